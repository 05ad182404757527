#include "core/store/console/journal_checkpoints.h"

#include "core/store/database/values.h"

#include <charconv>
#include <chrono>
#include <string_view>

namespace etherdeck::store {

namespace {

std::string textOf(const std::vector<HeldBack>& held) {
    std::string text;
    for (const auto& one : held)
        text += one.from + ' ' + std::to_string(one.since.segment) + ' ' + std::to_string(one.since.offset) +
                '\n';
    return text;
}

template <class Number>
Number takeNumber(std::string_view& text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    text.remove_prefix(text.empty() ? 0 : 1);
    return number;
}

std::vector<HeldBack> heldOf(std::string_view text) {
    std::vector<HeldBack> held;
    while (!text.empty()) {
        const auto end = text.find(' ');
        if (end == std::string_view::npos)
            break;
        HeldBack one{std::string(text.substr(0, end)), {}};
        text.remove_prefix(end + 1);
        one.since.segment = takeNumber<std::uint32_t>(text);
        one.since.offset = takeNumber<std::uint64_t>(text);
        held.push_back(std::move(one));
    }
    return held;
}

} // namespace

Result<void> writeCheckpoint(const Database& database, const JournalCheckpoint& checkpoint) {
    const auto open = checkpoint.open.value_or(JournalPlace());
    return database.run("INSERT INTO journals (run, segment, place, open_segment, open_place, time, held)"
                        " VALUES (?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
                        " segment = excluded.segment, place = excluded.place,"
                        " open_segment = excluded.open_segment,"
                        " open_place = excluded.open_place, time = excluded.time, held = excluded.held",
                        checkpoint.run, checkpoint.place.segment, checkpoint.place.offset, open.segment,
                        open.offset, toNumber(checkpoint.time), textOf(checkpoint.held));
}

Result<std::vector<JournalCheckpoint>> readCheckpoints(const Database& database) {
    return database.rows(
        "SELECT run, segment, place, open_segment, open_place, time, held FROM journals ORDER BY run",
        [](const Statement& row) {
            const auto place = [&row](int segment) {
                return JournalPlace{static_cast<std::uint32_t>(row.number(segment)),
                                    static_cast<std::uint64_t>(row.number(segment + 1))};
            };
            JournalCheckpoint checkpoint{row.text(0), place(1), place(3), {}, heldOf(row.view(6))};
            if (checkpoint.open->segment == 0)
                checkpoint.open.reset();
            checkpoint.time = toTime(row.number(5));
            return checkpoint;
        });
}

Result<void> forgetRun(const Database& database, const std::string& run) {
    return database.run("DELETE FROM journals WHERE run = ?", run);
}

} // namespace etherdeck::store
