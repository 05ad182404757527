#include "core/setup/manifest.h"

#include "core/plans/members.h"
#include "core/setup/file_format.h"
#include "core/setup/image_list.h"

#include <algorithm>
#include <cctype>

namespace etherdeck::setup {

namespace {

using plans::Json;
using plans::Members;

constexpr FileFormat manifestFormat{"etherdeck-flash-backup", 1, Manifest::maxText};
constexpr std::size_t longestFile = 200;
constexpr std::size_t longestNamePart = 40;

/// Nothing that leads to another folder.
bool isPlainName(std::string_view name) {
    return !name.empty() && name.size() <= longestFile && name.front() != '.' &&
           name.find('/') == std::string_view::npos && name.find('\0') == std::string_view::npos;
}

void readKept(Members& manifest, const Json& json, KeptPartition& kept) {
    Members of(json);
    of.require("name");
    of.require("file");
    of.number("index", kept.partition.index);
    of.text("name", kept.partition.name);
    of.number("bytes", kept.partition.bytes);
    of.number("erase_bytes", kept.partition.eraseBytes);
    of.text("file", kept.file);
    of.text("sha256", kept.sha256);
    of.list("bad_blocks", kept.badBlocks, [&of](const Json& entry, std::uint64_t& offset) {
        if (entry.is_number_unsigned())
            offset = entry.get<std::uint64_t>();
        else
            of.wrong("bad_blocks");
    });
    if (!isPlainName(kept.file))
        of.wrong("file");
    if (!isSha256(kept.sha256))
        of.wrong("sha256");
    manifest.wrong(of.firstWrong());
}

std::string namePart(std::string_view text) {
    std::string part;
    for (const unsigned char character : text.substr(0, longestNamePart)) {
        if (std::isalnum(character) != 0)
            part += static_cast<char>(character);
        else if (!part.empty() && part.back() != '-')
            part += '-';
    }
    while (part.ends_with('-'))
        part.pop_back();
    return part.empty() ? std::string("unknown") : part;
}

} // namespace

Result<Manifest> Manifest::parse(std::string_view text) {
    const auto json = parseFile(text, manifestFormat);
    if (!json)
        return fail(json.error());
    Members members(*json);
    Manifest manifest;
    members.text("model", manifest.model);
    if (members.has("mac"))
        members.mac("mac", manifest.mac.emplace());
    members.number("time", manifest.time);
    members.list("partitions", manifest.partitions,
                 [&members](const Json& entry, KeptPartition& kept) { readKept(members, entry, kept); });
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return manifest;
}

std::string Manifest::text() const {
    auto list = Json::array();
    for (const auto& kept : partitions)
        list.push_back({{"index", kept.partition.index},
                        {"name", kept.partition.name},
                        {"bytes", kept.partition.bytes},
                        {"erase_bytes", kept.partition.eraseBytes},
                        {"file", kept.file},
                        {"sha256", kept.sha256},
                        {"bad_blocks", kept.badBlocks}});
    return fileText({{"model", model},
                     {"mac", mac ? Json(mac->toString()) : Json()},
                     {"time", time},
                     {"partitions", std::move(list)}},
                    manifestFormat);
}

void Manifest::put(KeptPartition kept) {
    std::erase_if(partitions, [&kept](const KeptPartition& each) {
        return isSamePartition(each.partition, kept.partition) || each.file == kept.file;
    });
    partitions.push_back(std::move(kept));
}

const KeptPartition* copyOf(const Manifest& manifest, const plans::FlashPartition& partition,
                            const std::optional<MacAddress>& mac) {
    if (!mac || manifest.mac != mac)
        return nullptr;
    const auto found = std::ranges::find_if(manifest.partitions, [&partition](const KeptPartition& kept) {
        return isSamePartition(kept.partition, partition);
    });
    return found == manifest.partitions.end() ? nullptr : &*found;
}

std::string folderName(const MacAddress& mac) {
    auto name = mac.toString();
    std::ranges::replace(name, ':', '-');
    return name;
}

std::string copyName(const MacAddress& mac, std::string_view model, const plans::FlashPartition& partition) {
    return folderName(mac) + '_' + namePart(model) + "_mtd" + std::to_string(partition.index) + '_' +
           namePart(partition.name) + ".bin";
}

} // namespace etherdeck::setup
