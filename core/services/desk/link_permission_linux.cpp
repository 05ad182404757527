#include "core/services/desk/link_permission.h"

#include <QStandardPaths>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace etherdeck {

namespace {

namespace fs = std::filesystem;
using Refused = tl::unexpected<RepairRefusal>;

/// True for a file whose capabilities give it cap_net_raw when it starts.
bool holdsRawSockets(const std::string& path) {
    vfs_ns_cap_data data{};
    const auto size = ::getxattr(path.c_str(), "security.capability", &data, sizeof data);
    if (size < static_cast<ssize_t>(XATTR_CAPS_SZ_1))
        return false;
    // All of it is little endian on every machine; the figures of interest lie in the low bits of bytes.
    unsigned char bytes[sizeof data];
    std::memcpy(bytes, &data, sizeof data);
    const bool isEffective = (bytes[0] & VFS_CAP_FLAGS_EFFECTIVE) != 0;
    constexpr unsigned rawByte = CAP_NET_RAW / 8;
    constexpr unsigned rawBit = 1U << (CAP_NET_RAW % 8);
    return isEffective && (bytes[sizeof data.magic_etc + rawByte] & rawBit) != 0;
}

/// Others than root and the user could put something else in its place.
bool othersMayWrite(const struct stat& status, bool isFolder) {
    if ((status.st_mode & S_IWOTH) != 0)
        return !isFolder || (status.st_mode & S_ISVTX) == 0;
    const bool groupIsHarmless = status.st_gid == 0 || status.st_gid == ::getgid();
    return (status.st_mode & S_IWGRP) != 0 && !groupIsHarmless;
}

bool isTrusted(uid_t owner) { return owner == 0 || owner == ::getuid(); }

/// Nothing when every folder on the way is trustworthy.
std::optional<RepairRefusal> refusalOfFolders(const fs::path& file) {
    for (fs::path folder = file.parent_path();; folder = folder.parent_path()) {
        struct stat status {};
        if (::lstat(folder.c_str(), &status) != 0)
            return RepairRefusal::NotThere;
        if (S_ISLNK(status.st_mode) && isTrusted(status.st_uid)) {
            // As /lib on a merged-/usr system: only its owner can point it elsewhere; follow it.
            if (::stat(folder.c_str(), &status) != 0)
                return RepairRefusal::NotThere;
        }
        if (!isTrusted(status.st_uid))
            return RepairRefusal::StrangeOwner;
        if (othersMayWrite(status, true))
            return RepairRefusal::OthersMayWrite;
        if (folder == folder.root_path())
            return std::nullopt;
    }
}

std::string tool(const char* name) {
    const QString program = QString::fromLatin1(name);
    const QStringList folders{QStringLiteral("/usr/sbin"), QStringLiteral("/sbin"),
                              QStringLiteral("/usr/bin"), QStringLiteral("/bin")};
    const QString found = QStandardPaths::findExecutable(program, folders);
    return found.isEmpty() ? name : found.toStdString();
}

std::string userName() {
    const passwd* user = ::getpwuid(::getuid());
    return user != nullptr ? std::string(user->pw_name) : std::to_string(::getuid());
}

/// Of a group that may execute what others may not; never root's own.
std::string groupFor(const struct stat& status) {
    if (status.st_gid == 0 || (status.st_mode & S_IXGRP) == 0 || (status.st_mode & S_IXOTH) != 0)
        return {};
    const group* found = ::getgrgid(status.st_gid);
    return found != nullptr ? std::string(found->gr_name) : std::string();
}

RepairStep allowStart(const std::string& path) {
    return {RepairStep::Purpose::AllowStart, tool("setfacl"), {"-m", "u:" + userName() + ":rx", path}};
}

RepairStep giveCapability(const std::string& path) {
    return {RepairStep::Purpose::GiveCapability, tool("setcap"), {"cap_net_raw+ep", path}};
}

} // namespace

LinkAccess linkAccess(const std::string& program) {
    struct stat status {};
    if (::stat(program.c_str(), &status) != 0)
        return errno == EACCES ? LinkAccess::MayNotStart : LinkAccess::Missing;
    const bool mayStart = ::access(program.c_str(), X_OK) == 0;
    const bool isCapable = ::geteuid() == 0 || holdsRawSockets(program);
    if (mayStart)
        return isCapable ? LinkAccess::Allowed : LinkAccess::LacksCapability;
    return isCapable ? LinkAccess::MayNotStart : LinkAccess::LacksBoth;
}

tl::expected<RepairPlan, RepairRefusal> planRepair(const std::string& program) {
    return planRepair(program, linkAccess(program));
}

tl::expected<RepairPlan, RepairRefusal> planRepair(const std::string& program, LinkAccess need) {
    const fs::path path(program);
    if (!path.is_absolute() || path != path.lexically_normal())
        return Refused(RepairRefusal::NotAbsolute);
    struct stat status {};
    if (need == LinkAccess::Missing || ::lstat(program.c_str(), &status) != 0)
        return Refused(RepairRefusal::NotThere);
    if (S_ISLNK(status.st_mode))
        return Refused(RepairRefusal::SymbolicLink);
    if (!S_ISREG(status.st_mode))
        return Refused(RepairRefusal::NotAFile);
    if (!isTrusted(status.st_uid))
        return Refused(RepairRefusal::StrangeOwner);
    if (othersMayWrite(status, false))
        return Refused(RepairRefusal::OthersMayWrite);
    if (const auto refusal = refusalOfFolders(path))
        return Refused(*refusal);
    if (need == LinkAccess::Allowed)
        return Refused(RepairRefusal::NothingToDo);

    RepairPlan plan;
    plan.path = program;
    plan.isOwnFile = status.st_uid != 0;
    plan.group = groupFor(status);
    if (need == LinkAccess::MayNotStart || need == LinkAccess::LacksBoth)
        plan.steps.push_back(allowStart(program));
    if (need == LinkAccess::LacksCapability || need == LinkAccess::LacksBoth)
        plan.steps.push_back(giveCapability(program));
    return plan;
}

} // namespace etherdeck
