#include "core/store/console/merges.h"

#include "core/store/console/lines/moves.h"
#include "core/store/console/stored_endpoint.h"
#include "core/store/database/values.h"

#include <string>
#include <utility>

namespace etherdeck::store {

namespace {

constexpr std::size_t movedAtOnce = 1000; // lines

/// Those that a query gives as address and port.
template <class... Values>
Result<std::vector<netconsole::Endpoint>> endpointsBy(const Database& database, const char* sql,
                                                      const Values&... values) {
    std::vector<netconsole::Endpoint> found;
    const auto read = database.forEach(
        sql,
        [&found](const Statement& row) {
            if (const auto endpoint = storedEndpoint(row.view(0), row.number(1)))
                found.push_back(*endpoint);
            return true;
        },
        values...);
    return read.map([&] { return std::move(found); });
}

/// After boots and crashes have gone from one to the other.
Result<void> countAgain(const Database& database, std::int64_t one, std::int64_t other) {
    return database.run(
        "INSERT OR REPLACE INTO source_counts SELECT column1, (SELECT count(*) FROM boots WHERE source"
        " = column1), (SELECT coalesce(sum(lines), 0) FROM boots WHERE source = column1),"
        " (SELECT count(*) FROM crashes WHERE source = column1) FROM (VALUES (?1), (?2))",
        one, other);
}

/// What belongs to merges that are no longer known.
Result<void> removeOrphans(const Database& database) {
    return database.run("DELETE FROM merged_endpoints WHERE former NOT IN (SELECT former FROM merges);"
                        "DELETE FROM merged_ties WHERE former NOT IN (SELECT former FROM merges);"
                        "DELETE FROM merged_proofs WHERE former NOT IN (SELECT former FROM merges);"
                        "DELETE FROM merged_logs WHERE former NOT IN (SELECT former FROM merges)");
}

/// The ties of source ?2 that source ?1 takes: where the user has said something of its own box, that holds.
constexpr const char* takesTie =
    "NOT EXISTS (SELECT 1 FROM box_ties o WHERE o.kind = 'source' AND o.what = ?1"
    " AND (o.box = t.box OR (o.tied = 1 AND t.tied = 1)))";
constexpr const char* takesProof =
    "NOT EXISTS (SELECT 1 FROM box_proofs o WHERE o.source = ?1 AND o.proof = p.proof"
    " AND o.device = p.device AND o.mac = p.mac)";

/// What proves which box a source belongs to, and of which boxes it is the log, for noteMerge().
Result<void> noteBoxes(const Database& database, std::int64_t into, std::int64_t from) {
    const auto ties = std::string("INSERT OR REPLACE INTO merged_ties SELECT ?2, box, tied, ") + takesTie +
                      " FROM box_ties t WHERE kind = 'source' AND what = ?2";
    const auto proofs = std::string("INSERT OR REPLACE INTO merged_proofs SELECT ?2, proof, device, mac, ") +
                        takesProof + " FROM box_proofs p WHERE source = ?2";
    return database.runAll({"DELETE FROM merged_ties WHERE former = ?2 AND ?1 > 0",
                            "DELETE FROM merged_proofs WHERE former = ?2 AND ?1 > 0",
                            "DELETE FROM merged_logs WHERE former = ?2 AND ?1 > 0", ties.c_str(),
                            proofs.c_str(),
                            "INSERT INTO merged_logs SELECT source, device, boot_id FROM agent_logs"
                            " WHERE source = ?2 AND ?1 > 0"},
                           into, from);
}

Result<void> moveBoxes(const Database& database, std::int64_t into, std::int64_t from) {
    const auto ties = std::string("INSERT INTO box_ties SELECT box, kind, ?1, tied FROM box_ties t"
                                  " WHERE kind = 'source' AND what = ?2 AND ") +
                      takesTie;
    const auto proofs = std::string("INSERT INTO box_proofs SELECT proof, device, mac, ?1 FROM box_proofs p"
                                    " WHERE source = ?2 AND ") +
                        takesProof;
    return database.runAll({ties.c_str(), proofs.c_str(),
                            "DELETE FROM box_ties WHERE kind = 'source' AND what = ?2 AND ?1 > 0",
                            "DELETE FROM box_proofs WHERE source = ?2 AND ?1 > 0"},
                           into, from);
}

/// What the user has untied since stays so, and boxes that were removed do not come back. A log goes on after
/// the boot that it had then: of one that has begun since, nobody knows whose it is, and it is read anew.
Result<void> moveBoxesBack(const Database& database, std::int64_t into, std::int64_t former) {
    return database.runAll(
        {"DELETE FROM box_ties WHERE kind = 'source' AND what = ?1 AND (box, tied) IN"
         " (SELECT box, tied FROM merged_ties WHERE former = ?2 AND taken = 1)",
         "DELETE FROM box_proofs WHERE source = ?1 AND (proof, device, mac) IN"
         " (SELECT proof, device, mac FROM merged_proofs WHERE former = ?2 AND taken = 1)",
         "INSERT OR IGNORE INTO box_ties SELECT box, 'source', ?2, tied FROM merged_ties"
         " WHERE former = ?2 AND box IN (SELECT id FROM boxes) AND ?1 > 0",
         "INSERT OR IGNORE INTO box_proofs SELECT proof, device, mac, ?2 FROM merged_proofs"
         " WHERE former = ?2 AND ?1 > 0",
         "UPDATE agent_logs SET source = ?2, boot_id = (SELECT m.boot_id FROM merged_logs m"
         " WHERE m.former = ?2 AND m.device = agent_logs.device) WHERE source = ?1"
         " AND device IN (SELECT device FROM merged_logs WHERE former = ?2)",
         "DELETE FROM merged_ties WHERE former = ?2 AND ?1 > 0",
         "DELETE FROM merged_proofs WHERE former = ?2 AND ?1 > 0",
         "DELETE FROM merged_logs WHERE former = ?2 AND ?1 > 0"},
        into, former);
}

/// What takeSourceApart() needs.
Result<void> noteMerge(const Database& database, std::int64_t into, std::int64_t from, MergedBoots boots,
                       WallTime now) {
    auto done =
        database.run("INSERT OR REPLACE INTO merges (former, target, shift, boots, name, box, first, last,"
                     " own_name, own_box, own_first, time)"
                     " SELECT f.id, t.id, ?3, ?4, f.name, f.box, f.first, f.last, t.name, t.box, coalesce("
                     "(SELECT own_first FROM merges WHERE target = ?1 ORDER BY id LIMIT 1), t.first), ?5"
                     " FROM sources f JOIN sources t ON t.id = ?1 WHERE f.id = ?2",
                     into, from, boots.offset, boots.last - boots.offset, toNumber(now));
    if (done)
        done =
            database.runAll({"DELETE FROM merged_endpoints WHERE former = ?",
                             "INSERT INTO merged_endpoints SELECT source, address, port FROM source_endpoints"
                             " WHERE source = ? ORDER BY rowid"},
                            from);
    if (done)
        done = noteBoxes(database, into, from);
    if (done)
        done = database.run(
            "DELETE FROM merges WHERE id IN (SELECT id FROM merges ORDER BY id DESC LIMIT -1 OFFSET ?)",
            maxMerges);
    return done ? removeOrphans(database) : done;
}

Result<void> moveRows(const Database& database, std::int64_t into, std::int64_t from, MergedBoots boots) {
    auto done = database.runAll(
        {"UPDATE boots SET source = ?1, number = number + ?3 WHERE source = ?2",
         "UPDATE crashes SET source = ?1, boot = boot + ?3 WHERE source = ?2",
         "UPDATE gaps SET source = ?1, boot = boot + ?3 WHERE source = ?2",
         "UPDATE source_endpoints SET source = ?1 WHERE source = ?2 AND ?3 >= 0",
         "UPDATE agent_logs SET source = ?1 WHERE source = ?2 AND ?3 >= 0",
         "UPDATE sources SET boots = ?4,"
         " first = min(first, (SELECT first FROM sources WHERE id = ?2)),"
         " last = max(last, (SELECT last FROM sources WHERE id = ?2)),"
         " name = CASE name WHEN '' THEN (SELECT name FROM sources WHERE id = ?2) ELSE name END,"
         " box = coalesce(box, (SELECT box FROM sources WHERE id = ?2)) WHERE id = ?1 AND ?3 >= 0"},
        into, from, boots.offset, boots.last);
    if (done)
        done = database.run(
            "INSERT OR REPLACE INTO source_counts SELECT ?1, coalesce(sum(boots), 0),"
            " coalesce(sum(lines), 0), coalesce(sum(crashes), 0) FROM source_counts WHERE source IN (?1, ?2)",
            into, from);
    if (done)
        done = database.run("DELETE FROM source_counts WHERE source = ?", from);
    if (done)
        done = moveBoxes(database, into, from);
    if (done)
        done = noteMove(database, {.former = from, .target = into, .shift = boots.offset});
    // Few are moved at once, so that what the last ones tell of the newest boot is there for the writer.
    if (done)
        done = moveSome(database, movedAtOnce).map([](std::size_t) {});
    return done ? database.run("DELETE FROM sources WHERE id = ?", from) : done;
}

/// Those of `former` and no others: of boots that began while they were one, nobody knows whose they are.
Result<void> moveRowsBack(const Database& database, std::int64_t into, std::int64_t former,
                          std::int64_t shift, std::int64_t boots) {
    const auto lines = database.rows(
        "SELECT coalesce(min(first_line), 0), coalesce(max(last_line), 0) FROM boots"
        " WHERE source = ? AND number > ? AND number <= ? AND first_line > 0",
        [](const Statement& row) { return std::pair(row.number(0), row.number(1)); }, into, shift,
        shift + boots);
    if (!lines)
        return fail(lines.error());
    auto done = database.runAll(
        {"UPDATE boots SET source = ?2, number = number - ?3 WHERE source = ?1 AND number > ?3"
         " AND number <= ?4",
         "UPDATE crashes SET source = ?2, boot = boot - ?3 WHERE source = ?1 AND boot > ?3 AND boot <= ?4",
         "UPDATE gaps SET source = ?2, boot = boot - ?3 WHERE source = ?1 AND boot > ?3 AND boot <= ?4"},
        into, former, shift, shift + boots);
    if (done)
        done = countAgain(database, into, former);
    if (done)
        done = moveBoxesBack(database, into, former);
    const auto [first, last] = lines->front();
    if (!done || last == 0)
        return done;
    done = noteMove(database, {into, shift + 1, shift + boots, former, -shift, first - 1, last});
    return done ? moveSome(database, movedAtOnce).map([](std::size_t) {}) : done;
}

/// What the target has of the former one it loses, unless a person has changed it since.
Result<void> giveBack(const Database& database, std::int64_t into, std::int64_t former) {
    return database.runAll(
        {"INSERT INTO sources (id, name, box, first, last, boots) SELECT former, name, box, first,"
         " max(last, coalesce((SELECT max(last) FROM boots WHERE source = ?2), 0)), boots"
         " FROM merges WHERE former = ?2 AND target = ?1",
         "UPDATE source_endpoints SET source = ?2 WHERE source = ?1 AND (address, port) IN"
         " (SELECT address, port FROM merged_endpoints WHERE former = ?2)",
         "UPDATE sources SET name = '' WHERE id = ?1 AND name = (SELECT name FROM merges WHERE former = ?2"
         " AND own_name = '')",
         "UPDATE sources SET box = NULL WHERE id = ?1 AND box = (SELECT box FROM merges WHERE former = ?2"
         " AND own_box IS NULL)",
         "UPDATE sources SET first = (SELECT min(first) FROM (SELECT own_first AS first FROM merges WHERE"
         " former = ?2 UNION ALL SELECT first FROM merges WHERE target = ?1 AND former != ?2))"
         " WHERE id = ?1",
         "UPDATE sources SET last = coalesce((SELECT max(last) FROM boots WHERE source = ?1), first)"
         " WHERE id = ?1 AND last = (SELECT last FROM merges WHERE former = ?2)",
         "UPDATE sources SET boots = (SELECT shift FROM merges WHERE former = ?2) WHERE id = ?1 AND boots ="
         " (SELECT shift + boots FROM merges WHERE former = ?2)",
         "DELETE FROM merged_endpoints WHERE former = ?2 AND ?1 > 0",
         "DELETE FROM merges WHERE former = ?2 AND target = ?1"},
        into, former);
}

} // namespace

Result<std::int64_t> lastBootOf(const Database& database, std::int64_t source) {
    return database
        .first(
            "SELECT max(boots, coalesce((SELECT max(number) FROM boots WHERE source = sources.id), 0))"
            " FROM sources WHERE id = ?",
            [](const Statement& row) { return row.number(0); }, source)
        .and_then([&](std::optional<std::int64_t> last) {
            return last ? Result<std::int64_t>(*last) : fail(noSuch("source", source));
        });
}

Result<MergedBoots> mergeSources(const Database& database, std::int64_t into, std::int64_t from, WallTime now,
                                 bool isForGood) {
    return inTransaction(database, [&]() -> Result<MergedBoots> {
        const auto offset = lastBootOf(database, into);
        const auto others = lastBootOf(database, from);
        if (const auto failed = firstError(offset, others))
            return fail(*failed);
        if (into == from)
            return fail(noSuch("another source than", from));
        const MergedBoots boots{*offset, *offset + *others};
        Result<void> done;
        if (!isForGood)
            done = noteMerge(database, into, from, boots, now);
        if (done)
            done = moveRows(database, into, from, boots);
        return done.map([&] { return boots; });
    });
}

Result<TakenApart> takeSourceApart(const Database& database, std::int64_t into, std::int64_t former) {
    return inTransaction(database, [&]() -> Result<TakenApart> {
        if (const auto known = lastBootOf(database, into); !known)
            return fail(known.error());
        // Where another program has heard it since, it is there already.
        if (const auto isBack = lastBootOf(database, former); isBack)
            return fail(ErrorCode::Busy, "source " + std::to_string(former) + " is there");
        const auto merge = database.first(
            "SELECT shift, boots FROM merges WHERE target = ? AND former = ?",
            [](const Statement& row) { return std::pair(row.number(0), row.number(1)); }, into, former);
        auto endpoints = endpointsBy(
            database, "SELECT address, port FROM merged_endpoints WHERE former = ? ORDER BY rowid", former);
        if (const auto failed = firstError(merge, endpoints))
            return fail(*failed);
        if (!*merge)
            return fail(noSuch("merge of source", former));
        const auto [shift, boots] = **merge;
        auto done = moveRowsBack(database, into, former, shift, boots);
        if (done)
            done = giveBack(database, into, former);
        return done.map([&, shift = shift, boots = boots] {
            return TakenApart{former, shift, shift + boots, std::move(*endpoints)};
        });
    });
}

Result<std::vector<SourceMerge>> sourceMerges(const Database& database) {
    auto merges =
        database.rows("SELECT target, former, name, time FROM merges ORDER BY id", [](const Statement& row) {
            return SourceMerge{row.number(0), {row.number(1), row.text(2), toTime(row.number(3))}};
        });
    if (!merges)
        return merges;
    for (auto& merge : *merges) {
        if (!merge.merged.title.empty())
            continue;
        ConsoleSource source;
        source.id = merge.merged.source;
        auto endpoints = endpointsBy(
            database,
            "SELECT address, port FROM merged_endpoints WHERE former = ? ORDER BY rowid DESC LIMIT 1",
            source.id);
        if (!endpoints)
            return fail(endpoints.error());
        source.endpoints = std::move(*endpoints);
        source.needsPort = true; // the box that it is in may have the same address
        merge.merged.title = source.title();
    }
    return merges;
}

Result<void> tidyMerges(const Database& database) {
    for (;;) {
        const auto done =
            database.run("DELETE FROM merges WHERE target NOT IN (SELECT id FROM sources) AND target NOT IN"
                         " (SELECT id FROM forgotten) AND target NOT IN (SELECT former FROM merges)");
        if (!done)
            return done;
        if (database.changedRows() == 0)
            break;
    }
    return removeOrphans(database);
}

} // namespace etherdeck::store
