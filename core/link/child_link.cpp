#include "core/link/child_link.h"

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

tl::unexpected<Error> notTheProtocol(std::string detail) {
    return fail(ErrorCode::ProgramFailed, std::move(detail));
}

} // namespace

ChildLink::ChildLink(const std::vector<std::string>& command) {
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
    write();
    read();
}

std::optional<LinkEvent> ChildLink::takeEvent() {
    if (m_events.empty())
        return std::nullopt;
    auto event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

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
        m_reader.feed(std::span(piece).first(static_cast<std::size_t>(got)));
        takeMessages();
    }
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
        if (!m_opened)
            return notTheProtocol("no hello");
        m_events.emplace_back(Refused{failure->error});
        return {};
    }
    if (auto* hello = std::get_if<wire::Hello>(&message)) {
        if (m_opened)
            return notTheProtocol("second hello");
        if (hello->version != wire::linkProtocolVersion)
            return fail(ErrorCode::VersionMismatch, "version " + std::to_string(hello->version));
        m_opened = true;
        m_events.emplace_back(Opened{std::move(hello->interface), hello->mac, hello->mtu, hello->state});
        return {};
    }
    if (!m_opened)
        return notTheProtocol("no hello");
    if (auto* received = std::get_if<wire::FrameReceived>(&message))
        m_events.emplace_back(std::move(*received));
    else if (const auto* statistics = std::get_if<wire::LinkStatistics>(&message))
        m_events.emplace_back(*statistics);
    else if (const auto* changed = std::get_if<wire::LinkStateChanged>(&message))
        m_events.emplace_back(*changed);
    else
        return notTheProtocol("a message for the other side");
    return {};
}

void ChildLink::end(Error error) {
    m_ended = true;
    if (m_child)
        m_child->end(graceOfAFailure);
    if (error.detail.empty() && m_child)
        error.detail = m_child->errors();
    m_events.emplace_back(Ended{std::move(error)});
}

void ChildLink::endWithoutMessage() {
    auto detail = m_child->end(graceOfAFailure);
    if (!m_child->errors().empty())
        detail += "\n" + m_child->errors();
    end({ErrorCode::ProgramFailed, std::move(detail), 0});
}

} // namespace etherdeck::link
