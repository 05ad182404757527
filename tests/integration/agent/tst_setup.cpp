#include "core/base/sha256.h"
#include "core/setup/manifest.h"
#include "tests/app/agent/flash/flash_box.h"
#include "tests/core/setup/example_plug.h"
#include "tests/integration/agent/real_agent.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;

namespace {

struct Outcome {
    int status = -1;
    QByteArray output;
    QByteArray problems;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
    [[nodiscard]] QString code() const { return json().value("error").toObject().value("code").toString(); }
    /// All in one, for a message.
    [[nodiscard]] QByteArray all() const { return output + problems; }
};

/// What the factory has written.
QByteArray factoryFlash() {
    auto flash = flashWith(environmentOf({{"bootcmd", "nand read 0x800000 0x100000 0x400000; bootm"}}));
    const QByteArray uboot("\x8b U-Boot 1.1.4 (Jul 17 2009 - 15:57:29)");
    return flash.replace(0, uboot.size(), uboot);
}

const std::string newUboot =
    ubootOf(std::string("U-Boot 2017.07-tld-1 (x)\0ncinport", 33) + std::string(150'000, 'x'));

} // namespace

/// A Pogoplug E02 whose flash is in files, with the real agent and the real program.
class TestAgentSetup : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_agent.reset(); }

    void anotherModelIsRefused();
    void allIsBackedUpFirst();
    void aCopyThatIsDamagedIsNone();
    void anInterruptedBackupGoesOn();
    void onlyAListedImageGoesOn();
    void aBadBlockRefusesUboot();
    void whatIsWrittenByHandIsCompared();
    void stepsAreLeftOut();

private:
    [[nodiscard]] Outcome run(const QStringList& arguments) const;
    /// State by step.
    [[nodiscard]] std::map<QString, QString> states() const;
    void put(const std::string& name, const QByteArray& content) const;
    void list(const QByteArray& lines) const;
    [[nodiscard]] QString path(const QString& name) const { return m_home->filePath(name); }
    [[nodiscard]] QString copyFolder() const;
    [[nodiscard]] setup::Manifest manifest() const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<RealAgent> m_agent;
};

void TestAgentSetup::init() {
    m_home = std::make_unique<QTemporaryDir>();
    m_agent = std::make_unique<RealAgent>();
    put("proc/device-tree/model", QByteArray("Cloud Engines Pogoplug E02\0", 27));
    put("proc/device-tree/compatible",
        QByteArray("cloudengines,pogoe02\0marvell,kirkwood-88f6281\0marvell,kirkwood\0", 63));
    put("proc/meminfo", "MemTotal:         250000 kB\nMemAvailable:     100000 kB\n");
    put("proc/mounts", "mtd:root / jffs2 ro 0 0\n");
    put("proc/mtd", "dev:    size   erasesize  name\n"
                    "mtd0: 00100000 00020000 \"u-boot\"\n"
                    "mtd1: 00080000 00020000 \"uImage\"\n"
                    "mtd2: 00100000 00020000 \"root\"\n");
    for (const auto* const number : {"0", "1", "2"})
        put(std::string("sys/class/mtd/mtd") + number + "/flags", "0x400\n");
    put("dev/mtd0", factoryFlash());
    put("dev/mtd1", QByteArray(0x80000, 'k'));
    put("dev/mtd2", QByteArray(0x100000, 'r'));
    put("dev/mtd2.bad-blocks", "131072\n");
    QFile image(path("uboot.kwb"));
    QVERIFY(image.open(QIODevice::WriteOnly) && image.write(QByteArray::fromStdString(newUboot)) > 0);
}

void TestAgentSetup::put(const std::string& name, const QByteArray& content) const {
    const std::filesystem::path file(m_agent->file(name));
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(content.constData(), content.size());
}

void TestAgentSetup::list(const QByteArray& lines) const {
    QVERIFY(QDir().mkpath(path("config/etherdeck")));
    QFile file(path("config/etherdeck/pogoplug.list"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size());
}

Outcome TestAgentSetup::run(const QStringList& arguments) const {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_STATE_HOME", path("state"));
    environment.insert("XDG_CONFIG_HOME", path("config"));
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl"),
                  QStringList{"setup"} + arguments +
                      QStringList{"-d", "unix:" + QString::fromStdString(m_agent->socket())});
    process.waitForFinished(120'000);
    Outcome outcome{process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    if (process.exitStatus() != QProcess::NormalExit || process.state() != QProcess::NotRunning)
        outcome.status = -1;
    return outcome;
}

std::map<QString, QString> TestAgentSetup::states() const {
    std::map<QString, QString> states;
    const auto steps = run({"status", "--json"}).json().value("steps").toArray();
    for (const auto& step : steps)
        states[step.toObject().value("id").toString()] = step.toObject().value("state").toString();
    return states;
}

QString TestAgentSetup::copyFolder() const {
    const QDir folder(path("state/etherdeck/flash-backups"));
    const auto boxes = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return boxes.size() == 1 ? folder.filePath(boxes.front()) : QString();
}

setup::Manifest TestAgentSetup::manifest() const {
    QFile file(copyFolder() + "/manifest.json");
    const auto parsed = file.open(QIODevice::ReadOnly) ? setup::Manifest::parse(file.readAll().toStdString())
                                                       : Result<setup::Manifest>(fail(ErrorCode::Closed));
    return parsed.value_or(setup::Manifest());
}

void TestAgentSetup::anotherModelIsRefused() {
    put("proc/device-tree/model", QByteArray("Cloud Engines PogoPlug Series 4\0", 32));
    const auto status = run({"status"});
    QCOMPARE(status.status, 1);
    QVERIFY2(status.output.contains("Pogoplug V4"), status.all());
    const auto all = states();
    QCOMPARE(all.at("identify"), QString("blocked"));
    QCOMPARE(all.at("backup"), QString("blocked"));
    const auto next = run({"next", "--json"});
    QCOMPARE(next.status, 1);
    QCOMPARE(next.json().value("id").toString(), QString("identify"));
    QCOMPARE(run({"next", "--image", path("uboot.kwb"), "--json"}).code(), QString("other-box"));
    put("proc/device-tree/model", QByteArray("Cloud Engines Pogoplug E02\0", 27));
    put("proc/meminfo", "MemTotal:         125000 kB\n");
    QCOMPARE(states().at("identify"), QString("blocked"));
    QVERIFY(copyFolder().isEmpty());
}

void TestAgentSetup::allIsBackedUpFirst() {
    auto all = states();
    QCOMPARE(all.size(), std::size_t{11});
    QCOMPARE(all.at("identify"), QString("done"));
    QCOMPARE(all.at("backup"), QString("next"));
    QCOMPARE(all.at("uboot"), QString("blocked"));
    const auto plan = run({"next", "--plan"});
    QCOMPARE(plan.status, 0);
    QVERIFY2(plan.output.contains("\"uImage\"") && plan.output.contains("a bad block"), plan.all());
    QVERIFY(copyFolder().isEmpty());
    const auto done = run({"next", "--json"});
    QVERIFY2(done.status == 0, done.all());
    const auto kept = done.json().value("kept").toArray();
    QCOMPARE(kept.size(), 3);
    QFile copy(kept[0].toObject().value("file").toString());
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), factoryFlash());
    QCOMPARE(copy.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(QFileInfo(copy).fileName().contains("Pogoplug-E02_mtd0_u-boot_"));
    QFile bad(kept[2].toObject().value("file").toString());
    QVERIFY(bad.open(QIODevice::ReadOnly));
    QVERIFY(bad.readAll() ==
            QByteArray(0x20000, 'r') + QByteArray(0x20000, '\xff') + QByteArray(0xc0000, 'r'));
    QCOMPARE(manifest().partitions.at(2).badBlocks, std::vector<std::uint64_t>{0x20000});
    all = states();
    QCOMPARE(all.at("backup"), QString("done"));
    QCOMPARE(all.at("uboot"), QString("next"));
}

void TestAgentSetup::aCopyThatIsDamagedIsNone() {
    QCOMPARE(run({"next"}).status, 0);
    list(QByteArray::fromStdString(sha256(newUboot)) + " u-boot pogo_e02 uboot.kwb\n");
    QFile copy(copyFolder() + '/' + QString::fromStdString(manifest().partitions.at(1).file));
    QVERIFY(copy.open(QIODevice::ReadWrite));
    QVERIFY(copy.seek(1000) && copy.write("x") == 1);
    copy.close();
    const auto refused = run({"next", "--image", path("uboot.kwb"), "--plan", "--json"});
    QCOMPARE(refused.code(), QString("backup-needed"));
    QVERIFY(copy.resize(1000)); // that is seen without reading it
    QCOMPARE(states().at("backup"), QString("half-done"));
}

void TestAgentSetup::anInterruptedBackupGoesOn() {
    QCOMPARE(run({"next"}).status, 0);
    const auto first = manifest();
    QVERIFY(QFile::remove(copyFolder() + '/' + QString::fromStdString(first.partitions.at(1).file)));
    QCOMPARE(states().at("backup"), QString("half-done"));
    const auto again = run({"next"});
    QVERIFY2(again.status == 0, again.all());
    QCOMPARE(states().at("backup"), QString("done"));
    QCOMPARE(manifest().partitions.size(), std::size_t{3});
}

void TestAgentSetup::onlyAListedImageGoesOn() {
    const QStringList write{"next", "--image", path("uboot.kwb"), "--json"};
    QCOMPARE(run(write).code(), QString("backup-needed"));
    QCOMPARE(run({"next"}).status, 0);
    QCOMPARE(run(write).code(), QString("not-listed"));
    const auto digest = QByteArray::fromStdString(sha256(newUboot));
    list(digest + " u-boot dockstar uboot.kwb\n");
    const auto sister = run(write);
    QCOMPARE(sister.code(), QString("other-board"));
    QVERIFY2(sister.output.contains("DockStar"), sister.output);
    list(digest + " u-boot pogo_e02 uboot.kwb\nthis is no image\n");
    const auto unconfirmed = run(write);
    QCOMPARE(unconfirmed.code(), QString("confirmation-needed"));
    QVERIFY2(unconfirmed.problems.contains("line 2"), unconfirmed.problems);
    QCOMPARE(states().at("uboot"), QString("next"));
}

void TestAgentSetup::aBadBlockRefusesUboot() {
    put("dev/mtd0.bad-blocks", "262144\n");
    QCOMPARE(run({"next"}).status, 0);
    QCOMPARE(states().at("uboot"), QString("blocked"));
    list(QByteArray::fromStdString(sha256(newUboot)) + " u-boot pogo_e02 uboot.kwb\n");
    QCOMPARE(run({"next", "--image", path("uboot.kwb"), "--json"}).code(), QString("bad-block"));
}

/// It says what is half done, and goes on or back.
void TestAgentSetup::whatIsWrittenByHandIsCompared() {
    QCOMPARE(run({"next"}).status, 0);
    list(QByteArray::fromStdString(sha256(newUboot)) + " u-boot pogo_e02 uboot.kwb\n");
    const auto mac = QString::fromStdString(manifest().mac->toString());
    const QStringList begin{"next", "--image", path("uboot.kwb"), "--confirm", mac};
    const auto plan = run({"next", "--image", path("uboot.kwb"), "--plan"});
    QVERIFY2(plan.output.contains("no way back") && plan.output.contains("flash_erase /dev/mtd0 0 2") &&
                 plan.output.contains("nandwrite -p /dev/mtd0"),
             plan.all());
    QCOMPARE(states().at("uboot"), QString("next"));
    const auto begun = run(begin);
    QVERIFY2(begun.status == 0 && begun.output.contains("sha256sum"), begun.all());
    QVERIFY(m_agent->call("box.get")["is_pogoplug_e02"] == true);
    QFile flash(QString::fromStdString(m_agent->file("dev/mtd0")));
    QVERIFY(flash.open(QIODevice::ReadOnly));
    QVERIFY(flash.readAll() == factoryFlash()); // Etherdeck wrote nothing
    QCOMPARE(states().at("uboot"), QString("half-done"));
    QCOMPARE(run({"next", "--json"}).code(), QString("nothing-to-do"));
    QCOMPARE(run({"skip", "uboot"}).status, 0); // back
    QCOMPARE(states().at("uboot"), QString("skipped"));
    QCOMPARE(run({"skip", "uboot", "--undo"}).status, 0);

    QCOMPARE(run(begin).status, 0);
    auto written = factoryFlash();
    const auto image = QByteArray::fromStdString(newUboot);
    put("dev/mtd0", written.replace(0, image.size() / 2, image.left(image.size() / 2))); // the power went off
    const auto half = run({"next", "--json"});
    QCOMPARE(half.code(), QString("half-written"));
    QVERIFY2(half.output.contains("u-boot_"), half.output); // where the copy is
    QCOMPARE(run({"skip", "uboot", "--json"}).code(), QString("half-written"));
    put("dev/mtd0", written.replace(0, image.size(), image));
    const auto verified = run({"next"});
    QVERIFY2(verified.status == 0 && verified.output.contains("can be restarted"), verified.all());
    QCOMPARE(states().at("uboot"), QString("done"));
}

void TestAgentSetup::stepsAreLeftOut() {
    const auto skipped = run({"skip", "stick"});
    QVERIFY2(skipped.status == 0, skipped.all());
    QCOMPARE(states().at("stick"), QString("skipped"));
    QCOMPARE(run({"skip", "stick", "--undo"}).status, 0);
    QCOMPARE(states().at("stick"), QString("open"));
    QCOMPARE(run({"skip", "toaster"}).status, 2);
    QCOMPARE(run({"skip", "backup"}).status, 0);
    const auto all = states();
    QCOMPARE(all.at("backup"), QString("skipped"));
    QCOMPARE(all.at("uboot"), QString("blocked"));
}

NAMESPACE_TEST_MAIN(TestAgentSetup)
#include "tst_setup.moc"
