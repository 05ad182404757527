#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

namespace etherdeck::netconsole {

/// Which messages of a stream are written, and which of these its other end has taken, found out by counting
/// bytes.
class WrittenMessages {
public:
    /// Of those that were written; the buffer of a system for a connection holds fewer.
    static constexpr std::size_t maxRemembered = 65'536;

    /// A message of this size was given to the stream.
    void add(std::size_t bytes);
    [[nodiscard]] bool isAllWritten() const { return m_unwritten.empty(); }
    /// So many bytes of what was given are not written yet. Returns how many messages are, since the last
    /// call.
    std::size_t noteWritten(std::uint64_t unwritten);
    /// Nothing more will be given to this stream.
    void end() { m_bytesAtEnd = m_bytes; }
    /// Another stream follows. What was written to the one before is remembered, for takeUntaken(), only if
    /// asked.
    void startAgain(bool remembersWritten);
    /// So many bytes of a stream that was ended are not taken by its other end. Returns how many messages
    /// that concerns, and counts them no more.
    std::size_t takeUntaken(std::uint64_t untaken);

private:
    std::uint64_t m_bytes = 0;
    std::uint64_t m_bytesAtEnd = 0;
    std::deque<std::uint64_t> m_unwritten; ///< where messages end, counted like m_bytes
    std::deque<std::uint64_t> m_written;   ///< of those that were written last
};

} // namespace etherdeck::netconsole
