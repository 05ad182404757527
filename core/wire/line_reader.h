#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::wire {

/// Cuts a byte stream into lines. Feed what arrived, then call take() until it returns nothing.
class LineReader {
public:
    /// `longest` counts the bytes of a line without its line feed.
    explicit LineReader(std::size_t longest) : m_longest(longest) {}

    void feed(std::string_view bytes);
    /// The next whole line, without its line feed and a carriage return before it; valid until the next
    /// feed(). Errors: TooLong; the stream is out of step then, and take() keeps returning the error.
    [[nodiscard]] Result<std::optional<std::string_view>> take();
    /// The start of a line whose end has not arrived.
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_buffer).substr(m_begin); }

private:
    std::size_t m_longest;
    std::string m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_searched = 0; ///< no line feed before this
    bool m_broken = false;
};

} // namespace etherdeck::wire
