#include "core/console/gap_requests.h"

#include <algorithm>
#include <utility>

namespace etherdeck {

void GapRequests::setAgents(const std::map<std::int64_t, LogAgent>& agents) {
    for (auto& [id, source] : m_sources)
        if (!agents.contains(id))
            source.agent.reset();
    if (m_sources.size() > maxSources)
        std::erase_if(m_sources, [](const auto& one) { return !one.second.agent; });
    for (const auto& [id, agent] : agents) {
        auto& source = m_sources[id];
        if (source.agent == agent)
            continue;
        const bool hasFailed = std::exchange(source.tries, 0) > 0;
        source.agent = agent;
        source.notBefore = TimePoint::min();
        if (hasFailed && isWanting(source))
            source.due = TimePoint::min();
    }
}

void GapRequests::setMissing(std::int64_t source, const store::MissingRecords& missing, TimePoint now) {
    const auto found = m_sources.find(source);
    if (found == m_sources.end())
        return;
    auto& known = found->second;
    if (known.missing.boot != missing.boot) {
        known.askedTo = -1;
        known.beginningAsked = false;
        known.tries = 0;
    }
    const bool isNew = known.missing != missing;
    known.missing = missing;
    if (!isWanting(known)) {
        known.due = TimePoint::max();
        return;
    }
    if (known.due == TimePoint::max())
        known.since = now;
    if (known.due == TimePoint::max() || isNew)
        known.due = std::min(now + waitForMore, known.since + longestWaitForMore);
}

bool GapRequests::isWanting(const Source& source) {
    const auto& missing = source.missing;
    const bool wantsBeginning = missing.first > 0 && !source.beginningAsked;
    return missing.boot != 0 && source.tries < maxTries &&
           (wantsBeginning || (!missing.gaps.empty() && missing.gaps.back().second > source.askedTo));
}

TimePoint GapRequests::dueOf(const Source& source) {
    if (!source.agent || source.isUnderWay || !isWanting(source))
        return TimePoint::max();
    return std::max(source.due, source.notBefore);
}

GapRequests::Request GapRequests::requestOf(std::int64_t id, Source& source) {
    const auto& missing = source.missing;
    auto first = missing.first;
    auto last = missing.first;
    if (const auto gap =
            std::ranges::find_if(missing.gaps, [&](const auto& one) { return one.second > source.askedTo; });
        gap != missing.gaps.end()) {
        first = gap->first;
        last = missing.gaps.back().second;
    }
    source.asking = last;
    const bool wantsBeginning = missing.first > 0 && !source.beginningAsked;
    const auto from =
        std::max<std::int64_t>(wantsBeginning ? missing.first - longestBeginning : first - margin, 0);
    return {id, source.agent->device, static_cast<std::uint64_t>(from),
            static_cast<std::uint64_t>(std::max(last, missing.first)) + margin};
}

std::optional<GapRequests::Request> GapRequests::take(TimePoint now) {
    if (!m_isOn)
        return std::nullopt;
    for (auto& [id, source] : m_sources) {
        if (dueOf(source) > now)
            continue;
        source.isUnderWay = true;
        return requestOf(id, source);
    }
    return std::nullopt;
}

void GapRequests::answered(std::int64_t source, Outcome outcome, TimePoint now) {
    const auto found = m_sources.find(source);
    if (found == m_sources.end() || !std::exchange(found->second.isUnderWay, false))
        return;
    auto& known = found->second;
    if (outcome == Outcome::Done) {
        known.tries = 0;
        known.askedTo = std::max(known.askedTo, known.asking);
        known.beginningAsked = true;
        known.notBefore = now + pause;
    } else {
        known.notBefore = now + firstRetry * (1 << std::min(known.tries, maxTries));
        ++known.tries;
    }
    known.since = now;
    known.due = isWanting(known) ? known.notBefore : TimePoint::max();
}

TimePoint GapRequests::nextDeadline() const {
    auto next = TimePoint::max();
    if (m_isOn)
        for (const auto& [id, source] : m_sources)
            next = std::min(next, dueOf(source));
    return next;
}

} // namespace etherdeck
