#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/options.h"
#include "app/etherdeckctl/device/session.h"
#include "core/box_netconsole/addresses.h"
#include "core/plans/environment.h"
#include "core/plans/refusal.h"
#include "core/plans/wish.h"
#include "core/uboot/doctor.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Commands for the environment in the flash memory of a box.
namespace etherdeck::ctl {

using box_netconsole::AddressRange;

struct BoxEnvironmentOptions {
    std::string file;
    std::vector<std::string> names;
    std::string name;
    std::vector<std::string> words; ///< VALUE NAME VALUE …
    bool explain = false;
    std::optional<AddressRange> dhcp;
};

[[nodiscard]] ExitStatus runEnvironmentList(Output& output, const DeviceOptions& device,
                                            const BoxEnvironmentOptions& options);
[[nodiscard]] ExitStatus runEnvironmentGet(Output& output, const DeviceOptions& device,
                                           const BoxEnvironmentOptions& options);
/// Failed when they differ.
[[nodiscard]] ExitStatus runEnvironmentDiff(Output& output, const DeviceOptions& device,
                                            const BoxEnvironmentOptions& options);
[[nodiscard]] ExitStatus runEnvironmentBackup(Output& output, const DeviceOptions& device,
                                              const BoxEnvironmentOptions& options);
[[nodiscard]] ExitStatus runEnvironmentRestore(Output& output, const DeviceOptions& device,
                                               const BoxEnvironmentOptions& options);
/// Failed when something is found.
[[nodiscard]] ExitStatus runBoxEnvironmentCheck(Output& output, const DeviceOptions& device,
                                                const BoxEnvironmentOptions& options);

[[nodiscard]] plans::Outcome<plans::Wish> setVariablesWish(const std::string& name,
                                                           const std::vector<std::string>& words);
[[nodiscard]] plans::Outcome<plans::Wish> unsetVariablesWish(const std::vector<std::string>& names);

/// As it is; what fails is reported before it returns nothing.
[[nodiscard]] std::optional<plans::BoxEnvironment> askForEnvironment(DeviceSession& session);
/// The same, and only one that can be read: a fault is reported.
[[nodiscard]] std::optional<plans::BoxEnvironment> askForGoodEnvironment(DeviceSession& session);

} // namespace etherdeck::ctl
