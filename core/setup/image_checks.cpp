#include "core/setup/image_checks.h"

#include "core/base/byte_reader.h"
#include "core/base/sha256.h"
#include "core/setup/uimage.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::setup {

namespace {

constexpr std::array<std::pair<ImageFault, std::string_view>, 11> imageFaultNames{{
    {ImageFault::OtherBox, "other-box"},
    {ImageFault::BackupNeeded, "backup-needed"},
    {ImageFault::NotListed, "not-listed"},
    {ImageFault::OtherBoard, "other-board"},
    {ImageFault::OtherKind, "other-kind"},
    {ImageFault::Damaged, "damaged"},
    {ImageFault::BadBlock, "bad-block"},
    {ImageFault::InUse, "in-use"},
    {ImageFault::ReadOnly, "read-only"},
    {ImageFault::TooLarge, "too-large"},
    {ImageFault::NoPartition, "no-partition"},
}};

tl::unexpected<ImageRefusal> refuseBox(ImageFault fault, std::string partition, std::string detail) {
    return tl::unexpected(ImageRefusal{fault, {}, std::move(partition), std::move(detail)});
}
tl::unexpected<ImageRefusal> refuseFile(const ImageFile& image, ImageFault fault, std::string_view detail) {
    return tl::unexpected(ImageRefusal{fault, image.name, {}, std::string(detail)});
}

Checked<void> checkBox(const Facts& facts) {
    const auto identity = identify(facts.hardware);
    if (!identity.lookAlike.empty())
        return refuseBox(ImageFault::OtherBox, {}, identity.lookAlike);
    if (!identity.isPogoE02()) {
        auto traits = identity.differing;
        traits.insert(traits.end(), identity.unknown.begin(), identity.unknown.end());
        std::string names;
        for (const auto trait : traits)
            names += (names.empty() ? "" : ", ") + std::string(name(trait));
        return refuseBox(ImageFault::OtherBox, {}, std::move(names));
    }
    const auto missing = withoutCopy(facts);
    if (!missing.empty())
        return refuseBox(ImageFault::BackupNeeded, missing.front().name, {});
    return {};
}

/// That somebody has listed it for this board and this use.
Checked<KnownImage> checkListed(const ImageFile& image, const ImageList& list, ImageKind kind) {
    const auto digest = sha256(asText(image.bytes));
    const auto* const known = list.find(digest);
    if (known == nullptr)
        return refuseFile(image, ImageFault::NotListed, digest);
    if (known->board != pogoE02Board)
        return refuseFile(image, ImageFault::OtherBoard, known->board);
    if (known->kind != kind)
        return refuseFile(image, ImageFault::OtherKind, name(known->kind));
    return *known;
}

bool isOfUboot(const plans::FlashPartition& partition) {
    return partition.index == 0 || partition.name.starts_with("u-boot") ||
           partition.name.starts_with("uboot");
}

Checked<void> checkPlace(const PartitionState& place, const Facts& facts) {
    const auto& partition = place.partition;
    const auto inUse = [&partition](const char* by) {
        return refuseBox(ImageFault::InUse, partition.name, by);
    };
    if (place.hasRoot)
        return inUse("root");
    if (place.isMounted)
        return inUse("mount");
    if (place.isAttached)
        return inUse("ubi");
    if (isOfUboot(partition))
        return inUse("u-boot");
    if (place.isReadOnly)
        return refuseBox(ImageFault::ReadOnly, partition.name, {});
    const auto isThere = std::ranges::any_of(facts.hardware.flash, [&partition](const auto& each) {
        return each.index == partition.index && isSamePartition(each, partition);
    });
    if (!isThere)
        return refuseBox(ImageFault::NoPartition, partition.name, {});
    return {};
}

/// What can be written to it: bad blocks are left out.
Checked<void> checkSize(const ImageFile& image, const PartitionState& place) {
    const auto bad = place.badBlocks.size() * place.partition.eraseBytes;
    const auto room = place.partition.bytes - std::min(place.partition.bytes, bad);
    if (image.bytes.size() <= room)
        return {};
    return tl::unexpected(ImageRefusal{ImageFault::TooLarge, image.name, place.partition.name, {}});
}

Checked<void> checkKernel(const ImageFile& image) {
    const auto header = checkUImage(image.bytes);
    if (!header)
        return refuseFile(image, ImageFault::Damaged, name(header.error()));
    if (header->architecture != UImage::armCpu || header->system != UImage::linuxSystem)
        return refuseFile(image, ImageFault::Damaged, "architecture");
    const auto isKernel = header->type == static_cast<std::uint8_t>(UImage::Type::Kernel) ||
                          header->type == static_cast<std::uint8_t>(UImage::Type::Multi);
    if (!isKernel)
        return refuseFile(image, ImageFault::Damaged, "type");
    return {};
}

} // namespace

std::string_view name(ImageFault fault) {
    return std::ranges::find(imageFaultNames, fault, &std::pair<ImageFault, std::string_view>::first)->second;
}

const plans::FlashPartition* ubootPartition(const Hardware& hardware) {
    const auto found = std::ranges::find(hardware.flash, 0U, &plans::FlashPartition::index);
    return found == hardware.flash.end() ? nullptr : &*found;
}

Checked<KnownImage> checkUboot(const ImageFile& image, const ImageList& list, const Facts& facts) {
    if (auto box = checkBox(facts); !box)
        return tl::unexpected(box.error());
    auto known = checkListed(image, list, ImageKind::Uboot);
    if (!known)
        return known;
    if (const auto checked = checkUbootImage(image.bytes); !checked)
        return refuseFile(image, ImageFault::Damaged, name(checked.error()));
    const auto* const place = ubootPartition(facts.hardware);
    if (place == nullptr || place->bytes < image.bytes.size())
        return refuseBox(ImageFault::NoPartition, "u-boot", {});
    if (!facts.ubootBadBlocks || !facts.ubootBadBlocks->empty())
        return refuseBox(ImageFault::BadBlock, place->name,
                         facts.ubootBadBlocks ? std::to_string(facts.ubootBadBlocks->front())
                                              : std::string());
    return known;
}

Checked<RootImageKind> checkRescue(const RescueImages& images, const ImageList& list, const Facts& facts) {
    const auto& [kernel, kernelPlace, root, rootPlace] = images;
    auto checked = checkBox(facts);
    if (checked)
        checked = checkPlace(kernelPlace, facts);
    if (checked)
        checked = checkPlace(rootPlace, facts);
    if (!checked)
        return tl::unexpected(checked.error());
    if (kernelPlace.partition.index == rootPlace.partition.index)
        return refuseBox(ImageFault::InUse, rootPlace.partition.name, "kernel");
    if (auto listed = checkListed(kernel, list, ImageKind::RescueKernel); !listed)
        return tl::unexpected(listed.error());
    if (auto listed = checkListed(root, list, ImageKind::RescueRoot); !listed)
        return tl::unexpected(listed.error());
    checked = checkKernel(kernel);
    if (checked)
        checked = checkSize(kernel, kernelPlace);
    if (checked)
        checked = checkSize(root, rootPlace);
    if (!checked)
        return tl::unexpected(checked.error());
    const auto kind = rootImageKind(root.bytes, static_cast<std::size_t>(rootPlace.partition.eraseBytes));
    if (kind == RootImageKind::Unknown)
        return refuseFile(root, ImageFault::Damaged, "file-system");
    return kind;
}

} // namespace etherdeck::setup
