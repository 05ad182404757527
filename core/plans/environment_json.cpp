#include "core/base/base64.h"
#include "core/base/is_text.h"
#include "core/base/sha256.h"
#include "core/plans/environment_members.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::plans {

namespace {

constexpr std::size_t maxValue = 262'144;
constexpr std::string_view backupFormat = "etherdeck-uboot-backup";
constexpr int backupVersion = 1;

constexpr std::array<std::pair<PlaceSource, std::string_view>, 4> placeSources{{
    {PlaceSource::Configuration, "fw_env.config"},
    {PlaceSource::PartitionName, "partition-name"},
    {PlaceSource::KnownPlace, "known-place"},
    {PlaceSource::Backup, "backup"},
}};

constexpr std::string_view base64 = "base64";

/// JSON has only texts: what is none is sent in base64.
bool isText(const std::string& name, const std::string& value) {
    return etherdeck::isText(name) && etherdeck::isText(value);
}

void addVariables(Json& json, const uboot::Environment& environment) {
    auto texts = Json::object();
    auto encoded = Json::array();
    for (const auto& [name, value] : environment.variables()) {
        if (isText(name, value))
            texts[name] = value;
        else
            encoded.push_back({{"name", toBase64(name)}, {"value", toBase64(value)}});
    }
    json["variables"] = std::move(texts);
    if (!encoded.empty())
        json["encoded_variables"] = std::move(encoded);
}

/// A text, or what it says in base64.
void readBytes(Members& members, const char* name, std::string& bytes, bool isEncoded) {
    members.text(name, bytes, maxValue);
    auto decoded = isEncoded ? fromBase64(bytes) : Result<std::string>(bytes);
    if (decoded)
        bytes = std::move(*decoded);
    else
        members.wrong(name);
}

void readVariables(Members& members, uboot::Environment& environment) {
    const auto* const found = members.find("variables");
    if (found == nullptr)
        return;
    if (!found->is_object() || found->size() > maxListed) {
        members.wrong("variables");
        return;
    }
    for (const auto& [name, value] : found->items())
        if (!value.is_string() || value.get_ref<const std::string&>().size() > maxValue ||
            !environment.set(name, value.get_ref<const std::string&>()))
            members.wrong("variables");
    std::vector<uboot::VariableChange> encoded;
    members.list("encoded_variables", encoded, [&](const Json& entry, uboot::VariableChange& variable) {
        Members of(entry);
        of.require("name");
        of.require("value");
        readBytes(of, "name", variable.name, true);
        readBytes(of, "value", variable.value.emplace(), true);
        if (!of.firstWrong().empty() || !environment.set(variable.name, *variable.value))
            members.wrong("encoded_variables");
    });
}

Json changeJson(const uboot::VariableChange& change) {
    if (isText(change.name, change.value.value_or(std::string())))
        return {{"name", change.name}, {"value", change.value ? Json(*change.value) : Json()}};
    return {{"name", toBase64(change.name)},
            {"value", change.value ? Json(toBase64(*change.value)) : Json()},
            {"encoding", base64}};
}

void readChange(Members& wish, const Json& json, uboot::VariableChange& change) {
    Members members(json);
    std::string encoding;
    members.text("encoding", encoding);
    if (!encoding.empty() && encoding != base64)
        members.wrong("encoding");
    members.require("name");
    readBytes(members, "name", change.name, encoding == base64);
    if (members.has("value"))
        readBytes(members, "value", change.value.emplace(), encoding == base64);
    wish.wrong(members.firstWrong());
}

void addBoard(Json& json, const std::string& model, const std::optional<MacAddress>& mac) {
    json["model"] = model;
    json["mac"] = mac ? Json(mac->toString()) : Json();
}

void readBoard(Members& members, std::string& model, std::optional<MacAddress>& mac) {
    members.text("model", model);
    if (members.has("mac"))
        members.mac("mac", mac.emplace());
}

void readNumbers(Members& members, const char* name, std::vector<std::uint64_t>& numbers) {
    members.list(name, numbers, [&](const Json& entry, std::uint64_t& number) {
        if (entry.is_number_unsigned())
            number = entry.get<std::uint64_t>();
        else
            members.wrong(name);
    });
}

} // namespace

std::string_view name(PlaceSource source) {
    return std::ranges::find(placeSources, source, &std::pair<PlaceSource, std::string_view>::first)->second;
}

void addArea(Json& json, const FlashArea& area) {
    json["partition"] = {{"index", area.partition.index},
                         {"name", area.partition.name},
                         {"bytes", area.partition.bytes},
                         {"erase_bytes", area.partition.eraseBytes}};
    json["offset"] = area.offset;
    json["size"] = area.size;
}

void readArea(Members& members, FlashArea& area) {
    members.require("partition");
    if (const auto* const json = members.find("partition")) {
        Members of(*json);
        of.number("index", area.partition.index);
        of.text("name", area.partition.name);
        of.number("bytes", area.partition.bytes);
        of.number("erase_bytes", area.partition.eraseBytes);
        members.wrong(of.firstWrong());
    }
    members.number("offset", area.offset);
    members.number("size", area.size);
    if (area.size > area.partition.bytes || area.offset > area.partition.bytes - area.size)
        members.wrong("offset");
}

Json toJson(const FlashArea& area) {
    auto json = Json::object();
    addArea(json, area);
    return json;
}

Result<FlashArea> areaFrom(const Json& json) {
    Members members(json);
    FlashArea area;
    readArea(members, area);
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return area;
}

// --- wishes

Json environmentJson(const EditEnvironment& wish) {
    Json json{{"kind", "uboot-env"}, {"changes", Json::array()}};
    for (const auto& change : wish.changes)
        json["changes"].push_back(changeJson(change));
    return json;
}

Json environmentJson(const RestoreEnvironment& wish) {
    Json json{{"kind", "uboot-env-restore"}};
    addVariables(json, wish.environment);
    addBoard(json, wish.model, wish.mac);
    addArea(json, wish.area);
    return json;
}

Wish readEnvironmentEdit(Members& members) {
    EditEnvironment wish;
    members.require("changes");
    members.list("changes", wish.changes, [&](const Json& entry, uboot::VariableChange& change) {
        readChange(members, entry, change);
    });
    return wish;
}

Wish readEnvironmentRestore(Members& members) {
    RestoreEnvironment wish;
    readBoard(members, wish.model, wish.mac);
    readArea(members, wish.area);
    members.require("variables");
    readVariables(members, wish.environment);
    return wish;
}

// --- what is there

Json toJson(const BoxEnvironment& environment) {
    Json json{{"is_pogoplug_e02", environment.board.isPogoE02},
              {"claims_pogoplug_e02", environment.board.claimsPogoE02},
              {"place", name(environment.source)},
              {"read_only", environment.readOnly},
              {"bad_blocks", environment.badBlocks},
              {"sha256", environment.sha256},
              {"fault", environment.fault ? Json(uboot::name(*environment.fault)) : Json()},
              {"kernel_partitions", environment.kernelPartitions},
              {"addresses", environment.addresses},
              {"unfinished", environment.unfinished}};
    addVariables(json, environment.environment);
    addBoard(json, environment.board.model, environment.board.mac);
    addArea(json, environment.area);
    return json;
}

Result<BoxEnvironment> environmentFrom(const Json& json) {
    Members members(json);
    BoxEnvironment environment;
    readBoard(members, environment.board.model, environment.board.mac);
    members.flag("is_pogoplug_e02", environment.board.isPogoE02);
    members.flag("claims_pogoplug_e02", environment.board.claimsPogoE02);
    readArea(members, environment.area);
    std::string place;
    members.text("place", place);
    if (const auto* const found =
            std::ranges::find(placeSources, place, &std::pair<PlaceSource, std::string_view>::second);
        found != placeSources.end())
        environment.source = found->first;
    members.flag("read_only", environment.readOnly);
    readNumbers(members, "bad_blocks", environment.badBlocks);
    members.text("sha256", environment.sha256);
    if (members.has("fault")) {
        std::string fault;
        members.text("fault", fault);
        environment.fault = uboot::environmentFault(fault).value_or(uboot::EnvironmentFault::Content);
    }
    readVariables(members, environment.environment);
    members.text("kernel_partitions", environment.kernelPartitions);
    members.texts("addresses", environment.addresses);
    members.text("unfinished", environment.unfinished);
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return environment;
}

Json toJson(const FlashBackup& backup) {
    Json json{{"format", backupFormat},
              {"version", backupVersion},
              {"sha256", backup.sha256},
              {"content", toBase64(backup.content)}};
    addBoard(json, backup.model, backup.mac);
    addArea(json, backup.area);
    return json;
}

Result<FlashBackup> backupFrom(const Json& json) {
    Members members(json);
    std::string kind;
    members.text("format", kind);
    if (kind != backupFormat)
        return fail(ErrorCode::Unsupported, "format");
    int version = 0;
    members.number("version", version);
    if (version != backupVersion)
        return fail(ErrorCode::Unsupported, "version");
    FlashBackup backup;
    readBoard(members, backup.model, backup.mac);
    readArea(members, backup.area);
    members.text("sha256", backup.sha256);
    std::string content;
    members.text("content", content, maxFlashPartition / 3 * 4 + 8);
    auto bytes = fromBase64(content);
    if (bytes)
        backup.content = std::move(*bytes);
    else
        members.wrong("content");
    if (backup.content.size() != backup.area.partition.bytes || sha256(backup.content) != backup.sha256)
        members.wrong("sha256");
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return backup;
}

// --- the kernel's netconsole

Json toJson(const NetconsoleTarget& target) {
    return {{"interface", target.interface},
            {"local", target.local.toString()},
            {"server", target.server.toString()},
            {"server_mac", target.serverMac.toString()},
            {"port", target.port},
            {"extended", target.extended}};
}

Result<NetconsoleTarget> netconsoleTargetFrom(const Json& json) {
    Members members(json);
    NetconsoleTarget target;
    std::optional<Ipv4Address> local;
    std::optional<Ipv4Address> server;
    members.text("interface", target.interface, 64);
    members.ipv4("local", local);
    members.ipv4("server", server);
    members.mac("server_mac", target.serverMac);
    members.number("port", target.port);
    members.flag("extended", target.extended);
    if (!local || !server)
        members.wrong("server");
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    target.local = *local;
    target.server = *server;
    return target;
}

} // namespace etherdeck::plans
