#pragma once

#include "core/remote/answers.h"
#include "core/store/console/box_log.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// Reads the log that a box keeps, or a part of it, page by page. What the agent says is checked: if anything
/// of it cannot be the log of a kernel, nothing is to be used.
class BoxLogReading {
public:
    enum class Problem {
        None,
        Restarted, ///< the box, meanwhile
        NotALog,
        TooLarge,
    };
    /// Numbers of records, both included.
    struct Range {
        std::uint64_t first = 0;
        std::uint64_t last = std::numeric_limits<std::uint64_t>::max();
    };
    static constexpr std::uint64_t pageSize = 500;
    static constexpr std::size_t largest = std::size_t{128} << 20; ///< a kernel's log has 32 MB at most

    explicit BoxLogReading(Range range, std::size_t maxBytes = largest) :
        m_next(range.first), m_last(range.last), m_maxBytes(maxBytes) {}

    /// The number of the record with which the next page begins; nothing when all has been read.
    [[nodiscard]] std::optional<std::uint64_t> next() const { return m_next; }
    void take(remote::KernelLogPage page);

    [[nodiscard]] Problem problem() const { return m_problem; }
    /// The oldest record that the box still has, as the latest page says.
    [[nodiscard]] std::uint64_t oldest() const { return m_oldest; }
    [[nodiscard]] const std::string& bootId() const { return m_bootId; }
    /// Sorted by their numbers; texts are harmless.
    [[nodiscard]] const std::vector<store::BoxLogRecord>& log() const { return m_log; }

private:
    [[nodiscard]] Problem add(remote::KernelRecord record);
    void end(Problem problem);

    std::optional<std::uint64_t> m_next;
    std::uint64_t m_last;
    std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    std::size_t m_pages = 0;
    std::uint64_t m_oldest = 0;
    std::string m_bootId;
    std::vector<store::BoxLogRecord> m_log;
    Problem m_problem = Problem::None;
};

} // namespace etherdeck
