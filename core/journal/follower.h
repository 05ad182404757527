#pragma once

#include "core/journal/run.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// Reads along in the datagrams that another process writes down while it receives: so this one hears a box
/// although the port is taken. Polled; never waits.
class JournalFollower {
public:
    /// In the run that one of these processes writes beside the store, from its present end on. Nothing when
    /// none of them does, or it may not be read.
    [[nodiscard]] static std::optional<JournalFollower> find(const std::string& storePath,
                                                             const std::vector<std::int64_t>& processes);

    /// What was added since. What is damaged is passed over up to the next record.
    void read(const JournalReader::Taken& taken);

private:
    explicit JournalFollower(JournalRun run);

    void readSegment(const JournalReader::Taken& taken);
    bool fill();
    void parse(const JournalReader::Taken& taken);

    JournalRun m_run;
    store::JournalPlace m_place; ///< behind all that is in the buffer
    link::UniqueDescriptor m_file;
    std::vector<std::byte> m_buffer; ///< the start of a record that is being written
};

} // namespace etherdeck
