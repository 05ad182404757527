#include "tests/app/etherdeck/fake_san.h"

#include "core/aoe/build.h"
#include "core/aoe/identify.h"
#include "core/aoe/parse.h"

#include <algorithm>
#include <sys/eventfd.h>
#include <unistd.h>

namespace etherdeck::demo {

namespace {

constexpr MacAddress ownMac({0x02, 0, 0, 0, 0, 0xfe});
constexpr MacAddress targetMac({0x02, 0, 0, 0, 0, 0x01});
constexpr MacAddress intruderMac({0x02, 0, 0, 0, 0, 0x66});

constexpr int slotsOfAShelf = 16;

Address addressOf(int number) {
    return {static_cast<std::uint16_t>(number / slotsOfAShelf),
            static_cast<std::uint8_t>(number % slotsOfAShelf)};
}

aoe::Identity identityOf(Address address, const MacAddress& box) {
    aoe::Identity identity;
    identity.model = "Coraid EtherDrive vblade";
    identity.serial = address.toString() + (box == intruderMac ? ":intruder" : ":fake");
    identity.firmwareRevision = "V25";
    identity.size = {box == intruderMac ? 3'000'000u : 2'000'000u};
    identity.lba48 = true;
    return identity;
}

} // namespace

FakeLink::FakeLink(FakeSan& san, std::string interface) :
    m_san(san), m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    ++m_san.openLinks;
    ++m_san.linksMade;
    tell(link::Opened{std::move(interface), ownMac, 1500, LinkState::Up});
}

FakeLink::~FakeLink() { --m_san.openLinks; }

void FakeLink::tell(link::LinkEvent event) {
    m_events.push_back(std::move(event));
    ::eventfd_write(m_wake.get(), 1);
}

void FakeLink::serve() {
    eventfd_t count = 0;
    ::eventfd_read(m_wake.get(), &count);
}

std::optional<link::LinkEvent> FakeLink::takeEvent() {
    if (m_events.empty())
        return std::nullopt;
    auto event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

Result<void> FakeLink::send(std::span<const std::byte> bytes) {
    const auto request = aoe::parse(bytes);
    if (!request)
        return fail(request.error());
    // What is for one target is not compared with ten thousand.
    const auto& wanted = request->header.address;
    const bool isForOne = wanted.isTarget();
    const int only = wanted.shelf() * slotsOfAShelf + wanted.slot();
    const int end = isForOne ? std::min(only + 1, m_san.targets.load()) : m_san.targets.load();
    for (int number = isForOne ? only : 0; number < end; ++number) {
        const Address address = addressOf(number);
        if (!wanted.matches(address))
            continue;
        // What is for one box only is not for the other.
        for (const MacAddress& box : {targetMac, intruderMac})
            if ((box == targetMac || number == m_san.contested) &&
                (request->header.destination == box ||
                 request->header.destination == MacAddress::broadcast()))
                answer(*request, address, box);
    }
    return {};
}

void FakeLink::answer(const aoe::Frame& request, Address address, const MacAddress& box) {
    aoe::Frame reply = request;
    reply.header.destination = request.header.source;
    reply.header.source = box;
    reply.header.address = address;
    reply.header.response = true;
    std::vector<std::byte> sector;
    if (auto* config = std::get_if<aoe::Config>(&reply.body)) {
        config->buffers = 16;
        config->firmware = 0x4019;
        config->sectorsPerFrame = 2;
        config->aoeVersion = 1;
        const auto present = address == addressOf(m_san.claimed) ? "owner" : m_san.string(address);
        const bool isSet = config->command == aoe::ConfigCommand::SetIfEmpty ||
                           config->command == aoe::ConfigCommand::ForceSet;
        if (isSet && (present.empty() || config->command == aoe::ConfigCommand::ForceSet)) {
            m_san.setString(address, config->string);
        } else {
            reply.header.error = isSet && present != config->string;
            if (reply.header.error)
                reply.header.targetError = aoe::TargetError::ConfigStringPresent;
            config->string = present;
        }
    } else if (auto* ata = std::get_if<aoe::Ata>(&reply.body)) {
        sector = aoe::encodeIdentify(identityOf(address, box));
        ata->data = sector;
        ata->statusOrCommand = aoe::ata::statusDeviceReady;
    }
    if (auto bytes = aoe::build(reply))
        tell(link::Received{std::chrono::system_clock::now(), std::move(*bytes)});
}

} // namespace etherdeck::demo
