#pragma once

#include "core/plans/json.h"
#include "core/plans/refusal.h"
#include "core/plans/wish.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

enum class ChangeResult : std::uint8_t { Applied, Failed, Reverted };

/// A change of the box: who made it, when, and how to undo it.
struct JournalEntry {
    std::int64_t number = 0;
    std::int64_t time = 0; ///< microseconds since 1970
    std::string who;
    std::string title;
    plans::Wish wish;
    std::optional<plans::Wish> undo;
    ChangeResult result = ChangeResult::Applied;
    std::string reason;                   ///< why it failed
    std::optional<std::int64_t> undoneBy; ///< the entry that undid it

    [[nodiscard]] bool canUndo() const { return undo && result == ChangeResult::Applied && !undoneBy; }
};
[[nodiscard]] plans::Json toJson(const JournalEntry& entry);

/// The newest maxKept changes of a box, in a file that is appended to, and rewritten when it has twice as
/// many lines. A line that was cut off by a power cut is left out.
class ChangeJournal {
public:
    static constexpr std::size_t maxKept = 1000;

    explicit ChangeJournal(std::string path) : m_path(std::move(path)) {}

    /// Refusals: Failed.
    [[nodiscard]] plans::Outcome<void> load();
    /// Gives the entry its number. `undoes` is the entry that it undoes. Refusals: NoRoom, Failed.
    [[nodiscard]] plans::Outcome<std::int64_t> add(JournalEntry entry, std::optional<std::int64_t> undoes);
    /// The result of an entry that was applied, and reverted by itself. Refusals: NoRoom, Failed.
    [[nodiscard]] plans::Outcome<void> noteReverted(std::int64_t number);

    /// The newest first, at most `limit`, older than `before`.
    [[nodiscard]] std::vector<JournalEntry> entries(std::size_t limit,
                                                    std::optional<std::int64_t> before) const;
    /// The entry with this number, or the newest that can be undone. Refusals: CannotUndo.
    [[nodiscard]] plans::Outcome<JournalEntry> toUndo(std::optional<std::int64_t> number) const;

private:
    void readLine(std::string_view line);
    JournalEntry* find(std::int64_t number);
    [[nodiscard]] plans::Outcome<void> append(const plans::Json& line);

    std::string m_path;
    std::vector<JournalEntry> m_entries; ///< by number
    std::size_t m_lines = 0;
};

} // namespace etherdeck::agent
