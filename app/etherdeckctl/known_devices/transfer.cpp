#include "app/etherdeckctl/known_devices/transfer.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/failure.h"
#include "app/etherdeckctl/known_devices/book.h"
#include "app/etherdeckctl/known_devices/groups.h"
#include "core/base/harmless_text.h"
#include "core/discovery/target_json.h"
#include "core/system/replace_file.h"
#include "core/system/small_files.h"
#include "core/user_files/device_list.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>
#include <variant>

namespace etherdeck::ctl {

namespace {

using remote::Merged;
using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t longestShown = 80;

FailureText badFile(const std::string& file, const Error& error) {
    if (error.code == ErrorCode::Unsupported)
        return {"bad-file",
                "'" + file + "' was written by a later version of etherdeckctl.",
                {},
                error.detail,
                {{"file", file}}};
    if (error.code == ErrorCode::Malformed || error.code == ErrorCode::TooLong)
        return {"bad-file",
                "'" + file + "' is not a list of devices.",
                "etherdeckctl device export writes one.",
                error.detail,
                {{"file", file}}};
    return {
        "failed", "'" + file + "' cannot be used: " + describe(error), {}, error.detail, {{"file", file}}};
}

Result<std::string> readInput(const std::string& file) {
    if (file != "-")
        return readWhole(file, remote::DeviceBook::maxText);
    std::string text;
    std::array<char, 65'536> piece{};
    for (;;) {
        const auto got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got < 0)
            return fail(ErrorCode::System, {}, errno);
        if (got == 0)
            return text;
        text.append(piece.data(), static_cast<std::size_t>(got));
        if (text.size() > remote::DeviceBook::maxText)
            return fail(ErrorCode::TooLong);
    }
}

/// A device of the list, and what became of it.
struct Imported {
    const remote::ListedDevice* device = nullptr;
    std::string refused; ///< why; empty: it is in the book now
    std::string code;    ///< of the refusal
    Merged merged = Merged::Added;
    bool hasWrongGroup = false;
};

bool runsAProgram(const remote::NamedDeviceEntry& entry) {
    const auto device = remote::parseDevice(entry.device);
    return device && std::holds_alternative<remote::ExecDevice>(*device);
}

Imported take(remote::DeviceBook& book, const remote::ListedDevice& device,
              const ImportDevicesOptions& options) {
    Imported imported{&device, {}, {}, Merged::Added, false};
    const auto* const known = book.find(device.entry.name);
    if (runsAProgram(device.entry) && !options.takesPrograms && !(known && *known == device.entry)) {
        imported.code = "runs-a-program";
        imported.refused = "it runs a program of this computer; --exec takes it";
        return imported;
    }
    const auto merged = merge(book, device.entry, options.replaces);
    if (!merged) {
        imported.code = "bad-value";
        imported.refused = merged.error().detail;
    } else if (*merged == Merged::Kept) {
        imported.code = "name-in-use";
        imported.refused = "another device has that name; --replace replaces it";
    } else {
        imported.merged = *merged;
    }
    return imported;
}

OrderedJson importedJson(const std::vector<Imported>& all, const std::vector<remote::WrongEntry>& wrong) {
    OrderedJson json{{"added", OrderedJson::array()},
                     {"replaced", OrderedJson::array()},
                     {"unchanged", OrderedJson::array()},
                     {"refused", OrderedJson::array()}};
    for (const auto& one : all) {
        const auto& name = one.device->entry.name;
        if (!one.refused.empty())
            json["refused"].push_back({{"name", name}, {"code", one.code}, {"reason", one.refused}});
        else
            json[one.merged == Merged::Added      ? "added"
                 : one.merged == Merged::Replaced ? "replaced"
                                                  : "unchanged"]
                .push_back(name);
        if (one.hasWrongGroup)
            json["refused"].push_back({{"name", name}, {"code", "bad-group"}, {"reason", one.device->group}});
    }
    for (const auto& one : wrong)
        json["refused"].push_back(
            {{"name", one.name}, {"number", one.number}, {"code", "bad-entry"}, {"reason", one.reason}});
    return json;
}

void printRefusal(const std::string& name, const std::string& why) {
    printNote("    " + harmlessStart(name, longestShown) + ": " + harmlessStart(why, longestShown) + '\n');
}

std::string countOf(std::size_t count, const std::string& what) { return std::to_string(count) + ' ' + what; }

void printImported(Output& output, const std::vector<Imported>& all,
                   const std::vector<remote::WrongEntry>& wrong) {
    const auto json = importedJson(all, wrong);
    output.print(countOf(json["added"].size(), "added, ") + countOf(json["replaced"].size(), "replaced, ") +
                 countOf(json["unchanged"].size(), "known already.\n"));
    if (json["refused"].empty())
        return;
    printNote("etherdeckctl: not taken from the file:\n");
    for (const auto& one : all) {
        if (!one.refused.empty())
            printRefusal(one.device->entry.name, one.refused);
        if (one.hasWrongGroup)
            printRefusal(one.device->entry.name, "its group could not be stored");
    }
    for (const auto& one : wrong)
        printRefusal("entry " + std::to_string(one.number) + (one.name.empty() ? "" : " (" + one.name + ')'),
                     one.reason);
}

/// A group that the file does not have stays as it is.
void takeGroups(std::vector<Imported>& all) {
    const DeviceGroups groups;
    for (auto& one : all) {
        const auto& group = one.device->group;
        if (one.refused.empty() && !group.empty() && groups.groupOf(one.device->entry) != group)
            one.hasWrongGroup = setGroup(one.device->entry, group).has_value();
    }
}

} // namespace

ExitStatus runExportDevices(Output& output, const ExportDevicesOptions& options) {
    const auto book = remote::readDeviceBook(bookFile());
    if (!book)
        return report(output, bookFailure(book.error()), options.json);
    const DeviceGroups groups;
    std::vector<remote::ListedDevice> devices;
    for (const auto& entry : book->devices()) {
        auto group = groups.groupOf(entry);
        if (options.group.empty() || group == options.group)
            devices.push_back({entry, std::move(group)});
    }
    const auto text = remote::deviceListText(devices);
    if (options.file == "-") {
        output.print(text);
        return ExitStatus::Done;
    }
    constexpr unsigned ownersOnly = 0600; // it says which computers there are
    if (const auto written = replaceFile(options.file, text, ownersOnly); !written)
        return report(output, badFile(options.file, written.error()), options.json);
    output.print(options.json ? dump({{"file", options.file}, {"devices", devices.size()}}) + '\n'
                              : countOf(devices.size(), devices.size() == 1 ? "device" : "devices") + " in " +
                                    options.file + '\n');
    return ExitStatus::Done;
}

ExitStatus runImportDevices(Output& output, const ImportDevicesOptions& options) {
    const auto text = readInput(options.file);
    const auto list = text.and_then([](const std::string& read) { return remote::readDeviceList(read); });
    if (!list)
        return report(output, badFile(options.file, list.error()), options.json);
    std::vector<Imported> all;
    const auto edited = remote::editDeviceBook(bookFile(), [&](remote::DeviceBook& book) {
        all.clear();
        for (const auto& device : list->devices)
            all.push_back(take(book, device, options));
        return Result<void>();
    });
    if (!edited)
        return report(output, bookFailure(edited.error()), options.json);
    takeGroups(all);
    if (options.json)
        output.print(dump(importedJson(all, list->wrong)) + '\n');
    else
        printImported(output, all, list->wrong);
    const auto isWhole = list->wrong.empty() && std::ranges::all_of(all, [](const Imported& one) {
                             return one.refused.empty() && !one.hasWrongGroup;
                         });
    return isWhole ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace etherdeck::ctl
