#pragma once

#include "core/exports/supervisor.h"
#include "core/exports/vblade_command.h"
#include "core/plans/disk.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// A vblade that runs on the box.
struct FoundVblade {
    std::int32_t pid = 0;
    std::uint64_t startTicks = 0;
    exports::Export config; ///< with its one interface; empty where that is unknown
    /// The disk it has open: what its path names now may be another one.
    plans::DeviceNumber number;
    std::string socket; ///< its inode; empty while it has none

    friend bool operator==(const FoundVblade&, const FoundVblade&) = default;
};

/// True when the process is this vblade, as far as its interface is known.
[[nodiscard]] bool isOf(const FoundVblade& found, const exports::VbladeId& id);
/// The process does what the configuration says, apart from boot, identity and priority: those cannot be
/// seen.
[[nodiscard]] bool servesTheSame(exports::Export running, const exports::Export& config);

/// All vblades on interfaces of the box, by their numbers. Looks at every process once, but not at those of
/// `known` whose socket is still there: ask only when something has changed. `interfaces` are the names by
/// index.
[[nodiscard]] std::vector<FoundVblade> findVblades(const std::map<std::uint32_t, std::string>& interfaces,
                                                   const std::vector<FoundVblade>& known = {},
                                                   const std::string& proc = "/proc");

/// Which AoE sockets there are, as a text that changes when a vblade starts or ends. One small file, however
/// many processes there are.
[[nodiscard]] std::string aoeSockets(const std::string& proc = "/proc");

} // namespace etherdeck::agent
