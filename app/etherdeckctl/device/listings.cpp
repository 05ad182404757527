#include "app/etherdeckctl/device/listings.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/session.h"
#include "app/etherdeckctl/device/tables.h"
#include "app/etherdeckctl/device/wishes.h"
#include "core/base/harmless_text.h"
#include "core/discovery/target_json.h"

namespace etherdeck::ctl {

namespace {

constexpr std::uint64_t recordsAtOnce = 500;

template <class Values>
std::string arrayText(const Values& values) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& value : values)
        list.emplace_back(toJson(value));
    return dump(list, 2) + '\n';
}

/// One listing: asks, reads, and prints as JSON or text.
template <class Value, class ToJsonText, class ToText>
ExitStatus runListing(Output& output, const DeviceOptions& options, const DeviceSession::Question& question,
                      Result<Value> (*read)(const Json&), const ToJsonText& jsonText, const ToText& text) {
    auto session = DeviceSession::open(output, options);
    if (!session)
        return ExitStatus::Failed;
    const auto value = session->ask(question, read);
    if (!value)
        return ExitStatus::Failed;
    output.print(options.json ? jsonText(*value) : text(*value));
    return ExitStatus::Done;
}

void printProblems(const std::vector<remote::ExportProblem>& problems) {
    for (const auto& problem : problems)
        printNote("Problem in " + harmlessLine(problem.file) + ": " + harmlessLine(problem.message) + '\n');
}

} // namespace

ExitStatus runStatus(Output& output, const DeviceOptions& options) {
    auto session = DeviceSession::open(output, options);
    if (!session)
        return ExitStatus::Failed;
    const auto box = session->ask({"box.get", Json::object(), "box"}, remote::boxFrom);
    if (!box)
        return ExitStatus::Failed;
    std::optional<plans::PendingChange> pending;
    if (session->greeting().can("keep")) {
        const auto answer = session->ask({"change.pending", Json::object(), "keep"}, remote::pendingFrom);
        if (!answer)
            return ExitStatus::Failed;
        pending = *answer;
    }
    const auto& agent = session->greeting().agent;
    if (options.json) {
        nlohmann::ordered_json json = remote::toJson(*box);
        json["agent"] = agent;
        json["capabilities"] = session->greeting().capabilities;
        json["pending"] = pending ? nlohmann::ordered_json(remote::toJson(*pending)) : nullptr;
        output.print(dump(json, 2) + '\n');
        return ExitStatus::Done;
    }
    output.print(boxFacts(*box, agent));
    if (pending)
        output.print("Reverts in " + std::to_string(pending->secondsLeft) +
                     " s unless it is kept ('change keep'): " + harmlessLine(pending->text.text()) + '\n');
    return ExitStatus::Done;
}

ExitStatus runDisks(Output& output, const DeviceOptions& options) {
    return runListing(output, options, {"disks.list", Json::object(), "disks"}, remote::diskListFrom,
                      arrayText<std::vector<plans::Disk>>, diskTable);
}

ExitStatus runExports(Output& output, const DeviceOptions& options) {
    return runListing(
        output, options, {"exports.list", Json::object(), "exports"}, remote::exportListFrom,
        [](const remote::ExportList& list) {
            printProblems(list.problems);
            return arrayText(list.exports);
        },
        [](const remote::ExportList& list) {
            printProblems(list.problems);
            return exportTable(list.exports);
        });
}

ExitStatus runBoxInterfaces(Output& output, const DeviceOptions& options) {
    const auto jsonText = [](const remote::InterfaceList& list) {
        auto array = nlohmann::ordered_json::array();
        for (const auto& interface : list.interfaces) {
            nlohmann::ordered_json json = plans::toJson(interface);
            json["warnings"] = nlohmann::ordered_json::array();
            if (const auto warnings = list.warnings.find(interface.name); warnings != list.warnings.end())
                for (const auto& warning : warnings->second)
                    json["warnings"].push_back(warning.text);
            array.push_back(std::move(json));
        }
        return dump(array, 2) + '\n';
    };
    return runListing(output, options, {"interfaces.list", Json::object(), "interfaces"},
                      remote::interfaceListFrom, jsonText, interfaceTable);
}

ExitStatus runUsers(Output& output, const DeviceOptions& options, const std::string& address, int seconds) {
    const auto checked = parseAddress(address);
    if (!checked)
        return report(output, explain(checked.error()), options.json);
    return runListing(
        output, options,
        {"exports.users",
         {{"address", checked->toString()}, {"seconds", seconds}},
         "users",
         std::chrono::seconds(60 + seconds)},
        remote::userListFrom,
        [](const remote::UserList& list) { return dump(remote::toJson(list), 2) + '\n'; }, userTable);
}

ExitStatus runJournal(Output& output, const DeviceOptions& options, int limit) {
    return runListing(output, options, {"journal.list", {{"limit", limit}}, "journal"}, remote::journalFrom,
                      arrayText<std::vector<remote::JournalEntry>>, journalTable);
}

ExitStatus runKernelLog(Output& output, const DeviceOptions& options, std::uint64_t since) {
    auto session = DeviceSession::open(output, options);
    if (!session)
        return ExitStatus::Failed;
    for (;;) {
        const auto page =
            session->ask({"kernel_log.read", {{"since", since}, {"limit", recordsAtOnce}}, "kernel-log"},
                         remote::kernelLogFrom);
        if (!page)
            return ExitStatus::Failed;
        if (page->lost)
            printNote("Older records are gone: newer ones have overwritten them.\n");
        for (const auto& record : page->records) {
            auto json = remote::toJson(record);
            json["boot_id"] = page->bootId;
            output.print((options.json ? dump(json) : recordText(record)) + '\n');
        }
        // Otherwise an agent that goes back would never let this end.
        if (page->records.size() < recordsAtOnce || page->next <= since || !output.works())
            return ExitStatus::Done;
        since = page->next;
    }
}

} // namespace etherdeck::ctl
