#pragma once

#include "core/plans/environment.h"
#include "core/plans/refusal.h"
#include "core/system/unique_descriptor.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

/// One partition of raw flash memory (MTD), or a file that stands for it.
///
/// With a root, ROOT/dev/mtdN is a file that behaves as NAND does: what is written keeps only bits that both
/// have, so a block that was not erased shows. ROOT/dev/mtdN.bad-blocks and .worn-blocks have offsets, one a
/// line: a worn block loses its content when it is erased, and the erasing fails.
class Flash {
public:
    enum class Access : std::uint8_t { Read, Write };

    /// Refusals: StateMoved when the partition of that number is another one; ReadOnly; Failed.
    [[nodiscard]] static plans::Outcome<Flash> open(const std::string& root,
                                                    const plans::FlashPartition& partition, Access access);

    /// Their offsets.
    [[nodiscard]] plans::Outcome<std::vector<std::uint64_t>> badBlocks() const;
    /// The whole partition; bad blocks are read as erased ones. Refusals: Failed.
    [[nodiscard]] plans::Outcome<std::string> readAll() const;
    /// Refusals: Failed.
    [[nodiscard]] plans::Outcome<std::string> read(std::uint64_t offset, std::uint64_t size) const;
    /// Whole blocks. Refusals: Failed; then their content may be lost.
    [[nodiscard]] plans::Outcome<void> erase(std::uint64_t offset, std::uint64_t size) const;
    /// Whole pages, into blocks that are erased. Refusals: Failed.
    [[nodiscard]] plans::Outcome<void> write(std::uint64_t offset, std::string_view bytes) const;

private:
    Flash(std::string path, bool isFile, plans::FlashPartition partition, link::UniqueDescriptor file) :
        m_path(std::move(path)),
        m_isFile(isFile),
        m_partition(std::move(partition)),
        m_file(std::move(file)) {}
    [[nodiscard]] plans::Outcome<void> checkDevice(const std::string& nameFile) const;
    [[nodiscard]] plans::Outcome<void> eraseBlock(std::uint64_t offset) const;
    [[nodiscard]] plans::Outcome<void> writeChunk(std::uint64_t offset, std::string_view bytes) const;
    [[nodiscard]] std::set<std::uint64_t> simulated(const char* kind) const;

    std::string m_path;
    bool m_isFile;
    plans::FlashPartition m_partition;
    link::UniqueDescriptor m_file;
};

} // namespace etherdeck::agent
