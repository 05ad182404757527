#include "core/store/console/journal_marks.h"

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

Result<void> writeMark(const Database& database, const JournalMark& mark) {
    const auto open = mark.open.value_or(JournalPlace());
    return database.run("INSERT INTO journals (run, segment, place, open_segment, open_place, time, held)"
                        " VALUES (?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
                        " segment = excluded.segment, place = excluded.place,"
                        " open_segment = excluded.open_segment,"
                        " open_place = excluded.open_place, time = excluded.time, held = excluded.held",
                        mark.run, mark.place.segment, mark.place.offset, open.segment, open.offset,
                        toNumber(mark.time), textOf(mark.held));
}

Result<std::vector<JournalMark>> readMarks(const Database& database) {
    return database.rows(
        "SELECT run, segment, place, open_segment, open_place, time, held FROM journals ORDER BY run",
        [](const Statement& row) {
            const auto place = [&row](int segment) {
                return JournalPlace{static_cast<std::uint32_t>(row.number(segment)),
                                    static_cast<std::uint64_t>(row.number(segment + 1))};
            };
            JournalMark mark{row.text(0), place(1), place(3), {}, heldOf(row.view(6))};
            if (mark.open->segment == 0)
                mark.open.reset();
            mark.time = toTime(row.number(5));
            return mark;
        });
}

Result<void> forgetRun(const Database& database, const std::string& run) {
    return database.run("DELETE FROM journals WHERE run = ?", run);
}

} // namespace etherdeck::store
