#include "app/etherdeck/state_folder.h"

#include <QDir>

namespace etherdeck::app {

QString historyPath() {
    // The specification wants relative paths ignored.
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(base))
        base = QDir::homePath() + QStringLiteral("/.local/state");
    const QString folder = base + QStringLiteral("/etherdeck");
    QDir().mkpath(folder); // what prevents it is told when the file cannot be opened
    return folder + QStringLiteral("/history.sqlite");
}

} // namespace etherdeck::app
