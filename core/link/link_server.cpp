#include "core/link/link_server.h"

#include "core/base/take_first.h"

namespace etherdeck::link {

namespace {
constexpr auto refusalsInterval = std::chrono::seconds(1);
constexpr auto rateInterval = std::chrono::seconds(1);
} // namespace

LinkServer::LinkServer(std::string program, Limits limits, EgressRules rules) :
    m_program(std::move(program)), m_limits(limits), m_rules(std::move(rules)) {}

void LinkServer::linkSaid(LinkEvent event, TimePoint now) {
    if (m_failure)
        return;
    std::visit([&](auto& what) { said(std::move(what), now); }, event);
    writeWhatIsDue(now);
}

void LinkServer::programSaid(std::span<const std::byte> bytes, TimePoint now) {
    m_reader.feed(bytes);
    while (!m_failure) {
        const auto message = m_reader.take();
        if (!message)
            return fail(message.error());
        if (!*message)
            break;
        handle(**message, now);
    }
    writeWhatIsDue(now);
}

void LinkServer::timeReached(TimePoint now) { writeWhatIsDue(now); }

std::optional<std::vector<std::byte>> LinkServer::takeFrame() { return takeFirst(m_frames); }

std::span<const std::byte> LinkServer::output() const {
    return std::span<const std::byte>(m_output).subspan(m_written);
}

void LinkServer::outputWritten(std::size_t size) {
    m_written += size;
    if (m_written > m_output.size() / 2) {
        m_output.erase(m_output.begin(), m_output.begin() + static_cast<std::ptrdiff_t>(m_written));
        m_written = 0;
    }
}

TimePoint LinkServer::nextDeadline() const {
    // While there is no room, only outputWritten() helps.
    if (!m_opened || m_failure || !hasRoom())
        return TimePoint::max();
    if (m_waitingChange)
        return TimePoint::min();
    return statistics() == m_toldStatistics ? TimePoint::max() : m_nextStatistics;
}

// --- from the link

void LinkServer::said(Opened opened, TimePoint now) {
    m_opened = true;
    m_mac = opened.mac;
    m_mtu = opened.mtu;
    m_nextStatistics = now + statisticsInterval;
    write(wire::Hello{wire::linkProtocolVersion, m_program, std::move(opened.interface), opened.mac,
                      opened.mtu, opened.state});
}

void LinkServer::said(Received received, TimePoint /*now*/) {
    if (!hasRoom() || !wire::appendFrameReceived(m_output, received.time, received.frame))
        ++m_dropped;
}

void LinkServer::said(StateChanged changed, TimePoint /*now*/) {
    m_mac = changed.mac;
    m_mtu = changed.mtu;
    m_waitingChange = changed;
}

void LinkServer::said(LinkStatistics statistics, TimePoint /*now*/) { m_linkStatistics = statistics; }

void LinkServer::said(Refused refused, TimePoint now) { refuse(std::move(refused.error), now); }

void LinkServer::said(Ended ended, TimePoint /*now*/) { fail(std::move(ended.error)); }

// --- from the program

void LinkServer::handle(const wire::LinkMessage& message, TimePoint now) {
    if (const auto* echo = std::get_if<wire::EchoRequest>(&message)) {
        if (m_opened && hasRoom())
            write(wire::EchoReply{echo->number});
        return;
    }
    const auto* send = std::get_if<wire::SendFrame>(&message);
    if (!send)
        return fail({ErrorCode::Malformed, "a message for the other side", 0});
    if (!m_opened)
        return refuse({ErrorCode::FrameRefused, "not open yet", 0}, now);
    if (auto allowed = check(send->frame, now); !allowed)
        return refuse(allowed.error(), now);
    m_frames.push_back(send->frame);
}

Result<void> LinkServer::check(std::span<const std::byte> frame, TimePoint now) {
    if (auto allowed = m_rules.mayLeave(frame, m_mac, m_mtu); !allowed)
        return allowed;
    if (m_rules.framesPerSecond == 0)
        return {};
    if (now - m_sentSince >= rateInterval) {
        m_sentSince = now;
        m_sent = 0;
    }
    if (++m_sent > m_rules.framesPerSecond)
        return etherdeck::fail(ErrorCode::FrameRefused, "too many frames a second");
    return {};
}

void LinkServer::refuse(Error error, TimePoint now) {
    ++m_refused;
    if (now - m_refusalsSince >= refusalsInterval) {
        m_refusalsSince = now;
        m_refusalsTold = 0;
    }
    if (!m_opened || !hasRoom() || m_refusalsTold >= m_limits.refusals)
        return;
    ++m_refusalsTold;
    write(wire::LinkError{std::move(error)});
}

// --- to the program

void LinkServer::fail(Error error) {
    if (m_waitingChange)
        write(*std::exchange(m_waitingChange, std::nullopt));
    write(wire::LinkError{error});
    m_frames.clear();
    m_failure = std::move(error);
}

void LinkServer::write(const wire::LinkMessage& message) {
    // What this class writes always fits: texts are cut, and frames do not come this way.
    const auto bytes = wire::encode(message).value_or(std::vector<std::byte>());
    m_output.insert(m_output.end(), bytes.begin(), bytes.end());
}

void LinkServer::writeWhatIsDue(TimePoint now) {
    if (!m_opened || m_failure || !hasRoom())
        return;
    if (m_waitingChange)
        write(*std::exchange(m_waitingChange, std::nullopt));
    if (now < m_nextStatistics || statistics() == m_toldStatistics)
        return;
    m_toldStatistics = statistics();
    m_nextStatistics = now + statisticsInterval;
    write(m_toldStatistics);
}

LinkStatistics LinkServer::statistics() const {
    auto statistics = m_linkStatistics;
    statistics.refused += m_refused;
    statistics.droppedByKernel += m_dropped;
    return statistics;
}

} // namespace etherdeck::link
