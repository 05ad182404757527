#include "app/etherdeckctl/uboot/environment_file.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/uboot/text.h"
#include "core/base/byte_reader.h"
#include "core/plans/json.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

namespace etherdeck::ctl {

namespace {

constexpr qint64 maxFile = 16 << 20; ///< a dump of a partition has one megabyte

std::string quoted(const std::string& name) { return name == "-" ? "standard input" : '\'' + name + '\''; }

/// Prints why there is nothing.
std::optional<std::string> readAll(const std::string& name) {
    QFile file(QString::fromStdString(name));
    const bool isOpen = name == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen) {
        printProblem(quoted(name) + " could not be read.", {}, file.errorString().toStdString());
        return std::nullopt;
    }
    const auto bytes = file.read(maxFile + 1);
    if (file.error() != QFileDevice::NoError) {
        printProblem(quoted(name) + " could not be read.", {}, file.errorString().toStdString());
        return std::nullopt;
    }
    if (bytes.size() > maxFile) {
        printProblem(quoted(name) + " is larger than any environment or dump of its partition.");
        return std::nullopt;
    }
    return bytes.toStdString();
}

std::optional<EnvironmentFile> fromBackup(const std::string& name, std::string_view text) {
    auto backup = plans::backupFrom(plans::Json::parse(text, nullptr, false));
    if (!backup) {
        printProblem(quoted(name) + " is not a backup of an environment, or it is damaged.", {},
                     backup.error().detail);
        return std::nullopt;
    }
    auto environment = plans::environmentIn(*backup);
    if (!environment) {
        printProblem(quoted(name) + " is a backup without an environment: " + faultText(environment.error()) +
                     '.');
        return std::nullopt;
    }
    auto place = "\"" + backup->area.partition.name + "\" of " + backup->model;
    return EnvironmentFile{std::move(*environment), true, std::move(place), std::move(*backup)};
}

std::optional<EnvironmentFile> fromText(const std::string& name, std::string_view text) {
    auto printed = uboot::parsePrinted(text);
    if (printed.environment.isEmpty()) {
        printProblem("there is no variable in " + quoted(name) + '.',
                     "Give the output of printenv or fw_printenv: lines like bootdelay=3.");
        return std::nullopt;
    }
    if (!printed.unread.empty())
        printNote("Lines that are not variables were left out. The first one: " + printed.unread.front() +
                  '\n');
    return EnvironmentFile{std::move(printed.environment), false, {}, std::nullopt};
}

} // namespace

std::optional<EnvironmentFile> readEnvironmentFile(const std::string& name) {
    const auto bytes = readAll(name);
    if (!bytes)
        return std::nullopt;
    if (bytes->starts_with('{'))
        return fromBackup(name, *bytes);
    const bool isErased = std::ranges::all_of(*bytes, [](char c) { return c == '\xff'; });
    if (bytes->find('\0') == std::string::npos && !(isErased && !bytes->empty()))
        return fromText(name, *bytes);
    auto found = uboot::findEnvironment(asBytes(*bytes));
    if (!found) {
        printProblem(quoted(name) + " holds no environment: " + faultText(found.error()) + '.');
        return std::nullopt;
    }
    std::array<char, 32> offset{};
    std::snprintf(offset.data(), offset.size(), "0x%zx", found->place.offset);
    return EnvironmentFile{std::move(found->environment), true,
                           std::string(offset.data()) + " (" + std::string(found->place.keeper) + ")",
                           std::nullopt};
}

} // namespace etherdeck::ctl
