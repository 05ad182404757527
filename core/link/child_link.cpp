#include "core/link/child_link.h"

#include "core/base/take_first.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace etherdeck::link {

namespace {

constexpr std::size_t maxQueued = std::size_t{1} << 20;
/// Limit for one serve(), so that a flood leaves the caller time for other work.
constexpr std::size_t maxReadAtOnce = std::size_t{1} << 20;
/// For a program that has closed its output, or is not the expected one.
constexpr auto graceOfAFailure = std::chrono::milliseconds(200);
/// Of a program that leads far away: somebody may be typing a password.
constexpr auto longestOpening = std::chrono::minutes(3);
constexpr std::size_t longestNoise = 65'536;
constexpr std::size_t longestNoiseTold = 2048;
/// More than that, no Ethernet frame has.
constexpr std::uint32_t largestMtu = 65'535;

tl::unexpected<Error> notTheProtocol(std::string detail) {
    return fail(ErrorCode::ProgramFailed, std::move(detail));
}

} // namespace

ChildLink::ChildLink(const std::vector<std::string>& command, Place place) : m_place(place) {
    auto child = ChildProcess::start(command);
    if (child)
        m_child.emplace(std::move(*child));
    else
        end(child.error());
}

int ChildLink::descriptor() const { return m_ended ? -1 : m_child->descriptor(); }

bool ChildLink::wantsToWrite() const { return !m_ended && m_written < m_output.size(); }

void ChildLink::serve() {
    if (m_ended)
        return;
    m_child->collectErrors();
    read(); // before the time is looked at: what came while this process did not run is no silence
    if (m_place == Place::FarAway && !m_ended)
        watchLine();
    write();
}

TimePoint ChildLink::nextDeadline() const {
    if (m_ended || m_place == Place::Here)
        return TimePoint::max();
    return m_hello ? m_line.nextDeadline() : m_started + longestOpening;
}

std::optional<LinkEvent> ChildLink::takeEvent() { return takeFirst(m_events); }

Result<void> ChildLink::send(std::span<const std::byte> frame) {
    if (!m_opened || m_ended)
        return fail(ErrorCode::Closed);
    if (m_output.size() - m_written + frame.size() > maxQueued)
        return fail(ErrorCode::Busy);
    return wire::appendSendFrame(m_output, frame);
}

void ChildLink::write() {
    while (wantsToWrite()) {
        const auto rest = std::span<const std::byte>(m_output).subspan(m_written);
        const auto sent = ::send(m_child->descriptor(), rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        // A program that no longer reads is about to end; its last output is still to be read.
        m_written = sent < 0 ? m_output.size() : m_written + static_cast<std::size_t>(sent);
    }
    if (m_written > m_output.size() / 2) {
        m_output.erase(m_output.begin(), m_output.begin() + static_cast<std::ptrdiff_t>(m_written));
        m_written = 0;
    }
}

void ChildLink::read() {
    std::array<std::byte, 65536> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by recv
    for (std::size_t total = 0; !m_ended && total < maxReadAtOnce;) {
        const auto got = ::recv(m_child->descriptor(), piece.data(), piece.size(), 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN)
            return;
        if (got <= 0)
            return endWithoutMessage();
        total += static_cast<std::size_t>(got);
        m_line.heard(Clock::now());
        m_reader.feed(withoutNoise(std::span(piece).first(static_cast<std::size_t>(got))));
        takeMessages();
    }
}

/// The first message begins with a zero, and what the start-up files of a shell print has none.
std::span<const std::byte> ChildLink::withoutNoise(std::span<const std::byte> bytes) {
    if (m_place == Place::Here || m_hasBegun)
        return bytes;
    const auto start = std::find(bytes.begin(), bytes.end(), std::byte{0});
    m_hasBegun = start != bytes.end();
    for (auto byte = bytes.begin(); byte != start && m_noise.size() <= longestNoise; ++byte)
        m_noise += static_cast<char>(*byte);
    if (m_noise.size() > longestNoise)
        end({ErrorCode::ProgramFailed, "noise", 0});
    return bytes.subspan(static_cast<std::size_t>(start - bytes.begin()));
}

void ChildLink::takeMessages() {
    while (!m_ended) {
        auto message = m_reader.take();
        if (!message)
            return end({ErrorCode::ProgramFailed, message.error().detail, 0});
        if (!*message)
            return;
        if (auto handled = handle(std::move(**message)); !handled)
            return end(handled.error());
    }
}

/// An error ends the link.
Result<void> ChildLink::handle(wire::LinkMessage message) {
    if (const auto* failure = std::get_if<wire::LinkError>(&message)) {
        if (failure->error.code != ErrorCode::FrameRefused)
            return fail(failure->error);
        if (!m_hello)
            return notTheProtocol("no hello");
        m_events.emplace_back(Refused{failure->error});
        return {};
    }
    if (auto* hello = std::get_if<wire::Hello>(&message))
        return handle(std::move(*hello));
    if (!m_hello)
        return notTheProtocol("no hello");
    if (auto* received = std::get_if<wire::FrameReceived>(&message))
        handle(std::move(*received));
    else if (const auto* statistics = std::get_if<wire::LinkStatistics>(&message))
        m_events.emplace_back(*statistics);
    else if (const auto* changed = std::get_if<wire::LinkStateChanged>(&message))
        handle(*changed);
    else if (const auto* echo = std::get_if<wire::EchoReply>(&message); echo && m_place == Place::FarAway)
        echoCame(echo->number);
    else
        return notTheProtocol("a message for the other side");
    return {};
}

Result<void> ChildLink::handle(wire::Hello hello) {
    if (m_hello)
        return notTheProtocol("second hello");
    if (hello.version != wire::linkProtocolVersion)
        return fail(ErrorCode::VersionMismatch, "version " + std::to_string(hello.version));
    m_hello = Opened{std::move(hello.interface), hello.mac, std::min(hello.mtu, largestMtu), hello.state};
    if (m_place == Place::Here)
        open();
    else
        m_line.opened(Clock::now());
    return {};
}

void ChildLink::handle(wire::FrameReceived received) {
    if (m_place == Place::FarAway)
        received.time = std::chrono::system_clock::now();
    if (m_opened)
        m_events.emplace_back(std::move(received));
}

void ChildLink::handle(const wire::LinkStateChanged& changed) {
    m_hello->mac = changed.mac;
    m_hello->mtu = std::min(changed.mtu, largestMtu);
    m_hello->state = changed.state;
    if (m_opened)
        m_events.emplace_back(StateChanged{changed.state, changed.mac, m_hello->mtu});
}

void ChildLink::open() {
    m_opened = true;
    m_events.emplace_back(*m_hello);
}

void ChildLink::echoCame(std::uint64_t number) {
    if (!m_line.answered(number, Clock::now()))
        return;
    m_hello->lineRoundTrip = m_line.roundTrip();
    if (!m_opened)
        open();
    else
        m_events.emplace_back(LineMeasured{m_line.roundTrip()});
}

/// Sends what keeps the line watched, and tells when it changes.
void ChildLink::watchLine() {
    const auto now = Clock::now();
    if (!m_hello && now >= m_started + longestOpening)
        return end({ErrorCode::TimedOut, {}, 0});
    if (const auto number = m_line.takeEcho(now))
        wire::appendEchoRequest(m_output, *number);
    const auto state = m_line.look(now);
    if (state == LineWatch::State::Dead)
        return end({ErrorCode::TimedOut, {}, 0});
    if (state == LineWatch::State::Silent && m_opened) {
        m_opened = false; // the next echo that comes back opens it again
        m_events.emplace_back(LineSilent{});
    }
    if (state == LineWatch::State::Late && m_opened)
        m_events.emplace_back(LineLate{});
}

void ChildLink::end(Error error) {
    m_ended = true;
    if (m_child)
        m_child->end(graceOfAFailure);
    if (error.detail.empty() && m_child)
        error.detail = m_child->errors();
    if (m_place == Place::FarAway && error.code == ErrorCode::ProgramFailed) {
        error.code = ErrorCode::Closed;
        if (!m_noise.empty())
            error.detail += '\n' + m_noise.substr(0, longestNoiseTold);
    }
    m_events.emplace_back(Ended{std::move(error)});
}

void ChildLink::endWithoutMessage() {
    auto detail = m_child->end(graceOfAFailure);
    if (!m_child->errors().empty())
        detail += "\n" + m_child->errors();
    end({ErrorCode::ProgramFailed, std::move(detail), 0});
}

} // namespace etherdeck::link
