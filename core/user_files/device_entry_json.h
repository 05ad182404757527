#pragma once

#include "core/plans/members.h"
#include "core/user_files/device_book.h"

/// An entry, in the book and in lists alike.
namespace etherdeck::remote {

inline constexpr std::string_view deviceListFormat = "etherdeck-devices";
inline constexpr int deviceListVersion = 1;

[[nodiscard]] plans::Json toJson(const NamedDeviceEntry& entry);
/// Only that the members are of the right types; DeviceBook::add() checks the rest.
[[nodiscard]] NamedDeviceEntry entryFrom(plans::Members& members);

} // namespace etherdeck::remote
