#pragma once

#include "app/lab/targets/profile.h"
#include "core/base/error.h"

#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

/// What the lab reports: to people, and to the programs in it.
namespace etherdeck::lab {

/// Process ids as seen in the lab's /proc.
struct PlugProcesses {
    pid_t holder = -1;          ///< holds the plug's namespaces as long as the lab runs
    std::vector<pid_t> servers; ///< one for each target
    pid_t voice = -1;           ///< -1 if the plug has none
    pid_t agent = -1;           ///< likewise
};

/// The JSON document that ETHERDECK_LAB names, which describes the lab. Without processes it describes a
/// simulation.
[[nodiscard]] std::string describe(const Profile& profile, const std::vector<PlugProcesses>& processes,
                                   const std::string& directory, pid_t switchBox = -1);

/// A table of the targets; a rack in one line.
[[nodiscard]] std::string inventory(const Profile& profile);

/// Who sends what to the console port: a line for each plug that has a voice.
[[nodiscard]] std::string voiceInventory(const Profile& profile);

/// "500 GB", as disks are labelled.
[[nodiscard]] std::string sizeText(Sectors size);

/// One sentence about why the lab did not start, and what to do about it.
[[nodiscard]] std::string explain(const Error& error);

/// Prints "etherdeck-lab: …" to standard error.
void complain(std::string_view text);

} // namespace etherdeck::lab
