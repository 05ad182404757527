#include "core/uboot/partitions.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace etherdeck::uboot {

namespace {

constexpr std::string_view partsPrefix = "mtdparts=";
constexpr std::size_t maxParts = 64;
constexpr std::uint64_t largestPart = std::uint64_t{1} << 48;

/// "1M", "0x20000", "896k"; nothing: it is no size.
std::optional<std::uint64_t> takeSize(std::string_view& text) {
    const bool isHexadecimal = text.starts_with("0x") || text.starts_with("0X");
    if (isHexadecimal)
        text.remove_prefix(2);
    std::uint64_t size = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, size, isHexadecimal ? 16 : 10);
    if (read.ec != std::errc() || size > largestPart)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    constexpr std::string_view units = "kKmMgG";
    const auto unit = text.empty() ? std::string_view::npos : units.find(text.front());
    if (unit == std::string_view::npos)
        return size;
    text.remove_prefix(1);
    const auto bits = 10 * (unit / 2 + 1);
    return size > (largestPart >> bits) ? std::nullopt : std::optional(size << bits);
}

/// "1M@0x100000(name)ro"; without an offset it is at `next`.
std::optional<PartitionPlace> takePart(std::string_view& text, std::uint64_t next) {
    PartitionPlace part{{}, next, std::nullopt};
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    } else {
        part.size = takeSize(text);
        if (!part.size || *part.size == 0)
            return std::nullopt;
    }
    if (text.starts_with('@')) {
        text.remove_prefix(1);
        const auto offset = takeSize(text);
        if (!offset)
            return std::nullopt;
        part.offset = *offset;
    }
    if (text.starts_with('(')) {
        const auto end = text.find(')');
        if (end == std::string_view::npos)
            return std::nullopt;
        part.name = text.substr(1, end - 1);
        text.remove_prefix(end + 1);
    }
    for (const std::string_view flag : {"ro", "lk", "slc"})
        if (text.starts_with(flag))
            text.remove_prefix(flag.size());
    return part;
}

} // namespace

std::optional<std::vector<PartitionPlace>> parsePartitions(std::string_view text) {
    if (!text.starts_with(partsPrefix))
        return std::nullopt;
    text.remove_prefix(partsPrefix.size());
    text = text.substr(0, text.find(';'));
    // The name of a device may have a colon, a partition has none outside of its name.
    const auto device = text.substr(0, text.find('(')).rfind(':');
    if (device == std::string_view::npos || device == 0)
        return std::nullopt;
    text.remove_prefix(device + 1);
    std::vector<PartitionPlace> parts;
    std::uint64_t next = 0;
    while (true) {
        auto part = takePart(text, next);
        if (!part || parts.size() == maxParts)
            return std::nullopt;
        next = part->offset + part->size.value_or(0);
        const bool isOpen = !part->size;
        parts.push_back(std::move(*part));
        if (text.empty())
            return parts;
        if (text.front() != ',' || isOpen) // behind the rest there is nothing
            return std::nullopt;
        text.remove_prefix(1);
    }
}

bool hasSamePlaces(const std::vector<PartitionPlace>& some, const std::vector<PartitionPlace>& all) {
    const auto isSame = [](const PartitionPlace& one, const PartitionPlace& other) {
        return one.offset == other.offset && (!one.size || !other.size || *one.size == *other.size);
    };
    if (some.size() > all.size())
        return false;
    for (std::size_t i = 0; i < some.size(); ++i) {
        if (!isSame(some[i], all[i]))
            return false;
        const auto named = std::ranges::find(all, some[i].name, &PartitionPlace::name);
        if (!some[i].name.empty() && named != all.end() && !isSame(some[i], *named))
            return false;
    }
    return true;
}

} // namespace etherdeck::uboot
