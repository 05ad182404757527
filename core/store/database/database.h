#pragma once

#include "core/base/result.h"
#include "core/store/database/access.h"
#include "core/store/database/file_reading.h"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
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
    template <std::integral Number>
    void bind(int index, Number value) {
        bind(index, static_cast<std::int64_t>(value));
    }
    /// The same without a copy: `text` stays as it is until the statement has run.
    void bindInPlace(int index, std::string_view text);
    /// Numbers and texts, in the order of the parameters.
    template <class... Values>
    Statement& with(const Values&... values) {
        [[maybe_unused]] int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    /// True when there is a row to read.
    [[nodiscard]] Result<bool> step();
    /// Runs it to its end and makes it ready for the next values, as do those below.
    [[nodiscard]] Result<void> run();
    /// Ready for the next values, whatever it has told so far.
    void reset();
    /// Calls `read` for each row, until it returns false.
    template <class Read>
    [[nodiscard]] Result<void> forEach(Read read) {
        auto row = step();
        while (row && *row && read(*this))
            row = step();
        reset();
        return row.map([](bool) {});
    }
    /// All rows, each as `read` makes it.
    template <class Read>
    [[nodiscard]] auto rows(Read read) {
        std::vector<std::invoke_result_t<Read, const Statement&>> found;
        const auto done = forEach([&](const Statement& row) {
            found.push_back(read(row));
            return true;
        });
        return done.map([&] { return std::move(found); });
    }
    /// The first row, or nothing.
    template <class Read>
    [[nodiscard]] auto first(Read read) {
        std::optional<std::invoke_result_t<Read, const Statement&>> found;
        const auto done = forEach([&](const Statement& row) {
            found = read(row);
            return false;
        });
        return done.map([&] { return std::move(found); });
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

/// A connection to one of Etherdeck's SQLite files. Errors: PermissionDenied, Malformed (no database, or
/// damaged), Busy, System (with ENOSPC when the disk is full).
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

    [[nodiscard]] Result<Statement> prepare(const std::string& sql) const;
    /// One or more statements without parameters.
    [[nodiscard]] Result<void> run(const char* sql) const;
    // One statement, with values for its parameters.
    template <class Value, class... Values>
    [[nodiscard]] Result<void> run(const std::string& sql, const Value& value,
                                   const Values&... values) const {
        return prepare(sql).and_then([&](Statement&& one) { return one.with(value, values...).run(); });
    }
    /// Several, each with the same values.
    template <class... Values>
    [[nodiscard]] Result<void> runAll(std::initializer_list<const char*> steps,
                                      const Values&... values) const {
        Result<void> done;
        for (const char* sql : steps)
            if (done)
                done = run(sql, values...);
        return done;
    }
    /// See Statement.
    template <class Read, class... Values>
    [[nodiscard]] Result<void> forEach(const std::string& sql, Read read, const Values&... values) const {
        return prepare(sql).and_then([&](Statement&& one) { return one.with(values...).forEach(read); });
    }
    template <class Read, class... Values>
    [[nodiscard]] auto rows(const std::string& sql, Read read, const Values&... values) const {
        return prepare(sql).and_then([&](Statement&& one) { return one.with(values...).rows(read); });
    }
    template <class Read, class... Values>
    [[nodiscard]] auto first(const std::string& sql, Read read, const Values&... values) const {
        return prepare(sql).and_then([&](Statement&& one) { return one.with(values...).first(read); });
    }
    /// The first column of the first row; 0 when there is none.
    template <class... Values>
    [[nodiscard]] Result<std::int64_t> number(const std::string& sql, const Values&... values) const {
        return first(
                   sql, [](const Statement& row) { return row.number(0); }, values...)
            .map([](const std::optional<std::int64_t>& found) { return found.value_or(0); });
    }
    template <class... Values>
    [[nodiscard]] Result<bool> isTrue(const std::string& sql, const Values&... values) const {
        return number(sql, values...).map([](std::int64_t number) { return number != 0; });
    }
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

/// That of the first of several that has failed.
template <class... Results>
[[nodiscard]] std::optional<Error> firstError(const Results&... results) {
    std::optional<Error> found;
    ((found || results ? void() : void(found = results.error())), ...);
    return found;
}

/// "source 7": an id that names nothing.
[[nodiscard]] inline Error noSuch(const char* what, std::int64_t id) {
    return {ErrorCode::OutOfRange, std::string(what) + ' ' + std::to_string(id), 0};
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

/// Commits what `work` does if it succeeds, and else rolls it back.
template <class Work>
[[nodiscard]] std::invoke_result_t<Work> inTransaction(const Database& database, Work work) {
    return Transaction::begin(database).and_then(
        [&](Transaction&& transaction) -> std::invoke_result_t<Work> {
            auto done = work();
            if (const auto kept = done ? transaction.commit() : Result<void>(); !kept)
                return fail(kept.error());
            return done;
        });
}

} // namespace etherdeck::store
