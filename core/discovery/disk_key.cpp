#include "core/discovery/disk_key.h"

#include "core/aoe/frame.h"

#include <algorithm>
#include <string_view>

namespace etherdeck::discovery {

namespace {

constexpr std::size_t serialLength = 20;         // of the field in IDENTIFY DEVICE
constexpr std::size_t longestPrefix = 5 + 1 + 3; // "65534.254"

bool isNumber(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "7.3" of "7.3:plug"; empty when the serial number is not of that form.
std::string_view addressPart(std::string_view serial) {
    const auto colon = serial.find(':');
    if (colon == std::string_view::npos || colon > longestPrefix)
        return {};
    const auto address = serial.substr(0, colon);
    const auto dot = address.find('.');
    if (dot == std::string_view::npos || !isNumber(address.substr(0, dot)) ||
        !isNumber(address.substr(dot + 1)))
        return {};
    return address;
}

std::optional<Kin> kinOf(const Target& target, const Path& path) {
    const auto& identity = *path.identity;
    const auto address = addressPart(identity.serial);
    if (address.empty())
        return std::nullopt;
    const bool isOwnAddress = "e" + std::string(address) == target.address.toString();
    if (!aoe::isVblade(path.firmware) && !isOwnAddress)
        return std::nullopt;
    const auto host = identity.serial.substr(address.size() + 1);
    if (host.empty())
        return std::nullopt;
    return Kin{host, identity.serial.size() >= serialLength, identity.size, path.configString};
}

} // namespace

bool areKin(const Kin& a, const Kin& b) {
    if (a.size != b.size || a.configString != b.configString)
        return false;
    const bool aIsShorter = a.host.size() < b.host.size();
    const Kin& shorter = aIsShorter ? a : b;
    const Kin& longer = aIsShorter ? b : a;
    return shorter.host == longer.host || (shorter.isCut && longer.host.starts_with(shorter.host));
}

DiskKey diskKey(const Target& target) {
    const Path& path = target.principal();
    if (!path.identity || path.identity->serial.empty())
        return {"address\n" + target.address.toString(), std::nullopt, true};
    const auto& identity = *path.identity;
    return {"disk\n" + std::to_string(identity.size.count) + '\n' + identity.model + '\n' + identity.serial,
            kinOf(target, path), false};
}

} // namespace etherdeck::discovery
