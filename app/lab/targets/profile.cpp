#include "app/lab/targets/profile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

namespace etherdeck::lab {

namespace {

constexpr std::array<std::pair<ProfileKind, std::string_view>, 4> kindNames{
    {{ProfileKind::Home, "home"},
     {ProfileKind::Conflict, "conflict"},
     {ProfileKind::Twins, "twins"},
     {ProfileKind::Rack, "rack"}}};

constexpr std::uint64_t sectorsPerGib = (std::uint64_t{1} << 30) / Sectors::bytesEach;

/// With the manufacturer's prefix of the Pogoplug E02, the first box supported by Etherdeck.
MacAddress plugMac(std::uint8_t number) { return MacAddress({0x00, 0x25, 0x31, 0x00, 0x00, number}); }

/// Locally administered, so that it differs from every manufacturer's address.
constexpr MacAddress deskMac({0x02, 0xed, 0xec, 0x00, 0x00, 0x01});
constexpr MacAddress strangerMac({0x02, 0xed, 0xec, 0x00, 0x00, 0x99});

constexpr std::size_t firstPlugHost = 11;
std::string ipOf(std::size_t host) { return "192.168.7." + std::to_string(host); }

VirtualTarget target(Address address, std::string file, std::uint64_t sectors) {
    VirtualTarget made;
    made.address = address;
    made.file = std::move(file);
    made.size.count = sectors;
    return made;
}

std::vector<VirtualPlug> homePlugs() {
    auto backup = target({7, 3}, "backup.img", 625142448);
    backup.configString = "backup-server-1";
    auto archive = target({7, 0}, "archive.img", 1953525168);
    archive.readOnly = true;
    auto hidden = target({1, 2}, "private.img", 234441648);
    hidden.masks = {strangerMac};
    return {
        {"plug1",
         plugMac(1),
         {target({0, 0}, "system.img", 8 * sectorsPerGib), target({0, 1}, "music.img", 488397168),
          target({0, 2}, "photos.img", 976773168)}},
        {"plug2",
         plugMac(2),
         {target({1, 0}, "films.img", 3907029168), target({1, 1}, "scratch.img", 64 * sectorsPerGib),
          hidden}},
        {"plug3", plugMac(3), {archive, backup}},
    };
}

/// Two boxes whose owner forgot to renumber the second one.
std::vector<VirtualPlug> conflictPlugs() {
    return {
        {"plug1",
         plugMac(1),
         {target({0, 0}, "first.img", 488397168), target({0, 1}, "music.img", 976773168)}},
        {"plug2",
         plugMac(2),
         {target({0, 0}, "second.img", 625142448), target({1, 0}, "films.img", 3907029168)}},
    };
}

/// Two boxes that run the same image and so have the same host name, with disks of the same size: vblade's
/// serial numbers are equal. e0.0 is two disks, e0.1 is one that both serve, e0.2 is two that nobody has
/// written to yet.
std::vector<VirtualPlug> twinPlugs() {
    const auto disks = [](std::string photos) {
        std::vector<VirtualTarget> made{target({0, 0}, "photos.img", 488397168),
                                        target({0, 1}, "shared/films.img", 976773168),
                                        target({0, 2}, "blank.img", 234441648)};
        made[0].content = std::move(photos);
        made[1].content = "films";
        return made;
    };
    std::vector<VirtualPlug> plugs{{"plug1", plugMac(1), disks("photos of the left box")},
                                   {"plug2", plugMac(2), disks("photos of the right box")}};
    for (auto& plug : plugs)
        plug.ownHostName = "debian";
    return plugs;
}

std::vector<VirtualPlug> rackPlugs(std::size_t count) {
    VirtualPlug rack{"rack1", plugMac(1), {}};
    rack.targets.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Address address(static_cast<std::uint16_t>(i / slotsPerShelf),
                              static_cast<std::uint8_t>(i % slotsPerShelf));
        rack.targets.push_back(target(address, {}, (1 + i % 16) * 64 * sectorsPerGib + i));
    }
    return {rack};
}

/// One of each kind, as long as there are plugs. A rack is a mass of targets without boxes, so it gets none.
void giveVoices(std::vector<VirtualPlug>& plugs) {
    constexpr std::array kinds{VoiceKind::Ordinary, VoiceKind::Crashing, VoiceKind::AtPrompt};
    for (std::size_t i = 0; i < plugs.size(); ++i)
        plugs[i].voice = kinds[i % kinds.size()];
}

aoe::Identity identityOf(const Profile& profile, const VirtualPlug& plug, const VirtualTarget& target) {
    const auto place = std::to_string(target.address.shelf()) + "." + std::to_string(target.address.slot());
    aoe::Identity identity;
    identity.size = target.size;
    identity.lba48 = true;
    identity.serial = place + ":" + plug.hostName();
    if (profile.isPlayed()) {
        identity.model = "Etherdeck lab disk " + place;
        identity.firmwareRevision = "lab 1";
    } else {
        identity.model = "Coraid EtherDrive vblade";
        identity.firmwareRevision = "V:25";
    }
    return identity;
}

template <class Number>
bool parseNumber(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace

bool Profile::isSilent(const VirtualTarget& target) const {
    return !target.masks.empty() &&
           std::find(target.masks.begin(), target.masks.end(), mac) == target.masks.end();
}

std::size_t Profile::targetCount() const {
    return std::accumulate(
        plugs.begin(), plugs.end(), std::size_t{0},
        [](std::size_t sum, const VirtualPlug& plug) { return sum + plug.targets.size(); });
}

std::uint8_t Profile::sectorsPerFrame() const {
    constexpr std::uint32_t aoeAndAtaHeaders = 36; // reserved by vblade; 14 of them precede the payload
    return static_cast<std::uint8_t>((wish.mtu - aoeAndAtaHeaders) / Sectors::bytesEach);
}

Profile makeProfile(const Wish& wish) {
    Profile profile;
    profile.wish = wish;
    profile.interface = "san0";
    profile.mac = deskMac;
    profile.ip = ipOf(1);
    switch (wish.kind) {
    case ProfileKind::Home:
        profile.plugs = homePlugs();
        break;
    case ProfileKind::Conflict:
        profile.plugs = conflictPlugs();
        break;
    case ProfileKind::Twins:
        profile.plugs = twinPlugs();
        break;
    case ProfileKind::Rack:
        profile.plugs = rackPlugs(wish.targets);
        break;
    }
    for (std::size_t i = 0; i < profile.plugs.size(); ++i)
        profile.plugs[i].ip = ipOf(firstPlugHost + i);
    if (profile.hasAgents())
        profile.plugs.front().spares = {{"spare.img", Sectors{16 * sectorsPerGib}}};
    if (wish.voices && !profile.isPlayed())
        giveVoices(profile.plugs);
    return profile;
}

std::string_view name(ProfileKind kind) {
    return std::find_if(kindNames.begin(), kindNames.end(),
                        [kind](const auto& entry) { return entry.first == kind; })
        ->second;
}

Result<ProfileKind> parseProfileKind(std::string_view text) {
    for (const auto& [kind, kindName] : kindNames)
        if (kindName == text)
            return kind;
    return fail(ErrorCode::Malformed, std::string(text));
}

std::string wishText(const Wish& wish) {
    return std::string(name(wish.kind)) + ":" + std::to_string(wish.targets) + ":" + std::to_string(wish.mtu);
}

Result<Wish> parseWish(std::string_view text) {
    const auto first = text.find(':');
    const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
    if (second == std::string_view::npos)
        return fail(ErrorCode::Malformed, std::string(text));
    const auto kind = parseProfileKind(text.substr(0, first));
    Wish wish;
    if (!kind || !parseNumber(text.substr(first + 1, second - first - 1), wish.targets) ||
        !parseNumber(text.substr(second + 1), wish.mtu))
        return fail(ErrorCode::Malformed, std::string(text));
    wish.kind = *kind;
    if (wish.targets < 1 || wish.targets > largestRack || wish.mtu < smallestMtu || wish.mtu > largestMtu)
        return fail(ErrorCode::OutOfRange, std::string(text));
    return wish;
}

std::vector<PlayedTarget> playedTargets(const Profile& profile, const VirtualPlug& plug) {
    std::vector<PlayedTarget> played;
    played.reserve(plug.targets.size());
    for (const auto& target : plug.targets) {
        PlayedTarget one;
        one.address = target.address;
        one.identity = identityOf(profile, plug, target);
        one.configString = target.configString;
        one.sectorsPerFrame = profile.sectorsPerFrame();
        one.masks = target.masks;
        played.push_back(std::move(one));
    }
    return played;
}

} // namespace etherdeck::lab
