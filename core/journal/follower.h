#pragma once

#include "core/journal/run.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// Follows the datagrams that another process writes to its journal while it receives, so that this process
/// sees a box's output although the port is taken. Polled; never waits.
class JournalFollower {
public:
    /// Follows the run that one of these processes writes beside the store, from its current end on. Nothing
    /// when none of them writes one, or it may not be read.
    [[nodiscard]] static std::optional<JournalFollower> find(const std::string& storePath,
                                                             const std::vector<std::int64_t>& processes);

    /// Passes on what was appended since. Skips damage up to the next record.
    void read(const JournalReader::Taken& taken);

private:
    explicit JournalFollower(JournalRun run);

    void readSegment(const JournalReader::Taken& taken);
    bool fill();
    void parse(const JournalReader::Taken& taken);

    JournalRun m_run;
    store::JournalPlace m_place; ///< after everything that is in the buffer
    link::UniqueDescriptor m_file;
    std::vector<std::byte> m_buffer; ///< the start of a record that is still being written
};

} // namespace etherdeck
