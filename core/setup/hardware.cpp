#include "core/setup/hardware.h"

#include "core/plans/environment.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace etherdeck::setup {

namespace {

constexpr std::uint64_t mebibyte = 1 << 20;
constexpr std::uint64_t eraseBlock = 128 * 1024;

/// Words in what a box says of its model, in lower case, and what it is. The first that fits counts.
struct LookAlike {
    std::string_view words;
    std::string_view title;
};
constexpr std::array lookAlikes{
    LookAlike{"pogoplugv4", "Pogoplug V4 (POGO-V4-A1, A3): 88F6192, 128 MB of memory"},
    LookAlike{"pogoplug series 4", "Pogoplug V4 (POGO-V4-A1, A3): 88F6192, 128 MB of memory"},
    LookAlike{"pogoplug v4", "Pogoplug V4 (POGO-V4-A1, A3): 88F6192, 128 MB of memory"},
    LookAlike{"pogo-v4", "Pogoplug V4 (POGO-V4-A1, A3): 88F6192, 128 MB of memory"},
    LookAlike{"pogoplugpro", "Pogoplug Pro (POGO-P01, P02): OX820, 128 MB of memory"},
    LookAlike{"pogoplug pro", "Pogoplug Pro (POGO-P01, P02): OX820, 128 MB of memory"},
    LookAlike{"pogo-p0", "Pogoplug Pro (POGO-P01, P02): OX820, 128 MB of memory"},
    LookAlike{"pogoplugv3", "Pogoplug V3 (POGO-B01 to B04, P21 to P25): OX820, 128 MB of memory"},
    LookAlike{"pogoplug series 3", "Pogoplug V3 (POGO-B01 to B04, P21 to P25): OX820, 128 MB of memory"},
    LookAlike{"pogoplug series v3", "Pogoplug V3 (POGO-B01 to B04, P21 to P25): OX820, 128 MB of memory"},
    LookAlike{"pogoplug v3", "Pogoplug V3 (POGO-B01 to B04, P21 to P25): OX820, 128 MB of memory"},
    LookAlike{"pogo-b0", "Pogoplug V3 (POGO-B01 to B04): OX820, 128 MB of memory"},
    LookAlike{"pogoplug b0", "Pogoplug V3 (POGO-B01 to B04): OX820, 128 MB of memory"},
    LookAlike{"pogo-p2", "Pogoplug V3 (POGO-P21 to P25): OX820, 128 MB of memory"},
    LookAlike{"pogoplug p2", "Pogoplug V3 (POGO-P21 to P25): OX820, 128 MB of memory"},
    LookAlike{"pogo-p1", "Pogoplug Video (POGO-P11 to P14)"},
    LookAlike{"dockstar", "Seagate FreeAgent DockStar: 128 MB of memory, 256 MB of flash"},
    LookAlike{"goflex net", "Seagate GoFlex Net: 128 MB of memory, 256 MB of flash"},
    LookAlike{"goflexnet", "Seagate GoFlex Net: 128 MB of memory, 256 MB of flash"},
    LookAlike{"goflex home", "Seagate GoFlex Home: 128 MB of memory, 256 MB of flash"},
    LookAlike{"goflexhome", "Seagate GoFlex Home: 128 MB of memory, 256 MB of flash"},
    LookAlike{"iconnect", "Iomega iConnect: 512 MB of flash"},
    LookAlike{"sheevaplug", "Globalscale SheevaPlug: 512 MB of memory, 512 MB of flash"},
};

/// A chip that no Pogoplug E02 has, in lower case.
constexpr std::array otherChips{
    LookAlike{"ox820", "a Pogoplug V3 or Pro (POGO-B01 to B04, P01, P02, P21 to P25): OX820"},
    LookAlike{"nas782", "a Pogoplug V3 or Pro (POGO-B01 to B04, P01, P02, P21 to P25): NAS7820"},
    LookAlike{"88f6192", "a Pogoplug V4 or another box with an 88F6192"},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> boards{{
    {pogoE02Board, "Pogoplug E02"},
    {"pogo_v4", "Pogoplug V4"},
    {"pogoplugv4", "Pogoplug V4"},
    {"ox820", "Pogoplug V3 and Pro"},
    {"dockstar", "Seagate FreeAgent DockStar"},
    {"goflexnet", "Seagate GoFlex Net"},
    {"goflexhome", "Seagate GoFlex Home"},
    {"iconnect", "Iomega iConnect"},
    {"sheevaplug", "Globalscale SheevaPlug"},
}};

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char character) {
        return static_cast<char>(std::tolower(character));
    });
    return lower;
}

template <class List>
std::string titleIn(const List& list, std::string_view said) {
    const auto text = lowerCase(said);
    const auto found = std::ranges::find_if(
        list, [&text](const LookAlike& each) { return text.find(each.words) != std::string::npos; });
    return found == list.end() ? std::string() : std::string(found->title);
}

const plans::FlashPartition* partitionOf(const Hardware& hardware, std::uint32_t index) {
    const auto found = std::ranges::find(hardware.flash, index, &plans::FlashPartition::index);
    return found == hardware.flash.end() ? nullptr : &*found;
}

/// mtd0 is the first mebibyte; OpenWrt has the environment at its end in a partition of its own.
bool hasFlashOfE02(const Hardware& hardware) {
    const auto* const first = partitionOf(hardware, 0);
    const auto* const second = partitionOf(hardware, 1);
    if (first == nullptr || first->eraseBytes != eraseBlock)
        return false;
    const auto isSplit =
        first->bytes == mebibyte - eraseBlock && second != nullptr && second->bytes == eraseBlock;
    return (first->bytes == mebibyte || isSplit) &&
           std::ranges::all_of(hardware.flash, [](const plans::FlashPartition& partition) {
               return partition.bytes <= 128 * mebibyte;
           });
}

void note(Identity& identity, Trait trait, bool isKnown, bool isRight) {
    if (!isKnown)
        identity.unknown.push_back(trait);
    else if (!isRight)
        identity.differing.push_back(trait);
}

} // namespace

std::string_view name(Trait trait) {
    switch (trait) {
    case Trait::Model:
        return "model";
    case Trait::Soc:
        return "soc";
    case Trait::Memory:
        return "memory";
    case Trait::Flash:
        break;
    }
    return "flash";
}

Identity identify(const Hardware& hardware) {
    Identity identity;
    identity.lookAlike = titleIn(lookAlikes, hardware.model);
    if (identity.lookAlike.empty())
        identity.lookAlike = titleIn(otherChips, hardware.soc);
    note(identity, Trait::Model, !hardware.model.empty(), plans::isPogoE02Model(hardware.model));
    note(identity, Trait::Soc, !hardware.soc.empty(), hardware.soc == "Marvell 88F6281");
    note(identity, Trait::Memory, hardware.memoryTotal != 0,
         hardware.memoryTotal >= 220 * mebibyte && hardware.memoryTotal <= 256 * mebibyte);
    note(identity, Trait::Flash, !hardware.flash.empty(), hasFlashOfE02(hardware));
    return identity;
}

std::string_view boardTitle(std::string_view board) {
    const auto* const found =
        std::ranges::find(boards, board, &std::pair<std::string_view, std::string_view>::first);
    return found == boards.end() ? std::string_view() : found->second;
}

bool canRunAgent(std::string_view kernel) {
    constexpr std::pair<int, int> oldest{3, 2};
    std::pair<int, int> version;
    const auto* const end = kernel.data() + kernel.size();
    const auto major = std::from_chars(kernel.data(), end, version.first);
    if (major.ptr != end && *major.ptr == '.')
        static_cast<void>(std::from_chars(major.ptr + 1, end, version.second));
    return version >= oldest;
}

} // namespace etherdeck::setup
