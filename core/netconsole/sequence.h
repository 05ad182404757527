#pragma once

#include "core/netconsole/extended_record.h"
#include "core/netconsole/record_history.h"

namespace etherdeck::netconsole {

/// A number for a record's contents: priority, time and body.
[[nodiscard]] Fingerprint fingerprintOf(const ExtendedRecord& record);

/// The records of one kernel, from its start to its end, in the order of their numbers.
class Sequence {
public:
    /// A record that comes this much behind the newest is late, not a sign of anything.
    static constexpr std::uint64_t lateWithin = 64;
    /// Time stamps of several processors, and of continued lines, may go back by this much.
    static constexpr std::chrono::microseconds timeSlack = std::chrono::seconds(2);

    enum class Place : std::uint8_t {
        First,   ///< nothing came before
        Next,    ///< goes on, perhaps behind a gap
        Late,    ///< belongs into a gap, or before the first one that was heard
        Repeat,  ///< was there already
        Foreign, ///< not of this kernel's life, or a repeated log: see RecordHistory
    };

    [[nodiscard]] Place place(const ExtendedRecord& record, Fingerprint fingerprint) const;
    /// Goes on within a few numbers: a stronger sign than Place::Next.
    [[nodiscard]] bool isFollowedBy(const ExtendedRecord& record) const;
    /// How many numbers were skipped before a record that is Next.
    [[nodiscard]] std::uint64_t skippedBefore(std::uint64_t seq) const { return seq - m_newest - 1; }

    void take(const ExtendedRecord& record, Fingerprint fingerprint);
    /// A fragment of a Next record has come: its number is no gap, its contents are to come.
    void reserve(const ExtendedRecord& record);
    /// The log is being sent again from an older record on: what is known is Repeat at any distance.
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
    std::uint64_t m_repeatFloor = 0; ///< the first number that was known when the log began to be repeated
    std::uint64_t m_first = 0;
    std::uint64_t m_newest = 0;
    std::chrono::microseconds m_newestTime{};
};

} // namespace etherdeck::netconsole
