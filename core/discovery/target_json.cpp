#include "core/discovery/target_json.h"

#include "core/base/harmless_text.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace etherdeck {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const std::optional<std::vector<MacAddress>>& macs) {
    Json list = Json::array();
    for (const auto& mac : macs.value_or(std::vector<MacAddress>()))
        list.push_back(mac.toString());
    return list;
}

void addIdentity(Json& object, const std::optional<aoe::Identity>& identity) {
    object["sectors"] = identity ? Json(identity->size.count) : Json();
    object["bytes"] = identity ? Json(identity->size.bytes()) : Json();
    object["model"] = identity ? Json(identity->model) : Json();
    object["serial"] = identity ? Json(identity->serial) : Json();
    object["firmware_revision"] = identity ? Json(identity->firmwareRevision) : Json();
}

/// What a disk reports about itself through this path.
void addClaims(Json& object, const discovery::Path& path) {
    addIdentity(object, path.identity);
    object["config_string"] = path.configString;
    object["masks"] = toJson(path.masks);
    object["reserved_by"] = toJson(path.reservedBy);
}

/// An entry for each disk that answers, as far as is known, with the paths that lead to it.
Json disksOf(const discovery::Target& target, const TargetContext& context) {
    Json disks = Json::array();
    const auto claimants = discovery::claimants(target);
    for (const auto* claimant : claimants) {
        Json disk;
        disk["paths"] = Json::array();
        for (const auto& path : target.paths)
            if (&path == claimant || (path.isUp() && claimant->isUp() && path.disk == claimant->disk))
                disk["paths"].push_back(
                    {{"interface", context.interfaceName(path.key.link)}, {"mac", path.key.mac.toString()}});
        addClaims(disk, *claimant);
        disks.push_back(std::move(disk));
    }
    return disks;
}

void addConflict(Json& object, const discovery::Target& target) {
    using discovery::Conflict;
    const bool isPossible = target.conflict == Conflict::Possible;
    object["conflict"] = target.conflict != Conflict::None;
    object["conflict_state"] = discovery::name(target.conflict);
    object["conflict_reason"] = isPossible ? Json(discovery::name(target.doubt)) : Json();
    object["differing_sector"] = target.differingSector ? Json(*target.differingSector) : Json();
    object["one_disk_by"] =
        target.oneDiskBy == discovery::OneDiskBy::Nothing ? Json() : Json(discovery::name(target.oneDiskBy));
}

void addUnlisted(Json& object, const discovery::UnlistedPaths& unlisted) {
    object["unlisted_paths"] = unlisted.count;
    object["unlisted_paths_at_least"] = unlisted.isAtLeast;
}

Json microseconds(const std::optional<Duration>& duration) {
    return duration ? Json(std::chrono::duration_cast<std::chrono::microseconds>(*duration).count()) : Json();
}

Json toJson(const std::optional<FarPath>& far) {
    if (!far)
        return {};
    return {{"device", far->device},
            {"interface", far->interface},
            {"round_trip_us", microseconds(far->roundTrip)}};
}

Json toJson(const discovery::Path& path, const TargetContext& context) {
    std::array<char, 8> firmware{};
    std::snprintf(firmware.data(), firmware.size(), "0x%04x", path.firmware);
    Json object;
    object["interface"] = context.interfaceName(path.key.link);
    object["through"] = toJson(context.farPath ? context.farPath(path.key.link) : std::nullopt);
    object["mac"] = path.key.mac.toString();
    object["state"] = discovery::name(path.state);
    object["firmware"] = firmware.data();
    object["buffers"] = path.buffers;
    object["sectors_per_frame"] = path.sectorsPerFrame;
    object["config_string"] = path.configString;
    addIdentity(object, path.identity);
    object["round_trip_us"] = microseconds(path.roundTrip);
    object["first_seen"] = toIso8601(context.wallTime(path.firstSeen));
    object["last_seen"] = toIso8601(context.wallTime(path.lastSeen));
    return object;
}

void appendEscape(std::string& json, char32_t character) {
    const auto append = [&json](std::uint32_t unit) {
        std::array<char, 8> escape{};
        std::snprintf(escape.data(), escape.size(), "\\u%04x", unit);
        json += escape.data();
    };
    if (character < 0x10000) {
        append(character);
        return;
    }
    append(0xd800 + ((character - 0x10000) >> 10));
    append(0xdc00 + ((character - 0x10000) & 0x3ff));
}

/// Characters that must not be shown unescaped occur in JSON strings only, where an escape means the same.
std::string withEscapes(std::string_view json) {
    if (isPlain(json))
        return std::string(json);
    std::string text;
    text.reserve(json.size());
    while (!json.empty()) {
        const auto character = firstCharacter(json).value_or(Character{U'\ufffd', 1});
        if (character.code != U'\n' && isHarmful(character.code))
            appendEscape(text, character.code);
        else
            text.append(json.substr(0, character.length));
        json.remove_prefix(character.length);
    }
    return text;
}

} // namespace

Json toJson(const discovery::Target& target, const TargetContext& context) {
    const auto& principal = target.principal();
    Json object;
    object["address"] = target.address.toString();
    object["shelf"] = target.address.shelf();
    object["slot"] = target.address.slot();
    object["state"] = discovery::name(target.state);
    addIdentity(object, target.hasConflict() ? std::nullopt : principal.identity);
    object["disks"] = disksOf(target, context);
    object["config_string"] = target.hasConflict() ? Json() : Json(principal.configString);
    object["masks"] = target.hasConflict() ? Json() : toJson(principal.masks);
    object["reserved_by"] = target.hasConflict() ? Json() : toJson(principal.reservedBy);
    addConflict(object, target);
    object["first_seen"] = toIso8601(context.wallTime(target.firstSeen));
    object["last_seen"] = toIso8601(context.wallTime(target.lastSeen));
    object["paths"] = Json::array();
    for (const auto& path : target.paths)
        object["paths"].push_back(toJson(path, context));
    addUnlisted(object, target.unlisted);
    return object;
}

std::string toIso8601(WallTime time) {
    const auto sinceEpoch = time.time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(sinceEpoch);
    const auto microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch - seconds).count();
    const std::time_t calendarTime = seconds.count();
    std::tm utc{};
    gmtime_r(&calendarTime, &utc);
    std::array<char, 32> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &utc);
    std::snprintf(text.data() + length, text.size() - length, ".%06dZ", static_cast<int>(microseconds));
    return text.data();
}

std::string dump(const Json& value, int indent) {
    return withEscapes(value.dump(indent, ' ', false, Json::error_handler_t::replace));
}

} // namespace etherdeck
