#include "core/store/console/source_book.h"

#include "core/store/database/values.h"

#include <algorithm>

namespace etherdeck::store {

namespace {

using netconsole::Endpoint;
using netconsole::SourceId;
using netconsole::SourceInfo;

constexpr std::size_t mostWaiting = 1024; // endpoints of sources that have said nothing to store

std::optional<std::int64_t> boxNumber(const std::optional<MacAddress>& box) {
    return box ? std::optional(static_cast<std::int64_t>(box->toNumber())) : std::nullopt;
}

void takeIdentity(SourceBook::Entry& entry, const SourceInfo& info) {
    entry.name = info.name;
    entry.box = info.box;
    for (const auto& endpoint : info.endpoints)
        entry.endpoints.push_back(endpoint.endpoint);
}

/// The ids that a query with one text and one number gives.
Result<std::vector<std::int64_t>> ids(const Database& database, const char* sql, const std::string& text,
                                      std::optional<std::int64_t> number) {
    auto select = database.prepare(sql);
    if (!select)
        return fail(select.error());
    select->bind(1, text);
    select->bind(2, number);
    std::vector<std::int64_t> found;
    const auto read = select->forEach([&found](const Statement& row) {
        found.push_back(row.number(0));
        return true;
    });
    if (!read)
        return fail(read.error());
    return found;
}

Result<void> writeEndpoints(const Database& database, const SourceBook::Entry& entry) {
    auto insert = database.prepare("INSERT INTO source_endpoints (address, port, source) VALUES (?,?,?)"
                                   " ON CONFLICT DO UPDATE SET source = excluded.source"
                                   " WHERE source != excluded.source");
    if (!insert)
        return fail(insert.error());
    for (const auto& endpoint : entry.endpoints) {
        insert->bind(1, endpoint.addressText());
        insert->bind(2, std::int64_t{endpoint.port});
        insert->bind(3, entry.id);
        if (auto done = insert->run(); !done)
            return done;
    }
    return {};
}

/// What is stored counts: another program may have changed it since the Netconsole was told.
Result<void> writeIdentity(const Database& database, const SourceBook::Entry& entry) {
    auto update = database.prepare("UPDATE sources SET name = CASE name WHEN '' THEN ?1 ELSE name END,"
                                   " box = coalesce(box, ?2) WHERE id = ?3");
    if (!update)
        return fail(update.error());
    update->bind(1, entry.name);
    update->bind(2, boxNumber(entry.box));
    update->bind(3, entry.id);
    if (auto done = update->run(); !done)
        return done;
    return writeEndpoints(database, entry);
}

Result<std::int64_t> newSource(const Database& database, WallTime now) {
    auto insert = database.prepare("INSERT INTO sources (name, first, last, boots) VALUES ('', ?1, ?1, 0)");
    if (!insert)
        return fail(insert.error());
    insert->bind(1, toNumber(now));
    if (const auto done = insert->run(); !done)
        return fail(done.error());
    return database.lastId();
}

} // namespace

std::vector<Endpoint> SourceBook::ownEndpoints(const Entry& entry, const SourceInfo& info) const {
    std::vector<Endpoint> own;
    for (const auto& heard : info.endpoints) {
        const auto apart = m_apart.empty() ? m_apart.end() : m_apart.find(heard.endpoint.toString());
        if (apart == m_apart.end() || apart->second == entry.id)
            own.push_back(heard.endpoint);
    }
    return own;
}

void SourceBook::setIdentity(Entry& entry, const SourceInfo& info) const {
    takeIdentity(entry, info);
    entry.endpoints = ownEndpoints(entry, info);
}

bool SourceBook::isSame(const Entry& entry, const SourceInfo& info) const {
    return entry.name == info.name && entry.box == info.box && entry.endpoints == ownEndpoints(entry, info);
}

void SourceBook::heardAt(SourceId source, const Endpoint& endpoint) {
    if (m_heardAt.size() >= mostWaiting)
        m_heardAt.erase(m_heardAt.begin());
    m_heardAt.insert_or_assign(source, endpoint);
}

Result<SourceBook::Entry*> SourceBook::find(const Database& database, SourceId source,
                                            std::span<const SourceInfo> sources, WallTime now) {
    if (const auto found = m_entries.find(source); found != m_entries.end())
        return &found->second;
    Entry entry;
    if (const auto info = std::ranges::find(sources, source, &SourceInfo::id); info != sources.end())
        takeIdentity(entry, *info);
    else if (const auto heard = m_heardAt.find(source); heard != m_heardAt.end())
        entry.endpoints.push_back(heard->second);
    auto stored = entry;
    if (m_forgotten.contains(source)) {
        stored.name.clear();
        stored.box.reset();
    }
    auto id = known(database, stored);
    if (id && *id == 0)
        id = newSource(database, now);
    if (!id)
        return fail(id.error());
    entry.id = stored.id = *id;
    if (const auto written = writeIdentity(database, stored); !written)
        return fail(written.error());
    m_heardAt.erase(source);
    std::erase_if(m_apart, [id = entry.id](const auto& endpoint) { return endpoint.second == id; });
    return &m_entries.insert_or_assign(source, std::move(entry)).first->second;
}

Result<std::int64_t> SourceBook::known(const Database& database, const Entry& entry) const {
    std::vector<std::int64_t> candidates;
    const auto add = [&](const char* sql, const std::string& text,
                         std::optional<std::int64_t> number) -> Result<void> {
        auto found = ids(database, sql, text, number);
        if (!found)
            return fail(found.error());
        candidates.insert(candidates.end(), found->begin(), found->end());
        return {};
    };
    Result<void> read;
    if (entry.box)
        read = add("SELECT id FROM sources WHERE ?1 = '' AND box = ?2 ORDER BY last DESC", {},
                   boxNumber(entry.box));
    for (const auto& endpoint : entry.endpoints)
        if (read)
            read = add("SELECT source FROM source_endpoints WHERE address = ?1 AND port = ?2",
                       endpoint.addressText(), endpoint.port);
    if (read && !entry.name.empty())
        read = add("SELECT id FROM sources WHERE name = ?1 AND ?2 IS NULL ORDER BY last DESC", entry.name,
                   std::nullopt);
    if (!read)
        return fail(read.error());
    const auto free = std::ranges::find_if(candidates, [this](std::int64_t id) { return !isTaken(id); });
    return free == candidates.end() ? 0 : *free;
}

bool SourceBook::isTaken(std::int64_t id) const {
    return std::ranges::any_of(m_entries, [id](const auto& entry) { return entry.second.id == id; });
}

Result<bool> SourceBook::followOthers(const Database& database) {
    const auto version = database.number("PRAGMA data_version");
    if (!version)
        return fail(version.error());
    if (*version == m_version)
        return false;
    auto done = followMerges(database);
    if (done)
        done = followSources(database);
    if (!done)
        return fail(done.error());
    m_version = *version;
    return true;
}

Result<void> SourceBook::followSources(const Database& database) {
    for (auto next = m_entries.begin(); next != m_entries.end();) {
        auto& [source, entry] = *next;
        const auto last = lastBootOf(database, entry.id);
        if (!last && last.error().code != ErrorCode::OutOfRange)
            return fail(last.error());
        const auto isOwn = last ? followEndpoints(database, entry) : Result<bool>(false);
        if (!isOwn)
            return fail(isOwn.error());
        if (!*isOwn) {
            if (!last)
                m_forgotten.insert(source);
            next = m_entries.erase(next);
            continue;
        }
        auto& offsets = entry.offsets;
        while (offsets.size() > 1 && offsets.back().from > entry.latest)
            offsets.pop_back();
        const auto latest = static_cast<std::uint32_t>(entry.latest);
        const auto following = static_cast<netconsole::BootNumber>(latest + 1);
        if (!offsets.empty() && LiveSource{source, entry.id, offsets}.boot(following).value_or(0) <= *last)
            offsets.push_back({following, *last - latest}); // boots of another one are in between
        ++next;
    }
    return {};
}

Result<void> SourceBook::followMerges(const Database& database) {
    struct Merge {
        std::int64_t former = 0;
        std::int64_t target = 0;
        std::int64_t shift = 0;
        std::int64_t boots = 0;
    };
    const auto merges = readAll<Merge>(
        database,
        "SELECT former, target, shift, boots FROM merges WHERE former NOT IN (SELECT id FROM sources)"
        " ORDER BY id",
        [](const Statement& row) {
            return Merge{row.number(0), row.number(1), row.number(2), row.number(3)};
        });
    if (!merges)
        return fail(merges.error());
    for (const auto& merge : *merges)
        if (isTaken(merge.former))
            merged(merge.target, merge.former, merge.shift, merge.shift + merge.boots);
    return {};
}

/// False: all of them are another source's.
Result<bool> SourceBook::followEndpoints(const Database& database, Entry& entry) {
    std::vector<Endpoint> own;
    for (const auto& endpoint : entry.endpoints) {
        const auto owners =
            ids(database, "SELECT source FROM source_endpoints WHERE address = ?1 AND port = ?2",
                endpoint.addressText(), endpoint.port);
        if (!owners)
            return fail(owners.error());
        if (owners->empty() || owners->front() == entry.id)
            own.push_back(endpoint);
        else if (m_apart.size() < mostWaiting)
            m_apart.insert_or_assign(endpoint.toString(), owners->front());
    }
    if (own.size() == entry.endpoints.size())
        return true;
    entry.earlier.reset();
    entry.endpoints = std::move(own);
    return !entry.endpoints.empty();
}

bool SourceBook::isStale(std::span<const SourceInfo> sources) const {
    return std::ranges::any_of(sources, [this](const SourceInfo& info) {
        const auto found = m_entries.find(info.id);
        return found != m_entries.end() && !isSame(found->second, info);
    });
}

Result<void> SourceBook::refresh(const Database& database, std::span<const SourceInfo> sources) {
    for (const auto& info : sources) {
        const auto found = m_entries.find(info.id);
        if (found == m_entries.end() || isSame(found->second, info))
            continue;
        setIdentity(found->second, info);
        if (auto written = writeIdentity(database, found->second); !written)
            return written;
    }
    return {};
}

void SourceBook::forget(SourceId source) {
    m_entries.erase(source);
    m_heardAt.erase(source);
    m_forgotten.erase(source);
}

void SourceBook::forgetStored(std::int64_t id) {
    std::erase_if(m_entries, [id](const auto& entry) { return entry.second.id == id; });
    std::erase_if(m_apart, [id](const auto& endpoint) { return endpoint.second == id; });
}

void SourceBook::merged(std::int64_t into, std::int64_t from, std::int64_t offset, std::int64_t last) {
    std::erase_if(m_apart, [from](const auto& endpoint) { return endpoint.second == from; });
    for (auto& [source, entry] : m_entries) {
        if (entry.id == from || entry.id == into)
            entry.earlier.reset();
        if (entry.id == from) {
            entry.id = into;
            for (auto& one : entry.offsets)
                one.offset += offset;
        } else if (entry.id == into && !entry.offsets.empty()) {
            const auto latest = static_cast<std::uint32_t>(entry.latest);
            entry.offsets.push_back({static_cast<netconsole::BootNumber>(latest + 1), last - latest});
        }
    }
}

void SourceBook::takenApart(std::int64_t into, const TakenApart& apart) {
    if (m_apart.size() + apart.endpoints.size() <= mostWaiting)
        for (const auto& endpoint : apart.endpoints)
            m_apart.insert_or_assign(endpoint.toString(), apart.former);
    const auto isApart = [&](const Endpoint& endpoint) {
        return std::ranges::any_of(apart.endpoints, [text = endpoint.toString()](const auto& one) {
            return one.toString() == text;
        });
    };
    for (auto& [source, entry] : m_entries) {
        if (entry.id != into)
            continue;
        entry.earlier.reset();
        if (!entry.endpoints.empty() && std::ranges::all_of(entry.endpoints, isApart)) {
            entry.id = apart.former; // the Netconsole has never had them as one
            for (auto& one : entry.offsets)
                one.offset -= apart.offset;
            continue;
        }
        std::erase_if(entry.endpoints, isApart);
        const bool isUnused = entry.offsets.size() > 1 && entry.offsets.back().from > entry.latest;
        if (isUnused) // no boot of it has begun since they were merged
            entry.offsets.pop_back();
    }
}

std::vector<LiveSource> SourceBook::live() const {
    std::vector<LiveSource> live;
    for (const auto& [source, entry] : m_entries)
        live.push_back({source, entry.id, entry.offsets});
    return live;
}

void SourceBook::clear() {
    m_entries.clear();
    m_heardAt.clear();
    m_forgotten.clear();
    m_apart.clear();
}

} // namespace etherdeck::store
