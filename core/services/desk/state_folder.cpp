#include "core/services/desk/state_folder.h"

#include <QDir>

namespace etherdeck {

QString historyPath() {
    // The specification wants relative paths ignored.
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(base))
        base = QDir::homePath() + QStringLiteral("/.local/state");
    const QString folder = base + QStringLiteral("/etherdeck");
    QDir().mkpath(folder); // what prevents it is told when the file cannot be opened
    return folder + QStringLiteral("/history.sqlite");
}

} // namespace etherdeck
