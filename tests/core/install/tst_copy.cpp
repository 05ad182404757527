#include "core/base/sha256.h"
#include "core/install/copy.h"
#include "core/install/script.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::install;

namespace {

/// A program that tells its own digest, as the agent does, and takes "--version".
const std::string program = "#!/bin/sh\n[ \"$1\" = digest ] && exec /usr/bin/sha256sum\n"
                            "[ \"$1\" = --version ] && echo 1.0\n";

} // namespace

/// The script that receives a file, in the shells of this computer: what it leaves, and what it says.
class TestCopy : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void putsTheFileInItsPlace_data() { eachShell(); }
    void putsTheFileInItsPlace();
    void keepsTheOldOneWhenNotAllArrives_data() { eachShell(); }
    void keepsTheOldOneWhenNotAllArrives();
    void triesAProgramFirst();
    void keepsTheOneBefore();
    void usesWhatTheBoxHas_data();
    void usesWhatTheBoxHas();
    void saysThatTheFolderIsMissing();
    void readsWhatABoxSays_data();
    void readsWhatABoxSays();

private:
    static void eachShell() {
        QTest::addColumn<QStringList>("shell");
        QTest::newRow("sh") << QStringList{"/bin/sh"};
        QTest::newRow("bash") << QStringList{"/bin/bash"};
        QTest::newRow("busybox") << QStringList{"/bin/busybox", "sh"};
    }
    [[nodiscard]] std::string path(const char* name) const {
        return m_folder->filePath(QLatin1String(name)).toStdString();
    }
    [[nodiscard]] std::string content(const char* name) const {
        QFile file(m_folder->filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string("(missing)");
    }
    [[nodiscard]] QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files); }
    [[nodiscard]] Answer<void> receive(const FileForBox& file, std::string_view arrived,
                                       QStringList shell = {"/bin/sh"}, const QString& searched = {}) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        if (!searched.isNull()) {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert("PATH", searched);
            process.setProcessEnvironment(environment);
        }
        const auto first = shell.takeFirst();
        process.start(first, shell + QStringList{"-c", QString::fromStdString(copyScript(file))});
        if (!process.waitForStarted())
            return failed(BoxFault::NoShell);
        process.write(arrived.data(), static_cast<qint64>(arrived.size()));
        process.closeWriteChannel();
        process.waitForFinished();
        auto said = process.readAll().toStdString();
        if (said.ends_with('\n'))
            said.pop_back();
        return copiedFrom({process.exitCode(), said}, file.path);
    }
    static QString faultOf(const Answer<void>& answer) {
        if (answer)
            return QStringLiteral("none");
        return QString::fromLatin1(name(std::get<BoxError>(answer.error()).fault).data());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCopy::putsTheFileInItsPlace() {
    QFETCH(QStringList, shell);
    const std::string bytes("a\0b\xff\n", 5);
    const auto copied = receive({bytes, path("file"), "0640"}, bytes, shell);
    if (faultOf(copied) == QLatin1String("no-shell"))
        QSKIP("it is not installed here");
    QCOMPARE(faultOf(copied), QStringLiteral("none"));
    QCOMPARE(content("file"), bytes);
    QVERIFY(QFile::permissions(m_folder->filePath("file")) & QFileDevice::ReadGroup);
    QVERIFY(!(QFile::permissions(m_folder->filePath("file")) & QFileDevice::ReadOther));
    QCOMPARE(names(), QStringList{"file"});
}

void TestCopy::keepsTheOldOneWhenNotAllArrives() {
    QFETCH(QStringList, shell);
    if (faultOf(receive({"old", path("file")}, "old", shell)) == QLatin1String("no-shell"))
        QSKIP("it is not installed here");
    QFile leftOver(m_folder->filePath("file.new.1234")); // of a copy before a loss of power
    QVERIFY(leftOver.open(QIODevice::WriteOnly));
    QCOMPARE(faultOf(receive({"the new one", path("file")}, "the ne", shell)),
             QStringLiteral("wrong-digest"));
    QCOMPARE(content("file"), std::string("old"));
    QCOMPARE(names(), QStringList{"file"});
}

void TestCopy::triesAProgramFirst() {
    QVERIFY(receive({program, path("agent"), "0755", "--version"}, program));
    const std::string other = "#!/bin/sh\necho Illegal instruction\nexit 132\n";
    const auto refused = receive({other, path("agent"), "0755", "--version"}, other);
    QCOMPARE(faultOf(refused), QStringLiteral("does-not-run"));
    QCOMPARE(std::get<BoxError>(refused.error()).said, std::string("Illegal instruction"));
    QCOMPARE(content("agent"), program);
    QCOMPARE(names(), QStringList{"agent"});
}

void TestCopy::keepsTheOneBefore() {
    const auto put = [this](const char* text) {
        return receive({text, path("file"), "0644", {}, path("file.before")}, text);
    };
    QVERIFY(put("old"));
    QCOMPARE(names(), QStringList{"file"});
    QVERIFY(put("new"));
    QCOMPARE(content("file.before"), std::string("old"));
    QCOMPARE(content("file"), std::string("new"));
    // One of an earlier time must not come back for a copy that fails.
    QCOMPARE(faultOf(receive({"newest", path("file"), "0644", {}, path("file.before")}, "new")),
             QStringLiteral("wrong-digest"));
    QCOMPARE(names(), QStringList{"file"});
}

void TestCopy::usesWhatTheBoxHas_data() {
    QTest::addColumn<QStringList>("programs");
    QTest::addColumn<bool>("isProgram");
    QTest::addColumn<QString>("fault");
    const QStringList always{"cat", "rm", "mv", "chmod", "sync", "cp"};
    QTest::newRow("sha256sum") << always + QStringList{"sha256sum"} << false << "none";
    QTest::newRow("busybox") << always + QStringList{"busybox"} << false << "none";
    QTest::newRow("openssl") << always + QStringList{"openssl"} << false << "none";
    QTest::newRow("the agent itself") << always << true << "none";
    QTest::newRow("nothing") << always << false << "no-digest";
}

void TestCopy::usesWhatTheBoxHas() {
    QFETCH(QStringList, programs);
    QFETCH(bool, isProgram);
    QFETCH(QString, fault);
    QTemporaryDir bin;
    for (const auto& each : programs) {
        const auto found = QStandardPaths::findExecutable(each);
        if (found.isEmpty())
            QSKIP("it is not installed here");
        QVERIFY(QFile::link(found, bin.filePath(each)));
    }
    FileForBox file{program, path("agent"), "0755"};
    if (isProgram)
        file.trial = "--version";
    QCOMPARE(faultOf(receive(file, program, {"/bin/sh"}, bin.path())), fault);
    QCOMPARE(names(), fault == QLatin1String("none") ? QStringList{"agent"} : QStringList());
    QCOMPARE(faultOf(receive(file, program.substr(0, program.size() - 1), {"/bin/sh"}, bin.path())),
             fault == QLatin1String("none") ? QStringLiteral("wrong-digest") : fault);
}

void TestCopy::saysThatTheFolderIsMissing() {
    const auto refused = receive({"text", path("missing/file")}, "text");
    QCOMPARE(faultOf(refused), QStringLiteral("step-failed"));
    QVERIFY(!std::get<BoxError>(refused.error()).said.empty());
    QCOMPARE(std::get<BoxError>(refused.error()).detail, path("missing/file"));
}

void TestCopy::readsWhatABoxSays_data() {
    QTest::addColumn<std::string>("said");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* said, const char* fault) {
        QTest::newRow(said) << std::string(said) << QString::fromLatin1(fault);
    };
    row("cat: write error: No space left on device\n\ncannot-write", "no-room");
    row("sh: can't create /usr/sbin/a.new.7: Read-only file system\n\ncannot-write", "read-only");
    row("sh: 1: cannot create /a.new.7: Permission denied\n\ncannot-write", "not-permitted");
    row("\nno-digest", "no-digest");
    row("copied, I guess", "step-failed");
    row("", "step-failed");
}

void TestCopy::readsWhatABoxSays() {
    QFETCH(std::string, said);
    QFETCH(QString, fault);
    QCOMPARE(faultOf(copiedFrom({1, said}, "/a")), fault);
    QVERIFY(!copiedFrom({1, "copied"}, "/a"));
}

QTEST_GUILESS_MAIN(TestCopy)
#include "tst_copy.moc"
