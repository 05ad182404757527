#pragma once

#include "core/store/database/database.h"

#include <map>
#include <string_view>

namespace etherdeck::store {

/// Statements that are prepared once and used again and again, by their text.
class Statements {
public:
    /// The database must outlive it.
    explicit Statements(const Database& database) : m_database(&database) {}

    /// Ready to be bound. `sql` must outlive this, as a literal does: it is not copied.
    [[nodiscard]] Result<Statement*> prepared(const char* sql);

    // As those of Database, which prepares each time.
    template <class... Values>
    [[nodiscard]] Result<void> run(const char* sql, const Values&... values) {
        return prepared(sql).and_then([&](Statement* one) { return one->with(values...).run(); });
    }
    template <class Read, class... Values>
    [[nodiscard]] auto rows(const char* sql, Read read, const Values&... values) {
        return prepared(sql).and_then([&](Statement* one) { return one->with(values...).rows(read); });
    }

private:
    const Database* m_database;
    std::map<std::string_view, Statement> m_statements;
};

} // namespace etherdeck::store
