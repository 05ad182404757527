#include "core/store/events/store.h"

#include "core/store/database/schema.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace etherdeck::store {

namespace {

using discovery::EventKind;

/// Of the column `ours`.
constexpr std::int64_t oursFlag = 1;
constexpr std::int64_t stopFlag = 2;
constexpr std::size_t longestText = 1024; // of a config string; everything else is shorter

constexpr EventKind allKinds[] = {
    EventKind::Appeared,      EventKind::Changed,          EventKind::PathFound, EventKind::PathLost,
    EventKind::Vanished,      EventKind::CameBack,         EventKind::Conflict,  EventKind::ConflictEnded,
    EventKind::InventoryFull, EventKind::PossibleConflict, EventKind::Missing};

std::optional<EventKind> toKind(const std::string& text) {
    for (const auto kind : allKinds)
        if (name(kind) == text)
            return kind;
    return std::nullopt;
}

std::optional<discovery::Change> toFact(const std::string& text) {
    for (unsigned flag = 1; flag <= static_cast<unsigned>(discovery::Change::Firmware); flag <<= 1)
        if (names(static_cast<discovery::Change>(flag)) == std::vector<std::string_view>{text})
            return static_cast<discovery::Change>(flag);
    return std::nullopt;
}

std::string cut(std::string text) {
    text.resize(std::min(text.size(), longestText));
    return text;
}

EventRecord stored(const EventRecord& event) {
    EventRecord kept = event;
    kept.time = toTime(toNumber(event.time));
    for (auto* text : {&kept.interface, &kept.disk, &kept.model, &kept.serial, &kept.configString})
        *text = cut(std::move(*text));
    for (auto& difference : kept.differences)
        for (auto* text : {&difference.before, &difference.after})
            *text = cut(std::move(*text));
    return kept;
}

/// For LIKE … ESCAPE '\'.
std::string pattern(const std::string& word) {
    std::string text = "%";
    for (const char c : word) {
        if (c == '%' || c == '_' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '%';
}

/// The conditions of a query, and their values in the same order.
///
/// Words are looked for by LIKE, not by a full-text index: what people type here are pieces of addresses,
/// MACs and serial numbers ("0a:bc", "7.3"), which FTS5 would cut at every point and colon, and which its
/// trigram index misses below three characters. Over the bounded table a scan takes a fraction of a second,
/// in a worker thread.
struct Condition {
    std::string sql = " WHERE 1";
    std::vector<std::int64_t> numbers;
    std::vector<std::string> texts;

    explicit Condition(const EventQuery& query) {
        if (query.address)
            addNumber(" AND address = ", toNumber(*query.address));
        if (query.from)
            addNumber(" AND time >= ", toNumber(*query.from));
        if (query.until)
            addNumber(" AND time < ", toNumber(*query.until));
        if (!query.kinds.empty()) {
            sql += " AND kind IN (''";
            for (const auto kind : query.kinds)
                addText(", ", std::string(name(kind)));
            sql += ')';
        }
        if (query.origin)
            addOrigin(" AND ", *query.origin);
        for (const auto& word : splitWords(query.words)) {
            sql += " AND (";
            if (const auto named = query.named.find(word); named != query.named.end()) {
                addOrigin("", named->second);
                sql += " OR ";
            }
            addText("words LIKE ", pattern(word));
            addText(" ESCAPE '\\' OR config LIKE ", pattern(word));
            sql += " ESCAPE '\\' OR ";
            addLabel(word);
        }
    }

    /// A name belongs to a disk; of older events only the address is known.
    void addLabel(const std::string& word) {
        addText("disk IN (SELECT key FROM labels WHERE name LIKE ", pattern(word));
        addText(" ESCAPE '\\') OR (disk = '' AND address IN (SELECT seen.address FROM seen JOIN labels ON"
                " labels.key = seen.key WHERE name LIKE ",
                pattern(word));
        sql += " ESCAPE '\\')))";
    }
    /// Numbers of our own: they need no binding.
    void addOrigin(const char* before, const EventOrigin& origin) {
        sql += before + std::string("(mac IN (NULL");
        for (const auto& mac : origin.macs)
            sql += ", " + std::to_string(mac.toNumber());
        sql += ") OR (mac IS NULL AND address IN (NULL";
        for (const auto address : origin.targets)
            sql += ", " + std::to_string(toNumber(address));
        sql += ")))";
    }
    void addNumber(const char* before, std::int64_t value) {
        numbers.push_back(value);
        sql += before + std::string("?") + std::to_string(numbers.size());
    }
    void addText(const char* before, std::string value) {
        texts.push_back(std::move(value));
        sql += before + std::string("?") + std::to_string(firstText + texts.size());
    }
    void bind(Statement& statement) const {
        for (std::size_t i = 0; i < numbers.size(); ++i)
            statement.bind(static_cast<int>(i + 1), numbers[i]);
        for (std::size_t i = 0; i < texts.size(); ++i)
            statement.bind(static_cast<int>(firstText + i + 1), texts[i]);
    }

    static constexpr std::size_t firstText = 10; // after all numbers
};

void bindEvent(Statement& insert, const EventRecord& event) {
    insert.bind(1, toNumber(event.time));
    insert.bind(2, name(event.kind));
    insert.bind(3, toNumber(event.address));
    insert.bind(4, static_cast<std::int64_t>(event.changes));
    insert.bind(5, toNumber(event.mac));
    insert.bind(6, event.interface);
    insert.bind(7, event.size ? std::optional(static_cast<std::int64_t>(event.size->count)) : std::nullopt);
    insert.bind(8, event.model);
    insert.bind(9, event.serial);
    insert.bind(10, event.configString);
    insert.bind(11, searchText(event));
    insert.bind(12, event.disk);
    insert.bind(13, std::int64_t{event.count});
    insert.bind(14, (event.isOurs ? oursFlag : 0) | (event.isStop ? stopFlag : 0));
}

EventRecord eventOf(const Statement& row, EventKind kind) {
    EventRecord event;
    event.id = row.number(0);
    event.time = toTime(row.number(1));
    event.kind = kind;
    event.address = toAddress(row.number(3));
    event.changes = static_cast<discovery::Change>(row.number(4));
    if (const auto mac = row.optionalNumber(5))
        event.mac = toMac(*mac);
    event.interface = row.text(6);
    if (const auto size = row.optionalNumber(7))
        event.size = Sectors{static_cast<std::uint64_t>(*size)};
    event.model = row.text(8);
    event.serial = row.text(9);
    event.configString = row.text(10);
    event.disk = row.text(11);
    event.count = static_cast<std::uint32_t>(row.number(12));
    event.isOurs = (row.number(13) & oursFlag) != 0;
    event.isStop = (row.number(13) & stopFlag) != 0;
    return event;
}

Result<void> putDifferences(Statement& insert, const EventRecord& event) {
    Result<void> done;
    for (const auto& difference : event.differences)
        if (const auto facts = names(difference.fact); done && facts.size() == 1)
            done = insert.with(event.id, facts.front(), difference.before, difference.after).run();
    return done;
}

/// In the fixed order of names(Change).
Result<void> readDifferences(Statement& select, EventRecord& event) {
    if (event.kind != EventKind::Changed)
        return {};
    auto read = select.with(event.id).forEach([&](const Statement& row) {
        if (const auto fact = toFact(row.text(0)))
            event.differences.push_back({*fact, row.text(1), row.text(2)});
        return true;
    });
    std::ranges::sort(event.differences, {}, &discovery::Difference::fact);
    return read;
}

/// How it ended, as bits.
std::int64_t endNumber(const SeenTarget& row) {
    return (row.isGone ? 1 : 0) | (row.isMissing ? 2 : 0) | (row.isForgotten ? 4 : 0);
}

void bindSeen(Statement& insert, const SeenTarget& row) {
    const auto& kin = row.disk.kin;
    insert.bind(1, row.disk.exact);
    insert.bind(2, toNumber(row.address));
    insert.bind(3, row.disk.isAddress ? 1 : 0);
    insert.bind(4, kin ? std::optional(static_cast<std::int64_t>(kin->size.count)) : std::nullopt);
    insert.bind(5, kin ? kin->host : std::string());
    insert.bind(6, kin && kin->isCut ? 1 : 0);
    insert.bind(7, toNumber(row.firstSeen));
    insert.bind(8, toNumber(row.lastSeen));
    insert.bind(9, endNumber(row));
    insert.bind(10, cut(row.configString));
    insert.bind(11, row.firmwareRevision);
    insert.bind(12, std::int64_t{row.buffers});
    insert.bind(13, std::int64_t{row.firmware});
    insert.bind(14, std::int64_t{row.sectorsPerFrame});
    insert.bind(15, toNumber(row.mac));
    insert.bind(16, row.interface);
    insert.bind(17, row.size ? std::optional(static_cast<std::int64_t>(row.size->count)) : std::nullopt);
    insert.bind(18, row.model);
    insert.bind(19, row.serial);
}

SeenTarget seenOf(const Statement& row) {
    SeenTarget seen;
    seen.disk.exact = row.text(0);
    seen.address = toAddress(row.number(1));
    seen.disk.isAddress = row.number(2) != 0;
    seen.configString = row.text(9);
    if (const auto size = row.optionalNumber(3))
        seen.disk.kin = discovery::Kin{
            row.text(4), row.number(5) != 0, {static_cast<std::uint64_t>(*size)}, seen.configString, {}};
    seen.firstSeen = toTime(row.number(6));
    seen.lastSeen = toTime(row.number(7));
    const auto end = row.number(8);
    seen.isGone = (end & 1) != 0;
    seen.isMissing = (end & 2) != 0;
    seen.isForgotten = (end & 4) != 0;
    seen.firmwareRevision = row.text(10);
    seen.buffers = static_cast<std::uint16_t>(row.number(11));
    seen.firmware = static_cast<std::uint16_t>(row.number(12));
    seen.sectorsPerFrame = static_cast<std::uint8_t>(row.number(13));
    if (const auto mac = row.optionalNumber(14))
        seen.mac = toMac(*mac);
    if (seen.disk.kin && seen.mac)
        seen.disk.kin->mac = *seen.mac;
    seen.interface = row.text(15);
    if (const auto size = row.optionalNumber(16))
        seen.size = Sectors{static_cast<std::uint64_t>(*size)};
    seen.model = row.text(17);
    seen.serial = row.text(18);
    return seen;
}

} // namespace

Result<Store> Store::open(const std::string& path, Access access) {
    auto database = Database::open(path, access);
    const auto ready = database ? setUp(*database) : fail(database.error());
    return ready.map([&] { return Store(std::move(*database)); });
}

Result<std::vector<EventRecord>> Store::appendEvents(std::span<const EventRecord> events) {
    return inTransaction(m_database, [&]() -> Result<std::vector<EventRecord>> {
        auto insert =
            m_database.prepare("INSERT INTO events (time, kind, address, changes, mac, interface, size,"
                               " model, serial, config, words, disk, count, ours) VALUES"
                               " (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        auto differ = m_database.prepare("INSERT OR REPLACE INTO event_differences VALUES (?,?,?,?)");
        if (const auto failed = firstError(insert, differ))
            return fail(*failed);
        std::vector<EventRecord> kept;
        kept.reserve(events.size());
        Result<void> done;
        for (const auto& event : events) {
            kept.push_back(stored(event));
            bindEvent(*insert, kept.back());
            done = insert->run();
            kept.back().id = m_database.lastId();
            if (done)
                done = putDifferences(*differ, kept.back());
            if (!done)
                break;
        }
        return done.map([&] { return std::move(kept); });
    });
}

Result<std::vector<EventRecord>> Store::events(const EventQuery& query) const {
    Condition condition(query);
    if (query.beforeId > 0)
        condition.addNumber(" AND id < ", query.beforeId);
    condition.sql += " ORDER BY id DESC";
    condition.addNumber(" LIMIT ", static_cast<std::int64_t>(std::min(query.limit, maxEvents)));
    auto select = m_database.prepare("SELECT id, time, kind, address, changes, mac, interface, size, model,"
                                     " serial, config, disk, count, ours FROM events" +
                                     condition.sql);
    auto differ = m_database.prepare("SELECT fact, old, new FROM event_differences WHERE event = ?");
    if (const auto failed = firstError(select, differ))
        return fail(*failed);
    condition.bind(*select);
    std::vector<EventRecord> found;
    Result<void> differences;
    const auto read = select->forEach([&](const Statement& row) {
        if (const auto kind = toKind(row.text(2))) {
            found.push_back(eventOf(row, *kind));
            differences = readDifferences(*differ, found.back());
        }
        return differences.has_value();
    });
    if (const auto failed = firstError(read, differences))
        return fail(*failed);
    return found;
}

Result<std::size_t> Store::countEvents(const EventQuery& query) const {
    const Condition condition(query);
    return m_database.prepare("SELECT count(*) FROM events" + condition.sql)
        .and_then([&](Statement&& select) {
            condition.bind(select);
            return select.first([](const Statement& row) { return static_cast<std::size_t>(row.number(0)); })
                .map([](std::optional<std::size_t> count) { return count.value_or(0); });
        });
}

Result<std::size_t> Store::pruneEvents(std::size_t keepNewest) {
    return m_database
        .run("DELETE FROM events WHERE id <= (SELECT id FROM events ORDER BY id DESC LIMIT 1 OFFSET ?)",
             keepNewest)
        .map([this] { return static_cast<std::size_t>(m_database.changedRows()); });
}

Result<void> Store::putSeen(std::span<const SeenTarget> rows) {
    return inTransaction(m_database, [&] {
        return m_database
            .prepare(
                "INSERT OR REPLACE INTO seen (key, address, by_address, kin_size, kin_host, kin_cut, first,"
                " last, gone, config, revision, buffers, firmware, sectors, mac, interface, size, model,"
                " serial) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
            .and_then([&](Statement&& insert) {
                Result<void> done;
                for (const auto& row : rows) {
                    bindSeen(insert, row);
                    if (done)
                        done = insert.run();
                }
                return done;
            });
    });
}

Result<std::vector<SeenTarget>> Store::seen() const {
    return m_database.rows(
        "SELECT key, address, by_address, kin_size, kin_host, kin_cut, first, last, gone, config, revision,"
        " buffers, firmware, sectors, mac, interface, size, model, serial FROM seen ORDER BY last",
        seenOf);
}

Result<void> Store::pruneSeen(std::size_t keepNewest) {
    return m_database.run("DELETE FROM seen WHERE key NOT IN (SELECT key FROM labels) AND rowid IN"
                          " (SELECT rowid FROM seen ORDER BY last DESC LIMIT -1 OFFSET ?)",
                          keepNewest);
}

Result<void> Store::setLabel(const std::string& key, const Label& label, const std::string& former) {
    if (auto checked = check(label); !checked)
        return checked;
    return inTransaction(m_database, [&] {
        auto done = m_database.run("DELETE FROM labels WHERE key = ? OR key = ?", key, former);
        if (done && !label.isEmpty())
            done = m_database.run("INSERT INTO labels (key, name, note) VALUES (?,?,?)", key, label.name,
                                  label.note);
        return done;
    });
}

Result<void> Store::setShelfLabel(std::uint16_t shelf, const Label& label) {
    if (auto checked = check(label); !checked)
        return checked;
    if (label.isEmpty())
        return m_database.run("DELETE FROM shelf_labels WHERE shelf = ?", shelf);
    return m_database.run("INSERT OR REPLACE INTO shelf_labels (shelf, name, note) VALUES (?,?,?)", shelf,
                          label.name, label.note);
}

Result<Labels> Store::labels() const {
    Labels labels;
    const auto labelOf = [](const Statement& row) { return Label{row.text(1), row.text(2)}; };
    auto read = m_database.forEach("SELECT key, name, note FROM labels", [&](const Statement& row) {
        labels.disks.insert_or_assign(row.text(0), labelOf(row));
        return true;
    });
    if (read)
        read = m_database.forEach("SELECT shelf, name, note FROM shelf_labels", [&](const Statement& row) {
            labels.shelves.insert_or_assign(static_cast<std::uint16_t>(row.number(0)), labelOf(row));
            return true;
        });
    return read.map([&] { return std::move(labels); });
}

} // namespace etherdeck::store
