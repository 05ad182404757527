#include "core/netconsole/kernel/log.h"

#include <algorithm>

namespace etherdeck::netconsole {

namespace {

constexpr int returnsOfTwoBoxes = 2;

} // namespace

KernelLog::KernelLog(const Settings& settings, KernelLogListener& listener) :
    m_listener(listener), m_replayWait(settings.replayWait), m_fragments(settings.fragmentWait) {}

bool KernelLog::recordReceived(const ExtendedRecord& record, Arrival arrival) {
    m_journalPosition = arrival.journalPosition;
    if (record.fragment)
        return fragmentReceived(record, arrival);
    accept(record, arrival);
    return true;
}

bool KernelLog::fragmentReceived(const ExtendedRecord& record, Arrival arrival) {
    if (!m_fragments.add(record, arrival))
        return false;
    if (!m_replayCheck && m_current.isFollowedBy(record)) {
        skip(record, arrival);
        m_current.reserve(record);
    }
    takeFinishedFragments();
    return true;
}

void KernelLog::takeFinishedFragments() {
    while (const auto whole = m_fragments.take())
        accept(whole->record.view(), whole->arrival);
}

void KernelLog::timeReached(TimePoint now) {
    m_fragments.timeReached(now);
    takeFinishedFragments();
    // A log that is sent again does not stop in the middle: silence suggests a new boot, unless time stamps
    // matched.
    if (m_replayCheck && m_replayCheck->deadline <= now)
        resolvePending();
}

TimePoint KernelLog::nextDeadline() const {
    const auto fragments = m_fragments.nextDeadline();
    return m_replayCheck ? std::min(fragments, m_replayCheck->deadline) : fragments;
}

void KernelLog::resolvePending() {
    if (m_replayCheck)
        endReplayCheck(m_replayCheck->timedMatches > 0);
}

void KernelLog::finish() {
    m_fragments.timeReached(TimePoint::max());
    takeFinishedFragments();
    resolvePending();
}

void KernelLog::expectRestart(TimePoint now) {
    resolvePending();
    m_restartExpected = now;
    if (!m_current.isEmpty())
        startSequence();
}

void KernelLog::renumber(BootNumber boot) {
    resolvePending();
    m_current.boot = m_previous.boot = boot;
}

void KernelLog::accept(const ExtendedRecord& record, Arrival arrival) {
    const auto fingerprint = fingerprintOf(record);
    if (!m_replayCheck || !holdIfDoubtful(record, fingerprint, arrival))
        acceptInOrder(record, fingerprint, arrival);
}

void KernelLog::acceptInOrder(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival) {
    if (isStillRunning(record, arrival)) {
        std::swap(m_current, m_previous);
        m_listener.kernelStillRuns(m_current.boot);
    }
    switch (m_current.place(record, fingerprint)) {
    case Sequence::Place::Next:
        if (isOfPrevious(record))
            returnToPrevious();
        [[fallthrough]];
    case Sequence::Place::First:
    case Sequence::Place::Late:
        deliver(record, fingerprint, arrival);
        return;
    case Sequence::Place::Repeat:
        ++m_repeats;
        return;
    case Sequence::Place::Foreign:
        acceptForeign(record, fingerprint, arrival);
        return;
    }
}

/// A restarted box would never have written this record, or with another time.
bool KernelLog::isStillRunning(const ExtendedRecord& record, Arrival arrival) const {
    return m_current.isEmpty() && m_previous.isFollowedBy(record) &&
           m_clock.ranAfter(m_restartExpected, record.time, arrival.now);
}

/// The next record of the previous sequence, even if it could follow the current one after a gap.
bool KernelLog::isOfPrevious(const ExtendedRecord& record) const {
    if (!m_previous.isFollowedBy(record))
        return false;
    const bool isDirectlyAfter =
        m_previous.skippedBefore(record.seq) == 0 && m_current.skippedBefore(record.seq) > 0;
    return isDirectlyAfter || !m_current.isFollowedBy(record);
}

void KernelLog::acceptForeign(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival) {
    if (m_previous.isFollowedBy(record)) {
        returnToPrevious();
        deliver(record, fingerprint, arrival);
        return;
    }
    // The first records of a restarted box and of a log that is sent again look the same: both have time 0.
    // Only a known sequence number can tell; where there is none nearby, a new boot is by far the likelier.
    const auto known = m_current.history().look(record.seq, fingerprint);
    const bool canTell = known == RecordHistory::Known::Same ||
                         (known == RecordHistory::Known::No && record.seq <= m_current.newest() &&
                          record.seq + maxHeld > m_current.first());
    if (canTell) {
        m_replayCheck.emplace(arrival.now + m_replayWait);
        hold(record, fingerprint, arrival);
        return;
    }
    startSequence();
    deliver(record, fingerprint, arrival);
}

/// True when the record is held; false when the check has ended and the record is to be accepted.
bool KernelLog::holdIfDoubtful(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival) {
    auto& check = *m_replayCheck;
    if (record.seq == check.lastSeq && fingerprint == check.held.back().fingerprint) {
        ++m_repeats; // two targets on one port
        return true;
    }
    const bool goesOn = m_current.isFollowedBy(record);
    if (goesOn || record.seq <= check.lastSeq) {
        endReplayCheck(check.timedMatches > 0 || (goesOn && check.matches > 0));
        return false;
    }
    if (m_current.history().look(record.seq, fingerprint) == RecordHistory::Known::Different ||
        record.seq > m_current.newest()) {
        endReplayCheck(false);
        return false;
    }
    hold(record, fingerprint, arrival);
    return true;
}

void KernelLog::hold(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival) {
    auto& check = *m_replayCheck;
    compareWithHistory(record, fingerprint);
    check.lastSeq = record.seq;
    check.held.push_back({OwnedRecord(record), fingerprint, arrival, m_journalPosition});
    check.bytes += check.held.back().record.size();
    if (check.timedMatches >= sureMatches)
        endReplayCheck(true);
    else if (check.held.size() >= maxHeld || check.bytes >= maxHeldBytes)
        endReplayCheck(false);
}

void KernelLog::compareWithHistory(const ExtendedRecord& record, Fingerprint fingerprint) {
    if (m_current.history().look(record.seq, fingerprint) != RecordHistory::Known::Same)
        return;
    ++m_replayCheck->matches;
    if (record.time > m_replayCheck->lastMatchTime)
        ++m_replayCheck->timedMatches;
    m_replayCheck->lastMatchTime = record.time;
}

void KernelLog::endReplayCheck(bool isRepeat) {
    const auto held = std::move(m_replayCheck->held);
    m_replayCheck.reset();
    if (isRepeat)
        m_current.expectRepeats();
    else
        startSequence();
    const auto journalPosition = m_journalPosition;
    for (const auto& one : held) {
        m_journalPosition = one.completedBy;
        accept(one.record.view(), one.arrival);
    }
    m_journalPosition = journalPosition;
}

std::optional<std::uint64_t> KernelLog::oldestOpen(std::uint64_t since) const {
    auto oldest = m_fragments.oldestOpen(since);
    if (m_replayCheck)
        for (const auto& one : m_replayCheck->held)
            if (one.arrival.journalPosition >= since)
                oldest = std::min(oldest.value_or(one.arrival.journalPosition), one.arrival.journalPosition);
    return oldest;
}

std::optional<std::uint64_t> KernelLog::heldSince() const {
    return m_replayCheck ? std::optional(m_replayCheck->held.front().completedBy) : std::nullopt;
}

void KernelLog::startSequence() {
    m_previous = std::move(m_current);
    m_current = Sequence();
    m_isRestart = true;
}

void KernelLog::returnToPrevious() {
    std::swap(m_current, m_previous);
    if (++m_returns == returnsOfTwoBoxes)
        m_listener.sequencesInterleave(m_previous.boot, m_current.boot);
}

void KernelLog::deliver(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival) {
    if (m_current.isEmpty())
        m_current.boot = m_listener.kernelStarted(record, m_isRestart, arrival);
    else
        skip(record, arrival);
    if (m_current.isEmpty() || record.seq > m_current.newest())
        m_clock.heard(record.time, arrival.now);
    m_current.take(record, fingerprint);
    m_listener.recordAccepted(record, m_current.boot, arrival);
}

/// Reports the gap before a record, if there is one.
void KernelLog::skip(const ExtendedRecord& record, Arrival arrival) {
    if (record.seq > m_current.newest() && m_current.skippedBefore(record.seq) > 0)
        m_listener.recordsSkipped(m_current.boot, m_current.newest() + 1, record.seq - 1, arrival);
}

} // namespace etherdeck::netconsole
