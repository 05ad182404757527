#pragma once

#include "app/etherdeckctl/base/command.h"

#include <string>

namespace etherdeck::ctl {

struct ExportDevicesOptions {
    std::string file;  ///< "-": standard output
    std::string group; ///< empty: all
    bool json = false;
};
struct ImportDevicesOptions {
    std::string file; ///< "-": standard input
    bool replaces = false;
    bool takesPrograms = false; ///< devices that run a program of this computer
    bool json = false;
};

/// Devices that go to another computer.
[[nodiscard]] ExitStatus runExportDevices(Output& output, const ExportDevicesOptions& options);
/// Done when every entry of the file is in the list of devices now.
[[nodiscard]] ExitStatus runImportDevices(Output& output, const ImportDevicesOptions& options);

} // namespace etherdeck::ctl
