#pragma once

#include "core/setup/image_list.h"
#include "core/setup/root_image.h"
#include "core/setup/steps.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Whether an image may be written to the flash memory of a box. Nothing here writes.
namespace etherdeck::setup {

struct ImageFile {
    std::string name; ///< for who is told of it
    std::span<const std::byte> bytes;
};

/// Why it may not, as a closed list.
enum class ImageFault : std::uint8_t {
    OtherBox,     ///< the box is no Pogoplug E02; `detail`: what it is, or which traits differ
    BackupNeeded, ///< there is no copy of `partition`
    NotListed,    ///< nobody has said for which board it is; `detail`: its SHA-256
    OtherBoard,   ///< it is for another board; `detail`: the name of that
    OtherKind,    ///< it is listed as another kind; `detail`: which
    Damaged,      ///< `detail`: how, "data-checksum", …
    BadBlock,     ///< `partition` has one, or nobody knows; `detail`: where
    InUse,        ///< `partition` is; `detail`: "root", "mount", "ubi", "u-boot", "kernel"
    ReadOnly,     ///< `partition` is, for the running kernel
    TooLarge,     ///< for `partition`
    NoPartition,  ///< the box has no such `partition` any more
};
/// "other-box", ….
[[nodiscard]] std::string_view name(ImageFault fault);

struct ImageRefusal {
    ImageFault fault{};
    std::string file{};
    std::string partition{};
    std::string detail{};

    friend bool operator==(const ImageRefusal&, const ImageRefusal&) = default;
};
template <class T>
using Checked = tl::expected<T, ImageRefusal>;

/// Who uses a partition of flash memory, and how it is.
struct PartitionState {
    plans::FlashPartition partition;
    bool hasRoot = false; ///< the running system's root file system is in it
    bool isMounted = false;
    bool isAttached = false; ///< to UBI
    bool isReadOnly = false;
    std::vector<std::uint64_t> badBlocks{};
};

/// A U-Boot: only one that is listed for this very board, and only where there are no bad blocks.
[[nodiscard]] Checked<KnownImage> checkUboot(const ImageFile& image, const ImageList& list,
                                             const Facts& facts);

/// A rescue system: a kernel and its root file system.
struct RescueImages {
    ImageFile kernel;
    PartitionState kernelPlace;
    ImageFile root;
    PartitionState rootPlace;
};
/// How the root file system is written.
[[nodiscard]] Checked<RootImageKind> checkRescue(const RescueImages& images, const ImageList& list,
                                                 const Facts& facts);

/// The partition that U-Boot is started from.
[[nodiscard]] const plans::FlashPartition* ubootPartition(const Hardware& hardware);

} // namespace etherdeck::setup
