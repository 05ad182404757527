#include "app/etherdeckctl/setup/text.h"

#include <string_view>

namespace etherdeck::ctl {

namespace {

using setup::ImageFault;
using setup::ImageRefusal;

std::string damageText(const ImageRefusal& refusal) {
    const std::string_view how = refusal.detail;
    if (how == "header-checksum" || how == "data-checksum")
        return " is damaged: its checksum is wrong.";
    if (how == "other-medium")
        return " is no U-Boot that starts from NAND flash of a Kirkwood box.";
    if (how == "too-large")
        return " is larger than 512 KiB, which is too large for a U-Boot.";
    if (how == "no-magic")
        return " is no image for U-Boot.";
    if (how == "architecture")
        return " is not for Linux on ARM.";
    if (how == "type")
        return " has no kernel.";
    if (how == "file-system")
        return " is no UBI, JFFS2 or SquashFS image for this flash memory.";
    return " is not complete.";
}

std::string useText(std::string_view by) {
    if (by == "root")
        return " has the root file system of the running system.";
    if (by == "mount")
        return " is mounted.";
    if (by == "ubi")
        return " is attached to UBI.";
    if (by == "kernel")
        return " is meant for the kernel: the root file system needs another one.";
    return " has U-Boot or its environment.";
}

std::string imageText(const ImageRefusal& refusal) {
    switch (refusal.fault) {
    case ImageFault::NotListed:
        return refusal.file + " is not in the list of images that may be written. Its SHA-256 is " +
               refusal.detail + '.';
    case ImageFault::OtherBoard: {
        const auto title = std::string(setup::boardTitle(refusal.detail));
        return refusal.file + " is for another board: " + refusal.detail +
               (title.empty() ? "" : " (" + title + ')') + '.';
    }
    case ImageFault::OtherKind:
        return refusal.file + " is listed as another kind of image: " + refusal.detail + '.';
    case ImageFault::TooLarge:
        return refusal.file + " does not fit into the partition \"" + refusal.partition + "\".";
    default:
        return refusal.file + damageText(refusal);
    }
}

std::string messageOf(const ImageRefusal& refusal) {
    const auto partition = "the partition \"" + refusal.partition + '"';
    switch (refusal.fault) {
    case ImageFault::OtherBox:
        return "this box is no Pogoplug E02 (" + refusal.detail + "). Nothing is written to it.";
    case ImageFault::BackupNeeded:
        return "there is no copy of \"" + refusal.partition + "\" on this computer that is as it was read.";
    case ImageFault::BadBlock:
        return refusal.detail.empty() ? "it is not known whether " + partition + " has bad blocks."
                                      : partition + " has a bad block at " + refusal.detail + '.';
    case ImageFault::InUse:
        return partition + useText(refusal.detail);
    case ImageFault::ReadOnly:
        return partition + " is read-only for the running kernel.";
    case ImageFault::NoPartition:
        return "the box does not have " + partition + '.';
    default:
        return imageText(refusal);
    }
}

std::string adviceOf(const ImageRefusal& refusal) {
    if (refusal.fault == ImageFault::BackupNeeded)
        return "Back up all partitions first: setup next";
    if (refusal.fault == ImageFault::NotListed)
        return "That an image is for a Pogoplug E02 cannot be seen in it. If it is, and its author has "
               "published this "
               "digest, add a line to ~/.config/etherdeck/pogoplug.list: SHA-256 u-boot pogo_e02 FILE";
    return {};
}

} // namespace

FailureText explain(const setup::ImageRefusal& refusal) {
    FailureText failure;
    failure.code = setup::name(refusal.fault);
    failure.message = messageOf(refusal);
    failure.advice = adviceOf(refusal);
    for (const auto& [name, value] :
         {std::pair{"file", refusal.file}, std::pair{"partition", refusal.partition},
          std::pair{"detail", refusal.detail}})
        if (!value.empty())
            failure.data[name] = value;
    return failure;
}

} // namespace etherdeck::ctl
