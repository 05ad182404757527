#pragma once

#include "core/netconsole/base/settings.h"
#include "core/netconsole/kernel/clock.h"
#include "core/netconsole/kernel/fragments.h"
#include "core/netconsole/kernel/sequence.h"

#include <optional>
#include <vector>

namespace etherdeck::netconsole {

/// Receives the results of a KernelLog.
class KernelLogListener {
public:
    virtual ~KernelLogListener() = default;

    /// A kernel is heard for the first time, or after a restart. Returns the number of its boot.
    virtual BootNumber kernelStarted(const ExtendedRecord& first, bool isRestart, Arrival arrival) = 0;
    virtual void recordAccepted(const ExtendedRecord& record, BootNumber boot, Arrival arrival) = 0;
    virtual void recordsSkipped(BootNumber boot, std::uint64_t first, std::uint64_t last,
                                Arrival arrival) = 0;
    /// The kernel of this boot continues, although its box was thought to have restarted.
    virtual void kernelStillRuns(BootNumber boot) = 0;
    /// Two sequences alternate.
    virtual void sequencesInterleave(BootNumber one, BootNumber other) = 0;
};

/// The records from one endpoint, whatever happens to them on the way. Reassembles fragments, drops repeats,
/// reports gaps, and tells a new boot from a log that is sent again (netconsole loaded with a module
/// parameter sends the whole buffer) and from a second box at the same address.
class KernelLog {
public:
    static constexpr std::size_t maxHeld = 512; ///< records, while it is not clear whether they are repeats
    static constexpr std::size_t maxHeldBytes = 65536; ///< of these
    /// this many repeated records with distinct time stamps rule out a new boot
    static constexpr int sureMatches = 16;

    KernelLog(const Settings& settings, KernelLogListener& listener);

    /// False when the record is dropped: an impossible fragment, or one too many.
    bool recordReceived(const ExtendedRecord& record, Arrival arrival);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;
    /// Decides with what is known now whether held records are repeats.
    void resolvePending();
    /// Nothing more will come: reports incomplete records as they are.
    void finish();
    /// The box is thought to restart: the next record is the first of a new kernel, unless it proves to be
    /// from the old one.
    void expectRestart(TimePoint now);
    /// Moves the current records to another boot number, after sources were merged.
    void renumber(BootNumber boot);

    /// As of Netconsole, of fragments, and of records that are held while it is open whether a log is sent
    /// again.
    [[nodiscard]] std::optional<std::uint64_t> oldestOpen(std::uint64_t since) const;
    /// The journal position of the datagram since which all records are held, if any are.
    [[nodiscard]] std::optional<std::uint64_t> heldSince() const;
    [[nodiscard]] std::uint64_t repeatsDropped() const { return m_repeats; }

private:
    struct Held {
        OwnedRecord record;
        Fingerprint fingerprint;
        Arrival arrival;
        std::uint64_t
            completedBy; ///< journal position of the datagram: that of `arrival` is the first fragment's
    };
    /// Records older than the newest one, held while it is undecided whether they are repeats.
    struct ReplayCheck {
        explicit ReplayCheck(TimePoint until) : deadline(until) {}

        std::vector<Held> held;
        std::size_t bytes = 0;
        std::uint64_t lastSeq = 0;
        int matches = 0;
        int timedMatches = 0; ///< with time stamps that differ from each other
        std::chrono::microseconds lastMatchTime{};
        TimePoint deadline;
    };

    bool fragmentReceived(const ExtendedRecord& record, Arrival arrival);
    void takeFinishedFragments();
    void accept(const ExtendedRecord& record, Arrival arrival);
    void acceptInOrder(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    void acceptForeign(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    bool holdIfDoubtful(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    void hold(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    void compareWithHistory(const ExtendedRecord& record, Fingerprint fingerprint);
    void endReplayCheck(bool isRepeat);
    void startSequence();
    void returnToPrevious();
    void deliver(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    void skip(const ExtendedRecord& record, Arrival arrival);
    [[nodiscard]] bool isStillRunning(const ExtendedRecord& record, Arrival arrival) const;
    [[nodiscard]] bool isOfPrevious(const ExtendedRecord& record) const;

    KernelLogListener& m_listener;
    Duration m_replayWait;
    std::uint64_t m_journalPosition = 0; ///< of the datagram that is looked at
    Fragments m_fragments;
    Sequence m_current;
    Sequence m_previous;
    std::optional<ReplayCheck> m_replayCheck;
    KernelClock m_clock; ///< of the sequence that was current last
    TimePoint m_restartExpected;
    bool m_isRestart = false; ///< the current sequence came after another one
    int m_returns = 0;
    std::uint64_t m_repeats = 0;
};

} // namespace etherdeck::netconsole
