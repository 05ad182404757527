#include "core/store/database/statements.h"

#include <utility>

namespace etherdeck::store {

Result<Statement*> Statements::prepared(const char* sql) {
    if (const auto found = m_statements.find(sql); found != m_statements.end()) {
        found->second.reset();
        return &found->second;
    }
    return m_database->prepare(sql).map(
        [&](Statement&& made) { return &m_statements.emplace(sql, std::move(made)).first->second; });
}

} // namespace etherdeck::store
