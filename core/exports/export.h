#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"
#include "core/base/sectors.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::exports {

/// The scheduling of an export's disk I/O, as ionice(1) has it.
enum class IoPriority : std::uint8_t { Default, Idle, Low, High, RealTime };
/// "default", "idle", "low", "high", "real-time".
[[nodiscard]] std::string_view name(IoPriority priority);
[[nodiscard]] std::optional<IoPriority> ioPriority(std::string_view name);

/// What is exported at one address, and how. One export runs one vblade for each of its interfaces.
struct Export {
    Address address;
    std::vector<std::string> interfaces; ///< names, sorted, without repeats, at least one
    std::string path;                    ///< the disk or file, as vblade opens it
    /// What stays true of the disk wherever it is plugged in (plans::Disk::identity); empty when unknown.
    std::string identity;
    bool startsAtBoot = true;
    bool readOnly = false;
    bool direct = false; ///< O_DIRECT
    bool sync = false;   ///< O_SYNC: the only way in which a write is durable when it is answered
    std::uint16_t buffers = 16;
    Sectors offset;
    std::optional<Sectors> length;   ///< nothing: up to the end of the disk
    std::vector<MacAddress> allowed; ///< initiators, sorted; empty: everyone
    IoPriority priority = IoPriority::Default;

    friend bool operator==(const Export&, const Export&) = default;
};

} // namespace etherdeck::exports
