#include "core/setup/record.h"

#include "core/plans/members.h"
#include "core/setup/file_format.h"
#include "core/setup/image_list.h"

#include <utility>

namespace etherdeck::setup {

namespace {

using plans::Json;
using plans::Members;

constexpr FileFormat recordsFormat{"etherdeck-setup", 1, Records::maxText};

Json imageJson(const BegunImage& image) {
    return {{"sha256", image.sha256},
            {"bytes", image.bytes},
            {"file", image.file},
            {"l2_fix", image.hasL2Fix},
            {"verified", image.isVerified}};
}

Json recordJson(const MacAddress& mac, const BoxRecord& record) {
    auto skipped = Json::array();
    for (const auto step : record.skipped)
        skipped.push_back(name(step));
    return {{"mac", mac.toString()},
            {"skipped", std::move(skipped)},
            {"uboot", record.uboot ? imageJson(*record.uboot) : Json()}};
}

std::string readImage(const Json& json, BegunImage& image) {
    Members members(json);
    members.require("sha256");
    members.text("sha256", image.sha256);
    members.number("bytes", image.bytes);
    members.text("file", image.file);
    members.flag("l2_fix", image.hasL2Fix);
    members.flag("verified", image.isVerified);
    if (!isSha256(image.sha256))
        members.wrong("sha256");
    return members.firstWrong();
}

std::string readRecord(const Json& json, std::pair<MacAddress, BoxRecord>& box) {
    Members members(json);
    members.require("mac");
    members.mac("mac", box.first);
    std::vector<std::string> skipped;
    members.texts("skipped", skipped);
    for (const auto& text : skipped)
        if (const auto step = stepId(text)) // a later version may have more
            box.second.skipped.insert(*step);
    if (const auto* const image = members.find("uboot"))
        members.wrong(readImage(*image, box.second.uboot.emplace()));
    return members.firstWrong();
}

} // namespace

Result<Records> Records::parse(std::string_view text) {
    const auto json = parseFile(text, recordsFormat);
    if (!json)
        return fail(json.error());
    const Members members(*json);
    Records records;
    const auto* const list = members.find("boxes");
    if (list == nullptr)
        return records;
    if (!list->is_array() || list->size() > maxBoxes)
        return fail(ErrorCode::Malformed, "boxes");
    for (const auto& entry : *list) {
        std::pair<MacAddress, BoxRecord> box;
        if (const auto wrong = readRecord(entry, box); !wrong.empty())
            return fail(ErrorCode::Malformed, wrong);
        records.set(box.first, std::move(box.second));
    }
    return records;
}

std::string Records::text() const {
    auto list = Json::array();
    for (const auto& [mac, record] : m_boxes)
        list.push_back(recordJson(mac, record));
    return fileText({{"boxes", std::move(list)}}, recordsFormat);
}

BoxRecord Records::of(const MacAddress& mac) const {
    const auto found = m_boxes.find(mac);
    return found == m_boxes.end() ? BoxRecord() : found->second;
}

void Records::set(const MacAddress& mac, BoxRecord record) {
    if (record == BoxRecord())
        m_boxes.erase(mac);
    else
        m_boxes[mac] = std::move(record);
}

} // namespace etherdeck::setup
