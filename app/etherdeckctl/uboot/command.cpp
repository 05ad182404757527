#include "app/etherdeckctl/uboot/command.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/uboot/text.h"
#include "core/base/byte_reader.h"
#include "core/uboot/doctor.h"
#include "core/uboot/netconsole_setup.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>

namespace etherdeck::ctl {

namespace {

constexpr qint64 maxFile = 16 << 20; ///< a dump of a partition has one megabyte

/// Prints why there is nothing.
std::optional<std::string> readAll(const std::string& name) {
    QFile file(QString::fromStdString(name));
    const bool isOpen = name == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen) {
        printProblem("'" + name + "' could not be read.", {}, file.errorString().toStdString());
        return std::nullopt;
    }
    const auto bytes = file.read(maxFile + 1);
    if (file.error() != QFileDevice::NoError) {
        printProblem("'" + name + "' could not be read.", {}, file.errorString().toStdString());
        return std::nullopt;
    }
    if (bytes.size() > maxFile) {
        printProblem("'" + name + "' is larger than any environment or dump of its partition.");
        return std::nullopt;
    }
    return bytes.toStdString();
}

struct Read {
    uboot::Environment environment;
    bool isWhole = false;
    std::string place; ///< where it was found; empty: it is text
};

/// Prints why it is no environment.
std::optional<Read> read(const std::string& name) {
    const auto bytes = readAll(name);
    if (!bytes)
        return std::nullopt;
    const bool isErased = std::ranges::all_of(*bytes, [](char c) { return c == '\xff'; });
    const bool isText = bytes->find('\0') == std::string::npos && !(isErased && !bytes->empty());
    if (isText) {
        auto printed = uboot::parsePrinted(*bytes);
        if (printed.environment.isEmpty()) {
            printProblem("there is no variable in '" + name + "'.",
                         "Give the output of printenv or fw_printenv: lines like bootdelay=3.");
            return std::nullopt;
        }
        if (!printed.unread.empty())
            printNote("Lines that are no variables were left out; the first: " + printed.unread.front() +
                      '\n');
        return Read{std::move(printed.environment), false, {}};
    }
    auto found = uboot::findEnvironment(asBytes(*bytes));
    if (!found) {
        printProblem("'" + name + "' holds no environment: " + faultText(found.error()) + '.');
        return std::nullopt;
    }
    std::array<char, 32> offset{};
    std::snprintf(offset.data(), offset.size(), "0x%zx", found->place.offset);
    return Read{std::move(found->environment), true,
                std::string(offset.data()) + " (" + std::string(found->place.keeper) + ")"};
}

} // namespace

ExitStatus runEnvironmentCheck(Output& output, const EnvironmentCheckOptions& options) {
    const auto found = read(options.file);
    if (!found)
        return ExitStatus::Failed;
    uboot::DoctorFacts facts;
    facts.isWhole = found->isWhole;
    const auto findings = uboot::examine(found->environment, facts);
    if (options.json) {
        output.print(findingsJson(findings, found->environment));
        return findings.empty() ? ExitStatus::Done : ExitStatus::Failed;
    }
    if (!found->place.empty())
        output.print("The environment at " + found->place + ":\n");
    for (const auto& finding : findings)
        output.print(findingText(finding, found->environment));
    const auto netconsole = uboot::netconsoleOf(found->environment);
    if (findings.empty())
        output.print(std::string("Nothing wrong was found.") +
                     (!netconsole.empty()
                          ? " Netconsole is started at each boot when the other side answers.\n"
                          : " Netconsole is not started.\n"));
    return findings.empty() ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace etherdeck::ctl
