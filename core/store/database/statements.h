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

    /// Binds the values (numbers and texts) in order, and runs it.
    template <class... Values>
    [[nodiscard]] Result<void> run(const char* sql, const Values&... values) {
        const auto statement = prepared(sql);
        if (!statement)
            return fail(statement.error());
        [[maybe_unused]] int column = 0;
        ((*statement)->bind(++column, values), ...);
        return (*statement)->run();
    }

    /// The same, and calls `read` for each row.
    template <class Read, class... Values>
    [[nodiscard]] Result<void> read(const char* sql, Read read, const Values&... values) {
        const auto statement = prepared(sql);
        if (!statement)
            return fail(statement.error());
        [[maybe_unused]] int column = 0;
        ((*statement)->bind(++column, values), ...);
        return (*statement)->forEach([&read](const Statement& row) {
            read(row);
            return true;
        });
    }

private:
    const Database* m_database;
    std::map<std::string_view, Statement> m_statements;
};

} // namespace etherdeck::store
