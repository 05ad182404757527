#include "core/store/console/missing_records.h"

#include <algorithm>

namespace etherdeck::store {

Result<std::int64_t> presentBoot(const Database& database, std::int64_t source) {
    return database.number("SELECT number FROM boots WHERE source = ? AND doomed = 0 AND first_line > 0"
                           " ORDER BY number DESC LIMIT 1",
                           source);
}

/// Only the first lines are looked at: a boot may have millions without numbers, and this is asked every
/// second. When the first line is from much later than the start of the boot, lines before it have been
/// removed, and are not missing.
Result<std::optional<std::int64_t>> firstNumber(const Database& database, std::int64_t source,
                                                std::int64_t boot) {
    constexpr std::int64_t longestStart = 10'000'000; // microseconds
    const auto start = database.first(
        "SELECT first_line FROM boots b JOIN lines l ON l.id = first_line WHERE b.source = ? AND number = ?"
        " AND l.time <= start + ?",
        [](const Statement& row) { return row.number(0); }, source, boot, longestStart);
    if (!start)
        return fail(start.error());
    if (!*start)
        return std::nullopt;
    return database
        .first(
            "SELECT min(seq) FROM (SELECT seq, kind, flags FROM lines INDEXED BY lines_by_source"
            " WHERE source = ? AND boot = ? AND id >= ? ORDER BY id LIMIT 1000) WHERE kind = 1 AND flags < 8",
            [](const Statement& row) { return row.optionalNumber(0); }, source, boot, **start)
        .map([](const auto& found) { return found.value_or(std::nullopt); });
}

Result<MissingRecords> missingRecords(const Database& database, std::int64_t source) {
    MissingRecords missing;
    const auto boot = presentBoot(database, source);
    if (!boot)
        return fail(boot.error());
    missing.boot = *boot;
    const auto first = firstNumber(database, source, *boot);
    auto gaps = database.rows(
        "SELECT first, last FROM (SELECT id, first, last, filled FROM gaps WHERE source = ? AND boot = ?"
        " ORDER BY id DESC LIMIT 5000) WHERE filled <= last - first ORDER BY id DESC LIMIT ?",
        [](const Statement& row) { return std::pair(row.number(0), row.number(1)); }, source, *boot, maxGaps);
    if (const auto failed = firstError(first, gaps))
        return fail(*failed);
    missing.first = first->value_or(0);
    missing.gaps = std::move(*gaps);
    std::ranges::sort(missing.gaps);
    return missing;
}

} // namespace etherdeck::store
