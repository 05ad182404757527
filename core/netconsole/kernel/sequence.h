#pragma once

#include "core/netconsole/kernel/extended_record.h"
#include "core/netconsole/kernel/record_history.h"

namespace etherdeck::netconsole {

/// A hash of a record's contents: priority, time and body.
[[nodiscard]] Fingerprint fingerprintOf(const ExtendedRecord& record);

/// The records of one kernel, from its start to its end, in the order of their numbers.
class Sequence {
public:
    /// A record at most this much behind the newest is merely late.
    static constexpr std::uint64_t lateWithin = 64;
    /// Time stamps of several processors, and of continued lines, may go back by up to this much.
    static constexpr std::chrono::microseconds timeSlack = std::chrono::seconds(2);

    enum class Place : std::uint8_t {
        First,   ///< nothing came before
        Next,    ///< continues, perhaps after a gap
        Late,    ///< belongs into a gap, or before the first one that was heard
        Repeat,  ///< has been received already
        Foreign, ///< from another boot, or a log that is sent again: see RecordHistory
    };

    [[nodiscard]] Place place(const ExtendedRecord& record, Fingerprint fingerprint) const;
    /// True when it continues within a few numbers: a stronger sign than Place::Next.
    [[nodiscard]] bool isFollowedBy(const ExtendedRecord& record) const;
    /// How many numbers were skipped before a record that is Next.
    [[nodiscard]] std::uint64_t skippedBefore(std::uint64_t seq) const { return seq - m_newest - 1; }

    void take(const ExtendedRecord& record, Fingerprint fingerprint);
    /// A fragment of a Next record has arrived: its number is not a gap, its contents will follow.
    void reserve(const ExtendedRecord& record);
    /// The log is being sent again from an older record on: known records are Repeat at any distance.
    void expectRepeats();

    [[nodiscard]] bool isEmpty() const { return !m_started; }
    [[nodiscard]] std::uint64_t first() const { return m_first; }
    [[nodiscard]] std::uint64_t newest() const { return m_newest; }
    [[nodiscard]] const RecordHistory& history() const { return m_history; }

    BootNumber boot{};

private:
    [[nodiscard]] Place placeOfUnknown(const ExtendedRecord& record) const;
    [[nodiscard]] bool isLater(const ExtendedRecord& record) const;
    void advance(const ExtendedRecord& record);

    RecordHistory m_history;
    bool m_started = false;
    bool m_repeating = false;
    std::uint64_t m_repeatFloor = 0; ///< the first number that was known when the log began to repeat
    std::uint64_t m_first = 0;
    std::uint64_t m_newest = 0;
    std::chrono::microseconds m_newestTime{};
};

} // namespace etherdeck::netconsole
