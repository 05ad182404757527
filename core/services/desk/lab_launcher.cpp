#include "core/services/desk/lab_launcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace etherdeck {

Result<std::string> findCompanion(const std::string& name) {
    const QString program = QString::fromStdString(name);
    const QDir here(QCoreApplication::applicationDirPath());
    QStringList lookedAt;
    for (const QString& folder : {here.path(), QDir::cleanPath(here.filePath("../libexec/etherdeck"))}) {
        const QFileInfo file(folder, program);
        if (file.isFile() && file.isExecutable())
            return file.absoluteFilePath().toStdString();
        lookedAt << file.absoluteFilePath();
    }
    const QString found = QStandardPaths::findExecutable(program);
    if (!found.isEmpty())
        return found.toStdString();
    lookedAt << QStringLiteral("PATH");
    return fail(ErrorCode::ProgramMissing, lookedAt.join(QStringLiteral(", ")).toStdString());
}

Result<std::vector<std::string>> labCommand(const std::string& profile) {
    const auto lab = findCompanion("etherdeck-lab");
    if (!lab)
        return fail(lab.error());
    const auto window = findCompanion("etherdeck");
    if (!window)
        return fail(window.error());
    return std::vector<std::string>{*lab, "--profile", profile, "--", *window, "-i", "san0"};
}

Result<std::int64_t> startDetached(const std::vector<std::string>& command) {
    if (command.empty())
        return fail(ErrorCode::Malformed);
    QProcess process;
    process.setProgram(QString::fromStdString(command.front()));
    QStringList arguments;
    for (std::size_t i = 1; i < command.size(); ++i)
        arguments << QString::fromStdString(command[i]);
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    qint64 id = 0;
    if (!process.startDetached(&id))
        return fail(ErrorCode::ProgramFailed, process.errorString().toStdString());
    return id;
}

} // namespace etherdeck
