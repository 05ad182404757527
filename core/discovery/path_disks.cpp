#include "core/discovery/path_disks.h"

#include <algorithm>
#include <chrono>

namespace etherdeck::discovery {

namespace {

using namespace std::chrono_literals;

/// The disk may just have been spinning up; after that, someone has to write to it or release it first.
constexpr Duration firstRetry = 30s;
constexpr Duration laterRetries = 10min;
/// Nothing is shown before this time, since the result may be known in a moment.
constexpr Duration longestOpen = 5s;
/// Enough for all pairs of an ordinary target; limits reads from one that changes all the time.
constexpr std::size_t maxOrders = 24;
constexpr Duration orderPeriod = 1min;
/// Longer than two polls at the slowest rate.
constexpr Duration unlistedFor = 2min;

} // namespace

void PathDisks::invalidate(const MacAddress& mac) {
    ++m_epoch;
    std::erase_if(m_verdicts, [&](const Verdict& v) { return v.first == mac || v.second == mac; });
    std::erase_if(m_unidentified, [&](const PathKey& path) { return path.mac == mac; });
}

void PathDisks::compared(const ComparisonResult& result, TimePoint now) {
    const auto& order = result.order;
    m_isOrdered = false;
    if (order.epoch != m_epoch)
        return;
    const auto& first = order.paths[0].mac;
    const auto& second = order.paths[1].mac;
    std::erase_if(m_verdicts, [&](const Verdict& verdict) { return verdict.isAbout(first, second); });
    m_verdicts.push_back({first, second, result.finding, now});
}

bool PathDisks::isDue(const Target& target, TimePoint now) const {
    const bool waitsForLong =
        target.doubt == Doubt::NotCompared && m_openSince && now - *m_openSince >= longestOpen;
    return m_isPutOff || waitsForLong ||
           std::any_of(m_verdicts.begin(), m_verdicts.end(),
                       [&](const Verdict& verdict) { return isOld(verdict, now); });
}

bool PathDisks::isOld(const Verdict& verdict, TimePoint now) const {
    return verdict.finding.kind == ComparisonFinding::Kind::Undecided &&
           now - verdict.time >= (m_retries == 0 ? firstRetry : laterRetries);
}

void PathDisks::retryOldDoubts(TimePoint now) {
    bool isAny = false;
    for (Verdict& verdict : m_verdicts)
        if (isOld(verdict, now))
            verdict.isStale = isAny = true;
    m_retries += isAny ? 1 : 0;
}

void PathDisks::compareAnew() {
    for (Verdict& verdict : m_verdicts)
        verdict.isStale = true;
    m_ordersInPeriod = 0;
}

std::optional<ComparisonOrder> PathDisks::judge(Target& target, TimePoint now) {
    auto judgement = discovery::judge(target.paths, {target.serialIsShared, m_verdicts, m_unidentified});
    target.conflict = judgement.conflict;
    target.doubt = judgement.doubt;
    target.oneDiskBy = judgement.oneDiskBy;
    target.differingSector = judgement.differingSector;
    for (std::size_t i = 0; i < target.paths.size(); ++i)
        target.paths[i].disk = judgement.disks[i];
    if (judgement.doubt != Doubt::NotCompared)
        m_openSince.reset();
    else if (!m_openSince)
        m_openSince = now;
    else if (now - *m_openSince >= longestOpen)
        target.doubt = Doubt::Waiting;
    const auto pair = judgement.compare ? judgement.compare : stalePair(target.paths);
    m_isPutOff = pair && !m_isOrdered && !mayOrder(now);
    if (!pair || m_isOrdered || m_isPutOff)
        return std::nullopt;
    m_isOrdered = true;
    const Path& first = target.paths[pair->first];
    const Path& second = target.paths[pair->second];
    return ComparisonOrder{target.address,
                           {first.key, second.key},
                           {first.buffers, second.buffers},
                           first.identity->size,
                           m_epoch};
}

std::optional<std::pair<std::size_t, std::size_t>>
PathDisks::stalePair(const std::vector<Path>& paths) const {
    const auto find = [&](const MacAddress& mac) {
        return std::find_if(paths.begin(), paths.end(), [&](const Path& path) {
            return path.isUp() && path.identity && path.identity->size.count > 0 && path.key.mac == mac;
        });
    };
    for (const Verdict& verdict : m_verdicts) {
        const auto first = find(verdict.first);
        const auto second = find(verdict.second);
        if (verdict.isStale && first != paths.end() && second != paths.end())
            return std::pair(static_cast<std::size_t>(first - paths.begin()),
                             static_cast<std::size_t>(second - paths.begin()));
    }
    return std::nullopt;
}

bool PathDisks::mayOrder(TimePoint now) {
    if (now - m_period >= orderPeriod) {
        m_period = now;
        m_ordersInPeriod = 0;
    }
    return m_ordersInPeriod++ < maxOrders;
}

void UnlistedMacs::saw(const MacAddress& mac, TimePoint now) {
    if (m_seen.size() < limit || m_seen.contains(mac)) {
        m_seen.insert_or_assign(mac, now);
        return;
    }
    m_overflow = now;
    m_hasOverflowed = true;
}

UnlistedPaths UnlistedMacs::count(TimePoint now) {
    std::erase_if(m_seen, [now](const auto& entry) { return now - entry.second > unlistedFor; });
    m_hasOverflowed = m_hasOverflowed && now - m_overflow <= unlistedFor;
    return {static_cast<std::uint32_t>(m_seen.size()), m_hasOverflowed};
}

} // namespace etherdeck::discovery
