#pragma once

#include "core/plans/refusal.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Changes of interfaces that take effect at once, until the next start of the box. Each returns when the
/// kernel has answered.
namespace etherdeck::agent {

/// True when the kernel would accept it as the name of an interface.
[[nodiscard]] bool isInterfaceName(std::string_view name);

/// Some drivers, such as the one of the Pogoplug's interface, stop and start the interface for it. Refusals:
/// NoSuchInterface; BadValue when the driver does not take it, or a VLAN would exceed its parent;
/// InterfaceInUse; Failed.
[[nodiscard]] plans::Outcome<void> setMtu(const std::string& interface, std::uint32_t mtu);

/// Switches an interface on or off. Refusals: NoSuchInterface; InterfaceInUse; Failed, for example for a VLAN
/// whose parent is off.
[[nodiscard]] plans::Outcome<void> setUp(const std::string& interface, bool up);

/// Whether the kernel can create VLANs. Loads its module where there is one.
[[nodiscard]] bool hasVlans();

/// Creates a VLAN and switches it on if its parent is on. Refusals: BadValue (not 1 to 4094); BadName;
/// NoSuchInterface for the parent; NothingToDo when it has this VLAN already; InterfaceInUse when the name is
/// taken; Unsupported when the kernel has no VLANs, or the parent takes none; Failed.
[[nodiscard]] plans::Outcome<void> createVlan(const std::string& parent, std::uint16_t id,
                                              const std::string& name);

/// Deletes a VLAN, never an interface of another kind. Refusals: NoSuchInterface; Unsupported when it is not
/// a VLAN; InterfaceInUse; Failed.
[[nodiscard]] plans::Outcome<void> deleteVlan(const std::string& name);

} // namespace etherdeck::agent
