#include "app/agent/server/box_methods.h"

#include "app/agent/box/facts.h"
#include "app/agent/box/kernel_log.h"
#include "app/agent/box/rooted_files.h"
#include "app/agent/changes/box_flash.h"
#include "app/agent/disks/smart.h"
#include "app/agent/disks/smart_query.h"
#include "app/agent/exports/process.h"
#include "app/agent/network/netconsole.h"
#include "core/plans/members.h"
#include "core/system/small_files.h"

#include <algorithm>

namespace etherdeck::agent {

namespace {

using plans::Json;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

Json mtdJson(const std::vector<MtdPartition>& partitions) {
    auto list = Json::array();
    for (const auto& partition : partitions)
        list.push_back({{"index", partition.index},
                        {"name", partition.name},
                        {"bytes", partition.bytes},
                        {"erase_bytes", partition.eraseBytes},
                        {"read_only", partition.readOnly}});
    return list;
}

Json temperaturesJson(const std::vector<Temperature>& temperatures) {
    auto list = Json::array();
    for (const auto& temperature : temperatures)
        list.push_back({{"name", temperature.name}, {"celsius", temperature.celsius}});
    return list;
}

/// Nothing when smartctl is not installed, or the disk sleeps or does not tell.
std::optional<plans::Smart> askSmart(const plans::Disk& disk, const CancelFlag& cancelled) {
    auto query = SmartQuery::start(smartCommand(disk), Clock::now());
    while (query && !cancelled) {
        if (const auto answer = query->take(Clock::now()))
            return *answer ? (*answer)->smart : std::nullopt;
        waitForInput(query->descriptor(), std::chrono::milliseconds(100));
    }
    return std::nullopt;
}

} // namespace

Json interfaceJson(const plans::BoxInterface& interface) {
    auto json = plans::toJson(interface);
    auto warnings = Json::array();
    auto codes = Json::array();
    const auto warn = [&](const char* code, std::string text) {
        codes.push_back(code);
        warnings.push_back(std::move(text));
    };
    if (interface.ethernet && interface.up && !interface.carrier)
        warn("no-link", "There is no link: is the cable plugged in?");
    if (interface.speed && *interface.speed < 1000)
        warn("slow", "It runs at " + std::to_string(*interface.speed) + " Mb/s, not at a gigabit.");
    if (interface.duplex == plans::Duplex::Half)
        warn("half-duplex", "It runs at half duplex.");
    json["warnings"] = std::move(warnings);
    json["warning_codes"] = std::move(codes);
    return json;
}

Json recordJson(const KernelRecord& record) {
    auto dictionary = Json::object();
    for (const auto& [key, value] : record.dictionary)
        dictionary[key] = value;
    return {{"sequence", record.sequence},        {"level", static_cast<int>(record.level)},
            {"facility", record.facility},        {"time", record.time.count()},
            {"continued", record.continued},      {"text", record.text},
            {"dictionary", std::move(dictionary)}};
}

Outcome<Json> getBox(Agent& agent, const Json&, OpenCall&) {
    const auto facts = readBoxFacts(agent.paths().root);
    std::vector<MacAddress> macs;
    for (const auto& interface : agent.reader().interfaces())
        macs.push_back(interface.mac);
    auto warnings = warningsAbout(facts, macs);
    for (auto& warning : agent.warnings())
        warnings.push_back(std::move(warning));
    auto sentences = Json::array();
    for (const auto& warning : warnings)
        sentences.push_back(plans::sentenceJson(warning));
    const auto time = std::chrono::duration_cast<std::chrono::microseconds>(facts.time.time_since_epoch());
    return Json{{"host_name", facts.hostName},
                {"boot_id", facts.bootId},
                {"model", facts.model},
                {"soc", facts.soc},
                {"is_pogoplug_e02", facts.pogoplugE02.isOne()},
                {"kernel", facts.kernel},
                {"distribution", facts.distribution},
                {"init", name(facts.init)},
                {"uptime", facts.uptime.count()},
                {"time", time.count()},
                {"memory", {{"total", facts.memoryTotal}, {"available", facts.memoryAvailable}}},
                {"load", facts.load},
                {"temperatures", temperaturesJson(facts.temperatures)},
                {"mtd", mtdJson(facts.mtd)},
                {"vblade", facts.vbladeVersion},
                {"vblade_path", facts.vblade},
                {"warnings", textsOf(warnings)},
                {"warning_sentences", std::move(sentences)}};
}

Outcome<Json> listInterfaces(Agent& agent, const Json&, OpenCall&) {
    auto list = Json::array();
    for (const auto& interface : agent.reader().interfaces())
        list.push_back(interfaceJson(interface));
    return Json{{"interfaces", std::move(list)}};
}

Outcome<Json> listDisks(Agent& agent, const Json& params, OpenCall& call) {
    plans::Members members(params);
    bool withSmart = false;
    members.flag("smart", withSmart);
    auto list = Json::array();
    for (auto& disk : agent.reader().disks()) {
        if (withSmart && disk.kind == plans::DiskKind::Disk && agent.paths().root.empty())
            disk.smart = askSmart(disk, call.cancelled);
        list.push_back(plans::toJson(disk));
    }
    return Json{{"disks", std::move(list)}};
}

Outcome<Json> findDiskByPath(Agent& agent, const Json& params, OpenCall&) {
    plans::Members members(params);
    std::string path;
    members.require("path");
    members.text("path", path);
    if (!members.firstWrong().empty())
        return refuse(RefusalCode::BadRequest, "The parameter path is missing.", {{"name", "path"}});
    const auto disk = agent.reader().describe(path);
    if (!disk)
        return refuse(disk.error());
    return Json{{"disk", plans::toJson(*disk)}, {"best_name", bestName(*disk)}};
}

Outcome<Json> readKernelLog(Agent& agent, const Json& params, OpenCall&) {
    plans::Members members(params);
    std::uint64_t since = 0;
    std::size_t limit = KernelLog::maxRecords;
    members.number("since", since);
    members.number("limit", limit);
    if (!members.firstWrong().empty())
        return refuse(RefusalCode::BadRequest, "The parameter " + members.firstWrong() + " is not a number.",
                      {{"name", members.firstWrong()}});
    auto log = KernelLog::open(agent.paths().root);
    const auto part = log ? log->read(since, std::clamp<std::size_t>(limit, 1, KernelLog::maxRecords))
                          : Result<KernelLogPart>(fail(log.error()));
    if (!part)
        return refuse(RefusalCode::Failed, "The kernel's log cannot be read.",
                      {{"detail", part.error().detail}});
    auto records = Json::array();
    for (const auto& record : part->records)
        records.push_back(recordJson(record));
    return Json{{"boot_id", readBootId(agent.paths().root)},
                {"first", part->first},
                {"next", part->next},
                {"lost", part->lost},
                {"records", std::move(records)}};
}

Outcome<Json> readUbootEnvironment(Agent& agent, const Json&, OpenCall&) {
    const auto environment = agent.reader().environment(std::nullopt);
    if (!environment)
        return refuse(environment.error());
    return plans::toJson(*environment);
}

Outcome<Json> testKernelNetconsole(Agent& agent, const Json& params, OpenCall&) {
    plans::Members members(params);
    std::string text;
    members.text("text", text, 64);
    if (auto written = writeTestLine(agent.paths().root, text); !written)
        return refuse(written.error());
    return Json::object();
}

Outcome<Json> readKernelNetconsole(Agent& agent, const Json&, OpenCall&) {
    const auto& paths = agent.paths();
    const auto now = readNetconsole(paths.root);
    std::optional<plans::NetconsoleTarget> atBoot;
    for (const auto& path : {plans::netconsoleOptionsFile, plans::netconsoleOpenwrtFile})
        if (const auto content = readWhole(paths.onBox(path), RootedFiles::maxSize))
            atBoot = plans::targetInFile(*content);
    return Json{{"loaded", now.isLoaded},
                {"built_in", now.isBuiltIn},
                {"level", now.level},
                {"target", now.target ? plans::toJson(*now.target) : Json()},
                {"at_boot", atBoot ? plans::toJson(*atBoot) : Json()}};
}

Outcome<Json> backUpUbootEnvironment(Agent& agent, const Json& params, OpenCall&) {
    std::optional<plans::FlashArea> area;
    if (params.contains("partition")) {
        auto read = plans::areaFrom(params);
        if (!read)
            return refuse(RefusalCode::BadRequest,
                          "The parameter " + read.error().detail + " is missing or invalid.",
                          {{"name", read.error().detail}});
        area = std::move(*read);
    }
    const auto backup = readBoxBackup(agent.paths(), agent.reader().interfaces(), area);
    if (!backup)
        return refuse(backup.error());
    return plans::toJson(*backup);
}

Json configurationProblems(Agent& agent) {
    const auto configuration = agent.keeper().configuration();
    auto list = Json::array();
    for (const auto& [file, problem] : configuration.problems)
        list.push_back({{"file", file},
                        {"code", exports::name(problem.kind)},
                        {"line", problem.line},
                        {"message", exports::sentence(problem)}});
    for (const auto& [file, fault] : configuration.faults)
        list.push_back(
            {{"file", file}, {"code", exports::name(fault.kind)}, {"message", exports::sentence(fault)}});
    for (const auto& file : configuration.notReached)
        list.push_back({{"file", file},
                        {"code", "not-reached"},
                        {"message", "Debian does not start it: its generator stops at a file before it."}});
    return list;
}

} // namespace etherdeck::agent
