#include "app/etherdeckctl/log_store.h"

#include "app/etherdeckctl/console_setup.h"
#include "app/etherdeckctl/problem.h"
#include "core/console/journals.h"
#include "core/services/desk/state_folder.h"

#include <QFile>
#include <QFileInfo>

namespace etherdeck::ctl {

namespace {

using store::Access;
using store::ConsoleStore;

constexpr std::size_t mostLeftCounted = 100'000; ///< datagrams: a moment's work

/// A command of `log` for the same file.
std::string command(const LogOptions& options, const std::string& name) {
    return "etherdeckctl log " + name + (options.store.empty() ? "" : " --store '" + options.store + "'");
}

std::string adviceAbout(const Error& error, const LogOptions& options, const std::string& path) {
    const QFileInfo file(QString::fromStdString(path));
    switch (error.code) {
    case ErrorCode::VersionMismatch:
        return "If it is an older one, this brings it up to date: " + command(options, "upgrade") +
               "\nFor a newer one a newer Etherdeck is needed.";
    case ErrorCode::Malformed:
        return "It was left as it is. --store FILE names another one.";
    case ErrorCode::PermissionDenied:
        if (!file.isReadable())
            return "Its owner may read it, and the members of its group where the file allows it: ls -l '" +
                   path + "'";
        return "What was stored last is in '" + path + "-wal'. That is read with the file '" + path +
               "-shm', which is missing and cannot be made here.\nRead it as the owner of the folder, or "
               "copy "
               "'" +
               path + "' and '" + path + "-wal' to a folder of your own.";
    default:
        return {};
    }
}

void printOpenProblem(const Error& error, const LogOptions& options, const std::string& path) {
    auto what = "the history in '" + path + "' could not be opened: " + describe(error);
    if (error.code == ErrorCode::VersionMismatch)
        what = "the history in '" + path + "' has the format of another version of Etherdeck.";
    else if (error.code == ErrorCode::Malformed)
        what = "'" + path + "' is not a history of Etherdeck, or it is damaged.";
    printProblem(what, adviceAbout(error, options, path), error.detail);
}

std::optional<ConsoleStore> open(const LogOptions& options, Access access) {
    const auto path = logPath(options);
    if (!QFileInfo::exists(QFile::decodeName(path.c_str()))) {
        printProblem("there is no history in '" + path + "'.",
                     "'etherdeckctl netconsole listen --store FILE' and the window write it.");
        return std::nullopt;
    }
    auto store = ConsoleStore::open(path, access);
    if (store)
        return std::move(*store);
    printOpenProblem(store.error(), options, path);
    return std::nullopt;
}

void printLeft(const ConsoleStore& store, const LogOptions& options) {
    const auto left = countLeftDatagrams(logPath(options), store, mostLeftCounted);
    if (left == 0)
        return;
    const auto count = (left >= mostLeftCounted ? "at least " : "") + std::to_string(left);
    printProblem(count + (left == 1 ? " datagram is" : " datagrams are") +
                     " not in the history yet: the program that received them ended before.",
                 "The next one that listens stores them, and so does: " + command(options, "recover"));
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
                     "What was not stored is kept; try again.", stored.error().detail);
        return ExitStatus::Failed;
    }
    printJournalDamage(stored->damage);
    output.print(std::to_string(stored->lines) +
                 (stored->lines == 1 ? " line was stored.\n" : " lines were stored.\n"));
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
