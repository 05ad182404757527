#include "core/store/console/lines/level_check.h"

#include "core/store/console/lines/crashes.h"

namespace etherdeck::store {

std::string LevelCheck::sql(const CrashLines& crashes) const {
    if (!m_level)
        return {};
    if (m_withoutLevel == WithoutLevel::Only)
        return " AND level IS NULL";
    auto any = "level <= " + std::to_string(static_cast<int>(*m_level));
    if (m_withoutLevel == WithoutLevel::Taken)
        any += " OR level IS NULL";
    if (const auto& hull = crashes.hull())
        any += " OR lines.id BETWEEN " + std::to_string(hull->first) + " AND " + std::to_string(hull->second);
    return " AND (" + any + ")";
}

} // namespace etherdeck::store
