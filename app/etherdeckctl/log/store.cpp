#include "app/etherdeckctl/log/store.h"

#include "app/etherdeckctl/base/journal_damage.h"
#include "app/etherdeckctl/base/problem.h"
#include "core/console/journals.h"
#include "core/services/desk/state_folder.h"

#include <QFile>
#include <QFileInfo>

namespace etherdeck::ctl {

namespace {

using store::Access;
using store::ConsoleStore;

constexpr std::size_t maxLeftCounted = 100'000; ///< datagrams, counted in a moment

/// Another `log` command for the same file.
std::string command(const LogOptions& options, const std::string& name) {
    return "etherdeckctl log " + name + (options.store.empty() ? "" : " --store '" + options.store + "'");
}

std::string adviceAbout(const Error& error, const LogOptions& options, const std::string& path) {
    const QFileInfo file(QString::fromStdString(path));
    switch (error.code) {
    case ErrorCode::VersionMismatch:
        return "If it is older, upgrade it with: " + command(options, "upgrade") +
               "\nIf it is newer, it needs a newer Etherdeck.";
    case ErrorCode::Malformed:
        return "It was not changed. --store FILE selects another one.";
    case ErrorCode::PermissionDenied:
        if (!file.isReadable())
            return "Its owner may read it, and its group if the file mode allows: ls -l '" + path + "'";
        return "The latest changes are in '" + path + "-wal'. Reading it takes the file '" + path +
               "-shm', which is missing and cannot be created here.\nRead it as the owner of the folder, or "
               "copy '" +
               path + "' and '" + path + "-wal' to a folder of your own.";
    default:
        return {};
    }
}

void printOpenProblem(const Error& error, const LogOptions& options, const std::string& path) {
    auto what = "the history in '" + path + "' could not be opened: " + describe(error);
    if (error.code == ErrorCode::VersionMismatch)
        what = "the history in '" + path + "' was written by another version of Etherdeck.";
    else if (error.code == ErrorCode::Malformed)
        what = "'" + path + "' is not an Etherdeck history, or it is damaged.";
    printProblem(what, adviceAbout(error, options, path), error.detail);
}

std::optional<ConsoleStore> open(const LogOptions& options, Access access) {
    const auto path = logPath(options);
    if (!QFileInfo::exists(QFile::decodeName(path.c_str()))) {
        printProblem("there is no history in '" + path + "'.",
                     "The window and 'etherdeckctl netconsole listen --store FILE' create it.");
        return std::nullopt;
    }
    auto store = ConsoleStore::open(path, access);
    if (store)
        return std::move(*store);
    printOpenProblem(store.error(), options, path);
    return std::nullopt;
}

void printLeft(const ConsoleStore& store, const LogOptions& options) {
    const auto left = countLeftDatagrams(logPath(options), store, maxLeftCounted);
    if (left == 0)
        return;
    const auto count = (left >= maxLeftCounted ? "at least " : "") + std::to_string(left);
    printProblem(count + (left == 1 ? " datagram is" : " datagrams are") +
                     " not in the history yet: the program that received them ended before storing them.",
                 "The next program that listens stores them. To store them now: " +
                     command(options, "recover"));
}

} // namespace

std::string logPath(const LogOptions& options) {
    return options.store.empty() ? QFile::encodeName(historyPath()).toStdString() : options.store;
}

std::optional<ConsoleStore> openLog(const LogOptions& options) {
    const bool follows = options.action == LogOptions::Action::Follow;
    auto store = open(options, follows ? Access::Follow : Access::ReadOnce);
    if (store)
        printLeft(*store, options);
    return store;
}

ExitStatus runLogUpkeep(Output& output, const LogOptions& options) {
    auto store = open(options, Access::Write);
    if (!store)
        return ExitStatus::Failed;
    if (options.action == LogOptions::Action::Upgrade)
        return ExitStatus::Done;
    const auto stored = recoverJournals(logPath(options), *store);
    if (!stored) {
        printProblem("not all datagrams could be stored: " + describe(stored.error()),
                     "The rest is kept; try again.", stored.error().detail);
        return ExitStatus::Failed;
    }
    printJournalDamage(stored->damage);
    output.print(std::to_string(stored->lines) +
                 (stored->lines == 1 ? " line was stored.\n" : " lines were stored.\n"));
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
