#pragma once

#include "core/plans/json.h"
#include "core/plans/plan.h"
#include "core/plans/refusal.h"
#include "core/plans/wish.h"

#include <cstdint>
#include <deque>
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
    Sentence title;
    plans::Wish wish;
    std::optional<plans::Wish> undo;
    /// Files of the configuration that it replaced or removed and that were written by hand: undoing it
    /// brings them back as they were.
    std::vector<plans::WriteFile> earlierConfs;
    ChangeResult result = ChangeResult::Applied;
    std::string reason;                   ///< why it failed
    std::optional<std::int64_t> undoneBy; ///< the entry that undid it

    [[nodiscard]] bool canUndo() const { return undo && result == ChangeResult::Applied && !undoneBy; }
};
[[nodiscard]] plans::Json toJson(const JournalEntry& entry);

/// The newest changes of a box, in a file that is appended to. When it has twice what is kept, it becomes
/// PATH.1, in place of an earlier one, and what is kept is written anew. A file of any length is read. A line
/// that was cut off by a power cut is left out.
class ChangeJournal {
public:
    static constexpr std::size_t maxKept = 1000;
    static constexpr std::size_t maxKeptBytes = 2'097'152; ///< of the file's lines
    static constexpr std::size_t maxLine = 1'048'576;      ///< a line to the agent has less

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
    /// Lines that could not be read when the journal was loaded.
    [[nodiscard]] std::size_t unreadable() const { return m_unreadable; }

private:
    void readLine(std::string_view line);
    void keep(JournalEntry entry, std::size_t bytes);
    JournalEntry* find(std::int64_t number);
    [[nodiscard]] bool isLong() const;
    [[nodiscard]] plans::Outcome<void> append(const std::string& line);
    [[nodiscard]] plans::Outcome<void> beginAnew(const std::string& line);

    std::string m_path;
    std::deque<JournalEntry> m_entries; ///< by number
    std::deque<std::size_t> m_sizes;    ///< of their lines
    std::size_t m_keptBytes = 0;        ///< their sum
    std::size_t m_lines = 0;            ///< of the file
    std::uint64_t m_bytes = 0;
    std::size_t m_unreadable = 0;
};

} // namespace etherdeck::agent
