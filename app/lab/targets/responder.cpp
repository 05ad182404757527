#include "app/lab/targets/responder.h"

#include "core/aoe/build.h"
#include "core/aoe/parse.h"

#include <algorithm>
#include <array>

namespace etherdeck::lab {

namespace {

using aoe::Frame;
using aoe::TargetError;

constexpr std::uint8_t ataAborted = 0x04;
constexpr std::uint8_t ataIdNotFound = 0x10;
constexpr std::uint64_t lba28Mask = 0x0fff'ffff;
constexpr std::uint8_t maskUnspecifiedError = 1;
constexpr std::array<std::byte, 255 * Sectors::bytesEach> zeroes{};

bool contains(const std::vector<MacAddress>& macs, const MacAddress& mac) {
    return std::find(macs.begin(), macs.end(), mac) != macs.end();
}

/// One target's answer to one request. Holds the data that the reply points to.
class Answer {
public:
    Answer(PlayedTarget& target, const Frame& request) : m_target(target), m_request(request) {}
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

    /// Nothing if the target does not answer.
    std::optional<Frame> make(const MacAddress& own) {
        const auto& asked = m_request.header;
        if (!m_target.masks.empty() && !contains(m_target.masks, asked.source))
            return std::nullopt;
        m_reply.header = asked;
        m_reply.header.destination = asked.source;
        m_reply.header.source = own;
        m_reply.header.version = 1;
        m_reply.header.response = true;
        m_reply.header.address = m_target.address;
        if (asked.version != 1)
            refuse(TargetError::UnsupportedVersion);
        else
            std::visit([this](const auto& body) { answer(body); }, m_request.body);
        if (m_silent)
            return std::nullopt;
        return std::move(m_reply);
    }

private:
    void refuse(TargetError error) {
        m_reply.header.error = true;
        m_reply.header.targetError = error;
        m_reply.body = aoe::NoArguments{};
    }

    void answer(const aoe::NoArguments&) { refuse(TargetError::UnrecognisedCommand); }

    void answer(const aoe::Config& asked) {
        auto& current = m_target.configString;
        switch (asked.command) {
        case aoe::ConfigCommand::Read:
            return tellConfig(asked.command);
        case aoe::ConfigCommand::TestExact:
            m_silent = current != asked.string;
            return tellConfig(asked.command);
        case aoe::ConfigCommand::TestPrefix:
            m_silent = !current.starts_with(asked.string);
            return tellConfig(asked.command);
        case aoe::ConfigCommand::SetIfEmpty:
            if (!current.empty() && current != asked.string) {
                refuse(TargetError::ConfigStringPresent);
                return tellConfig(asked.command);
            }
            current = asked.string;
            return tellConfig(asked.command);
        case aoe::ConfigCommand::ForceSet:
            current = asked.string;
            return tellConfig(asked.command);
        }
        refuse(TargetError::BadArgument);
    }

    void tellConfig(aoe::ConfigCommand command) {
        m_reply.body = aoe::Config{m_target.buffers, m_target.firmware,    m_target.sectorsPerFrame, 1,
                                   command,          m_target.configString};
    }

    void answer(const aoe::Ata& asked) {
        if (asked.statusOrCommand == aoe::ata::identifyDevice)
            return identify(asked);
        if (!m_target.reservedBy.empty() && !contains(m_target.reservedBy, m_request.header.source))
            return refuse(TargetError::TargetReserved);
        switch (asked.statusOrCommand) {
        case aoe::ata::readSectors:
            return read(asked, asked.lba & lba28Mask);
        case aoe::ata::readSectorsExt:
            return read(asked, asked.lba);
        default:
            return ataFailed(asked, ataAborted);
        }
    }

    void identify(const aoe::Ata& asked) {
        if (asked.sectorCount != 1)
            return refuse(TargetError::BadArgument);
        m_storage = aoe::encodeIdentify(m_target.identity);
        ataDone(asked, m_storage);
    }

    void read(const aoe::Ata& asked, std::uint64_t lba) {
        const auto limit = m_target.sectorsPerFrame == 0 ? std::uint8_t{2} : m_target.sectorsPerFrame;
        if (asked.sectorCount == 0 || asked.sectorCount > limit)
            return refuse(TargetError::BadArgument);
        const auto size = m_target.identity.size.count;
        if (lba >= size || size - lba < asked.sectorCount)
            return ataFailed(asked, ataIdNotFound);
        ataDone(asked, std::span(zeroes).first(asked.sectorCount * Sectors::bytesEach));
    }

    void ataDone(const aoe::Ata& asked, std::span<const std::byte> data) {
        m_reply.body = aoe::Ata{asked.flags, 0, 0, aoe::ata::statusDeviceReady, asked.lba, data};
    }

    void ataFailed(const aoe::Ata& asked, std::uint8_t error) {
        m_reply.body = aoe::Ata{asked.flags,       error,
                                asked.sectorCount, aoe::ata::statusDeviceReady | aoe::ata::statusError,
                                asked.lba,         {}};
    }

    void answer(const aoe::Mask& asked) {
        aoe::Mask list{asked.command, 0, {}};
        // Like vblade's, our masks are fixed when the target is created.
        if (asked.command != aoe::MaskCommand::Read)
            list.error = maskUnspecifiedError;
        for (const auto& mac : m_target.masks)
            list.directives.push_back({aoe::MaskDirectiveKind::None, mac});
        m_reply.body = std::move(list);
    }

    void answer(const aoe::Reserve& asked) {
        auto& holders = m_target.reservedBy;
        switch (asked.command) {
        case aoe::ReserveCommand::Read:
            break;
        case aoe::ReserveCommand::Set:
            if (!holders.empty() && !contains(holders, m_request.header.source))
                return refuse(TargetError::TargetReserved);
            holders = asked.macs;
            break;
        case aoe::ReserveCommand::ForceSet:
            holders = asked.macs;
            break;
        default:
            return refuse(TargetError::BadArgument);
        }
        m_reply.body = aoe::Reserve{asked.command, holders};
    }

    PlayedTarget& m_target;
    const Frame& m_request;
    Frame m_reply;
    bool m_silent = false;
    std::vector<std::byte> m_storage;
};

} // namespace

Responder::Responder(MacAddress mac, std::vector<PlayedTarget> targets) : m_mac(mac) {
    m_targets.reserve(targets.size());
    m_byAddress.reserve(targets.size());
    for (auto& target : targets)
        if (m_byAddress.emplace(target.address, m_targets.size()).second)
            m_targets.push_back(std::move(target));
}

void Responder::frameReceived(std::span<const std::byte> bytes, FrameQueue& replies) {
    const auto request = aoe::parse(bytes);
    if (!request)
        return;
    const auto& header = request->header;
    const bool forUs = header.destination == m_mac || header.destination == MacAddress::broadcast();
    if (!forUs || header.response || header.error || header.vlan || header.source.isGroup())
        return;

    const auto answer = [&](PlayedTarget& target) {
        Answer one(target, *request);
        if (const auto reply = one.make(m_mac))
            if (const auto built = aoe::build(*reply, aoe::Padding::None))
                replies.append(*built);
    };
    if (header.address.isTarget()) {
        if (const auto found = m_byAddress.find(header.address); found != m_byAddress.end())
            answer(m_targets[found->second]);
        return;
    }
    for (auto& target : m_targets)
        if (header.address.matches(target.address))
            answer(target);
}

} // namespace etherdeck::lab
