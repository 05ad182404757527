#pragma once

#include "core/exports/supervisor.h"

#include <optional>
#include <set>
#include <string>

namespace etherdeck::agent {

/// The vblades that should run. They are in a file, so that the next run of the agent goes on with them.
class WishedVblades {
public:
    explicit WishedVblades(std::string path) : m_path(std::move(path)) {}

    /// Those of the last run, if it was in the same start of the box. `bootId` is that of this one.
    [[nodiscard]] std::optional<std::set<exports::VbladeId>> load(const std::string& bootId);
    /// False when it was there already.
    bool add(const exports::VbladeId& id) { return m_ids.insert(id).second; }
    void remove(const exports::VbladeId& id) { m_ids.erase(id); }
    void save() const;

private:
    std::string m_path;
    std::string m_bootId;
    std::set<exports::VbladeId> m_ids;
};

} // namespace etherdeck::agent
