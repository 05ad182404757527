#pragma once

#include "core/netconsole/source_info.h"
#include "core/store/console/earlier_boot.h"
#include "core/store/console/live_source.h"
#include "core/store/console/merges.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::store {

/// Which stored source and boot is meant by the numbers of a Netconsole, which start anew with each run. A
/// source is known again by its box, by an endpoint or by its name. Used within a transaction; keep a copy to
/// go back to when that fails.
class SourceBook {
public:
    struct Entry {
        std::int64_t id = 0;
        std::string name;
        std::optional<MacAddress> box;
        std::vector<netconsole::Endpoint> endpoints;
        std::vector<LiveSource::Offset> offsets; ///< of its boots, see LiveSource
        netconsole::BootNumber latest{};         ///< the highest of the run so far
        std::optional<EarlierBoot> earlier;      ///< taken for the first boot of the run, without a proof
    };

    /// An endpoint of a source, for one that `sources` does not tell of any more.
    void heardAt(netconsole::SourceId source, const netconsole::Endpoint& endpoint);
    /// The stored source, which is made when there is none.
    [[nodiscard]] Result<Entry*> find(const Database& database, netconsole::SourceId source,
                                      std::span<const netconsole::SourceInfo> sources, WallTime now);
    /// Other programs may have changed the file: a source can be part of another one since, be hidden, or
    /// have been taken out of one again. True when they have.
    [[nodiscard]] Result<bool> followOthers(const Database& database);
    /// A name, a box or an endpoint has changed of one that was found before.
    [[nodiscard]] bool isStale(std::span<const netconsole::SourceInfo> sources) const;
    /// Writes that down.
    [[nodiscard]] Result<void> refresh(const Database& database,
                                       std::span<const netconsole::SourceInfo> sources);
    void forget(netconsole::SourceId source);
    /// The stored source is gone.
    void forgetStored(std::int64_t id);
    /// The boots of `from` have got numbers that are `offset` higher, and `last` is the highest of `into`.
    void merged(std::int64_t into, std::int64_t from, std::int64_t offset, std::int64_t last);
    /// The reverse. Until the Netconsole has separated them too, the endpoints are not taken back.
    void takenApart(std::int64_t into, const TakenApart& apart);
    void clear();
    [[nodiscard]] std::vector<LiveSource> live() const;

private:
    [[nodiscard]] Result<std::int64_t> known(const Database& database, const Entry& entry) const;
    [[nodiscard]] Result<void> followSources(const Database& database);
    [[nodiscard]] Result<void> followMerges(const Database& database);
    [[nodiscard]] Result<bool> followEndpoints(const Database& database, Entry& entry);
    [[nodiscard]] bool isTaken(std::int64_t id) const;
    void setIdentity(Entry& entry, const netconsole::SourceInfo& info) const;
    [[nodiscard]] bool isSame(const Entry& entry, const netconsole::SourceInfo& info) const;
    /// Those that are not another one's since a merge was taken apart.
    [[nodiscard]] std::vector<netconsole::Endpoint> ownEndpoints(const Entry& entry,
                                                                 const netconsole::SourceInfo& info) const;

    std::int64_t m_version = 0; ///< of the file, as others have changed it; 0: to be looked at
    std::map<netconsole::SourceId, Entry> m_entries;
    std::map<netconsole::SourceId, netconsole::Endpoint> m_heardAt; ///< not found yet
    std::set<netconsole::SourceId> m_forgotten; ///< stored no more: name and box were the former one's
    std::map<netconsole::Endpoint, std::int64_t>
        m_apart; ///< endpoints of stored sources that were taken apart
};

} // namespace etherdeck::store
