#include "core/base/byte_reader.h"
#include "core/setup/image_list.h"
#include "core/setup/manifest.h"
#include "core/setup/record.h"
#include "core/setup/root_image.h"
#include "core/setup/shell_facts.h"
#include "core/setup/uboot_image.h"
#include "core/setup/uimage.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <span>

using namespace etherdeck;
using namespace etherdeck::setup;
using test::require;

namespace {

void readImages(std::span<const std::byte> bytes) {
    if (const auto header = parseUImageHeader(bytes)) {
        const auto again = parseUImageHeader(buildUImageHeader(*header));
        require(again && *again == *header);
    }
    if (const auto image = checkUImage(bytes))
        require(image->size <= bytes.size() - UImage::headerSize);
    if (const auto image = checkUbootImage(bytes))
        require(image->size <= bytes.size() && image->offset <= bytes.size() - image->size);
    static_cast<void>(rootImageKind(bytes, 64));
    require(ubootTraits(asText(bytes)).version.size() <= 64);
}

void readTexts(std::string_view text) {
    const auto list = ImageList::parse(text);
    const auto again = ImageList::parse(list.text());
    require(again.images().size() == list.images().size());
    for (const auto& image : list.images())
        require(isSha256(image.sha256) && again.find(image.sha256) != nullptr);
    if (const auto records = Records::parse(text)) {
        const auto same = Records::parse(records->text());
        require(same && *same == *records);
    }
    if (const auto seen = lookFrom(text))
        require(seen->flash.size() == seen->facts.hardware.flash.size());
    if (const auto manifest = Manifest::parse(text))
        require(std::ranges::none_of(manifest->partitions, [](const KeptPartition& kept) {
            return kept.file.empty() || kept.file.find('/') != std::string::npos;
        }));
}

} // namespace

/// Images, lists and files of the setup, whatever somebody has made of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    readImages(bytes);
    readTexts(asText(bytes));
    return 0;
}
