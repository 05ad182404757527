#include "core/setup/write_commands.h"

namespace etherdeck::setup {

std::vector<TypedCommand> ubootCommands(const plans::FlashArea& area, const std::string& path,
                                        const std::string& sha256) {
    using Purpose = TypedCommand::Purpose;
    const auto blocks = area.size / area.partition.eraseBytes;
    return {{Purpose::Check, "sha256sum " + path, sha256},
            {Purpose::Erase, "flash_erase " + area.device() + " 0 " + std::to_string(blocks)},
            {Purpose::Write, "nandwrite -p " + area.device() + ' ' + path}};
}

plans::FlashArea areaOf(const plans::FlashPartition& partition, std::uint64_t imageBytes) {
    const auto block = partition.eraseBytes;
    const auto blocks = block == 0 ? 0 : (imageBytes + block - 1) / block;
    return {partition, 0, blocks * block};
}

bool isWritten(std::string_view flash, std::string_view image) {
    return !image.empty() && flash.starts_with(image);
}

} // namespace etherdeck::setup
