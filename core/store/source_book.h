#pragma once

#include "core/netconsole/source_info.h"
#include "core/store/database.h"

#include <cstdint>
#include <map>
#include <optional>
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
        std::optional<std::int64_t> bootOffset; ///< from the run's numbers to the store's
    };

    /// An endpoint of a source, for one that `sources` does not tell of any more.
    void heardAt(netconsole::SourceId source, const netconsole::Endpoint& endpoint);
    /// The stored source, which is made when there is none.
    [[nodiscard]] Result<Entry*> find(const Database& database, netconsole::SourceId source,
                                      std::span<const netconsole::SourceInfo> sources, WallTime now);
    /// A name, a box or an endpoint has changed of one that was found before.
    [[nodiscard]] bool isStale(std::span<const netconsole::SourceInfo> sources) const;
    /// Writes that down.
    [[nodiscard]] Result<void> refresh(const Database& database,
                                       std::span<const netconsole::SourceInfo> sources);
    void forget(netconsole::SourceId source);
    void clear();

private:
    [[nodiscard]] Result<std::int64_t> known(const Database& database, const Entry& entry) const;
    [[nodiscard]] bool isTaken(std::int64_t id) const;

    std::map<netconsole::SourceId, Entry> m_entries;
    std::map<netconsole::SourceId, netconsole::Endpoint> m_heardAt; ///< not found yet
};

} // namespace etherdeck::store
