#include "core/store/database/database.h"

#include "core/store/database/file_owner.h"
#include "core/system/file_modes.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <sqlite3.h>
#include <utility>

namespace etherdeck::store {

namespace {

constexpr int busyMilliseconds = 2000;

ErrorCode codeOf(int result) {
    switch (result & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Malformed;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::PermissionDenied;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLong;
    default:
        return ErrorCode::System;
    }
}

tl::unexpected<Error> failure(sqlite3* database) {
    const int result = sqlite3_extended_errcode(database);
    const bool isFull = (result & 0xff) == SQLITE_FULL;
    return fail(codeOf(result), sqlite3_errmsg(database), isFull ? ENOSPC : sqlite3_system_errno(database));
}

} // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::bind(int index, std::int64_t value) { sqlite3_bind_int64(m_statement.get(), index, value); }

void Statement::bind(int index, const std::optional<std::int64_t>& value) {
    if (value)
        sqlite3_bind_int64(m_statement.get(), index, *value);
    else
        sqlite3_bind_null(m_statement.get(), index);
}

void Statement::bind(int index, std::string_view text) {
    // A null pointer would store NULL for empty text.
    sqlite3_bind_text64(m_statement.get(), index, text.empty() ? "" : text.data(), text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bindInPlace(int index, std::string_view text) {
    sqlite3_bind_text64(m_statement.get(), index, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
}

Result<bool> Statement::step() {
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        return failure(sqlite3_db_handle(m_statement.get()));
    }
}

void Statement::reset() { sqlite3_reset(m_statement.get()); }

Result<void> Statement::run() {
    const auto stepped = step();
    reset();
    return stepped.map([](bool) {});
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(m_statement.get(), column); }

std::optional<std::int64_t> Statement::optionalNumber(int column) const {
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL)
        return std::nullopt;
    return number(column);
}

std::string_view Statement::view(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<std::size_t>(size));
}

void Database::Closer::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Result<Database> Database::connect(const std::string& name, int flags) {
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(name.c_str(), &handle,
                                       flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, nullptr);
    Database database(handle);
    if (handle == nullptr)
        return fail(ErrorCode::System, {}, ENOMEM);
    if (result != SQLITE_OK)
        return failure(handle);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busyMilliseconds);
    return database;
}

Result<Database> Database::open(const std::string& path, Access access) {
    constexpr int toWrite = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (path == ":memory:")
        return connect(path, toWrite);
    const auto file = resolved(path);
    if (access != Access::Write)
        return openToRead(file, access);
    makeFile(file);
    auto database = connect(file, toWrite);
    if (!database)
        return database;
    if (const auto ours = database->checkOwner(file); !ours)
        return fail(ours.error());
    for (const char* end : {"", "-wal", "-shm", "-journal"})
        tightenFile(file + end);
    return database;
}

/// Without a -wal the file is all there is, and is read without asking anybody. With one, SQLite needs the
/// -shm beside it, or has to make it.
Result<Database> Database::openToRead(const std::string& path, Access access) {
    const bool isWhole = sizeOf(path + "-wal") == 0 && sizeOf(path + "-journal") == 0;
    if (access == Access::ReadOnce && isWhole)
        return openFrozen(path);
    auto database = connect(path, SQLITE_OPEN_READONLY);
    if (!database)
        return database;
    database->m_access = access;
    if (const auto ours = database->checkOwner(path); !ours)
        return fail(ours.error());
    const auto read = database->number("PRAGMA user_version");
    if (!read && read.error().code == ErrorCode::PermissionDenied && isWhole)
        return openFrozen(path);
    return read ? std::move(database) : fail(read.error());
}

Result<Database> Database::openFrozen(const std::string& path) {
    std::optional<FrozenFile> frozen(path);
    auto database = connect(frozenUri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if (!database)
        return database;
    database->m_access = Access::ReadOnce;
    database->m_frozen = std::move(frozen);
    if (const auto ours = database->checkOwner(path); !ours)
        return fail(ours.error());
    return database;
}

/// Through the file that SQLite has open, before it reads anything itself.
Result<void> Database::checkOwner(const std::string& path) const {
    sqlite3_file* file = nullptr;
    sqlite3_int64 size = 0;
    if (sqlite3_file_control(m_database.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        file == nullptr || file->pMethods == nullptr || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return failure(m_database.get());
    std::vector<std::byte> head(std::min<std::size_t>(static_cast<std::size_t>(size), headOfFile));
    if (!head.empty() &&
        file->pMethods->xRead(file, head.data(), static_cast<int>(head.size()), 0) != SQLITE_OK)
        return failure(m_database.get());
    switch (ownerOf(head, static_cast<std::uint64_t>(size), headOf(path + "-wal", headOfWal))) {
    case FileOwner::Nobody:
    case FileOwner::Ours:
        return {};
    case FileOwner::Another:
        return fail(ErrorCode::Malformed, "a database of another program");
    case FileOwner::NoDatabase:
        break;
    }
    return fail(ErrorCode::Malformed, "file is not a database");
}

Result<void> Database::confirm() const {
    if (!m_frozen || m_frozen->isUnchanged())
        return {};
    return fail(ErrorCode::Busy, "the file was changed while it was read");
}

Result<void> Database::run(const char* sql) const {
    if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure(m_database.get());
    return {};
}

Result<Statement> Database::prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        return failure(m_database.get());
    return Statement(statement);
}

std::int64_t Database::lastId() const { return sqlite3_last_insert_rowid(m_database.get()); }

std::int64_t Database::changedRows() const { return sqlite3_changes64(m_database.get()); }

Result<Transaction> Transaction::begin(const Database& database) {
    // At once for writing: a lock that is asked for in the middle could not be waited for.
    return database.run("BEGIN IMMEDIATE").map([&] { return Transaction(database); });
}

Transaction::Transaction(Transaction&& other) noexcept :
    m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction() {
    if (m_database != nullptr)
        (void)m_database->run("ROLLBACK");
}

Result<void> Transaction::commit() {
    auto committed = m_database->run("COMMIT");
    if (committed)
        m_database = nullptr;
    return committed;
}

} // namespace etherdeck::store
