#pragma once

#include "core/plans/environment.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How a person writes an image by hand, where Etherdeck writes nothing.
namespace etherdeck::setup {

struct TypedCommand {
    enum class Purpose : std::uint8_t {
        Check, ///< that the file arrived on the box as it is here: it prints `expected` first
        Erase, ///< from here on there is no way back but to go on
        Write,
    };
    Purpose purpose{};
    std::string line;
    std::string expected{};
};

/// For a shell of the box, by mtd-utils. `path` is where the image is on the box.
[[nodiscard]] std::vector<TypedCommand> ubootCommands(const plans::FlashArea& area, const std::string& path,
                                                      const std::string& sha256);
/// The blocks that an image takes, from the start of a partition.
[[nodiscard]] plans::FlashArea areaOf(const plans::FlashPartition& partition, std::uint64_t imageBytes);
/// Whether the flash has the image: what is behind it in its last block is not compared.
[[nodiscard]] bool isWritten(std::string_view flash, std::string_view image);

} // namespace etherdeck::setup
