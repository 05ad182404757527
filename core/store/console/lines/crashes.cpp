#include "core/store/console/lines/crashes.h"

#include "core/netconsole/kernel/crash_signs.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <array>
#include <string>

namespace etherdeck::store {

using netconsole::CrashKind;
using netconsole::Level;

namespace {

/// A crash of few lines begins shortly before the last line that it reaches: looked for by length, as the
/// index has them, only such are looked at.
std::string reachingInto() {
    constexpr std::array lengths{"1024", "65536", "4194304", "9223372036854775807"};
    std::string sql;
    for (std::size_t i = 0; i < lengths.size(); ++i)
        sql += (i > 0 ? " UNION ALL " : "") +
               std::string("SELECT source, boot, kind, first_line, last_line FROM crashes"
                           " INDEXED BY crashes_by_lines WHERE CASE WHEN last_line - first_line < 1024"
                           " THEN 0 WHEN last_line - first_line < 65536 THEN 1"
                           " WHEN last_line - first_line < 4194304 THEN 2 ELSE 3 END = ") +
               std::to_string(i) + " AND first_line > max(0, ?1 - " + lengths[i] +
               ") AND first_line <= ?2 AND last_line >= ?1";
    return sql + " ORDER BY first_line";
}

} // namespace

Result<Statement> CrashLines::prepare(const Database& database) { return database.prepare(reachingInto()); }

Result<CrashLines> CrashLines::read(const Database& database, std::int64_t first, std::int64_t last) {
    return prepare(database).and_then([&](Statement&& select) { return read(select, first, last); });
}

Result<CrashLines> CrashLines::read(Statement& select, std::int64_t first, std::int64_t last) {
    CrashLines lines;
    const auto done = select.with(first, last).forEach([&lines](const Statement& row) {
        lines.add({row.number(0), row.number(1)}, valueOf(row.view(2), CrashKind::UsbResetStorm),
                  row.number(3), row.number(4));
        return true;
    });
    return done.map([&] { return std::move(lines); });
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
