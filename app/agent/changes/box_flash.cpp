#include "app/agent/changes/box_flash.h"

#include "app/agent/box/facts.h"
#include "app/agent/flash/find_environment.h"
#include "app/agent/flash/flash.h"
#include "app/agent/state/files.h"
#include "core/base/byte_reader.h"
#include "core/base/sha256.h"
#include "core/plans/json.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <sys/stat.h>

namespace etherdeck::agent {

namespace {

using plans::FlashArea;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

constexpr std::size_t maxBackups = 8;
constexpr std::size_t maxListedBackups = 1000;
constexpr std::uint32_t backupMode = 0600;
constexpr std::string_view backupSuffix = ".backup";

std::string backupFolder(const AgentPaths& paths) { return paths.state + "/uboot"; }
std::string unfinishedFile(const AgentPaths& paths) { return backupFolder(paths) + "/unfinished"; }

plans::BoardFacts boardOf(const BoxFacts& facts, const std::vector<plans::BoxInterface>& interfaces) {
    plans::BoardFacts board;
    board.model = facts.model;
    board.isPogoE02 = facts.pogoplugE02.isOne();
    board.claimsPogoE02 = facts.pogoplugE02.model;
    board.mac = plans::macOfBox(interfaces);
    return board;
}

Outcome<void> noteUnfinished(const AgentPaths& paths, const std::string& backup) {
    if (!unfinishedFlash(paths).empty()) // the earlier one has what was good
        return {};
    return replaceFile(unfinishedFile(paths), backup + '\n', backupMode);
}

/// The oldest first.
std::vector<std::string> backupsOf(const AgentPaths& paths) {
    std::vector<std::pair<std::int64_t, std::string>> backups;
    for (const auto& name : namesIn(backupFolder(paths), maxListedBackups)) {
        const auto path = backupFolder(paths) + '/' + name;
        struct stat status {};
        if (name.ends_with(backupSuffix) && ::stat(path.c_str(), &status) == 0)
            backups.emplace_back(status.st_mtime, path);
    }
    std::ranges::sort(backups);
    std::vector<std::string> names;
    for (auto& [time, path] : backups)
        names.push_back(std::move(path));
    return names;
}

void forgetOldBackups(const AgentPaths& paths, const std::string& present) {
    auto backups = backupsOf(paths);
    const auto unfinished = unfinishedFlash(paths);
    std::erase_if(backups, [&](const std::string& path) { return path == present || path == unfinished; });
    for (std::size_t i = 0; i + maxBackups <= backups.size(); ++i)
        static_cast<void>(removeFile(backups[i])); // it only takes room
}

Outcome<plans::FlashBackup> loadBackup(const std::string& path) {
    const auto text = readFile(path);
    if (!text)
        return refuse(text.error());
    auto backup = *text ? plans::backupFrom(plans::Json::parse(**text, nullptr, false))
                        : Result<plans::FlashBackup>(etherdeck::fail(ErrorCode::Malformed));
    if (!backup)
        return refuse(RefusalCode::Failed, "The backup " + path + " cannot be read.", {{"path", path}});
    return std::move(*backup);
}

/// What the area had. Refused when the backup is of another partition, or does not have all of the area.
Outcome<std::string> backedUp(const std::string& path, const FlashArea& area) {
    const auto backup = loadBackup(path);
    if (!backup)
        return refuse(backup.error());
    const auto& content = backup->content;
    if (!isSamePartition(backup->area.partition, area.partition) || area.size > content.size() ||
        area.offset > content.size() - area.size)
        return refuse(RefusalCode::Failed, "The backup " + path + " is not of this partition.",
                      {{"path", path}});
    return content.substr(static_cast<std::size_t>(area.offset), static_cast<std::size_t>(area.size));
}

/// Nothing when nothing is unfinished, or when the backup that was noted cannot be read any more.
std::optional<FlashArea> unfinishedArea(const AgentPaths& paths) {
    const auto path = unfinishedFlash(paths);
    if (path.empty())
        return std::nullopt;
    const auto backup = loadBackup(path);
    return backup ? std::optional(backup->area) : std::nullopt;
}

Outcome<void> checkContent(const Flash& flash, const FlashArea& area, const std::string& content) {
    const auto read = flash.read(area.offset, area.size);
    if (!read)
        return refuse(read.error());
    if (*read != content)
        return refuse(RefusalCode::Failed, area.device() + " does not read back as it was written.",
                      {{"partition", area.partition.name}});
    return {};
}

/// An environment that neither was there before nor is what the change writes.
bool isOfSomebodyElse(const std::string& present, const std::string& before, const std::string& after) {
    return !after.empty() && present != before && sha256(present) != after &&
           uboot::Environment::parse(asBytes(present)).has_value();
}

Outcome<void> forgetUnfinished(const AgentPaths& paths, const std::string& backup) {
    return unfinishedFlash(paths) == backup ? removeFile(unfinishedFile(paths)) : Outcome<void>();
}

Outcome<void> rewrite(const AgentPaths& paths, const Flash& flash, const FlashArea& area,
                      const std::string& content, const std::string& backup) {
    static_cast<void>(noteUnfinished(paths, backup)); // a full disk must not keep it from being restored
    auto done = flash.erase(area.offset, area.size);
    if (done)
        done = flash.write(area.offset, content);
    return done ? checkContent(flash, area, content) : done;
}

} // namespace

bool hasFlash(const AgentPaths& paths) { return isThere(paths.root + "/dev/mtd0"); }

Outcome<plans::BoxEnvironment> readBoxEnvironment(const AgentPaths& paths,
                                                  const std::vector<plans::BoxInterface>& interfaces,
                                                  const std::optional<FlashArea>& place) {
    const auto facts = readBoxFacts(paths.root);
    std::vector<FlashEntry> entries;
    for (const auto& each : facts.mtd)
        entries.push_back({{each.index, each.name, each.bytes, each.eraseBytes}, each.readOnly});
    const auto unfinished = unfinishedArea(paths);
    auto read = readEnvironment(paths.root, entries, boardOf(facts, interfaces), place, unfinished);
    if (!read)
        return read;
    for (const auto& interface : interfaces)
        if (interface.ethernet)
            read->addresses.insert(read->addresses.end(), interface.addresses.begin(),
                                   interface.addresses.end());
    read->unfinished = unfinishedFlash(paths);
    read->unfinishedArea = unfinished;
    return read;
}

Outcome<plans::FlashBackup> readBoxBackup(const AgentPaths& paths,
                                          const std::vector<plans::BoxInterface>& interfaces,
                                          const std::optional<FlashArea>& area) {
    if (area)
        return readBackup(paths.root, boardOf(readBoxFacts(paths.root), interfaces), *area);
    const auto environment = readBoxEnvironment(paths, interfaces, std::nullopt);
    if (!environment)
        return refuse(environment.error());
    return readBackup(paths.root, environment->board, environment->area);
}

std::string unfinishedFlash(const AgentPaths& paths) { return readLine(unfinishedFile(paths)); }

bool changesFlash(const plans::Action& action) {
    return std::holds_alternative<plans::EraseFlash>(action) ||
           std::holds_alternative<plans::WriteFlash>(action) ||
           std::holds_alternative<plans::RestoreFlash>(action);
}

Outcome<link::UniqueDescriptor> holdEnvironment(const AgentPaths& paths, bool isChanged) {
    if (!isChanged)
        return link::UniqueDescriptor();
    auto held = holdFile(paths.root + "/var/lock/fw_printenv.lock");
    if (held || held.error().code == RefusalCode::Busy)
        return held;
    return link::UniqueDescriptor();
}

Outcome<void> backUpFlash(const AgentPaths& paths, const plans::BackUpFlash& action) {
    const plans::BoardFacts board{action.backup.model, action.backup.mac, false, false};
    const auto backup = readBackup(paths.root, board, action.backup.area);
    if (!backup)
        return refuse(backup.error());
    if (backup->sha256 != action.backup.sha256)
        return refuse(RefusalCode::StateMoved, "The flash was changed meanwhile. Plan again.");
    const auto text = plans::toJson(*backup).dump(-1, ' ', false, plans::Json::error_handler_t::replace);
    if (auto written = replaceFile(action.path, text, backupMode); !written)
        return written;
    if (const auto read = loadBackup(action.path); !read || read->content != backup->content)
        return refuse(RefusalCode::Failed, action.path + " does not read back as it was written.",
                      {{"path", action.path}});
    forgetOldBackups(paths, action.path);
    return {};
}

Outcome<void> eraseFlash(const AgentPaths& paths, const plans::EraseFlash& action) {
    const auto flash = Flash::open(paths.root, action.area.partition, Flash::Access::Write);
    if (!flash)
        return refuse(flash.error());
    const auto before = backedUp(action.backup, action.area);
    const auto wasUnfinished = !unfinishedFlash(paths).empty();
    if (auto noted = noteUnfinished(paths, action.backup); !noted)
        return noted;
    const auto present = flash->read(action.area.offset, action.area.size);
    if (!before || !present || *present != *before) {
        if (!wasUnfinished)
            static_cast<void>(removeFile(unfinishedFile(paths))); // a note too many is cleared by a check
        return refuse(RefusalCode::StateMoved, "The flash was changed meanwhile. Plan again.");
    }
    return flash->erase(action.area.offset, action.area.size);
}

Outcome<void> writeFlash(const AgentPaths& paths, const plans::WriteFlash& action) {
    const auto flash = Flash::open(paths.root, action.area.partition, Flash::Access::Write);
    if (!flash)
        return refuse(flash.error());
    return flash->write(action.area.offset, action.content);
}

Outcome<void> checkFlash(const AgentPaths& paths, const plans::CheckFlash& action) {
    const auto flash = Flash::open(paths.root, action.area.partition, Flash::Access::Read);
    if (!flash)
        return refuse(flash.error());
    if (auto same = checkContent(*flash, action.area, action.content); !same)
        return same;
    if (const auto unfinished = unfinishedArea(paths); unfinished && !isSamePlace(*unfinished, action.area))
        return {}; // what was lost is elsewhere
    return removeFile(unfinishedFile(paths));
}

Outcome<void> restoreFlash(const AgentPaths& paths, const plans::RestoreFlash& action) {
    const auto before = backedUp(action.backup, action.area);
    if (!before)
        return refuse(before.error());
    const auto flash = Flash::open(paths.root, action.area.partition, Flash::Access::Write);
    if (!flash)
        return refuse(flash.error());
    const auto present = flash->read(action.area.offset, action.area.size);
    if (present && isOfSomebodyElse(*present, *before, action.after)) {
        static_cast<void>(forgetUnfinished(paths, action.backup)); // a note too many is cleared by a check
        return refuse(RefusalCode::StateMoved,
                      "Somebody else has written U-Boot's environment meanwhile, so it stays as it is. What "
                      "was there before is in " +
                          action.backup + '.',
                      {{"backup", action.backup}});
    }
    const auto isThere = present && *present == *before;
    if (auto done = isThere ? Outcome<void>() : rewrite(paths, *flash, action.area, *before, action.backup);
        !done) {
        auto refusal = done.error();
        refusal.message =
            say("%1 U-Boot's environment is lost: do not restart the box. What was there before is in %2.",
                std::move(refusal.message), action.backup);
        refusal.data["backup"] = action.backup;
        return refuse(std::move(refusal));
    }
    return forgetUnfinished(paths, action.backup);
}

} // namespace etherdeck::agent
