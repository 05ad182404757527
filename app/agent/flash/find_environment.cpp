#include "app/agent/flash/find_environment.h"

#include "app/agent/flash/flash.h"
#include "app/agent/flash/fw_env_config.h"
#include "core/base/byte_reader.h"
#include "core/base/hex_text.h"
#include "core/base/sha256.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace etherdeck::agent {

namespace {

using plans::FlashArea;
using plans::Outcome;
using plans::PlaceSource;
using plans::RefusalCode;
using plans::refuse;
using uboot::Environment;

/// The area must lie within its partition, whose content this is.
std::span<const std::byte> part(const std::string& content, const FlashArea& area) {
    return asBytes(content).subspan(static_cast<std::size_t>(area.offset),
                                    static_cast<std::size_t>(area.size));
}

constexpr std::size_t maxSmallFile = 65'536;
constexpr std::uint64_t smallestEnvironment = 4096;

struct FoundPlace {
    FlashArea area;
    PlaceSource source{};
    bool readOnly = true;
};

const FlashEntry* entryOf(const std::vector<FlashEntry>& entries, std::uint32_t index) {
    const auto found = std::ranges::find_if(
        entries, [&](const FlashEntry& entry) { return entry.partition.index == index; });
    return found == entries.end() ? nullptr : &*found;
}

/// "u-boot-env", "uboot_env", "U-Boot Environment", ….
bool isNameOfEnvironment(std::string_view name) {
    std::string letters;
    for (const char c : name)
        if (c != '-' && c != '_' && c != ' ')
            letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return letters == "ubootenv" || letters == "ubootenvironment" || letters == "env" ||
           letters == "environment";
}

tl::unexpected<plans::Refusal> refuseLarge(const plans::FlashPartition& partition) {
    return refuse(RefusalCode::UnknownLayout,
                  "The partition \"" + partition.name + "\" is too large for one of U-Boot.",
                  {{"partition", partition.name}});
}

class Finder {
public:
    Finder(const std::string& root, const std::vector<FlashEntry>& entries, const plans::BoardFacts& board) :
        m_root(root), m_entries(entries), m_board(board) {}

    Outcome<FoundPlace> find(const std::optional<FlashArea>& place,
                             const std::optional<FlashArea>& unfinished) {
        if (const auto config = readStart(m_root + "/etc/fw_env.config", maxSmallFile))
            return byConfig(*config);
        for (const auto& entry : m_entries)
            if (isNameOfEnvironment(entry.partition.name))
                return inOwnPartition(entry, unfinished ? unfinished : place);
        return byKnownPlace(place, unfinished);
    }

    /// The content of the partition that was looked at last.
    Outcome<std::string> contentOf(const plans::FlashPartition& partition) {
        if (m_content && m_contentOf == partition)
            return *m_content;
        if (partition.bytes > plans::maxFlashPartition)
            return refuseLarge(partition);
        const auto flash = Flash::open(m_root, partition, Flash::Access::Read);
        if (!flash)
            return refuse(flash.error());
        auto content = flash->readAll();
        if (content) {
            m_content = *content;
            m_contentOf = partition;
        }
        return content;
    }

private:
    Outcome<FoundPlace> byConfig(const std::string& config) {
        const auto line = parseFwEnvConfig(config);
        if (!line)
            return refuse(line.error());
        const auto* const entry = entryOf(m_entries, line->mtd);
        if (entry == nullptr || line->size > entry->partition.bytes ||
            line->offset > entry->partition.bytes - line->size)
            return refuse(RefusalCode::UnknownLayout,
                          "/etc/fw_env.config names a place that the flash of this box does not have.",
                          {{"file", "/etc/fw_env.config"}});
        return FoundPlace{
            {entry->partition, line->offset, line->size}, PlaceSource::Configuration, entry->readOnly};
    }

    /// The same place in a partition of this box.
    [[nodiscard]] std::optional<FoundPlace> onBox(const std::optional<FlashArea>& place) const {
        for (const auto& entry : m_entries)
            if (place && isSamePartition(place->partition, entry.partition))
                return FoundPlace{
                    {entry.partition, place->offset, place->size}, PlaceSource::Backup, entry.readOnly};
        return std::nullopt;
    }

    Outcome<bool> isEnvironment(const FlashArea& area) {
        const auto content = contentOf(area.partition);
        if (!content)
            return refuse(content.error());
        return area.size <= content->size() && area.offset <= content->size() - area.size &&
               Environment::parse(part(*content, area)).has_value();
    }

    /// Where well-known U-Boots keep it, and one is.
    Outcome<std::vector<FoundPlace>> validPlaces(const FlashEntry* entry) {
        std::vector<FoundPlace> valid;
        if (entry == nullptr)
            return valid;
        for (const auto& known : uboot::knownPlaces()) {
            const FlashArea area{entry->partition, known.offset, known.size};
            const auto isThere = known.offset != 0 ? isEnvironment(area) : Outcome<bool>(false);
            if (!isThere)
                return refuse(isThere.error());
            if (*isThere)
                valid.push_back({area, PlaceSource::KnownPlace, entry->readOnly});
        }
        return valid;
    }

    /// It may be smaller than its partition.
    Outcome<FoundPlace> inOwnPartition(const FlashEntry& entry, const std::optional<FlashArea>& place) {
        const auto content = contentOf(entry.partition);
        if (!content)
            return refuse(content.error());
        FoundPlace found{
            {entry.partition, 0, entry.partition.bytes}, PlaceSource::PartitionName, entry.readOnly};
        for (auto size = content->size(); size >= smallestEnvironment; size /= 2)
            if (Environment::parse(asBytes(*content).first(size))) {
                found.area.size = size;
                return found;
            }
        if (place && isSamePartition(place->partition, entry.partition)) {
            found.area.offset = place->offset;
            found.area.size = place->size;
        }
        return found;
    }

    /// More than one U-Boot may have left an environment: what was erased comes first, then the place of a
    /// backup, if there is one.
    Outcome<FoundPlace> byKnownPlace(const std::optional<FlashArea>& place,
                                     const std::optional<FlashArea>& unfinished) {
        const auto* const first = m_board.isPogoE02 ? entryOf(m_entries, 0) : nullptr;
        const auto known = validPlaces(first);
        if (!known)
            return refuse(known.error());
        if (const auto erased = onBox(unfinished))
            return *erased;
        if (const auto saved = onBox(place)) {
            const auto isThere = isEnvironment(saved->area);
            if (!isThere)
                return refuse(isThere.error());
            if (*isThere || known->empty())
                return *saved;
        }
        if (known->size() > 1)
            return refuse(RefusalCode::UnknownLayout,
                          "There is more than one environment in " + known->front().area.device() +
                              ", and it is not known which one U-Boot uses: name it in /etc/fw_env.config.",
                          {{"file", "/etc/fw_env.config"}});
        if (!known->empty())
            return known->front();
        if (first == nullptr)
            return refuse(RefusalCode::UnknownLayout,
                          "It is not known where this box has U-Boot's environment: it has no "
                          "/etc/fw_env.config, no partition of that name, and is no Pogoplug E02.");
        const auto& usual = uboot::knownPlaces().front();
        return FoundPlace{
            {first->partition, usual.offset, usual.size}, PlaceSource::KnownPlace, first->readOnly};
    }

    const std::string& m_root;
    const std::vector<FlashEntry>& m_entries;
    const plans::BoardFacts& m_board;
    std::optional<std::string> m_content;
    plans::FlashPartition m_contentOf;
};

/// "mtdparts=…" of the kernel's command line.
std::string kernelPartitionsIn(std::string_view commandLine) {
    static constexpr std::string_view name = "mtdparts=";
    for (auto at = commandLine.find(name); at != std::string_view::npos; at = commandLine.find(name, at + 1))
        if (at == 0 || commandLine[at - 1] == ' ')
            return std::string(commandLine.substr(
                at, std::min(commandLine.find_first_of(" \n", at), commandLine.size()) - at));
    return {};
}

/// The same of a kernel that has them from its device tree; empty where it does not say their offsets, as
/// before Linux 4.17. Those of another chip are left out.
std::string presentPartitions(const std::string& root, const std::vector<FlashEntry>& entries) {
    std::string text;
    std::uint64_t end = 0;
    for (const auto& [partition, readOnly] : entries) {
        const auto line = readLine(root + "/sys/class/mtd/mtd" + std::to_string(partition.index) + "/offset");
        std::uint64_t offset = 0;
        const auto read = std::from_chars(line.data(), line.data() + line.size(), offset);
        if (read.ec != std::errc() || read.ptr != line.data() + line.size() || offset < end ||
            partition.name.find_first_of("()") != std::string::npos)
            break;
        text += (text.empty() ? "mtdparts=flash:" : ",") + hexText(partition.bytes) + '@' + hexText(offset) +
                '(' + partition.name + ')';
        end = offset + partition.bytes;
    }
    return text;
}

} // namespace

Outcome<plans::BoxEnvironment> readEnvironment(const std::string& root,
                                               const std::vector<FlashEntry>& entries,
                                               const plans::BoardFacts& board,
                                               const std::optional<FlashArea>& place,
                                               const std::optional<FlashArea>& unfinished) {
    Finder finder(root, entries, board);
    const auto found = finder.find(place, unfinished);
    if (!found)
        return refuse(found.error());
    const auto content = finder.contentOf(found->area.partition);
    if (!content)
        return refuse(content.error());
    plans::BoxEnvironment read;
    read.board = board;
    read.area = found->area;
    read.source = found->source;
    read.readOnly = found->readOnly;
    read.sha256 = sha256(*content);
    const auto flash = Flash::open(root, found->area.partition, Flash::Access::Read);
    auto bad = flash ? flash->badBlocks() : Outcome<std::vector<std::uint64_t>>(refuse(flash.error()));
    if (!bad)
        return refuse(bad.error());
    read.badBlocks = std::move(*bad);
    if (found->area.size > content->size() || found->area.offset > content->size() - found->area.size)
        return refuse(RefusalCode::UnknownLayout,
                      "The environment would be beyond the end of its partition.");
    const auto image = part(*content, found->area);
    read.image = asText(image);
    auto parsed = Environment::parse(image);
    if (parsed)
        read.environment = std::move(*parsed);
    else
        read.fault = parsed.error();
    read.kernelPartitions =
        kernelPartitionsIn(readStart(root + "/proc/cmdline", maxSmallFile).value_or(std::string()));
    if (read.kernelPartitions.empty())
        read.kernelPartitions = presentPartitions(root, entries);
    return read;
}

Outcome<plans::FlashBackup> readBackup(const std::string& root, const plans::BoardFacts& board,
                                       const FlashArea& area) {
    if (area.partition.bytes > plans::maxFlashPartition)
        return refuseLarge(area.partition);
    const auto flash = Flash::open(root, area.partition, Flash::Access::Read);
    if (!flash)
        return refuse(flash.error());
    auto content = flash->readAll();
    if (!content)
        return refuse(content.error());
    auto hash = sha256(*content);
    return plans::FlashBackup{board.model, board.mac, area, std::move(hash), std::move(*content)};
}

} // namespace etherdeck::agent
