#include "tests/integration/lab/lab_program.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QUuid>

#include <csignal>
#include <grp.h>
#include <unistd.h>

namespace etherdeck::tests {

namespace {

constexpr uid_t nobody = 65534;

} // namespace

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesIn(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

void LabProgram::copyPrograms() {
    QVERIFY(m_folder.isValid());
    QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7055)));
    const QStringList sources{ETHERDECK_BIN_DIR "/etherdeck-lab", ETHERDECK_BIN_DIR "/etherdeck-lab-link",
                              ETHERDECK_BIN_DIR "/etherdeck-agent", ETHERDECK_SURVEY};
    for (const auto& source : sources) {
        const auto copy = program(QFileInfo(source).fileName());
        QVERIFY2(QFile::copy(source, copy), qPrintable(source));
        QVERIFY(QFile::setPermissions(copy, QFile::Permissions(0x7055)));
    }
}

void LabProgram::begin() {
    m_mark = "ETHERDECK_TEST_MARK=" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

void LabProgram::end() const {
    const bool clean = nothingRuns();
    for (const auto& left : processes())
        ::kill(left.toInt(), SIGKILL);
    QVERIFY2(clean, "processes of the lab are left");
}

void LabProgram::users() {
    QTest::addColumn<int>("as");
    if (::geteuid() == 0)
        QTest::newRow("root") << static_cast<int>(As::Self);
    QTest::newRow("ordinary user") << static_cast<int>(::geteuid() == 0 ? As::OrdinaryUser : As::Self);
}

void LabProgram::prepare(QProcess& process, As as) const {
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto mark = m_mark.split('=');
    environment.insert(mark[0], mark[1]);
    environment.insert("LC_ALL", "C");
    if (as == As::OrdinaryUser) {
        environment.insert("HOME", "/nonexistent");
        environment.insert("PATH", "/usr/local/bin:/usr/bin:/bin"); // theirs has no sbin
        process.setWorkingDirectory("/");
        process.setChildProcessModifier([] {
            if (::setgroups(0, nullptr) != 0 || ::setresgid(nobody, nobody, nobody) != 0 ||
                ::setresuid(nobody, nobody, nobody) != 0)
                ::_exit(99);
        });
    }
    process.setProcessEnvironment(environment);
}

Outcome LabProgram::run(const QString& path, const QStringList& arguments, As as) const {
    QProcess process;
    prepare(process, as);
    process.start(path, arguments);
    if (!process.waitForFinished(runTimeout)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), "timed out: " + process.readAllStandardError()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -process.exitCode(),
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList LabProgram::processes() const {
    QStringList found;
    const auto folders = QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const auto& folder : folders) {
        QFile environment("/proc/" + folder + "/environ");
        if (environment.open(QIODevice::ReadOnly) && environment.readAll().contains(m_mark))
            found << folder;
    }
    return found;
}

bool LabProgram::nothingRuns() const {
    return QTest::qWaitFor([this] { return processes().isEmpty(); }, 5000);
}

} // namespace etherdeck::tests
