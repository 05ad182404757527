#include "core/store/console/source_book.h"

#include "core/store/database/values.h"

#include <algorithm>

namespace etherdeck::store {

namespace {

using netconsole::Endpoint;
using netconsole::SourceId;
using netconsole::SourceInfo;

constexpr std::size_t maxWaiting = 1024; // endpoints of sources that have said nothing to store

void takeIdentity(SourceBook::Entry& entry, const SourceInfo& info) {
    entry.name = info.name;
    entry.box = info.box;
    for (const auto& endpoint : info.endpoints)
        entry.endpoints.push_back(endpoint.endpoint);
}

/// The stored source that was heard there; or none.
Result<std::vector<std::int64_t>> ownersOf(const Database& database, const Endpoint& endpoint) {
    return database.rows(
        "SELECT source FROM source_endpoints WHERE address = ? AND port = ?",
        [](const Statement& row) { return row.number(0); }, endpoint.addressText(), endpoint.port);
}

/// What is stored counts: another program may have changed it since the Netconsole was told.
Result<void> writeIdentity(const Database& database, const SourceBook::Entry& entry) {
    auto done = database.run("UPDATE sources SET name = CASE name WHEN '' THEN ?1 ELSE name END,"
                             " box = coalesce(box, ?2) WHERE id = ?3",
                             entry.name, toNumber(entry.box), entry.id);
    for (const auto& endpoint : entry.endpoints)
        if (done)
            done = database.run("INSERT INTO source_endpoints (address, port, source) VALUES (?,?,?)"
                                " ON CONFLICT DO UPDATE SET source = excluded.source"
                                " WHERE source != excluded.source",
                                endpoint.addressText(), endpoint.port, entry.id);
    return done;
}

Result<std::int64_t> newSource(const Database& database, WallTime now) {
    return database
        .run("INSERT INTO sources (name, first, last, boots) VALUES ('', ?1, ?1, 0)", toNumber(now))
        .map([&] { return database.lastId(); });
}

} // namespace

std::vector<Endpoint> SourceBook::ownEndpoints(const Entry& entry, const SourceInfo& info) const {
    std::vector<Endpoint> own;
    for (const auto& heard : info.endpoints) {
        const auto apart = m_apart.empty() ? m_apart.end() : m_apart.find(heard.endpoint);
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
    if (m_heardAt.size() >= maxWaiting)
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
    entry.id = stored.id = id.value_or(0);
    const auto written = id ? writeIdentity(database, stored) : fail(id.error());
    return written.map([&] {
        m_heardAt.erase(source);
        std::erase_if(m_apart, [id = entry.id](const auto& endpoint) { return endpoint.second == id; });
        return &m_entries.insert_or_assign(source, std::move(entry)).first->second;
    });
}

Result<std::int64_t> SourceBook::known(const Database& database, const Entry& entry) const {
    std::vector<std::int64_t> candidates;
    const auto add = [&](const Result<std::vector<std::int64_t>>& found) {
        return found.map(
            [&](const auto& ids) { candidates.insert(candidates.end(), ids.begin(), ids.end()); });
    };
    const auto id = [](const Statement& row) { return row.number(0); };
    Result<void> read;
    if (entry.box)
        read = add(database.rows("SELECT id FROM sources WHERE box = ? ORDER BY last DESC", id,
                                 toNumber(entry.box)));
    for (const auto& endpoint : entry.endpoints)
        if (read)
            read = add(ownersOf(database, endpoint));
    if (read && !entry.name.empty())
        read = add(database.rows("SELECT id FROM sources WHERE name = ? ORDER BY last DESC", id, entry.name));
    return read.map([&]() -> std::int64_t {
        const auto free =
            std::ranges::find_if(candidates, [this](std::int64_t one) { return !isTaken(one); });
        return free == candidates.end() ? 0 : *free;
    });
}

bool SourceBook::isTaken(std::int64_t id) const {
    return std::ranges::any_of(m_entries, [id](const auto& entry) { return entry.second.id == id; });
}

Result<bool> SourceBook::followOthers(const Database& database) {
    const auto version = database.number("PRAGMA data_version");
    if (!version || *version == m_version)
        return version.map([](std::int64_t) { return false; });
    auto done = followMerges(database);
    if (done)
        done = followSources(database);
    return done.map([&] {
        m_version = *version;
        return true;
    });
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
    const auto merges = database.rows(
        "SELECT former, target, shift, boots FROM merges WHERE former NOT IN (SELECT id FROM sources)"
        " ORDER BY id",
        [](const Statement& row) {
            return Merge{row.number(0), row.number(1), row.number(2), row.number(3)};
        });
    return merges.map([this](const std::vector<Merge>& all) {
        for (const auto& merge : all)
            if (isTaken(merge.former))
                merged(merge.target, merge.former, merge.shift, merge.shift + merge.boots);
    });
}

/// False: all of them are another source's.
Result<bool> SourceBook::followEndpoints(const Database& database, Entry& entry) {
    std::vector<Endpoint> own;
    for (const auto& endpoint : entry.endpoints) {
        const auto owners = ownersOf(database, endpoint);
        if (!owners)
            return fail(owners.error());
        if (owners->empty() || owners->front() == entry.id)
            own.push_back(endpoint);
        else if (m_apart.size() < maxWaiting)
            m_apart.insert_or_assign(endpoint, owners->front());
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
    if (m_apart.size() + apart.endpoints.size() <= maxWaiting)
        for (const auto& endpoint : apart.endpoints)
            m_apart.insert_or_assign(endpoint, apart.former);
    const auto isApart = [&](const Endpoint& endpoint) {
        return std::ranges::find(apart.endpoints, endpoint) != apart.endpoints.end();
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
