#include "core/discovery/exchange.h"

#include "core/aoe/parse.h"

#include <utility>

namespace etherdeck::discovery {

Exchange::Exchange(PathRef to, aoe::Tag tag, std::vector<std::byte> request, const Settings& settings,
                   TimePoint now) :
    m_to(to), m_tag(tag), m_request(std::move(request)), m_settings(settings), m_due(now) {
    timeReached(now);
}

void Exchange::frameReceived(LinkId link, std::span<const std::byte> bytes, TimePoint) {
    if (m_outcome || link != m_to.key.link)
        return;
    const auto frame = aoe::parse(bytes);
    if (!frame)
        return;
    const auto& header = frame->header;
    if (header.response && header.tag == m_tag && header.source == m_to.key.mac &&
        header.address == m_to.address)
        m_outcome = std::vector<std::byte>(bytes.begin(), bytes.end());
}

void Exchange::timeReached(TimePoint now) {
    if (m_outcome || now < m_due)
        return;
    if (m_tries == m_settings.mostTries) {
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
