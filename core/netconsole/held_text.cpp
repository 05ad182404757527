#include "core/netconsole/held_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace etherdeck::netconsole {

std::optional<std::uint64_t> HeldText::journalPosition() const {
    return isEmpty() ? std::nullopt : std::optional(m_lines.front().arrival.journalPosition);
}

std::vector<HeldText::Held> HeldText::take(Kind kind) {
    for (auto& held : m_lines)
        if (held.text.isGuessed)
            held.text.kind = kind;
    return std::exchange(m_lines, {});
}

std::vector<HeldText::Held> HeldText::takeEmptyAtEnd() {
    const auto isEmptyLine = [](const Held& held) { return held.text.text.empty(); };
    const auto start = std::find_if_not(m_lines.rbegin(), m_lines.rend(), isEmptyLine).base();
    std::vector<Held> lines(std::make_move_iterator(start), std::make_move_iterator(m_lines.end()));
    m_lines.erase(start, m_lines.end());
    for (auto& held : lines)
        held.text.kind = Kind::Uboot;
    return lines;
}

} // namespace etherdeck::netconsole
