#pragma once

#include "core/base/result.h"
#include "core/store/database/access.h"
#include "core/store/database/file_reading.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace etherdeck::store {

/// A prepared statement. Parameters count from 1, columns from 0, as SQLite has it.
class Statement {
public:
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}

    void bind(int index, std::int64_t value);
    void bind(int index, const std::optional<std::int64_t>& value);
    /// Any bytes.
    void bind(int index, std::string_view text);
    /// The same without a copy: `text` stays as it is until the statement has run.
    void bindInPlace(int index, std::string_view text);

    /// True when there is a row to read.
    [[nodiscard]] Result<bool> step();
    /// Runs it to its end and makes it ready for the next values.
    [[nodiscard]] Result<void> run();
    /// Ready for the next values, whatever it has told so far.
    void reset();
    /// Calls `read` for each row, until it returns false, and makes it ready for the next values.
    template <class Read>
    [[nodiscard]] Result<void> forEach(Read read) {
        auto row = step();
        while (row && *row && read(*this))
            row = step();
        reset();
        if (!row)
            return fail(row.error());
        return {};
    }

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optionalNumber(int column) const;
    [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
    /// Up to the next step.
    [[nodiscard]] std::string_view view(int column) const;

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

/// A connection to an SQLite file of ours. Errors: PermissionDenied, Malformed (no database, or damaged),
/// Busy, System (with ENOSPC when the disk is full).
class Database {
public:
    /// To write, it makes the file when there is none, in a folder that is there. Errors besides: Malformed
    /// for the database of another program, of which nothing was touched.
    [[nodiscard]] static Result<Database> open(const std::string& path, Access access = Access::Write);

    [[nodiscard]] Access access() const { return m_access; }
    /// Of one that is read once: whether the file is as it was when that began. What was read of one that is
    /// not may be wrong. Errors: Busy.
    [[nodiscard]] Result<void> confirm() const;
    /// It is read as it was when it was opened, whatever others write: it must be opened again for that.
    [[nodiscard]] bool isFrozen() const { return m_frozen.has_value(); }

    [[nodiscard]] Result<void> run(const char* sql) const;
    [[nodiscard]] Result<Statement> prepare(const std::string& sql) const;
    /// The first column of the first row; 0 when there is none.
    [[nodiscard]] Result<std::int64_t> number(const char* sql) const;
    [[nodiscard]] std::int64_t lastId() const;
    /// Rows that the last statement changed.
    [[nodiscard]] std::int64_t changedRows() const;

private:
    struct Closer {
        void operator()(sqlite3* database) const;
    };
    explicit Database(sqlite3* database) : m_database(database) {}
    [[nodiscard]] static Result<Database> connect(const std::string& name, int flags);
    [[nodiscard]] static Result<Database> openToRead(const std::string& path, Access access);
    [[nodiscard]] static Result<Database> openFrozen(const std::string& path);
    [[nodiscard]] Result<void> checkOwner(const std::string& path) const;

    std::unique_ptr<sqlite3, Closer> m_database;
    Access m_access = Access::Write;
    std::optional<FrozenFile> m_frozen;
};

/// "source 7": an id that names nothing.
[[nodiscard]] inline Error noSuch(const char* what, std::int64_t id) {
    return {ErrorCode::OutOfRange, std::string(what) + ' ' + std::to_string(id), 0};
}

/// Prepares, binds numbers, and runs.
template <class... Number>
[[nodiscard]] Result<void> run(const Database& database, const std::string& sql, Number... numbers) {
    auto statement = database.prepare(sql);
    if (!statement)
        return fail(statement.error());
    int column = 0;
    (statement->bind(++column, std::int64_t{numbers}), ...);
    return statement->run();
}

/// All rows of a query that is bound to numbers, each as `read` makes it.
template <class Value, class Read, class... Number>
[[nodiscard]] Result<std::vector<Value>> readAll(const Database& database, const std::string& sql, Read read,
                                                 Number... numbers) {
    auto select = database.prepare(sql);
    if (!select)
        return fail(select.error());
    [[maybe_unused]] int column = 0;
    (select->bind(++column, std::int64_t{numbers}), ...);
    std::vector<Value> found;
    const auto done = select->forEach([&](const Statement& row) {
        found.push_back(read(row));
        return true;
    });
    if (!done)
        return fail(done.error());
    return found;
}

/// Rolls back unless it is committed.
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(const Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(const Database& database) : m_database(&database) {}

    const Database* m_database;
};

} // namespace etherdeck::store
