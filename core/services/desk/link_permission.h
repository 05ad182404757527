#pragma once

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

/// Whether etherdeck-link may do its work for this user, and what would let it.
namespace etherdeck {

enum class LinkAccess {
    Allowed,         ///< nothing is missing, as far as the file system tells
    Missing,         ///< there is no such file
    MayNotStart,     ///< this user may not execute it: it is for a group only
    LacksCapability, ///< it may be started, but holds no cap_net_raw
    LacksBoth,
};

/// What stands on the file. Root needs neither, and neither does root of a user namespace.
[[nodiscard]] LinkAccess linkAccess(const std::string& program);

/// Why a file is given no privilege.
enum class RepairRefusal {
    NothingToDo,   ///< it is allowed already
    NotThere,      ///< no such file, or not to be seen
    NotAbsolute,   ///< a relative path means another file elsewhere
    SymbolicLink,  ///< it could be pointed at another file in the meantime
    NotAFile,      ///< a folder or device
    StrangeOwner,  ///< neither root's nor the user's own
    OthersMayWrite ///< the file, or a folder on the way to it, could be changed by others
};

/// One command, as an argument vector; no shell comes near it.
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
        false;         ///< the user's own, as in a build tree: whoever can change it has what it is given
    std::string group; ///< joining it is the lasting way; empty when the file's group says nothing

    friend bool operator==(const RepairPlan&, const RepairPlan&) = default;
};

[[nodiscard]] tl::expected<RepairPlan, RepairRefusal> planRepair(const std::string& program);
/// The same for a given need, for a link that was refused although nothing seems to be missing.
[[nodiscard]] tl::expected<RepairPlan, RepairRefusal> planRepair(const std::string& program, LinkAccess need);

/// All of it at once, as the window shows it.
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
