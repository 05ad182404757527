#pragma once

#include "core/store/console/lines/query.h"

#include <cstdint>
#include <optional>
#include <string>

namespace etherdeck::store {

class CrashLines;

/// Whether a line passes a level filter, by its own level or because of the crash that it belongs to.
class LevelCheck {
public:
    explicit LevelCheck(const ConsoleFilter& filter) :
        m_level(filter.level), m_withoutLevel(filter.withoutLevel) {}

    /// Else every line passes.
    [[nodiscard]] bool isSet() const { return m_level.has_value(); }
    /// " AND …": so that few are looked at. All that pass are among them.
    [[nodiscard]] std::string sql(const CrashLines& crashes) const;
    /// `isInCrash` is asked where it matters.
    template <class IsInCrash>
    [[nodiscard]] bool passes(std::optional<std::int64_t> level, IsInCrash isInCrash) const {
        const bool onlyWithout = m_withoutLevel == WithoutLevel::Only;
        if (level && *level <= static_cast<std::int64_t>(*m_level))
            return !onlyWithout;
        if (level && onlyWithout)
            return false;
        if (!level && m_withoutLevel == WithoutLevel::Taken)
            return true;
        return isInCrash() != onlyWithout;
    }

private:
    std::optional<netconsole::Level> m_level;
    WithoutLevel m_withoutLevel;
};

} // namespace etherdeck::store
