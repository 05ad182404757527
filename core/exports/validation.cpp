#include "core/exports/validation.h"

#include "core/base/characters.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace etherdeck::exports {

namespace {

constexpr std::size_t maxInterfaceName = 15;
constexpr std::string_view pathPunctuation = "/._-:+,=@%";

std::optional<std::uint64_t> decimal(std::string_view text) {
    if (text.empty() || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return std::nullopt;
    return number;
}

Checked<std::uint64_t> decimalWithin(std::string_view text, std::uint64_t least, std::uint64_t greatest,
                                     FaultKind kind) {
    const auto number = decimal(text);
    if (!number || *number < least || *number > greatest)
        return tl::unexpected(fault(kind, text));
    return *number;
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::uint64_t saturatingSum(std::uint64_t one, std::uint64_t other) {
    return one > std::numeric_limits<std::uint64_t>::max() - other ? std::numeric_limits<std::uint64_t>::max()
                                                                   : one + other;
}

void addSizeFaults(const Export& config, std::optional<std::uint64_t> diskBytes, std::vector<Fault>& found) {
    const auto sectors = diskBytes ? *diskBytes / Sectors::bytesEach : maxSectors;
    if (sectors == 0) {
        found.push_back(fault(FaultKind::DiskTooSmall));
        return;
    }
    if (config.offset.count >= sectors)
        found.push_back(fault(FaultKind::Offset, std::to_string(config.offset.count)));
    const auto left = config.offset.count < sectors ? sectors - config.offset.count : 0;
    if (config.length && (config.length->count == 0 || config.length->count > left))
        found.push_back(fault(FaultKind::Length, std::to_string(config.length->count)));
}

} // namespace

Checked<std::uint16_t> parseShelf(std::string_view text) {
    const auto number = decimalWithin(text, 0, maxShelf, FaultKind::Shelf);
    if (!number)
        return tl::unexpected(number.error());
    if (*number == linuxReservedShelf)
        return tl::unexpected(fault(FaultKind::LinuxShelf, text));
    return static_cast<std::uint16_t>(*number);
}

Checked<std::uint8_t> parseSlot(std::string_view text) {
    return decimalWithin(text, 0, maxSlot, FaultKind::Slot).map([](std::uint64_t number) {
        return static_cast<std::uint8_t>(number);
    });
}

Checked<Address> parseExportAddress(std::string_view text) {
    auto numbers = text;
    if (numbers.starts_with('e'))
        numbers.remove_prefix(1);
    const auto dot = numbers.find('.');
    if (dot == std::string_view::npos)
        return tl::unexpected(fault(FaultKind::Address, text));
    const auto shelf = parseShelf(numbers.substr(0, dot));
    if (!shelf)
        return tl::unexpected(shelf.error());
    const auto slot = parseSlot(numbers.substr(dot + 1));
    if (!slot)
        return tl::unexpected(slot.error());
    return Address(*shelf, *slot);
}

Checked<std::uint16_t> parseBuffers(std::string_view text) {
    return decimalWithin(text, minBuffers, std::numeric_limits<std::uint16_t>::max(), FaultKind::Buffers)
        .map([](std::uint64_t number) { return static_cast<std::uint16_t>(number); });
}

Checked<Sectors> parseOffset(std::string_view text) {
    return decimalWithin(text, 0, maxSectors - 1, FaultKind::Offset).map([](std::uint64_t number) {
        return Sectors{number};
    });
}

Checked<Sectors> parseLength(std::string_view text) {
    return decimalWithin(text, 1, maxSectors, FaultKind::Length).map([](std::uint64_t number) {
        return Sectors{number};
    });
}

Checked<MacAddress> parseInitiator(std::string_view text) {
    const auto mac = MacAddress::parse(text);
    if (!mac)
        return tl::unexpected(fault(FaultKind::Mac, text));
    if (auto wrong = initiatorFault(*mac))
        return tl::unexpected(std::move(*wrong));
    return *mac;
}

Checked<std::vector<MacAddress>> parseInitiators(std::string_view text) {
    std::vector<MacAddress> macs;
    while (true) {
        const auto comma = text.find(',');
        const auto mac = parseInitiator(text.substr(0, comma));
        if (!mac)
            return tl::unexpected(mac.error());
        if (!std::ranges::count(macs, *mac))
            macs.push_back(*mac);
        if (macs.size() > maxAllowed)
            return tl::unexpected(fault(FaultKind::TooManyMacs));
        if (comma == std::string_view::npos)
            break;
        text.remove_prefix(comma + 1);
    }
    std::ranges::sort(macs);
    return macs;
}

std::optional<Fault> addressFault(const Address& address) {
    if (address.shelf() > maxShelf)
        return fault(FaultKind::Shelf, std::to_string(address.shelf()));
    if (address.shelf() == linuxReservedShelf)
        return fault(FaultKind::LinuxShelf, std::to_string(address.shelf()));
    if (address.slot() > maxSlot)
        return fault(FaultKind::Slot, std::to_string(address.slot()));
    return std::nullopt;
}

std::optional<Fault> interfaceFault(std::string_view name) {
    const auto isPlainInName = [](char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == '_' || c == '-';
    };
    // With a hyphen in front, vblade would take it for an option.
    if (name.empty() || name.size() > maxInterfaceName || name == "." || name == ".." ||
        name.front() == '-' || !std::ranges::all_of(name, isPlainInName))
        return fault(FaultKind::Interface, name);
    return std::nullopt;
}

std::optional<Fault> pathFault(std::string_view path) {
    if (path.empty())
        return fault(FaultKind::NoPath);
    if (path.size() > maxPath)
        return fault(FaultKind::PathTooLong, path);
    const auto isPlainInPath = [](char c) {
        return isLetter(c) || isDigit(c) || pathPunctuation.find(c) != std::string_view::npos;
    };
    if (!std::ranges::all_of(path, isPlainInPath))
        return fault(FaultKind::PathCharacter, path);
    if (path.front() != '/')
        return fault(FaultKind::RelativePath, path);
    for (std::size_t start = 1; start <= path.size();) {
        const auto end = std::min(path.find('/', start), path.size());
        const auto component = path.substr(start, end - start);
        if (component.empty() || component == "." || component == "..")
            return fault(FaultKind::PathNotPlain, path);
        start = end + 1;
    }
    return std::nullopt;
}

std::optional<Fault> initiatorFault(const MacAddress& mac) {
    if (mac.isGroup() || mac.isZero())
        return fault(FaultKind::ReservedMac, mac.toString());
    return std::nullopt;
}

std::vector<Fault> faults(const Export& config, std::optional<std::uint64_t> diskBytes) {
    std::vector<Fault> found;
    const auto add = [&found](std::optional<Fault> wrong) {
        if (wrong)
            found.push_back(std::move(*wrong));
    };
    add(addressFault(config.address));
    if (config.interfaces.empty())
        found.push_back(fault(FaultKind::NoInterface));
    for (const auto& interface : config.interfaces)
        add(interfaceFault(interface));
    add(pathFault(config.path));
    if (config.buffers < minBuffers)
        found.push_back(fault(FaultKind::Buffers, std::to_string(config.buffers)));
    addSizeFaults(config, diskBytes, found);
    for (const auto& mac : config.allowed)
        add(initiatorFault(mac));
    if (config.allowed.size() > maxAllowed)
        found.push_back(fault(FaultKind::TooManyMacs, std::to_string(config.allowed.size())));
    return found;
}

void normalize(Export& config) {
    const auto sortUnique = [](auto& values) {
        std::ranges::sort(values);
        values.erase(std::unique(values.begin(), values.end()), values.end());
    };
    sortUnique(config.interfaces);
    sortUnique(config.allowed);
}

SectorRange sectorRange(const Export& config, Sectors start, std::optional<Sectors> size) {
    SectorRange range{saturatingSum(start.count, config.offset.count), std::nullopt};
    if (config.length)
        range.end = saturatingSum(range.first, config.length->count);
    if (size) {
        const auto end = saturatingSum(start.count, size->count);
        range.end = range.end ? std::min(*range.end, end) : end;
    }
    return range;
}

bool overlap(const SectorRange& one, const SectorRange& other) {
    const auto empty = [](const SectorRange& range) { return range.end && *range.end <= range.first; };
    if (empty(one) || empty(other))
        return false;
    return (!one.end || other.first < *one.end) && (!other.end || one.first < *other.end);
}

} // namespace etherdeck::exports
