#pragma once

#include "app/lab/targets/profile.h"
#include "core/base/error.h"

#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

/// What the lab tells: to people, and to the programs in it.
namespace etherdeck::lab {

/// Processes as the lab's /proc shows them.
struct PlugProcesses {
    pid_t holder = -1;          ///< in the plug's namespaces for as long as the lab runs
    std::vector<pid_t> servers; ///< of each target
    pid_t voice = -1;           ///< -1 where the plug has none
};

/// What is where: the JSON document that ETHERDECK_LAB names. Without processes it is of a simulation.
[[nodiscard]] std::string describe(const Profile& profile, const std::vector<PlugProcesses>& processes,
                                   const std::string& directory);

/// A table of the targets; a rack in one line.
[[nodiscard]] std::string inventory(const Profile& profile);

/// Who says what on the console port, a line for each plug that has a voice.
[[nodiscard]] std::string voiceInventory(const Profile& profile);

/// 500 GB, as disks are labelled.
[[nodiscard]] std::string sizeText(Sectors size);

/// One sentence about why the lab did not come up, and what to do about it.
[[nodiscard]] std::string explain(const Error& error);

/// Prints "etherdeck-lab: …" to standard error.
void complain(std::string_view text);

} // namespace etherdeck::lab
