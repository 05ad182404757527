#pragma once

#include "core/console/batch.h"
#include "core/journal/run.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>

namespace etherdeck {

class ConsoleIntake;

/// How far the journals have been read of which one Netconsole makes lines, one journal after the other, and
/// where the lines began in them that have not ended. A line may begin in a journal that a killed receiver
/// has left, and end in the next one.
class JournalProgress {
public:
    /// A line that began earlier is not waited for: bytes, and the rest of a file.
    static constexpr std::uint64_t maxRecalled = std::uint64_t{16} << 20;

    /// Places of this journal follow, from `first` on.
    void begin(std::shared_ptr<const JournalRun> run, store::JournalPlace first);
    /// What the Netconsole is to be given with the datagram of that place.
    [[nodiscard]] std::uint64_t positionOf(const std::optional<store::JournalPlace>& place);
    /// The present journal was read up to there. What the store is to note, with the time of the intake.
    [[nodiscard]] JournalsReached reached(store::JournalPlace place, const ConsoleIntake& intake);
    /// The same, where nothing was read since.
    [[nodiscard]] JournalsReached reached(const ConsoleIntake& intake);

    /// What could not be read of all of them.
    void passedOver(const JournalDamage& damage) { m_damage += damage; }
    [[nodiscard]] const JournalDamage& damage() const { return m_damage; }

private:
    struct Journal {
        std::shared_ptr<const JournalRun> run;
        store::JournalPlace first;
        std::optional<store::JournalPlace> reached;
        WallTime time; ///< of the intake, when that place was reached
    };
    /// A file, in the one count of bytes over all journals that journal positions count.
    struct File {
        std::uint64_t journal = 0;
        std::uint32_t segment = 0;
        std::uint64_t start = 0;
    };
    struct Open {
        std::uint64_t journal = 0;
        store::JournalPlace place;
    };

    [[nodiscard]] std::uint64_t present() const { return m_passed + m_journals.size() - 1; }
    [[nodiscard]] std::optional<Open> oldestOpen(const ConsoleIntake& intake);
    [[nodiscard]] Open placeOf(std::uint64_t journalPosition) const;
    [[nodiscard]] std::vector<store::HeldBack> heldBack(const ConsoleIntake& intake, std::size_t index) const;
    void passEnded(std::optional<Open> open);

    std::deque<Journal> m_journals; ///< the present one last; before it those of which something is open
    std::uint64_t m_passed = 0;     ///< journals that were before these
    std::deque<File> m_files;
    std::uint64_t m_last = 0; ///< the position that was given last
    JournalDamage m_damage;
};

} // namespace etherdeck
