#include "tests/core/discovery/simulated_wire.h"

#include "core/aoe/build.h"
#include "core/aoe/parse.h"

#include <algorithm>

namespace etherdeck::discovery {

MacAddress plugMac(std::uint8_t number) { return MacAddress({0x00, 0x25, 0x31, 0, 0, number}); }

SimulatedWire::SimulatedWire(Settings settings) : discovery(std::move(settings), 42) {}

SimulatedTarget& SimulatedWire::add(Address address, MacAddress mac, std::uint64_t sectors,
                                    const std::string& serial) {
    SimulatedTarget target;
    target.address = address;
    target.mac = mac;
    target.identity.model = "Coraid EtherDrive vblade";
    target.identity.serial = serial;
    target.identity.firmwareRevision = "V25";
    target.identity.size = Sectors{sectors};
    target.identity.lba48 = true;
    target.config.buffers = 16;
    target.config.firmware = 0x4019;
    target.config.sectorsPerFrame = 2;
    target.config.aoeVersion = 1;
    return targets.emplace_back(target);
}

void SimulatedWire::linkUp(LinkId link) {
    discovery.linkUp(link, ownMac(), m_now);
    pump();
}

void SimulatedWire::linkDown(LinkId link) {
    discovery.linkDown(link, m_now);
    pump();
}

void SimulatedWire::run(Duration duration) {
    const auto end = m_now + duration;
    for (;;) {
        auto next = discovery.nextDeadline();
        if (!m_toTargets.empty())
            next = std::min(next, m_toTargets.begin()->first);
        if (!m_toUs.empty())
            next = std::min(next, m_toUs.begin()->first);
        if (next > end)
            break;
        m_now = std::max(m_now, next);
        while (!m_toTargets.empty() && m_toTargets.begin()->first <= m_now) {
            const auto frame = m_toTargets.extract(m_toTargets.begin()).mapped();
            deliver(frame.link, frame.bytes);
        }
        while (!m_toUs.empty() && m_toUs.begin()->first <= m_now) {
            const auto frame = m_toUs.extract(m_toUs.begin()).mapped();
            inject(frame.bytes, frame.link);
        }
        discovery.timeReached(m_now);
        pump();
    }
    m_now = end;
    discovery.timeReached(m_now);
    pump();
}

void SimulatedWire::inject(const std::vector<std::byte>& frame, LinkId link) {
    if (m_unanswered > 0)
        --m_unanswered;
    discovery.frameReceived(link, frame, m_now);
    pump();
}

void SimulatedWire::pump() {
    while (auto frame = discovery.takeFrame()) {
        m_requests.push_back(frame->bytes);
        const auto parsed = aoe::parse(frame->bytes);
        if (parsed && parsed->header.destination != MacAddress::broadcast())
            m_maxUnanswered = std::max(m_maxUnanswered, ++m_unanswered);
        if (!loses(m_frameNumber++))
            m_toTargets.emplace(m_now + delay, Travelling{frame->link, std::move(frame->bytes)});
    }
    while (auto event = discovery.takeEvent()) {
        std::string line = std::string(name(event->kind)) + " " + event->address.toString();
        for (const auto change : names(event->changes))
            line += " " + std::string(change);
        m_events.push_back(line);
        m_lastEvent = std::move(*event);
    }
}

void SimulatedWire::deliver(LinkId link, const std::vector<std::byte>& bytes) {
    const auto request = aoe::parse(bytes);
    if (!request)
        return;
    auto first = targets.cbegin();
    auto last = targets.cend();
    if (areSorted && request->header.address.isTarget()) {
        const auto isBefore = [](const SimulatedTarget& target, Address address) {
            return target.address < address;
        };
        first = std::lower_bound(first, last, request->header.address, isBefore);
        last = std::find_if(first, last, [&](const SimulatedTarget& target) {
            return target.address != request->header.address;
        });
    }
    for (; first != last; ++first) {
        const auto& target = *first;
        const auto& destination = request->header.destination;
        if (!request->header.address.matches(target.address) || target.link != link ||
            (destination != target.mac && destination != MacAddress::broadcast()))
            continue;
        auto reply = answer(target, *request);
        if (reply && !loses(m_frameNumber++))
            m_toUs.emplace(m_now + delay, Travelling{link, std::move(*reply)});
    }
}

std::optional<std::vector<std::byte>> SimulatedWire::answer(const SimulatedTarget& target,
                                                            const aoe::Frame& request) {
    aoe::Frame reply;
    reply.header = request.header;
    reply.header.destination = request.header.source;
    reply.header.source = target.mac;
    reply.header.address = target.address;
    reply.header.response = true;
    std::vector<std::byte> data;
    if (std::holds_alternative<aoe::Config>(request.body)) {
        if (!target.answersConfig)
            return std::nullopt;
        reply.body = target.config;
    } else if (const auto* ata = std::get_if<aoe::Ata>(&request.body)) {
        if (!answerAta(target, *ata, reply, data))
            return std::nullopt;
    } else if (std::holds_alternative<aoe::Mask>(request.body)) {
        if (!target.knowsMasks) {
            reply.header.error = true;
            reply.header.targetError = aoe::TargetError::UnrecognisedCommand;
            reply.body = aoe::NoArguments{};
        } else {
            aoe::Mask mask;
            for (const auto& mac : target.masks)
                mask.directives.push_back({aoe::MaskDirectiveKind::None, mac});
            reply.body = mask;
        }
    } else {
        reply.body = aoe::Reserve{aoe::ReserveCommand::Read, target.reservedBy};
    }
    return aoe::build(reply, aoe::Padding::None).value();
}

bool SimulatedWire::answerAta(const SimulatedTarget& target, const aoe::Ata& request, aoe::Frame& reply,
                              std::vector<std::byte>& data) {
    const bool isIdentify = request.statusOrCommand == aoe::ata::identifyDevice;
    if (isIdentify ? !target.answersIdentify : !target.answersReads)
        return false;
    if (!isIdentify && target.readError != aoe::TargetError::None) {
        reply.header.error = true;
        reply.header.targetError = target.readError;
        reply.body = aoe::NoArguments{};
        return true;
    }
    if (isIdentify)
        data = aoe::encodeIdentify(target.identity);
    else if (target.content)
        data = target.content(request.lba);
    else
        data = diskData(target.identity.serial, request.lba);
    aoe::Ata ata;
    ata.statusOrCommand = aoe::ata::statusDeviceReady;
    ata.lba = request.lba;
    ata.data = data;
    reply.body = ata;
    return true;
}

std::vector<std::byte> diskData(std::string_view seed, std::uint64_t sector) {
    std::vector<std::byte> data(Sectors::bytesEach);
    std::uint64_t state = sector + 1;
    for (const char c : seed)
        state = state * 1099511628211U + static_cast<unsigned char>(c);
    for (auto& byte : data) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        byte = static_cast<std::byte>(state >> 56);
    }
    return data;
}

std::vector<std::byte> blankSector() { return std::vector<std::byte>(Sectors::bytesEach); }

std::vector<std::byte> SimulatedWire::advertisement(const SimulatedTarget& target) {
    aoe::Frame frame;
    frame.header.destination = MacAddress::broadcast();
    frame.header.source = target.mac;
    frame.header.version = 0;
    frame.header.response = true;
    frame.header.address = target.address;
    frame.header.command = static_cast<std::uint8_t>(aoe::Command::QueryConfig);
    frame.header.tag = aoe::Tag::fromWire(0);
    frame.body = target.config;
    return aoe::build(frame, aoe::Padding::None).value();
}

std::vector<std::string> SimulatedWire::takeEvents() { return std::exchange(m_events, {}); }

std::size_t SimulatedWire::countRequests(const std::function<bool(const aoe::Frame&)>& predicate) const {
    return static_cast<std::size_t>(
        std::count_if(m_requests.begin(), m_requests.end(),
                      [&](const auto& bytes) { return predicate(aoe::parse(bytes).value()); }));
}

} // namespace etherdeck::discovery
