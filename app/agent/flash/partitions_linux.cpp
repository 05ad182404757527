#include "app/agent/flash/flash.h"
#include "app/agent/flash/partitions.h"
#include "core/base/sha256.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <charconv>

namespace etherdeck::agent {

namespace {

using plans::FlashUse;
using plans::FlashUseKind;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

constexpr std::size_t maxTable = 1'048'576;
constexpr std::size_t maxUbiDevices = 64;

std::optional<std::uint32_t> numberAfter(std::string_view text, std::string_view prefix) {
    if (!text.starts_with(prefix))
        return std::nullopt;
    text.remove_prefix(prefix.size());
    std::uint32_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    // "ubi0:rootfs", "ubi0_1"
    const auto isWhole = read.ptr == end || *read.ptr == ':' || *read.ptr == '_' || *read.ptr == '!';
    return read.ec == std::errc() && isWhole ? std::optional(number) : std::nullopt;
}

std::string_view takeField(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const auto field = line.substr(0, line.find_first_of(" \t"));
    line.remove_prefix(field.size());
    return field;
}

/// Of what is mounted: "/dev/mtdblock2", "mtd2", "mtd:root", "ubi0:rootfs", "/dev/ubi0_0".
std::optional<std::uint32_t> partitionOf(std::string_view device,
                                         const std::map<std::uint32_t, std::uint32_t>& ubi,
                                         const std::vector<FlashEntry>& entries) {
    if (device.starts_with("/dev/"))
        device.remove_prefix(5);
    if (const auto ubiNumber = numberAfter(device, "ubi")) {
        const auto found = ubi.find(*ubiNumber);
        return found == ubi.end() ? std::nullopt : std::optional(found->second);
    }
    if (device.starts_with("mtd:")) {
        const auto named = std::ranges::find_if(entries, [name = device.substr(4)](const FlashEntry& entry) {
            return entry.partition.name == name;
        });
        return named == entries.end() ? std::nullopt : std::optional(named->partition.index);
    }
    for (const auto* const prefix : {"mtdblock", "mtd"})
        if (const auto number = numberAfter(device, prefix))
            return number;
    return std::nullopt;
}

std::map<std::uint32_t, std::uint32_t> attachedToUbi(const std::string& root) {
    std::map<std::uint32_t, std::uint32_t> attached;
    const auto folder = root + "/sys/class/ubi/";
    for (const auto& device : namesIn(folder, maxUbiDevices)) {
        const auto number = numberAfter(device, "ubi");
        const auto partition = readLine(folder + device + "/mtd_num"); // volumes have none
        if (const auto index = numberAfter(partition, ""); number && index)
            attached[*number] = *index;
    }
    return attached;
}

std::string rootArgumentOf(const std::string& root) {
    const auto line = readLine(root + "/proc/cmdline");
    std::string_view rest = line;
    std::string found;
    for (auto word = takeField(rest); !word.empty(); word = takeField(rest))
        if (word.starts_with("root="))
            found = word.substr(5);
    return found;
}

} // namespace

std::map<std::uint32_t, std::vector<FlashUse>> flashUses(std::string_view mounts,
                                                         const std::map<std::uint32_t, std::uint32_t>& ubi,
                                                         std::string_view rootArgument,
                                                         const std::vector<FlashEntry>& entries) {
    std::map<std::uint32_t, std::vector<FlashUse>> uses;
    for (const auto& [device, partition] : ubi)
        uses[partition].push_back({FlashUseKind::Ubi, "ubi" + std::to_string(device)});
    const auto add = [&uses](std::uint32_t partition, FlashUse use) {
        auto& list = uses[partition];
        if (std::ranges::find(list, use) == list.end())
            list.push_back(std::move(use));
    };
    while (!mounts.empty()) {
        auto line = mounts.substr(0, mounts.find('\n'));
        mounts.remove_prefix(std::min(line.size() + 1, mounts.size()));
        auto device = takeField(line);
        const auto place = takeField(line);
        const auto isRoot = place == "/";
        if (isRoot && (device == "/dev/root" || device == "rootfs"))
            device = rootArgument;
        if (const auto partition = partitionOf(device, ubi, entries))
            add(*partition, {isRoot ? FlashUseKind::Root : FlashUseKind::Mounted, std::string(place)});
    }
    return uses;
}

Outcome<std::vector<plans::FlashState>> listFlash(const std::string& root,
                                                  const std::vector<FlashEntry>& entries) {
    const auto uses = flashUses(readStart(root + "/proc/mounts", maxTable).value_or(std::string()),
                                attachedToUbi(root), rootArgumentOf(root), entries);
    std::vector<plans::FlashState> list;
    for (const auto& entry : entries) {
        const auto flash = Flash::open(root, entry.partition, Flash::Access::Read);
        if (!flash)
            return refuse(flash.error());
        auto bad = flash->badBlocks();
        if (!bad)
            return refuse(bad.error());
        const auto used = uses.find(entry.partition.index);
        list.push_back({entry.partition, entry.readOnly, std::move(*bad),
                        used == uses.end() ? std::vector<FlashUse>() : used->second});
    }
    return list;
}

Outcome<plans::FlashPiece> readFlash(const std::string& root, const plans::FlashArea& area) {
    const auto& partition = area.partition;
    const auto block = partition.eraseBytes;
    const auto isPart = block != 0 && area.size != 0 && area.size <= plans::maxFlashPiece &&
                        area.size <= partition.bytes && area.offset <= partition.bytes - area.size;
    if (!isPart)
        return refuse(RefusalCode::BadValue,
                      "That is no part of \"" + partition.name + "\" that can be read.", {{"name", "size"}});
    const auto flash = Flash::open(root, partition, Flash::Access::Read);
    if (!flash)
        return refuse(flash.error());
    const auto bad = flash->badBlocks();
    if (!bad)
        return refuse(bad.error());
    plans::FlashPiece piece;
    for (auto at = area.offset; at < area.offset + area.size;) {
        const auto start = at - at % block;
        const auto size = std::min(start + block, area.offset + area.size) - at;
        const auto isBad = std::ranges::find(*bad, start) != bad->end();
        auto bytes = isBad ? Outcome<std::string>(std::string(static_cast<std::size_t>(size), '\xff'))
                           : flash->read(at, size);
        if (!bytes)
            return refuse(bytes.error());
        piece.content += *bytes;
        at += size;
    }
    piece.sha256 = sha256(piece.content);
    return piece;
}

} // namespace etherdeck::agent
