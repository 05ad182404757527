#pragma once

#include "core/netconsole/fragments.h"
#include "core/netconsole/kernel_clock.h"
#include "core/netconsole/sequence.h"
#include "core/netconsole/settings.h"

#include <optional>
#include <vector>

namespace etherdeck::netconsole {

/// Who is told what a KernelLog finds out.
class KernelLogListener {
public:
    virtual ~KernelLogListener() = default;

    /// A kernel is heard for the first time, or anew. Answers with the number of its boot.
    virtual BootNumber kernelStarted(const ExtendedRecord& first, bool isRestart, Arrival arrival) = 0;
    virtual void recordAccepted(const ExtendedRecord& record, BootNumber boot, Arrival arrival) = 0;
    virtual void recordsSkipped(BootNumber boot, std::uint64_t first, std::uint64_t last,
                                Arrival arrival) = 0;
    /// The kernel of this boot goes on, though its box was said to have restarted.
    virtual void kernelRanOn(BootNumber boot) = 0;
    /// Two sequences alternate.
    virtual void sequencesInterleave(BootNumber one, BootNumber other) = 0;
};

/// The records that come from one endpoint, whatever happens to them on the way: puts fragments together,
/// drops repeats, tells gaps, and sorts a new boot from a log that is sent again (netconsole with a module
/// parameter replays the whole buffer when it is loaded) and from a second box at the same address.
class KernelLog {
public:
    static constexpr std::size_t mostHeld = 512;        ///< records, while it is not clear what they are
    static constexpr std::size_t mostHeldBytes = 65536; ///< of these
    static constexpr int sureMatches = 16; ///< repeated records with time stamps of their own: no new boot

    KernelLog(const Settings& settings, KernelLogListener& listener);

    /// False: it is a fragment that none can be, or one too many, and is left out.
    bool recordReceived(const ExtendedRecord& record, Arrival arrival);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;
    /// Decides with what is known whether held records are repeats.
    void settleNow();
    /// Nothing will come any more: what is incomplete is told as it is.
    void finish();
    /// The box is said to restart: the next record is the first of a kernel, unless it proves to be of the
    /// old one.
    void expectRestart(TimePoint now);
    /// The present records belong to another boot number, after a merge of sources.
    void renumber(BootNumber boot);

    /// As of Netconsole, of fragments, and of records that are held while it is open whether a log is sent
    /// again.
    [[nodiscard]] std::optional<std::uint64_t> oldestOpen(std::uint64_t since) const;
    /// The ticket of the datagram since which all records are held, if any are.
    [[nodiscard]] std::optional<std::uint64_t> heldSince() const;
    [[nodiscard]] std::uint64_t repeatsDropped() const { return m_repeats; }

private:
    struct Held {
        OwnedRecord record;
        Fingerprint fingerprint;
        Arrival arrival;
        std::uint64_t completedBy; ///< ticket of the datagram: that of `arrival` is the first fragment's
    };
    /// Records that came before the newest one, while it is open whether they are repeats.
    struct Suspicion {
        explicit Suspicion(TimePoint until) : deadline(until) {}

        std::vector<Held> held;
        std::size_t bytes = 0;
        std::uint64_t lastSeq = 0;
        int matches = 0;
        int timedMatches = 0; ///< with times that differ from one another
        std::chrono::microseconds lastMatchTime{};
        TimePoint deadline;
    };

    bool fragmentReceived(const ExtendedRecord& record, Arrival arrival);
    void takeFinishedFragments();
    void accept(const ExtendedRecord& record, Arrival arrival);
    void acceptCalmly(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    void acceptForeign(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    bool holdIfDoubtful(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    void hold(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    void weigh(const ExtendedRecord& record, Fingerprint fingerprint);
    void settle(bool isRepeat);
    void startSequence();
    void returnToPrevious();
    void deliver(const ExtendedRecord& record, Fingerprint fingerprint, Arrival arrival);
    void skip(const ExtendedRecord& record, Arrival arrival);
    [[nodiscard]] bool hasRunOn(const ExtendedRecord& record, Arrival arrival) const;
    [[nodiscard]] bool isOfPrevious(const ExtendedRecord& record) const;

    KernelLogListener& m_listener;
    Duration m_replayWait;
    std::uint64_t m_ticket = 0; ///< of the datagram that is looked at
    Fragments m_fragments;
    Sequence m_current;
    Sequence m_previous;
    std::optional<Suspicion> m_suspicion;
    KernelClock m_clock; ///< of the sequence that was current last
    TimePoint m_restartExpected;
    bool m_isRestart = false; ///< the current sequence came after another one
    int m_returns = 0;
    std::uint64_t m_repeats = 0;
};

} // namespace etherdeck::netconsole
