#include "core/plans/json.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// U-Boot's environment of a box: the real program, with an agent of this test that has the real planner.
class TestBoxEnvironment : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void listsAndGets();
    void needsTheMacForDangerousVariables();
    void keepsABackupBeforeItChangesAnything();
    void comparesWithAFile();
    void savesAndRestoresABackup();
    void checksWithWhatIsKnownOfTheBox();
    void checksAFile();
    void tellsWrongUsage_data();
    void tellsWrongUsage();

private:
    struct Outcome {
        int status = -1;
        QByteArray output;
        QByteArray problems;

        [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(output); }
        [[nodiscard]] QString code() const { return json()["error"]["code"].toString(); }
    };
    static Outcome run(const QStringList& arguments);
    /// Without a box.
    static Outcome runAlone(const QStringList& arguments);
    bool write(const QString& name, const QByteArray& content) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

namespace {

const QString mac = QStringLiteral("00:25:31:00:00:01");
constexpr int longestRun = 60'000;

} // namespace

TestBoxEnvironment::Outcome TestBoxEnvironment::run(const QStringList& arguments) {
    return runAlone(QStringList{"-d", "exec:" SCRIPTED_AGENT " box"} + arguments);
}

TestBoxEnvironment::Outcome TestBoxEnvironment::runAlone(const QStringList& arguments) {
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl"), arguments);
    if (!process.waitForFinished(longestRun))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

bool TestBoxEnvironment::write(const QString& name, const QByteArray& content) const {
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

void TestBoxEnvironment::initTestCase() {
    qunsetenv("ETHERDECK_DEVICE");
    qputenv("XDG_STATE_HOME", m_folder.path().toLocal8Bit());
    QVERIFY(write("backup.json", QByteArray::fromStdString(
                                     etherdeck::plans::toJson(etherdeck::plans::exampleBackup()).dump())));
}

void TestBoxEnvironment::listsAndGets() {
    const auto list = run({"uboot", "env", "list"});
    QCOMPARE(list.status, 0);
    QVERIFY2(list.output.startsWith("bootcmd=run bootcmd_usb; reset\nbootcmd_usb=usb start\n"), list.output);
    QVERIFY(run({"uboot", "env", "list", "--explain"}).output.contains("# MAC address of the box\nethaddr="));
    QCOMPARE(run({"uboot", "env", "list", "--json"}).json()["variables"]["bootdelay"].toString(), "10");
    QCOMPARE(run({"uboot", "env", "get", "bootdelay"}).output, QByteArray("10\n"));
    const auto missing = run({"uboot", "env", "get", "nothing"});
    QCOMPARE(missing.status, 1);
    QVERIFY2(missing.problems.contains("has no variable nothing"), missing.problems);
}

void TestBoxEnvironment::needsTheMacForDangerousVariables() {
    const auto planned = run({"uboot", "env", "set", "bootcmd", "reset", "--plan"});
    QCOMPARE(planned.status, 0);
    QVERIFY2(planned.output.contains("+bootcmd=reset"), planned.output);
    QVERIFY2(planned.output.contains("Needs --confirm " + mac.toLatin1()), planned.output);
    QCOMPARE(run({"uboot", "env", "set", "bootcmd", "reset", "--yes", "--json"}).code(),
             QStringLiteral("confirmation-needed"));
    QCOMPARE(run({"uboot", "env", "set", "bootcmd", "reset", "--confirm", mac}).status, 0);
    QCOMPARE(run({"uboot", "env", "unset", "bootcmd", "--json", "--plan"}).code(),
             QStringLiteral("no-bootcmd"));
}

void TestBoxEnvironment::keepsABackupBeforeItChangesAnything() {
    QDir folder(path("etherdeck/flash-backups"));
    folder.removeRecursively();
    const auto done = run({"uboot", "env", "set", "bootdelay", "3", "more", "a b", "--yes"});
    QVERIFY2(done.status == 0, done.problems);
    QVERIFY2(done.problems.contains("A backup of the partition is in "), done.problems);
    const auto files = folder.entryList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QVERIFY2(files.front().startsWith("00-25-31-00-00-01_"), qPrintable(files.front()));
    QFile file(folder.filePath(files.front()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = etherdeck::plans::backupFrom(
        etherdeck::plans::Json::parse(file.readAll().toStdString(), nullptr, false));
    QVERIFY(read && *read == etherdeck::plans::exampleBackup());
    QVERIFY(!(file.permissions() & QFileDevice::ReadOther));
    QCOMPARE(run({"uboot", "env", "set", "a", "--plan", "--json", "x", "b"}).code(),
             QStringLiteral("bad-value"));
}

void TestBoxEnvironment::comparesWithAFile() {
    QVERIFY(write("printenv", "bootdelay=3\nethaddr=" + mac.toLatin1() + "\nnew=1\n"));
    const auto differs = run({"uboot", "env", "diff", path("printenv")});
    QCOMPARE(differs.status, 1);
    QVERIFY2(differs.output.contains("-bootdelay=10\n+bootdelay=3\n"), differs.output);
    QVERIFY(!differs.output.contains("-bootcmd"));
    QCOMPARE(run({"uboot", "env", "diff", path("printenv"), "--json"}).json().array().size(), 2);
    const auto same = run({"uboot", "env", "diff", path("backup.json")});
    QVERIFY2(same.status == 0, same.problems);
}

void TestBoxEnvironment::savesAndRestoresABackup() {
    QCOMPARE(run({"uboot", "env", "backup", path("saved.json")}).status, 0);
    QCOMPARE(run({"uboot", "env", "backup", "-"}).json()["mac"].toString(), mac);
    QCOMPARE(run({"uboot", "env", "restore", path("saved.json"), "--json"}).code(),
             QStringLiteral("nothing-to-do"));
    auto other = etherdeck::plans::exampleBackup();
    other.model = "Pogoplug V4";
    QVERIFY(write("other.json", QByteArray::fromStdString(etherdeck::plans::toJson(other).dump())));
    QCOMPARE(run({"uboot", "env", "restore", path("other.json"), "--json"}).code(),
             QStringLiteral("other-box"));
    QVERIFY(write("text", "bootcmd=reset\n"));
    QCOMPARE(run({"uboot", "env", "restore", path("text"), "--json"}).code(), QStringLiteral("bad-value"));
    auto json = etherdeck::plans::toJson(etherdeck::plans::exampleBackup());
    json["sha256"] = std::string(64, '0');
    QVERIFY(write("damaged.json", QByteArray::fromStdString(json.dump())));
    const auto damaged = run({"uboot", "env", "restore", path("damaged.json")});
    QVERIFY2(damaged.status == 1 && damaged.problems.contains("damaged"), damaged.problems);
    const auto checked = run({"uboot", "env", "diff", path("damaged.json")});
    QCOMPARE(checked.status, 1);
}

void TestBoxEnvironment::checksWithWhatIsKnownOfTheBox() {
    const auto well = run({"uboot", "env", "check"});
    QVERIFY2(well.status == 0, well.output);
    const auto range = run({"uboot", "env", "check", "--dhcp", "192.168.1.50-192.168.1.150", "--json"});
    QCOMPARE(range.status, 1);
    QCOMPARE(range.json().array().first()["kind"].toString(), QStringLiteral("address-from-dhcp"));
}

void TestBoxEnvironment::checksAFile() {
    const auto kinds = [this](const QString& file, const QStringList& options = {}) {
        const auto checked = runAlone(QStringList{"uboot", "check", path(file), "--json"} + options);
        QStringList list{QString::number(checked.status)};
        const auto findings = checked.json().array();
        for (const auto& finding : findings)
            list << finding.toObject()["kind"].toString();
        return list.join(' ');
    };
    QVERIFY(write("recipe", "ipaddr=192.168.1.100\nif_netconsole=ping $serverip\n"
                            "preboot=run if_netconsole start_netconsole\n"));
    QCOMPARE(kinds("recipe"), QString("1 unknown-variable"));
    QCOMPARE(kinds("recipe", {"--dhcp", "192.168.1.50-192.168.1.150"}),
             QString("1 unknown-variable address-from-dhcp"));
    QCOMPARE(kinds("backup.json"), QString("0"));
    auto backup = etherdeck::plans::exampleBackup(); // it says of which box it is
    backup.mac = etherdeck::MacAddress({0x00, 0x25, 0x31, 0, 0, 9});
    QVERIFY(write("other-mac.json", QByteArray::fromStdString(etherdeck::plans::toJson(backup).dump())));
    QCOMPARE(kinds("other-mac.json"), QString("1 other-mac"));
}

void TestBoxEnvironment::tellsWrongUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing to set") << QStringList{"uboot", "env", "set", "a"};
    QTest::newRow("no file") << QStringList{"uboot", "env", "diff"};
    QTest::newRow("no range") << QStringList{"uboot", "env", "check", "--dhcp", "192.168.1.9"};
    QTest::newRow("reversed range") << QStringList{"uboot", "env", "check", "--dhcp",
                                                   "192.168.1.9-192.168.1.8"};
}

void TestBoxEnvironment::tellsWrongUsage() {
    QFETCH(QStringList, arguments);
    QCOMPARE(run(arguments).status, 2);
}

QTEST_GUILESS_MAIN(TestBoxEnvironment)
#include "tst_box_environment.moc"
