#include "ui/inventory/history/problem.h"

#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QDir>

#include <cerrno>

namespace etherdeck::ui {

namespace {

struct HistoryProblemTexts {
    Q_DECLARE_TR_FUNCTIONS(HistoryProblem)
};

QString rawText(const Error& error) {
    const auto code = name(error.code);
    const QString codeName = QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()));
    return error.detail.empty() ? codeName : QStringLiteral("%1: %2").arg(codeName, fromWire(error.detail));
}

Banner::Message messageOf(const Error& error, const QString& file) {
    switch (error.code) {
    case ErrorCode::PermissionDenied:
        return {HistoryProblemTexts::tr("The history is not being saved"),
                HistoryProblemTexts::tr(
                    "Etherdeck does not have permission to write to %1. Events and names are lost when you "
                    "close it. Give yourself write permission there, then restart Etherdeck.")
                    .arg(file),
                {},
                {}};
    case ErrorCode::VersionMismatch:
        return {HistoryProblemTexts::tr("The history is from a newer version of Etherdeck"),
                HistoryProblemTexts::tr(
                    "This version does not know the format of %1 and leaves it as it is. Install the newer "
                    "version again, or move the file away to begin a new history.")
                    .arg(file),
                {},
                {}};
    case ErrorCode::Malformed:
        return {HistoryProblemTexts::tr("The history cannot be read"),
                HistoryProblemTexts::tr(
                    "The file %1 is damaged or is not an Etherdeck history. It was not changed. Restore it "
                    "from a backup, or move it away to begin a new history.")
                    .arg(file),
                {},
                {}};
    case ErrorCode::TooLong:
        return {HistoryProblemTexts::tr("The name was not saved"),
                HistoryProblemTexts::tr("The name or its note is too long. Shorten it, then save it again."),
                {},
                {}};
    case ErrorCode::Closed:
        return {HistoryProblemTexts::tr("The name was not saved"),
                HistoryProblemTexts::tr("Names are kept in the history, and %1 is not open. Fix that first, "
                                        "then save the name again.")
                    .arg(file),
                {},
                {}};
    case ErrorCode::Busy:
        return {HistoryProblemTexts::tr("Another program is using the history"),
                HistoryProblemTexts::tr("It has locked the file %1. Etherdeck keeps trying; close the other "
                                        "program if it hangs.")
                    .arg(file),
                {},
                {}};
    default:
        break;
    }
    if (error.systemError == ENOSPC)
        return {HistoryProblemTexts::tr("The disk is full"),
                HistoryProblemTexts::tr(
                    "New events and names cannot be written to %1. Free some space; Etherdeck keeps trying.")
                    .arg(file),
                {},
                {}};
    return {HistoryProblemTexts::tr("The history is not being saved"),
            HistoryProblemTexts::tr("The system refused to read or write %1. The details below say why. Fix "
                                    "the cause, then restart Etherdeck.")
                .arg(file),
            {},
            {}};
}

} // namespace

Banner::Message historyProblem(const Error& error, const QString& path) {
    auto message = messageOf(error, QDir::toNativeSeparators(path));
    message.details = rawText(error);
    return message;
}

} // namespace etherdeck::ui
