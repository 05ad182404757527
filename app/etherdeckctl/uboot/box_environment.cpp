#include "app/etherdeckctl/uboot/box_environment.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/backup.h"
#include "app/etherdeckctl/device/change.h"
#include "app/etherdeckctl/uboot/command.h"
#include "app/etherdeckctl/uboot/environment_file.h"
#include "app/etherdeckctl/uboot/text.h"
#include "core/base/base64.h"
#include "core/base/harmless_text.h"
#include "core/base/is_text.h"
#include "core/discovery/target_json.h"
#include "core/plans/diff.h"
#include "core/plans/json.h"
#include "core/system/replace_file.h"
#include "core/user_files/flash_backups.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <initializer_list>
#include <utility>

namespace etherdeck::ctl {

namespace {

using plans::RefusalCode;

std::string offsetText(std::uint64_t offset) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "0x%llx", static_cast<unsigned long long>(offset));
    return text.data();
}

std::string placeOf(const plans::BoxEnvironment& found) {
    return offsetText(found.area.offset) + " of " + found.area.device() + " (\"" + found.area.partition.name +
           "\")";
}

std::string printedVariables(const uboot::Environment& environment) {
    std::string text;
    for (const auto& [name, value] : environment.variables())
        text += harmlessLine(name + '=' + value) + '\n';
    return text;
}

using Bytes = std::pair<const char*, const std::string*>;

/// Texts as they are; if one of them is none, all in base64.
nlohmann::ordered_json bytesJson(std::initializer_list<Bytes> members) {
    const auto areTexts = std::ranges::all_of(
        members, [](const Bytes& each) { return each.second == nullptr || isText(*each.second); });
    nlohmann::ordered_json json;
    for (const auto& [name, bytes] : members)
        json[name] = bytes == nullptr ? nlohmann::ordered_json()
                                      : nlohmann::ordered_json(areTexts ? *bytes : toBase64(*bytes));
    if (!areTexts)
        json["encoding"] = "base64";
    return json;
}

nlohmann::ordered_json changesJson(const std::vector<uboot::VariableChange>& changes,
                                   const uboot::Environment& before) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& change : changes)
        list.push_back(bytesJson({{"name", &change.name},
                                  {"box", before.find(change.name)},
                                  {"file", change.value ? &*change.value : nullptr}}));
    return list;
}

/// Not in words: a note for each thing that keeps it from being changed.
void noteObstacles(const plans::BoxEnvironment& found) {
    if (!found.unfinished.empty())
        printNote(
            "The environment was not written completely: do not restart the box. What was there before is "
            "in " +
            found.unfinished + " on the box.\n");
    if (found.readOnly)
        printNote("It cannot be changed: the kernel of the box lets nobody write to its partition.\n");
    for (const auto offset : found.badBlocks)
        printNote("Its partition has a bad block at " + offsetText(offset) + ".\n");
}

} // namespace

std::optional<plans::BoxEnvironment> askForEnvironment(DeviceSession& session) {
    return session.ask({"uboot.env.read", Json::object(), "uboot-env"}, plans::environmentFrom);
}

std::optional<plans::BoxEnvironment> askForGoodEnvironment(DeviceSession& session) {
    auto found = askForEnvironment(session);
    if (!found || !found->fault)
        return found;
    session.refuse({RefusalCode::BadChecksum,
                    "At " + placeOf(*found) + " is no environment: " + faultText(*found->fault) + '.',
                    {{"fault", std::string(uboot::name(*found->fault))}}});
    return std::nullopt;
}

ExitStatus runEnvironmentList(Output& output, const DeviceOptions& device,
                              const BoxEnvironmentOptions& options) {
    auto session = DeviceSession::open(output, device);
    const auto found = session ? askForGoodEnvironment(*session) : std::nullopt;
    if (!found)
        return ExitStatus::Failed;
    if (device.json) {
        output.print(dump(plans::toJson(*found), 2) + '\n');
        return ExitStatus::Done;
    }
    for (const auto& [name, value] : found->environment.variables()) {
        if (const auto meaning = meaningOf(name); options.explain && !meaning.empty())
            output.print("# " + std::string(meaning) + '\n');
        output.print(harmlessLine(name + '=' + value) + '\n');
    }
    noteObstacles(*found);
    return ExitStatus::Done;
}

ExitStatus runEnvironmentGet(Output& output, const DeviceOptions& device,
                             const BoxEnvironmentOptions& options) {
    auto session = DeviceSession::open(output, device);
    const auto found = session ? askForGoodEnvironment(*session) : std::nullopt;
    if (!found)
        return ExitStatus::Failed;
    const auto& name = options.names.front();
    const auto* const value = found->environment.find(name);
    if (value == nullptr) {
        session->refuse({RefusalCode::BadName,
                         "The environment has no variable " + harmlessLine(name) + '.',
                         {{"name", name}}});
        return ExitStatus::Failed;
    }
    output.print(device.json ? dump(bytesJson({{"name", &name}, {"value", value}})) + '\n'
                             : harmlessLine(*value) + '\n');
    return ExitStatus::Done;
}

ExitStatus runEnvironmentDiff(Output& output, const DeviceOptions& device,
                              const BoxEnvironmentOptions& options) {
    const auto file = readEnvironmentFile(options.file);
    if (!file)
        return ExitStatus::Failed;
    auto session = DeviceSession::open(output, device);
    const auto found = session ? askForGoodEnvironment(*session) : std::nullopt;
    if (!found)
        return ExitStatus::Failed;
    auto changes = uboot::changesBetween(found->environment, file->environment);
    if (!file->isWhole) // what somebody copied may lack anything
        std::erase_if(changes, [](const uboot::VariableChange& change) { return !change.value; });
    if (device.json)
        output.print(dump(changesJson(changes, found->environment), 2) + '\n');
    else if (changes.empty())
        output.print("The environment of the box is that of the file.\n");
    else {
        auto after = found->environment;
        for (const auto& change : changes)
            after.set(change.name, change.value.value_or(std::string()));
        output.print(plans::unifiedDiff(found->area.device(), printedVariables(found->environment),
                                        printedVariables(after)));
    }
    return changes.empty() ? ExitStatus::Done : ExitStatus::Failed;
}

ExitStatus runEnvironmentBackup(Output& output, const DeviceOptions& device,
                                const BoxEnvironmentOptions& options) {
    auto session = DeviceSession::open(output, device);
    const auto backup = session ? askForBackup(*session) : std::nullopt;
    if (!backup)
        return ExitStatus::Failed;
    const auto text = remote::backupText(*backup);
    if (options.file == "-") {
        output.print(text);
        return ExitStatus::Done;
    }
    if (const auto written = replaceFile(options.file, text, 0600); !written) {
        session->refuse({RefusalCode::Failed,
                         "'" + options.file + "' could not be written: " + written.error().detail,
                         {{"file", options.file}}});
        return ExitStatus::Failed;
    }
    output.print(
        device.json
            ? dump({{"file", options.file}, {"bytes", backup->content.size()}, {"sha256", backup->sha256}}) +
                  '\n'
            : "Saved " + std::to_string(backup->content.size()) + " bytes of \"" +
                  harmlessLine(backup->area.partition.name) + "\" to " + options.file + ".\n");
    return ExitStatus::Done;
}

ExitStatus runEnvironmentRestore(Output& output, const DeviceOptions& device,
                                 const BoxEnvironmentOptions& options) {
    auto file = readEnvironmentFile(options.file);
    if (!file)
        return ExitStatus::Failed;
    if (!file->backup)
        return report(
            output,
            explain({RefusalCode::BadValue,
                     "'" + options.file +
                         "' is not a backup that 'uboot env backup' made, so it does not say of which "
                         "box it is. 'uboot env set' sets single variables.",
                     {{"file", options.file}}}),
            device.json);
    const auto& backup = *file->backup;
    return runChange(output, device,
                     plans::Wish(plans::RestoreEnvironment{backup.model, backup.mac, backup.area,
                                                           std::move(file->environment)}));
}

ExitStatus runBoxEnvironmentCheck(Output& output, const DeviceOptions& device,
                                  const BoxEnvironmentOptions& options) {
    auto session = DeviceSession::open(output, device);
    const auto found = session ? askForGoodEnvironment(*session) : std::nullopt;
    if (!found)
        return ExitStatus::Failed;
    noteObstacles(*found);
    const auto status = printFindings(output, found->environment, plans::doctorFacts(*found, options.dhcp),
                                      placeOf(*found), device.json);
    return found->unfinished.empty() && found->badBlocks.empty() ? status : ExitStatus::Failed;
}

plans::Outcome<plans::Wish> setVariablesWish(const std::string& name,
                                             const std::vector<std::string>& values) {
    plans::EditEnvironment wish;
    auto words = values;
    words.insert(words.begin(), name);
    for (std::size_t i = 0; i + 1 < words.size(); i += 2)
        wish.changes.push_back({words[i], words[i + 1].empty() ? std::nullopt : std::optional(words[i + 1])});
    if (words.size() % 2 != 0)
        return plans::refuse(RefusalCode::BadValue,
                             "The variable " + harmlessLine(words.back()) +
                                 " has no value. A value with blanks is "
                                 "one word: in quotes.",
                             {{"name", words.back()}});
    return plans::Wish(std::move(wish));
}

plans::Outcome<plans::Wish> unsetVariablesWish(const std::vector<std::string>& names) {
    plans::EditEnvironment wish;
    for (const auto& name : names)
        wish.changes.push_back({name, std::nullopt});
    return plans::Wish(std::move(wish));
}

} // namespace etherdeck::ctl
