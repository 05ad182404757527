#pragma once

#include "core/netconsole/base/crash.h"
#include "core/store/database/database.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace etherdeck::store {

/// Which lines belong to crashes, as the table of crashes says. Nothing of this stands in the lines: a crash
/// is told when its block has ended.
class CrashLines {
public:
    CrashLines() = default;
    /// Of the crashes that reach into these ids, first and last included.
    [[nodiscard]] static Result<CrashLines> read(const Database& database, std::int64_t first,
                                                 std::int64_t last);

    /// The same with what prepare() has made, for many reads.
    [[nodiscard]] static Result<CrashLines> read(Statement& select, std::int64_t first, std::int64_t last);
    [[nodiscard]] static Result<Statement> prepare(const Database& database);

    /// A boot of a source, by the numbers of the store.
    using BootKey = std::pair<std::int64_t, std::int64_t>;
    /// How severe the crash is that a line of that boot belongs to, if it does. A block has all its lines; of
    /// errors of a disk and resets of a device, between which others stand, it is those that tell of one.
    [[nodiscard]] std::optional<netconsole::Level> levelOf(BootKey boot, std::int64_t id,
                                                           std::string_view text) const;
    /// Gives a line without level that of its crash.
    void inferLevel(netconsole::Line& line) const;

    /// The first and the last id of all; nothing where there are no crashes.
    [[nodiscard]] const std::optional<std::pair<std::int64_t, std::int64_t>>& hull() const { return m_hull; }

private:
    struct Span {
        std::int64_t first = 0;
        std::int64_t last = 0;
        netconsole::Level level{};
    };
    using Spans = std::vector<Span>; ///< sorted, none overlaps another
    enum Kind { Block, DiskErrors, DeviceResets, KindCount };

    void add(BootKey boot, netconsole::CrashKind kind, std::int64_t first, std::int64_t last);
    static const Span* find(const Spans& spans, std::int64_t id);

    std::map<BootKey, std::array<Spans, KindCount>> m_boots;
    std::optional<std::pair<std::int64_t, std::int64_t>> m_hull;
};

} // namespace etherdeck::store
