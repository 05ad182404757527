#include "core/services/desk/state_folder.h"

#include <QDir>

namespace etherdeck {

namespace {

QString inStateFolder(const QString& file) {
    // The specification wants relative paths ignored.
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(base))
        base = QDir::homePath() + QStringLiteral("/.local/state");
    const QString folder = base + QStringLiteral("/etherdeck");
    QDir().mkpath(folder); // what prevents it is told when a file cannot be opened
    return folder + QLatin1Char('/') + file;
}

} // namespace

QString historyPath() { return inStateFolder(QStringLiteral("history.sqlite")); }
QString changeQueuePath() { return inStateFolder(QStringLiteral("change-queue.json")); }
QString deviceBookPath() { return inStateFolder(QStringLiteral("devices.json")); }
QString setupRecordPath() { return inStateFolder(QStringLiteral("setup.json")); }

QString flashBackupFolder() {
    auto folder = inStateFolder(QStringLiteral("flash-backups"));
    QDir().mkpath(folder);
    return folder;
}

QString ownImageListPath() {
    QString base = qEnvironmentVariable("XDG_CONFIG_HOME");
    if (!QDir::isAbsolutePath(base))
        base = QDir::homePath() + QStringLiteral("/.config");
    return base + QStringLiteral("/etherdeck/pogoplug.list");
}

} // namespace etherdeck
