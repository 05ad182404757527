#include "core/store/database/statements.h"

#include <utility>

namespace etherdeck::store {

Result<Statement*> Statements::prepared(const char* sql) {
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        auto made = m_database->prepare(sql);
        if (!made)
            return fail(made.error());
        found = m_statements.emplace(sql, std::move(*made)).first;
    }
    found->second.reset();
    return &found->second;
}

} // namespace etherdeck::store
