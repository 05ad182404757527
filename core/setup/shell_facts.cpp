#include "core/setup/shell_facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

namespace etherdeck::setup {

namespace {

constexpr std::string_view sectionMark = "@etherdeck ";
constexpr std::size_t maxPartitions = 64;
constexpr std::size_t maxReportedBlocks = 1024;
constexpr std::size_t longestText = 256;

constexpr std::array shownFiles{"/proc/device-tree/model",
                                "/proc/cpuinfo",
                                "/proc/meminfo",
                                "/proc/mtd",
                                "/proc/mounts",
                                "/proc/cmdline",
                                "/etc/os-release",
                                "/proc/sys/kernel/osrelease"};

using Sections = std::map<std::string_view, std::string_view>;

std::string_view nextLine(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

std::string_view nextWord(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const auto word = line.substr(0, line.find_first_of(" \t"));
    line.remove_prefix(word.size());
    return word;
}

std::string shortText(std::string_view text) {
    text = text.substr(0, text.find('\0'));
    const auto last = text.find_last_not_of(" \t\n");
    return std::string(text.substr(0, last == std::string_view::npos ? 0 : last + 1).substr(0, longestText));
}

Sections sectionsOf(std::string_view output) {
    Sections sections;
    std::string_view name;
    const char* start = output.data();
    auto rest = output;
    while (!rest.empty()) {
        const auto* const at = rest.data();
        const auto line = nextLine(rest);
        if (!line.starts_with(sectionMark))
            continue;
        if (!name.empty())
            sections.emplace(name, std::string_view(start, static_cast<std::size_t>(at - start)));
        name = line.substr(sectionMark.size());
        start = rest.data();
    }
    return sections; // the last one only says that all were printed
}

/// What follows a name and a colon.
std::string valueOf(std::string_view text, std::string_view name) {
    while (!text.empty()) {
        const auto line = nextLine(text);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !line.starts_with(name))
            continue;
        auto value = line.substr(colon + 1);
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        return shortText(value);
    }
    return {};
}

template <class Number>
std::optional<Number> toNumber(std::string_view text, int base = 10) {
    Number number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number, base);
    return !text.empty() && read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

/// mtd0: 00100000 00020000 "u-boot"
std::optional<plans::FlashPartition> partitionIn(std::string_view line) {
    auto device = nextWord(line);
    const auto bytes = toNumber<std::uint64_t>(nextWord(line), 16);
    const auto eraseBytes = toNumber<std::uint64_t>(nextWord(line), 16);
    const auto first = line.find('"');
    const auto last = line.rfind('"');
    if (!device.starts_with("mtd") || !device.ends_with(':') || !bytes || !eraseBytes || first == last)
        return std::nullopt;
    const auto index = toNumber<std::uint32_t>(device.substr(3, device.size() - 4));
    if (!index)
        return std::nullopt;
    return plans::FlashPartition{*index, std::string(line.substr(first + 1, last - first - 1)), *bytes,
                                 *eraseBytes};
}

std::vector<plans::FlashState> flashIn(std::string_view table) {
    std::vector<plans::FlashState> flash;
    while (!table.empty() && flash.size() < maxPartitions)
        if (auto partition = partitionIn(nextLine(table)))
            flash.push_back({std::move(*partition), false, {}, {}});
    std::ranges::sort(flash, {}, [](const plans::FlashState& state) { return state.partition.index; });
    return flash;
}

/// Addresses on the chip that the kernel has reported; nothing when it is not known that it looked.
std::optional<std::vector<std::uint64_t>> reportedBlocks(std::string_view log) {
    constexpr std::string_view bad = "Bad eraseblock ";
    constexpr std::string_view at = " at 0x";
    std::vector<std::uint64_t> blocks;
    bool hasLooked = false;
    while (!log.empty() && blocks.size() < maxReportedBlocks) {
        const auto line = nextLine(log);
        hasLooked = hasLooked || line.find("canning device for bad") != std::string_view::npos;
        const auto place = line.find(at);
        if (line.find(bad) == std::string_view::npos || place == std::string_view::npos)
            continue;
        auto rest = line.substr(place + at.size());
        if (const auto address = toNumber<std::uint64_t>(nextWord(rest), 16))
            blocks.push_back(*address);
    }
    return hasLooked ? std::optional(std::move(blocks)) : std::nullopt;
}

/// Partitions lie behind each other in their order, as the factory has them.
void addBadBlocks(std::vector<plans::FlashState>& flash, const std::vector<std::uint64_t>& blocks) {
    std::uint64_t start = 0;
    for (auto& state : flash) {
        for (const auto block : blocks)
            if (block >= start && block - start < state.partition.bytes)
                state.badBlocks.push_back(block - start);
        start += state.partition.bytes;
    }
}

std::string socIn(std::string_view log, std::string_view cpuinfo) {
    for (const auto text : {log, cpuinfo})
        for (const auto* const chip : {"88F6281", "88F6192", "88F6282"})
            if (text.find(chip) != std::string_view::npos)
                return std::string("Marvell ") + chip;
    return {};
}

std::string_view rootDevice(std::string_view mounts, std::string_view commandLine) {
    std::string_view device;
    while (!mounts.empty()) {
        auto line = nextLine(mounts);
        const auto source = nextWord(line);
        if (nextWord(line) == "/" && source != "rootfs") // what is mounted later hides it
            device = source;
    }
    if (device != "/dev/root")
        return device;
    for (auto line = nextLine(commandLine); !line.empty();)
        if (const auto word = nextWord(line); word.starts_with("root="))
            device = word.substr(5);
    return device;
}

RootPlace rootPlaceOf(std::string_view device) {
    if (device.starts_with("/dev/"))
        device.remove_prefix(5);
    if (device.starts_with("mtd") || device.starts_with("ubi"))
        return RootPlace::Flash;
    if (device.starts_with("sd"))
        return RootPlace::Usb;
    return device.empty() || device == "root" ? RootPlace::Unknown : RootPlace::Other;
}

std::string distributionIn(std::string_view osRelease) {
    constexpr std::string_view name = "PRETTY_NAME=";
    while (!osRelease.empty()) {
        const auto line = nextLine(osRelease);
        if (!line.starts_with(name))
            continue;
        auto value = line.substr(name.size());
        if (value.size() > 1 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        return shortText(value);
    }
    return {};
}

std::string_view sectionOf(const Sections& sections, std::string_view name) {
    const auto found = sections.find(name);
    return found == sections.end() ? std::string_view() : found->second;
}

} // namespace

std::string lookScript() {
    std::string files;
    for (const auto* const file : shownFiles)
        files += ' ' + std::string(file);
    return "for f in" + files +
           "; do echo; echo @etherdeck $f; cat $f 2>/dev/null; done; "
           "echo; echo @etherdeck mac; cat /sys/class/net/eth0/address 2>/dev/null; "
           "echo; echo @etherdeck log; dmesg 2>/dev/null | grep -i -E "
           "\"bad eraseblock|device for bad|88F6\" | head -n 400; echo; echo @etherdeck end";
}

Result<ShellFacts> lookFrom(std::string_view output) {
    const auto sections = sectionsOf(output);
    if (!sections.contains("log")) // the last one
        return fail(ErrorCode::Malformed);
    ShellFacts seen;
    auto& facts = seen.facts;
    const auto log = sectionOf(sections, "log");
    const auto cpuinfo = sectionOf(sections, "/proc/cpuinfo");
    facts.hardware.model = shortText(sectionOf(sections, "/proc/device-tree/model"));
    if (facts.hardware.model.empty())
        facts.hardware.model = valueOf(cpuinfo, "Hardware");
    facts.hardware.soc = socIn(log, cpuinfo);
    const auto memory = valueOf(sectionOf(sections, "/proc/meminfo"), "MemTotal");
    const auto kilobytes = toNumber<std::uint64_t>(std::string_view(memory).substr(0, memory.find(' ')));
    facts.hardware.memoryTotal = kilobytes && *kilobytes < 1ULL << 40 ? *kilobytes * 1024 : 0;
    seen.flash = flashIn(sectionOf(sections, "/proc/mtd"));
    const auto bad = reportedBlocks(log);
    if (bad)
        addBadBlocks(seen.flash, *bad);
    for (const auto& state : seen.flash) {
        facts.hardware.flash.push_back(state.partition);
        if (bad && state.partition.index == 0)
            facts.ubootBadBlocks = state.badBlocks;
    }
    facts.kernel = shortText(sectionOf(sections, "/proc/sys/kernel/osrelease"));
    facts.distribution = distributionIn(sectionOf(sections, "/etc/os-release"));
    facts.root =
        rootPlaceOf(rootDevice(sectionOf(sections, "/proc/mounts"), sectionOf(sections, "/proc/cmdline")));
    if (const auto mac = MacAddress::parse(shortText(sectionOf(sections, "mac"))); mac && !mac->isZero())
        facts.mac = *mac;
    return seen;
}

std::string readScript(const plans::FlashArea& area) {
    const auto block = std::max<std::uint64_t>(area.partition.eraseBytes, 1);
    const auto count = (area.size + block - 1) / block;
    return "dd if=" + area.device() + " bs=" + std::to_string(block) +
           " skip=" + std::to_string(area.offset / block) + " count=" + std::to_string(count) +
           " 2>/dev/null; echo x";
}

Result<std::string> partFrom(std::string_view output, const plans::FlashArea& area) {
    if (output.size() <= area.size || !output.ends_with('x'))
        return fail(ErrorCode::Truncated);
    return std::string(output.substr(0, static_cast<std::size_t>(area.size)));
}

} // namespace etherdeck::setup
