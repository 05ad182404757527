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
    auto insert =
        database.prepare("INSERT INTO journals (run, segment, place, open_segment, open_place, time, held)"
                         " VALUES (?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
                         " segment = excluded.segment, place = excluded.place,"
                         " open_segment = excluded.open_segment,"
                         " open_place = excluded.open_place, time = excluded.time, held = excluded.held");
    if (!insert)
        return fail(insert.error());
    insert->bind(1, mark.run);
    insert->bind(2, std::int64_t{mark.place.segment});
    insert->bind(3, static_cast<std::int64_t>(mark.place.offset));
    const auto open = mark.open.value_or(JournalPlace());
    insert->bind(4, std::int64_t{open.segment});
    insert->bind(5, static_cast<std::int64_t>(open.offset));
    insert->bind(6, toNumber(mark.time));
    insert->bind(7, textOf(mark.held));
    return insert->run();
}

Result<std::vector<JournalMark>> readMarks(const Database& database) {
    return readAll<JournalMark>(
        database,
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
    auto remove = database.prepare("DELETE FROM journals WHERE run = ?");
    if (!remove)
        return fail(remove.error());
    remove->bind(1, run);
    return remove->run();
}

} // namespace etherdeck::store
