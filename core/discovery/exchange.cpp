#include "core/discovery/exchange.h"

#include <utility>

namespace etherdeck::discovery {

namespace {

/// With bytes of its own, which the frame points into then.
Answer answerOf(const aoe::Frame& frame, std::span<const std::byte> bytes) {
    const auto own = std::make_shared<const std::vector<std::byte>>(bytes.begin(), bytes.end());
    Answer answer{frame, own};
    if (auto* ata = std::get_if<aoe::Ata>(&answer.frame.body); ata != nullptr && !ata->data.empty())
        ata->data = std::span(*own).subspan(static_cast<std::size_t>(ata->data.data() - bytes.data()),
                                            ata->data.size());
    return answer;
}

} // namespace

Exchange::Exchange(PathRef to, aoe::Tag tag, std::vector<std::byte> request, const Settings& settings,
                   TimePoint now) :
    m_to(to), m_tag(tag), m_request(std::move(request)), m_settings(settings), m_due(now) {
    timeReached(now);
}

void Exchange::frameReceived(LinkId link, const aoe::Frame& frame, std::span<const std::byte> bytes) {
    if (m_outcome || link != m_to.key.link)
        return;
    const auto& header = frame.header;
    if (header.response && header.tag == m_tag && header.source == m_to.key.mac &&
        header.address == m_to.address)
        m_outcome = answerOf(frame, bytes);
}

void Exchange::timeReached(TimePoint now) {
    if (m_outcome || now < m_due)
        return;
    if (m_tries == m_settings.maxTries) {
        m_outcome = fail(ErrorCode::TimedOut);
        return;
    }
    ++m_tries;
    m_sendNow = true;
    m_due = now + RoundTrip().timeout(m_tries, m_settings);
}

std::optional<std::vector<std::byte>> Exchange::takeFrame() {
    if (m_outcome || !std::exchange(m_sendNow, false))
        return std::nullopt;
    return m_request;
}

} // namespace etherdeck::discovery
