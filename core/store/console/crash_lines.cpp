#include "core/store/console/crash_lines.h"

#include "core/netconsole/crash_signs.h"
#include "core/store/database/values.h"

#include <algorithm>

namespace etherdeck::store {

using netconsole::CrashKind;
using netconsole::Level;

Result<CrashLines> CrashLines::read(const Database& database, std::int64_t first, std::int64_t last) {
    CrashLines lines;
    auto select = database.prepare("SELECT source, boot, kind, first_line, last_line FROM crashes"
                                   " WHERE first_line > 0 AND first_line <= ?2 AND last_line >= ?1"
                                   " ORDER BY first_line");
    if (!select)
        return fail(select.error());
    select->bind(1, first);
    select->bind(2, last);
    const auto done = select->forEach([&lines](const Statement& row) {
        lines.add({row.number(0), row.number(1)}, valueOf(row.view(2), CrashKind::UsbResetStorm),
                  row.number(3), row.number(4));
        return true;
    });
    if (!done)
        return fail(done.error());
    return lines;
}

/// They come sorted by their first line.
void CrashLines::add(BootKey boot, CrashKind kind, std::int64_t first, std::int64_t last) {
    const auto which = kind == CrashKind::IoError         ? DiskErrors
                       : kind == CrashKind::UsbResetStorm ? DeviceResets
                                                          : Block;
    auto& spans = m_boots[boot][which];
    const auto level = netconsole::levelOf(kind);
    if (!spans.empty() && first <= spans.back().last) {
        spans.back().last = std::max(spans.back().last, last);
        spans.back().level = std::min(spans.back().level, level);
    } else {
        spans.push_back({first, last, level});
    }
    if (!m_hull)
        m_hull.emplace(first, last);
    m_hull->second = std::max(m_hull->second, last);
}

const CrashLines::Span* CrashLines::find(const Spans& spans, std::int64_t id) {
    const auto next = std::ranges::upper_bound(spans, id, {}, &Span::first);
    return next == spans.begin() || std::prev(next)->last < id ? nullptr : &*std::prev(next);
}

std::optional<Level> CrashLines::levelOf(BootKey boot, std::int64_t id, std::string_view text) const {
    if (!m_hull || id < m_hull->first || id > m_hull->second)
        return std::nullopt;
    const auto found = m_boots.find(boot);
    if (found == m_boots.end())
        return std::nullopt;
    if (const auto* block = find(found->second[Block], id))
        return block->level;
    const auto* errors = find(found->second[DiskErrors], id);
    const auto* resets = find(found->second[DeviceResets], id);
    if (!errors && !resets)
        return std::nullopt;
    const auto sign = netconsole::crashSign(text.substr(0, text.find('\n')));
    if (errors && sign && sign->kind == CrashKind::IoError)
        return errors->level;
    if (resets && sign && sign->kind == CrashKind::UsbResetStorm)
        return resets->level;
    return std::nullopt;
}

void CrashLines::inferLevel(netconsole::Line& line) const {
    if (line.level || line.kind == netconsole::Kind::Uboot)
        return;
    const BootKey boot{static_cast<std::int64_t>(line.source), static_cast<std::int64_t>(line.boot)};
    line.level = levelOf(boot, static_cast<std::int64_t>(line.id), line.text);
    line.isLevelInferred = line.level.has_value();
}

} // namespace etherdeck::store
