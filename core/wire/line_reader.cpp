#include "core/wire/line_reader.h"

namespace etherdeck::wire {

void LineReader::feed(std::string_view bytes) {
    if (m_broken)
        return;
    m_buffer.erase(0, m_begin);
    m_searched -= m_begin;
    m_begin = 0;
    m_buffer.append(bytes);
}

Result<std::optional<std::string_view>> LineReader::take() {
    if (m_broken)
        return fail(ErrorCode::TooLong);
    const auto end = m_buffer.find('\n', m_searched);
    const auto length = (end == std::string::npos ? m_buffer.size() : end) - m_begin;
    if (length > m_longest) {
        m_broken = true;
        return fail(ErrorCode::TooLong);
    }
    if (end == std::string::npos) {
        m_searched = m_buffer.size();
        return std::nullopt;
    }
    auto line = std::string_view(m_buffer).substr(m_begin, length);
    m_begin = m_searched = end + 1;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace etherdeck::wire
