#include "core/store/console/boot_totals.h"

#include "core/store/console/lines/row.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <utility>

namespace etherdeck::store {

void BootTotals::add(BootKey boot, std::int64_t id, const netconsole::Line& line) {
    auto& added = m_boots[boot];
    if (added.lines++ == 0)
        added.firstLine = id;
    added.lastLine = id;
    added.lastTime = std::max(added.lastTime, line.time);
    added.bytes += costOf(line);
    if (auto system = bootSystem(line.text))
        m_systems.try_emplace({boot, system->kind}, std::move(system->version));
    const auto time = toNumber(line.time);
    const auto block = m_times.try_emplace(id >> 12, Times{time, time}).first;
    block->second = {std::min(block->second.earliest, time), std::max(block->second.latest, time)};
}

std::optional<std::int64_t> BootTotals::firstLine(BootKey boot) const {
    const auto added = m_boots.find(boot);
    return added == m_boots.end() ? std::nullopt : std::optional(added->second.firstLine);
}

Result<void> BootTotals::write(Statements& statements) const {
    return writeBoots(statements).and_then([&] { return writeSystems(statements); }).and_then([&] {
        return writeTimes(statements);
    });
}

Result<void> BootTotals::writeBoots(Statements& statements) const {
    for (const auto& [boot, added] : m_boots) {
        const auto lastTime = toNumber(added.lastTime);
        auto done = statements.run(
            "INSERT INTO boots (source, number, cause, ending, start, last, first_line, last_line, lines,"
            " bytes) VALUES (?1, ?2, 'first-heard', 'none', ?3, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET"
            " last = max(last, ?3), first_line = CASE first_line WHEN 0 THEN ?4 ELSE first_line END,"
            " last_line = ?5, lines = lines + ?6, bytes = bytes + ?7",
            boot.first, boot.second, lastTime, added.firstLine, added.lastLine, added.lines, added.bytes);
        if (done)
            done = statements.run("INSERT INTO sources (id, name, first, last, boots)"
                                  " VALUES (?1, '', ?2, ?2, ?3) ON CONFLICT DO UPDATE SET"
                                  " last = max(last, ?2), boots = max(boots, ?3)",
                                  boot.first, lastTime, boot.second);
        if (!done)
            return done;
    }
    return {};
}

/// The first banner of each kind says what was started; a later one may be a log that somebody prints.
Result<void> BootTotals::writeSystems(Statements& statements) const {
    for (const auto& [key, version] : m_systems) {
        const auto& [boot, kind] = key;
        auto done =
            statements.run(kind == BootSystem::Kind::Uboot
                               ? "UPDATE boots SET uboot = ? WHERE source = ? AND number = ? AND uboot = ''"
                               : "UPDATE boots SET linux = ? WHERE source = ? AND number = ? AND linux = ''",
                           version, boot.first, boot.second);
        if (!done)
            return done;
    }
    return {};
}

Result<void> BootTotals::writeTimes(Statements& statements) const {
    for (const auto& [block, times] : m_times) {
        auto done = statements.run(
            "INSERT INTO line_times (block, earliest, latest) VALUES (?,?,?) ON CONFLICT DO UPDATE SET"
            " earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)",
            block, times.earliest, times.latest);
        if (!done)
            return done;
    }
    return {};
}

} // namespace etherdeck::store
