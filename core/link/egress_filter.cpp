#include "core/link/egress_filter.h"

#include "core/aoe/parse.h"
#include "core/arp/packet.h"

#include <algorithm>

namespace etherdeck::link {

namespace {

constexpr std::size_t ethernetHeaderSize = 14;

tl::unexpected<Error> refuse(std::string reason) { return fail(ErrorCode::FrameRefused, std::move(reason)); }

Result<void> checkHeader(const aoe::Header& header, const MacAddress& own) {
    if (header.vlan)
        return refuse("VLAN tag");
    if (header.source != own)
        return refuse("source " + header.source.toString());
    if (header.version != 1)
        return refuse("AoE version " + std::to_string(header.version));
    if (header.response)
        return refuse("a reply");
    if (header.error || header.targetError != aoe::TargetError::None)
        return refuse("an error");
    // Without it the kernel's own initiator could mistake the answer for one to itself.
    if (!header.tag.isOurs())
        return refuse("tag without bit 31");
    return {};
}

struct CheckArguments {
    Result<void> operator()(const aoe::Config& config) const {
        if (config.command > aoe::ConfigCommand::ForceSet)
            return refuse("config sub-command");
        return {};
    }
    Result<void> operator()(const aoe::Ata& ata) const {
        const bool readsOnly = ata.statusOrCommand == aoe::ata::identifyDevice ||
                               ata.statusOrCommand == aoe::ata::readSectors ||
                               ata.statusOrCommand == aoe::ata::readSectorsExt;
        if (!readsOnly)
            return refuse("ATA command " + std::to_string(ata.statusOrCommand));
        if ((ata.flags & ~(aoe::ata::flagDevice | aoe::ata::flagLba48)) != 0)
            return refuse("ATA flags " + std::to_string(ata.flags));
        return {};
    }
    Result<void> operator()(const aoe::Mask& mask) const {
        if (mask.command > aoe::MaskCommand::Edit)
            return refuse("mask sub-command");
        const auto unknown = [](const auto& directive) {
            return directive.kind > aoe::MaskDirectiveKind::Delete;
        };
        if (std::ranges::any_of(mask.directives, unknown))
            return refuse("mask directive");
        return {};
    }
    Result<void> operator()(const aoe::Reserve& reserve) const {
        if (reserve.command > aoe::ReserveCommand::ForceSet)
            return refuse("reserve sub-command");
        return {};
    }
    Result<void> operator()(const aoe::NoArguments&) const { return refuse("command"); }
};

} // namespace

Result<void> mayLeave(std::span<const std::byte> frame, const MacAddress& own, std::uint32_t mtu) {
    if (frame.size() < aoe::smallestFrame)
        return refuse("shorter than " + std::to_string(aoe::smallestFrame) + " bytes");
    if (frame.size() > ethernetHeaderSize + mtu)
        return refuse("longer than the MTU");
    const auto parsed = aoe::parse(frame);
    if (!parsed)
        return refuse("not AoE: " + std::string(name(parsed.error().code)));
    if (auto header = checkHeader(parsed->header, own); !header)
        return header;
    return std::visit(CheckArguments{}, parsed->body);
}

Result<void> mayAsk(std::span<const std::byte> frame, const MacAddress& own,
                    const std::vector<Ipv4Address>& addresses) {
    if (frame.size() != arp::smallestFrame)
        return refuse(std::to_string(frame.size()) + " bytes");
    const auto packet = arp::parse(frame);
    if (!packet)
        return refuse("not ARP: " + std::string(name(packet.error().code)));
    if (packet->operation != arp::Operation::Request)
        return refuse("a reply");
    if (packet->source != own || packet->senderMac != own)
        return refuse("source " + packet->senderMac.toString());
    if (packet->destination != MacAddress::broadcast())
        return refuse("destination " + packet->destination.toString());
    if (!packet->sender.isZero() && std::ranges::find(addresses, packet->sender) == addresses.end())
        return refuse("sender " + packet->sender.toString());
    if (!packet->target.isStation())
        return refuse("target " + packet->target.toString());
    if (!packet->targetMac.isZero())
        return refuse("target " + packet->targetMac.toString());
    // What follows the packet carries nothing out.
    if (arp::build(*packet) != std::vector<std::byte>(frame.begin(), frame.end()))
        return refuse("padding");
    return {};
}

} // namespace etherdeck::link
