#include "core/store/journal_marks.h"

#include <chrono>

namespace etherdeck::store {

Result<void> writeMark(const Database& database, const JournalMark& mark) {
    auto insert =
        database.prepare("INSERT INTO journals (run, segment, place, open_segment, open_place, time)"
                         " VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
                         " segment = excluded.segment, place = excluded.place,"
                         " open_segment = excluded.open_segment,"
                         " open_place = excluded.open_place, time = excluded.time");
    if (!insert)
        return fail(insert.error());
    insert->bind(1, mark.run);
    insert->bind(2, std::int64_t{mark.place.segment});
    insert->bind(3, static_cast<std::int64_t>(mark.place.offset));
    const auto open = mark.open.value_or(JournalPlace());
    insert->bind(4, std::int64_t{open.segment});
    insert->bind(5, static_cast<std::int64_t>(open.offset));
    const auto time = mark.time.time_since_epoch();
    insert->bind(6, std::int64_t{std::chrono::duration_cast<std::chrono::microseconds>(time).count()});
    return insert->run();
}

Result<std::vector<JournalMark>> readMarks(const Database& database) {
    return readAll<JournalMark>(
        database, "SELECT run, segment, place, open_segment, open_place, time FROM journals ORDER BY run",
        [](const Statement& row) {
            const auto place = [&row](int segment) {
                return JournalPlace{static_cast<std::uint32_t>(row.number(segment)),
                                    static_cast<std::uint64_t>(row.number(segment + 1))};
            };
            JournalMark mark{row.text(0), place(1), place(3), {}};
            if (mark.open->segment == 0)
                mark.open.reset();
            mark.time = WallTime(std::chrono::microseconds(row.number(5)));
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
