#include "core/discovery/disk_key.h"

#include "core/aoe/frame.h"
#include "core/discovery/same_disk/serial_proof.h"

namespace etherdeck::discovery {

namespace {

std::optional<Kin> kinOf(const Target& target, const Path& path) {
    const auto& identity = *path.identity;
    const auto address = vbladeAddress(identity.serial);
    if (address.empty())
        return std::nullopt;
    const bool isOwnAddress = "e" + std::string(address) == target.address.toString();
    if (!aoe::isVblade(path.firmware) && !isOwnAddress)
        return std::nullopt;
    const auto host = identity.serial.substr(address.size() + 1);
    if (host.empty())
        return std::nullopt;
    return Kin{host, fillsField(identity.serial), identity.size, path.configString, path.key.mac};
}

} // namespace

bool areKin(const Kin& a, const Kin& b) {
    if (a.size != b.size || a.configString != b.configString || a.mac != b.mac || a.mac.isZero())
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
    const auto itself = std::to_string(identity.size.count) + '\n' + identity.model + '\n' + identity.serial;
    if (target.serialIsShared || proofOf(serialKind(identity.serial), false) == SerialProof::None)
        return {placedKeyOf(itself, target.address), std::nullopt, true};
    return {diskKeyOf(itself), kinOf(target, path), false};
}

std::optional<KeyParts> partsOf(const std::string& exact) {
    constexpr std::string_view disk = "disk\n";
    constexpr std::string_view address = "address\n";
    if (exact.starts_with(disk))
        return KeyParts{{}, exact.substr(disk.size())};
    const auto end = exact.starts_with(address) ? exact.find('\n', address.size()) : std::string::npos;
    if (end == std::string::npos)
        return std::nullopt;
    return KeyParts{exact.substr(address.size(), end - address.size()), exact.substr(end + 1)};
}

std::string diskKeyOf(const std::string& itself) { return "disk\n" + itself; }
std::string placedKeyOf(const std::string& itself, Address address) {
    return "address\n" + address.toString() + '\n' + itself;
}

} // namespace etherdeck::discovery
