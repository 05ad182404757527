#include "core/discovery/requests.h"

namespace etherdeck::discovery {

namespace {

/// Discovery's tags stay below 2^30; the range above is for single exchanges, see Exchange.
constexpr std::uint32_t requestMask = 0x3fff'ffff;

} // namespace

aoe::Tag Requests::freshTag() {
    do
        m_nextNumber = (m_nextNumber + 1) & requestMask;
    while (m_pending.contains(m_nextNumber));
    return aoe::Tag(m_nextNumber);
}

void Requests::add(aoe::Tag tag, const Request& request) {
    m_pending.emplace(tag.number(), request);
    m_deadlines.emplace(request.due, tag.number());
    m_numbers[request.to].push_back(tag.number());
    ++m_inFlight[request.to.key.link];
}

const Request* Requests::find(aoe::Tag tag) const {
    const auto found = tag.isOurs() ? m_pending.find(tag.number()) : m_pending.end();
    return found == m_pending.end() ? nullptr : &found->second;
}

void Requests::remove(aoe::Tag tag) {
    const auto found = m_pending.find(tag.number());
    if (found == m_pending.end())
        return;
    if (const auto numbers = m_numbers.find(found->second.to); numbers != m_numbers.end()) {
        std::erase(numbers->second, tag.number());
        if (numbers->second.empty())
            m_numbers.erase(numbers);
    }
    removeNumber(tag.number());
}

void Requests::removeNumber(std::uint32_t number) {
    const auto found = m_pending.find(number);
    m_deadlines.erase({found->second.due, number});
    if (found->second.phase == Phase::InFlight)
        --m_inFlight[found->second.to.key.link];
    m_pending.erase(found);
}

void Requests::rest(aoe::Tag tag, TimePoint until) {
    setPhase(tag.number(), m_pending.at(tag.number()), Phase::Resting, until);
}

void Requests::sentAgain(aoe::Tag tag, TimePoint now, TimePoint due) {
    auto& request = m_pending.at(tag.number());
    ++request.tries;
    request.sent = now;
    setPhase(tag.number(), request, Phase::InFlight, due);
}

void Requests::setPhase(std::uint32_t number, Request& request, Phase phase, TimePoint due) {
    auto& inFlight = m_inFlight[request.to.key.link];
    inFlight -= request.phase == Phase::InFlight ? 1 : 0;
    inFlight += phase == Phase::InFlight ? 1 : 0;
    m_deadlines.erase({request.due, number});
    m_deadlines.emplace(due, number);
    request.phase = phase;
    request.due = due;
}

void Requests::removeTo(const PathRef& path) {
    if (const auto numbers = m_numbers.extract(path))
        for (const auto number : numbers.mapped())
            removeNumber(number);
}

void Requests::removeOn(LinkId link) {
    std::erase_if(m_numbers, [this, link](const auto& entry) {
        if (entry.first.key.link != link)
            return false;
        for (const auto number : entry.second)
            removeNumber(number);
        return true;
    });
}

std::optional<aoe::Tag> Requests::takeDue(TimePoint now) {
    if (m_deadlines.empty() || m_deadlines.begin()->first > now)
        return std::nullopt;
    const auto number = m_deadlines.begin()->second;
    m_deadlines.erase(m_deadlines.begin());
    return aoe::Tag(number);
}

TimePoint Requests::nextDeadline() const {
    return m_deadlines.empty() ? TimePoint::max() : m_deadlines.begin()->first;
}

std::size_t Requests::inFlight(LinkId link) const {
    const auto found = m_inFlight.find(link);
    return found == m_inFlight.end() ? 0 : found->second;
}

} // namespace etherdeck::discovery
