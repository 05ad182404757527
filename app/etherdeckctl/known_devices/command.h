#pragma once

#include "app/etherdeckctl/base/command.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

struct AddDeviceOptions {
    std::string name;
    std::string device;
    std::optional<std::string> hostKey;     ///< a fingerprint, confirmed from here on
    std::optional<std::string> hostKeyOnce; ///< for this connection only
    bool legacy = false;                    ///< methods of an old server are accepted
    std::optional<int> passwordDescriptor;
    bool json = false;
};

struct ListDevicesOptions {
    std::string group; ///< only those of it; empty: all
    bool json = false;
};

[[nodiscard]] ExitStatus runListDevices(Output& output, const ListDevicesOptions& options);
/// An empty group takes it out of its group.
[[nodiscard]] ExitStatus runGroupDevice(Output& output, const std::string& name, const std::string& group,
                                        bool json);
[[nodiscard]] ExitStatus runAddDevice(Output& output, const AddDeviceOptions& options);
[[nodiscard]] ExitStatus runRemoveDevice(Output& output, const std::string& name, bool json);

} // namespace etherdeck::ctl
