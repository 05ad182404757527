#pragma once

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

/// Whether this user may run etherdeck-link with the privileges it needs, and how to grant them.
namespace etherdeck {

enum class LinkAccess {
    Allowed,         ///< nothing is missing, as far as the file system shows
    Missing,         ///< there is no such file
    MayNotStart,     ///< this user may not execute it: only a group may
    LacksCapability, ///< it may be started, but holds no cap_net_raw
    LacksBoth,
};

/// As the mode and capabilities of the file say. Root needs neither, nor does root of a user namespace.
[[nodiscard]] LinkAccess linkAccess(const std::string& program);

/// Why a file must not be given privileges.
enum class RepairRefusal {
    NothingToDo,   ///< it is allowed already
    NotThere,      ///< no such file, or not visible to this user
    NotAbsolute,   ///< a relative path means different files in different folders
    SymbolicLink,  ///< it could be redirected to another file in the meantime
    NotAFile,      ///< a folder or device
    StrangeOwner,  ///< owned neither by root nor by the user
    OthersMayWrite ///< the file, or a folder on the way to it, could be changed by others
};

/// One command, as an argument vector; no shell is involved.
struct RepairStep {
    enum class Purpose { AllowStart, GiveCapability };

    Purpose purpose = Purpose::GiveCapability;
    std::string program; ///< absolute where it was found: "/usr/sbin/setcap"
    std::vector<std::string> arguments;

    friend bool operator==(const RepairStep&, const RepairStep&) = default;
};

/// Commands that need root, to be shown before they run.
struct RepairPlan {
    std::string path; ///< of etherdeck-link
    std::vector<RepairStep> steps;
    bool isOwnFile =
        false;         ///< owned by the user, as in a build tree: whoever can change it gains its privileges
    std::string group; ///< joining it is the permanent fix; empty when the file's group does not matter

    friend bool operator==(const RepairPlan&, const RepairPlan&) = default;
};

[[nodiscard]] tl::expected<RepairPlan, RepairRefusal> planRepair(const std::string& program);
/// The same for a given need: for a link that was refused although nothing seems to be missing.
[[nodiscard]] tl::expected<RepairPlan, RepairRefusal> planRepair(const std::string& program, LinkAccess need);

/// All of the above at once, as the window shows it.
struct LinkPermission {
    std::string program;
    LinkAccess access = LinkAccess::Allowed;
    tl::expected<RepairPlan, RepairRefusal> plan = tl::unexpected(RepairRefusal::NothingToDo);
};
[[nodiscard]] inline LinkPermission linkPermission(const std::string& program) {
    const LinkAccess access = linkAccess(program);
    return {program, access, planRepair(program, access)};
}

} // namespace etherdeck
