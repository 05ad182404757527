#include "core/discovery/disk_comparisons.h"

#include "core/base/take_first.h"
#include "core/discovery/round_trip.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace etherdeck::discovery {

namespace {

using Failure = ContentComparison::Failure;

/// Discovery's tags stay below 2^30; those of single exchanges start there.
constexpr std::uint32_t comparisonBits = 0x6000'0000;
constexpr std::uint32_t tagMask = 0x1fff'ffff;
constexpr std::size_t maxInFlightEach = 4;
constexpr int maxTries = 3;
constexpr std::uint8_t failedStatus = aoe::ata::statusError | aoe::ata::statusDeviceFault;
constexpr Duration readInterval =
    std::chrono::duration_cast<Duration>(std::chrono::seconds(1)) / DiskComparisons::maxReadsPerSecond;
/// Reads that may be sent back to back after a pause.
constexpr int burst = 16;

std::size_t inFlightFor(std::uint16_t buffers) {
    return std::clamp<std::size_t>(buffers, 1, maxInFlightEach);
}

} // namespace

void DiskComparisons::want(const ComparisonOrder& order) {
    const bool hasRoom = order.size.count > 0 && m_addresses.size() < m_settings->maxTargets;
    if (hasRoom && m_addresses.insert(order.address).second)
        m_waiting.push_back(order);
}

void DiskComparisons::frameReceived(const PathRef& from, const aoe::Frame& frame, TimePoint now) {
    const auto number = frame.header.tag.number();
    const auto found = frame.header.tag.isOurs() ? m_pending.find(number) : m_pending.end();
    if (found == m_pending.end() || frame.header.command != static_cast<std::uint8_t>(aoe::Command::Ata) ||
        request(found->second, number).to != from)
        return;
    const Pending pending = found->second;
    m_pending.erase(found);
    auto& comparison = m_runs.at(pending.run).comparison;
    const auto* ata = std::get_if<aoe::Ata>(&frame.body);
    if (frame.header.error)
        comparison.failed(pending.read,
                          frame.header.targetError == aoe::TargetError::TargetReserved ? Failure::Reserved
                                                                                       : Failure::Refused,
                          now);
    else if (ata == nullptr || (ata->statusOrCommand & failedStatus) != 0)
        comparison.failed(pending.read, Failure::Refused, now);
    else
        comparison.answered(pending.read, ata->data, now);
    finishRuns();
}

void DiskComparisons::timeReached(TimePoint now) {
    for (auto& [number, pending] : m_pending) {
        if (now < pending.due)
            continue;
        pending.due = TimePoint::max(); // until it is sent again
        if (pending.tries < maxTries)
            m_again.push_back(number);
        else
            m_runs.at(pending.run).comparison.failed(pending.read, Failure::NoAnswer, now);
    }
    finishRuns();
}

std::optional<DiskComparisons::Request> DiskComparisons::takeRequest(TimePoint now) {
    if (!mayRead(now))
        return std::nullopt;
    while (!m_again.empty()) {
        const auto number = m_again.front();
        m_again.pop_front();
        const auto found = m_pending.find(number);
        if (found == m_pending.end())
            continue;
        ++found->second.tries;
        found->second.due = now + RoundTrip().timeout(found->second.tries, *m_settings);
        countRead(now);
        return request(found->second, number);
    }
    fill();
    for (auto& [id, run] : m_runs)
        if (const auto read = run.comparison.takeRead(now)) {
            m_nextTag = (m_nextTag + 1) & tagMask;
            const auto number = comparisonBits | m_nextTag;
            const Pending pending{id, *read, 1, now + RoundTrip().timeout(1, *m_settings)};
            m_pending.insert_or_assign(number, pending);
            countRead(now);
            return request(pending, number);
        }
    return std::nullopt;
}

std::optional<ComparisonResult> DiskComparisons::takeResult() { return takeFirst(m_results); }

TimePoint DiskComparisons::nextDeadline(TimePoint now) const {
    auto next = TimePoint::max();
    for (const auto& [number, pending] : m_pending)
        next = std::min(next, pending.due);
    for (const auto& [id, run] : m_runs)
        next = std::min(next, run.comparison.nextDeadline());
    if (!mayRead(now))
        next = std::min(next, m_nextRead); // there may be more to read than the rate allowed
    return m_addresses.empty() ? TimePoint::max() : next;
}

void DiskComparisons::fill() {
    while (m_runs.size() < maxUnderWay && !m_waiting.empty()) {
        const auto order = m_waiting.front();
        m_waiting.pop_front();
        m_runs.emplace(++m_lastRun,
                       Run{order, ContentComparison(order.size, {inFlightFor(order.buffers[0]),
                                                                 inFlightFor(order.buffers[1])})});
    }
}

void DiskComparisons::finishRuns() {
    for (auto run = m_runs.begin(); run != m_runs.end();) {
        if (!run->second.comparison.finding()) {
            ++run;
            continue;
        }
        std::erase_if(m_pending, [&](const auto& entry) { return entry.second.run == run->first; });
        m_addresses.erase(run->second.order.address);
        m_results.push_back({run->second.order, *run->second.comparison.finding()});
        run = m_runs.erase(run);
    }
}

/// Reads are spaced evenly; unused time allows a short burst.
void DiskComparisons::countRead(TimePoint now) {
    m_nextRead = std::max(m_nextRead, now - burst * readInterval) + readInterval;
}

DiskComparisons::Request DiskComparisons::request(const Pending& pending, std::uint32_t number) const {
    const auto& order = m_runs.at(pending.run).order;
    const auto side = static_cast<std::size_t>(pending.read.side);
    return {{order.address, order.paths[side]}, aoe::Tag(number), Sectors{pending.read.sector}};
}

} // namespace etherdeck::discovery
