#pragma once

#include "core/netconsole/base/source_info.h"
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

/// Maps the numbers of a Netconsole, which start at 1 in each run, to stored sources and boots. A source is
/// recognized by its box, an endpoint or its name. Used within a transaction; keep a copy to restore in case
/// that fails.
class SourceBook {
public:
    struct Entry {
        std::int64_t id = 0;
        std::string name;
        std::optional<MacAddress> box;
        std::vector<netconsole::Endpoint> endpoints;
        std::vector<LiveSource::Offset> offsets; ///< of its boots, see LiveSource
        netconsole::BootNumber latest{};         ///< the highest of the run so far
        std::optional<EarlierBoot> earlier;      ///< assumed to continue as the first boot of the run
    };

    /// The endpoint of a source, for when `sources` no longer contains it.
    void heardAt(netconsole::SourceId source, const netconsole::Endpoint& endpoint);
    /// The stored source, which is created if there is none.
    [[nodiscard]] Result<Entry*> find(const Database& database, netconsole::SourceId source,
                                      std::span<const netconsole::SourceInfo> sources, WallTime now);
    /// Other programs may have changed the file: a source may have been merged into another one, hidden, or
    /// taken apart again. True if so.
    [[nodiscard]] Result<bool> followOthers(const Database& database);
    /// The name, box or an endpoint of a source that was found earlier has changed.
    [[nodiscard]] bool isStale(std::span<const netconsole::SourceInfo> sources) const;
    /// Stores these changes.
    [[nodiscard]] Result<void> refresh(const Database& database,
                                       std::span<const netconsole::SourceInfo> sources);
    void forget(netconsole::SourceId source);
    /// The stored source was removed.
    void forgetStored(std::int64_t id);
    /// `offset` was added to the boot numbers of `from`, and `last` is now the highest of `into`.
    void merged(std::int64_t into, std::int64_t from, std::int64_t offset, std::int64_t last);
    /// The reverse. The endpoints are ignored until the Netconsole has separated them as well.
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
    /// Without those that belong to another source since a merge was taken apart.
    [[nodiscard]] std::vector<netconsole::Endpoint> ownEndpoints(const Entry& entry,
                                                                 const netconsole::SourceInfo& info) const;

    std::int64_t m_version = 0; ///< of the file, changed by others; 0: to be read
    std::map<netconsole::SourceId, Entry> m_entries;
    std::map<netconsole::SourceId, netconsole::Endpoint> m_heardAt; ///< not found yet
    std::set<netconsole::SourceId> m_forgotten; ///< not stored any more: name and box belonged to the old one
    std::map<netconsole::Endpoint, std::int64_t>
        m_apart; ///< endpoints of stored sources that were taken apart
};

} // namespace etherdeck::store
