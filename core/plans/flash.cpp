#include "core/plans/flash.h"

#include "core/base/base64.h"
#include "core/base/sha256.h"
#include "core/plans/members.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::plans {

namespace {

constexpr std::array<std::pair<FlashUseKind, std::string_view>, 3> flashUseNames{{
    {FlashUseKind::Root, "root"},
    {FlashUseKind::Mounted, "mounted"},
    {FlashUseKind::Ubi, "ubi"},
}};

void readFlashUse(Members& state, const Json& json, FlashUse& use) {
    Members of(json);
    std::string kind;
    of.text("kind", kind);
    of.text("what", use.what);
    const auto* const found =
        std::ranges::find(flashUseNames, kind, &std::pair<FlashUseKind, std::string_view>::second);
    use.kind = found == flashUseNames.end() ? FlashUseKind::Mounted : found->first;
    state.wrong(of.firstWrong());
}

void readFlashState(Members& list, const Json& json, FlashState& state) {
    Members of(json);
    if (auto partition = partitionFrom(json))
        state.partition = std::move(*partition);
    else
        of.wrong(partition.error().detail);
    of.flag("read_only", state.readOnly);
    of.list("bad_blocks", state.badBlocks, [&of](const Json& entry, std::uint64_t& offset) {
        if (entry.is_number_unsigned())
            offset = entry.get<std::uint64_t>();
        else
            of.wrong("bad_blocks");
    });
    of.list("uses", state.uses, [&of](const Json& entry, FlashUse& use) { readFlashUse(of, entry, use); });
    list.wrong(of.firstWrong());
}

} // namespace

std::string_view name(FlashUseKind kind) {
    return std::ranges::find(flashUseNames, kind, &std::pair<FlashUseKind, std::string_view>::first)->second;
}

Json toJson(const FlashPartition& partition) {
    return {{"index", partition.index},
            {"name", partition.name},
            {"bytes", partition.bytes},
            {"erase_bytes", partition.eraseBytes}};
}

Result<FlashPartition> partitionFrom(const Json& json) {
    Members members(json);
    FlashPartition partition;
    for (const auto* const required : {"index", "name", "bytes", "erase_bytes"})
        members.require(required);
    members.number("index", partition.index);
    members.text("name", partition.name);
    members.number("bytes", partition.bytes);
    members.number("erase_bytes", partition.eraseBytes);
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return partition;
}

Json toJson(const std::vector<FlashState>& list) {
    auto partitions = Json::array();
    for (const auto& state : list) {
        auto json = toJson(state.partition);
        json["read_only"] = state.readOnly;
        json["bad_blocks"] = state.badBlocks;
        json["uses"] = Json::array();
        for (const auto& use : state.uses)
            json["uses"].push_back({{"kind", name(use.kind)}, {"what", use.what}});
        partitions.push_back(std::move(json));
    }
    return {{"partitions", std::move(partitions)}};
}

Result<std::vector<FlashState>> flashListFrom(const Json& json) {
    Members members(json);
    std::vector<FlashState> list;
    members.require("partitions");
    members.list("partitions", list,
                 [&members](const Json& entry, FlashState& state) { readFlashState(members, entry, state); });
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return list;
}

Json toJson(const FlashPiece& piece) {
    return {{"sha256", piece.sha256}, {"content", toBase64(piece.content)}};
}

Result<FlashPiece> flashPieceFrom(const Json& json) {
    Members members(json);
    FlashPiece piece;
    std::string content;
    members.require("content");
    members.text("content", content, maxFlashPiece / 3 * 4 + 8);
    members.text("sha256", piece.sha256);
    auto bytes = fromBase64(content);
    if (bytes)
        piece.content = std::move(*bytes);
    else
        members.wrong("content");
    if (sha256(piece.content) != piece.sha256)
        members.wrong("sha256");
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return piece;
}

} // namespace etherdeck::plans
