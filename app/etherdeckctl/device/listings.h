#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/options.h"

#include <cstdint>
#include <string>

/// The commands that ask a box, and change nothing.
namespace etherdeck::ctl {

[[nodiscard]] ExitStatus runStatus(Output& output, const DeviceOptions& options);
[[nodiscard]] ExitStatus runDisks(Output& output, const DeviceOptions& options);
[[nodiscard]] ExitStatus runExports(Output& output, const DeviceOptions& options);
[[nodiscard]] ExitStatus runBoxInterfaces(Output& output, const DeviceOptions& options);
[[nodiscard]] ExitStatus runUsers(Output& output, const DeviceOptions& options, const std::string& address,
                                  int seconds);
[[nodiscard]] ExitStatus runJournal(Output& output, const DeviceOptions& options, int limit);
[[nodiscard]] ExitStatus runKernelLog(Output& output, const DeviceOptions& options, std::uint64_t since);
[[nodiscard]] ExitStatus runBoxWatch(Output& output, const DeviceOptions& options);
/// To a file; "-" is the output.
[[nodiscard]] ExitStatus runSave(Output& output, const DeviceOptions& options, const std::string& file);
/// All exports of a file, or the one with that address when it is not empty.
[[nodiscard]] ExitStatus runLoad(Output& output, const DeviceOptions& options, const std::string& file,
                                 const std::string& address);

} // namespace etherdeck::ctl
