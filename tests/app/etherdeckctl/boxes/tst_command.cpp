#include "core/store/boxes/store.h"
#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;

/// The `box` commands, and names of boxes in place of devices: the real program with a history of this test.
class TestBoxCommand : public QObject {
    Q_OBJECT

private slots:
    void init();
    void listsWhatIsKnown();
    void tiesAndUnties();
    void createsABoxOnRequestOnly();
    void storesABoxOnceItIsNamed();
    void namesGroupsAndNotes();
    void removesOnlyWhatIsStored();
    void tellsWhatIsDisputed();
    void suggestsTheNearestName();
    void saysWhatIsNoThing();
    void refusesWhatTheHistoryRefuses_data();
    void refusesWhatTheHistoryRefuses();
    void tellsWrongUsage_data();
    void tellsWrongUsage();
    void makesNoHistoryByReading();
    void takesTheNameOfABoxForItsDevice();
    void takesTheNameFromTheEnvironment();
    void saysThatABoxHasNoDevice();
    void suggestsABoxForADeviceThatCannotBeReached();

private:
    struct Outcome {
        int status = -1;
        QByteArray output;
        QByteArray problems;

        [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(output); }
    };
    static Outcome run(const QStringList& arguments);
    [[nodiscard]] std::string file() const {
        return m_folder->filePath("etherdeck/history.sqlite").toStdString();
    }
    [[nodiscard]] store::BoxStore boxStore() const { return must(store::BoxStore::open(file())); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QString ctl = QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl");
const std::string agent = "exec:" SCRIPTED_AGENT " box";
constexpr MacAddress a({0x00, 0x25, 0x31, 0, 0, 0xa});
constexpr MacAddress b({0x00, 0x25, 0x31, 0, 0, 0xb});

} // namespace

/// A console source "talker", and a box "plug" whose agent has MAC a.
void TestBoxCommand::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->path().toLocal8Bit());
    qunsetenv("ETHERDECK_DEVICE");
    QVERIFY(QDir(m_folder->path()).mkpath("etherdeck"));
    auto console = must(store::ConsoleStore::open(file()));
    must(console.append(std::vector<netconsole::Event>{kernelLine("x", 1, netconsole::Level::Error)},
                        std::vector{sourceInfo(1, 5, "talker")}));
    auto boxes = boxStore();
    must(boxes.put({{{}, "plug", "", "", agent}, {}}));
    must(boxes.keepAgent(agent, std::vector{a}));
    must(boxes.keepSource(boxes::SourceId{1}, {{}, {a}, {}}));
}

TestBoxCommand::Outcome TestBoxCommand::run(const QStringList& arguments) {
    QProcess process;
    process.start(ctl, arguments);
    if (!process.waitForFinished())
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestBoxCommand::listsWhatIsKnown() {
    const auto list = run({"box", "list", "--json"}).json().array();
    QCOMPARE(list.size(), 1);
    const auto box = list[0].toObject();
    QCOMPARE(box["name"].toString(), "plug");
    QCOMPARE(
        box["macs"][0].toObject(),
        (QJsonObject{{"mac", "00:25:31:00:00:0a"}, {"proof", "agent-interface"}, {"by_mac", QJsonValue()}}));
    QCOMPARE(
        box["sources"][0].toObject(),
        (QJsonObject{
            {"number", 1}, {"title", "talker"}, {"proof", "neighbour"}, {"by_mac", "00:25:31:00:00:0a"}}));
    const auto text = run({"box", "list"});
    QCOMPARE(text.status, 0);
    QVERIFY2(text.output.contains("plug") && text.output.contains("talker"), text.output);
    const auto shown = run({"box", "show", "plug"});
    QVERIFY2(shown.output.contains("this computer's neighbour table: 00:25:31:00:00:0a"), shown.output);
}

void TestBoxCommand::tiesAndUnties() {
    auto box = run({"box", "tie", "plug", "e7.3", b.toString().c_str(), "--json"}).json().object();
    QCOMPARE(box["targets"][0]["proof"].toString(), "user");
    QCOMPARE(box["macs"].toArray().size(), 2);
    box = run({"box", "untie", "plug", "e7.3", "talker", "--json"}).json().object();
    QVERIFY(box["targets"].toArray().isEmpty());
    QVERIFY(box["sources"].toArray().isEmpty()); // although it is proven
    box = run({"box", "tie", "plug", "1", "--json"}).json().object();
    QCOMPARE(box["sources"][0]["proof"].toString(), "user");
}

void TestBoxCommand::createsABoxOnRequestOnly() {
    QCOMPARE(run({"box", "tie", "attic", "e7.3"}).status, 1);
    const auto made = run({"box", "tie", "--new", "attic", "e7.3", "-d", "root@attic", "--json"});
    QCOMPARE(made.json()["device"].toString(), "root@attic");
    QCOMPARE(made.json()["targets"][0]["address"].toString(), "e7.3");
    const auto again = run({"box", "tie", "--new", "attic", "e7.4"});
    QCOMPARE(again.status, 1);
    QVERIFY2(again.problems.contains("there is another box of that name."), again.problems);
    QVERIFY(run({"box", "untie", "attic", "-d", "root@attic", "--json"}).json()["device"].isNull());
}

/// What is known by its MAC address only.
void TestBoxCommand::storesABoxOnceItIsNamed() {
    must(boxStore().keepSource(boxes::SourceId{1}, {{}, {b}, {}}));
    QCOMPARE(run({"box", "list", "--json"}).json().array().size(), 2);
    QCOMPARE(boxStore().read()->boxes.size(), 1u);
    const auto named = run({"box", "rename", "00:25:31:00:00:0b", "attic", "--json"}).json();
    QCOMPARE(named["name"].toString(), "attic");
    QCOMPARE(named["macs"][0]["proof"].toString(), "user");
    QCOMPARE(named["sources"][0]["title"].toString(), "talker");
    QCOMPARE(boxStore().read()->boxes.size(), 2u);
}

void TestBoxCommand::namesGroupsAndNotes() {
    QCOMPARE(run({"box", "group", "plug", "home"}).status, 0);
    QCOMPARE(run({"box", "note", "plug", "below the roof"}).status, 0);
    const auto box = run({"box", "rename", "plug", "attic", "--json"}).json();
    QCOMPARE(box["group"].toString(), "home");
    QCOMPARE(box["note"].toString(), "below the roof");
    QCOMPARE(box["name"].toString(), "attic");
    const auto shown = run({"box", "show", "attic"}).output;
    QVERIFY2(shown.contains("home") && shown.contains("below the roof"), shown);
    QVERIFY(run({"box", "group", "attic", "", "--json"}).json()["group"].isNull());
}

void TestBoxCommand::removesOnlyWhatIsStored() {
    QCOMPARE(run({"box", "remove", "plug"}).output, "The box 'plug' was removed.\n");
    QVERIFY(boxStore().read()->boxes.empty());
    const auto again = run({"box", "remove", "00:25:31:00:00:0a"});
    QCOMPARE(again.status, 1);
    QVERIFY2(again.problems.contains("nothing is stored of 00:25:31:00:00:0a."), again.problems);
}

void TestBoxCommand::tellsWhatIsDisputed() {
    auto boxes = boxStore();
    must(boxes.put({{{}, "twin", "", "", "root@twin"}, {}}));
    must(boxes.keepAgent("root@twin", std::vector{a}));
    const auto text = run({"box", "list"}).output;
    QVERIFY2(text.contains("00:25:31:00:00:0a is a MAC address of plug and twin: nothing is tied by it."),
             text);
    QVERIFY2(text.contains("console source talker may belong to plug and twin"), text);
    const auto disputed = run({"box", "show", "twin", "--json"}).json()["disputed"];
    QCOMPARE(disputed[0]["claimed_by"].toArray(), (QJsonArray{"plug", "twin"}));
    QCOMPARE(disputed[0]["mac"].toString(), "00:25:31:00:00:0a");
}

void TestBoxCommand::suggestsTheNearestName() {
    const auto outcome = run({"box", "show", "pulg"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.problems.contains("no box is called 'pulg'.\nDid you mean 'plug'?"), outcome.problems);
}

void TestBoxCommand::saysWhatIsNoThing() {
    const auto outcome = run({"box", "tie", "plug", "nobody"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.problems.contains("'nobody' is neither a target"), outcome.problems);
}

void TestBoxCommand::refusesWhatTheHistoryRefuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("problem");
    QTest::newRow("a device") << QStringList{"rename", "plug", "unix:/x"}
                              << QByteArray("that cannot be a name");
    QTest::newRow("too long") << QStringList{"rename", "plug", QString(81, 'x')}
                              << QByteArray("the name is too long.");
    QTest::newRow("two lines") << QStringList{"group", "plug", "a\nb"}
                               << QByteArray("that cannot be a group");
    QTest::newRow("taken") << QStringList{"tie", "--new", "other", "-d", QString::fromStdString(agent)}
                           << QByteArray("another box has the device");
}

void TestBoxCommand::refusesWhatTheHistoryRefuses() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, problem);
    const auto outcome = run(QStringList{"box"} + arguments);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.problems.contains(problem), outcome.problems);
    QCOMPARE(boxStore().read()->boxes.size(), 1u);
}

void TestBoxCommand::tellsWrongUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing to tie") << QStringList{"tie", "plug"};
    QTest::newRow("no device") << QStringList{"tie", "plug", "-d", "a b"};
    QTest::newRow("no box") << QStringList{"show"};
    QTest::newRow("no command") << QStringList{};
}

void TestBoxCommand::tellsWrongUsage() {
    QFETCH(QStringList, arguments);
    const auto outcome = run(QStringList{"box"} + arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY(!outcome.problems.isEmpty());
}

void TestBoxCommand::makesNoHistoryByReading() {
    const auto other = m_folder->filePath("other");
    const auto outcome = run({"box", "list", "--store", other});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.problems.contains("there is no history in"), outcome.problems);
    QVERIFY(!QFile::exists(other));
}

void TestBoxCommand::takesTheNameOfABoxForItsDevice() {
    const auto disks = run({"-d", "plug", "disks", "--json"});
    QVERIFY2(disks.status == 0 && !disks.json().array().isEmpty(), disks.problems);
    QCOMPARE(run({"disks", "--device", "plug"}).status, 0);
}

void TestBoxCommand::takesTheNameFromTheEnvironment() {
    qputenv("ETHERDECK_DEVICE", "plug");
    QCOMPARE(run({"status"}).status, 0);
}

void TestBoxCommand::saysThatABoxHasNoDevice() {
    must(boxStore().put({{{}, "attic", "", "", ""}, {}}));
    const auto outcome = run({"-d", "attic", "disks"});
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.problems.contains("the box 'attic' has no device"), outcome.problems);
    const auto near = run({"-d", "plu g", "disks"}); // no device either
    QCOMPARE(near.status, 2);
    QVERIFY2(near.problems.contains("did you mean the box 'plug'?"), near.problems);
}

void TestBoxCommand::suggestsABoxForADeviceThatCannotBeReached() {
    qputenv("PATH", m_folder->path().toLocal8Bit()); // without ssh
    const auto outcome = run({"-d", "pulg", "disks"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.problems.contains("Did you mean the box 'plug'?"), outcome.problems);
}

QTEST_GUILESS_MAIN(TestBoxCommand)
#include "tst_command.moc"
