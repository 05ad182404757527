#include "core/plans/environment.h"

#include "core/base/byte_reader.h"

#include <algorithm>
#include <array>

namespace etherdeck::plans {

bool isSamePlace(const FlashArea& one, const FlashArea& other) {
    return isSamePartition(one.partition, other.partition) && one.offset == other.offset &&
           one.size == other.size;
}

bool isSamePartition(const FlashPartition& one, const FlashPartition& other) {
    return one.name == other.name && one.bytes == other.bytes && one.eraseBytes == other.eraseBytes;
}

bool isPogoE02Model(std::string_view model) {
    return model == "Cloud Engines Pogoplug E02" || model == "Pogoplug E02";
}

bool isDangerous(std::string_view variable) {
    static constexpr std::array exact{"preboot", "mtdparts", "ethaddr", "arcNumber", "machid"};
    return variable.starts_with("bootcmd") || std::ranges::find(exact, variable) != exact.end();
}

uboot::DoctorFacts doctorFacts(const BoxEnvironment& found,
                               const std::optional<std::pair<Ipv4Address, Ipv4Address>>& dhcpRange) {
    uboot::DoctorFacts facts;
    facts.isWhole = true;
    facts.isPogoE02 = found.board.isPogoE02;
    facts.mac = found.board.mac;
    facts.dhcpRange = dhcpRange;
    facts.kernelPartitions = found.kernelPartitions;
    const auto own = found.environment.value("ipaddr");
    for (const auto& text : found.addresses) {
        const auto address = Ipv4Address::parse(std::string_view(text).substr(0, text.find('/')));
        if (address && (!facts.linuxAddress || address->toString() == own))
            facts.linuxAddress = *address;
    }
    return facts;
}

tl::expected<uboot::Environment, uboot::EnvironmentFault> environmentIn(const FlashBackup& backup) {
    const auto& area = backup.area;
    const auto bytes = asBytes(backup.content);
    if (area.size > bytes.size() || area.offset > bytes.size() - area.size)
        return tl::unexpected(uboot::EnvironmentFault::TooShort);
    return uboot::Environment::parse(
        bytes.subspan(static_cast<std::size_t>(area.offset), static_cast<std::size_t>(area.size)));
}

Outcome<void> checkBackup(const FlashBackup& backup, const BackupRequest& request) {
    if (request.area && !isSamePlace(backup.area, *request.area))
        return refuse(RefusalCode::StateMoved,
                      "The agent has sent a copy of another place in the flash memory. Plan again.");
    if (!request.sha256.empty() && backup.sha256 != request.sha256)
        return refuse(RefusalCode::StateMoved,
                      "The flash memory has changed since the plan was made. Plan again.");
    return {};
}

} // namespace etherdeck::plans
