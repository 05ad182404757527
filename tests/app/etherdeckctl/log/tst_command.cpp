#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/registered_test.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace etherdeck;
using namespace etherdeck::tests;
using netconsole::Event;
using netconsole::Level;
using store::ConsoleStore;

/// The real program on a real history.
class TestCommand : public QObject {
    Q_OBJECT

private slots:
    void init();
    void listsSources();
    void listsBootsAndCrashes();
    void tellsMicroseconds();
    void showsTheLastLinesInOrder();
    void filtersLines_data();
    void filtersLines();
    void searches_data();
    void searches();
    void exportsAsTextAndJson();
    void followsWhatAnotherStores();
    void aLevelHidesNoCrash_data();
    void aLevelHidesNoCrash();
    void followsACrashThatIsToldLater();
    void showsAPromptWhereItWasSaid();
    void refusesWrongUse_data();
    void refusesWrongUse();
    void makesNoHistoryByReading();

private:
    struct Outcome {
        int status = -1;
        QByteArray output;
        QByteArray problems;
    };
    Outcome log(QStringList arguments) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

namespace {

const QString program = QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl");
constexpr int longest = 20'000;

std::vector<Event> someEvents() {
    netconsole::CrashFound found;
    found.source = static_cast<netconsole::SourceId>(1);
    found.crash.kind = netconsole::CrashKind::Oops;
    found.crash.boot = static_cast<netconsole::BootNumber>(1);
    found.crash.title = "Internal error: Oops: 17 [#1] ARM";
    found.crash.time = consoleStart;
    return {consoleLine("U-Boot 2026.10", 1), kernelLine("usb 1-1: new device", 2, Level::Information),
            kernelLine("ata1: frozen", 3, Level::Error), found, consoleLine("of another box", 4, 2)};
}

} // namespace

void TestCommand::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("history");
    auto store = must(ConsoleStore::open(m_path.toStdString()));
    must(store.append(someEvents(), std::vector{sourceInfo(1, 5, "plug-a"), sourceInfo(2, 6)}));
    must(store.index(2));
}

TestCommand::Outcome TestCommand::log(QStringList arguments) const {
    QProcess process;
    arguments.prepend("log");
    process.start(program, arguments << "--store" << m_path);
    if (!process.waitForFinished(longest))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestCommand::listsSources() {
    const auto [status, output, problems] = log({"sources", "--json"});
    QCOMPARE(status, 0);
    const auto sources = QJsonDocument::fromJson(output).array();
    QCOMPARE(sources.size(), 2);
    QCOMPARE(sources[0]["name"].toString(), "plug-a");
    QCOMPARE(sources[0]["lines"].toInt(), 3);
    QCOMPARE(sources[0]["crashes"].toInt(), 1);
    QCOMPARE(sources[1]["endpoints"][0]["address"].toString(), "192.168.1.6");
    QVERIFY(log({"sources"}).output.contains("192.168.1.5:6665"));
}

void TestCommand::listsBootsAndCrashes() {
    const auto boots = QJsonDocument::fromJson(log({"boots", "--json", "-s", "plug-a"}).output).array();
    QCOMPARE(boots.size(), 1);
    QCOMPARE(boots[0]["lines"].toInt(), 3);
    QCOMPARE(boots[0]["last_text"].toString(), "ata1: frozen");
    QVERIFY(boots[0]["ending"].isNull());
    const auto crashes = QJsonDocument::fromJson(log({"crashes", "--json"}).output).array();
    QCOMPARE(crashes.size(), 1);
    QCOMPARE(crashes[0]["kind"].toString(), "oops");
    QCOMPARE(crashes[0]["seen"]["times"].toInt(), 1);
    QVERIFY(log({"crashes"}).output.contains("Internal error"));
    QVERIFY(log({"crashes"}).output.contains("once"));
    const auto none = log({"crashes", "--boot", "7"});
    QCOMPARE(none.status, 0);
    QVERIFY(none.output.isEmpty());
    QVERIFY(none.problems.contains("No crash"));
    const auto noBoot = log({"boots", "--since", "2100-01-01"});
    QCOMPARE(noBoot.status, 0);
    QVERIFY(noBoot.output.isEmpty());
    QVERIFY(noBoot.problems.contains("No boot"));
    QVERIFY(log({"boots"}).output.contains("ata1: frozen"));
}

/// Every time has six digits of fraction, and they are not all zero.
void TestCommand::tellsMicroseconds() {
    const auto moved = [](auto event) {
        event.time += std::chrono::microseconds(4321);
        return event;
    };
    {
        netconsole::CrashFound found;
        found.source = static_cast<netconsole::SourceId>(1);
        found.crash.boot = static_cast<netconsole::BootNumber>(1);
        found.crash = moved(found.crash);
        found.crash.time += consoleStart.time_since_epoch();
        auto store = must(ConsoleStore::open(QString(m_path + "2").toStdString()));
        must(store.append(
            std::vector<Event>{moved(netconsole::BootStarted{found.source, found.crash.boot,
                                                             netconsole::BootCause::Banner, consoleStart}),
                               moved(consoleLine("first", 0)), found},
            std::vector{sourceInfo(1, 5)}));
    }
    const std::map<QStringList, QStringList> times{{{"sources"}, {"first_heard", "last_heard"}},
                                                   {{"boots"}, {"start", "last"}},
                                                   {{"crashes"}, {"time"}},
                                                   {{"show"}, {"time"}},
                                                   {{"export"}, {"time"}},
                                                   {{"search", "first"}, {"time"}}};
    m_path += '2';
    for (const auto& [command, fields] : times) {
        const auto output = log(command + QStringList{"--json"}).output;
        const auto document = QJsonDocument::fromJson(output);
        const auto object = document.isArray() ? document.array().first().toObject() : document.object();
        for (const auto& field : fields)
            QCOMPARE(object[field].toString(), "2023-11-14T22:13:20.004321Z");
        static const QRegularExpression anyTime("T22:13:20");
        QCOMPARE(QString::fromUtf8(output).count(anyTime), fields.size());
    }
}

void TestCommand::showsTheLastLinesInOrder() {
    const auto lines = log({"show", "-n", "2"}).output.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].endsWith("ata1: frozen"));
    QVERIFY(lines[1].endsWith("of another box"));
    QCOMPARE(log({"show", "-n", "all"}).output.count('\n'), 4);
}

void TestCommand::filtersLines_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("lines");
    QTest::newRow("all") << QStringList() << 4;
    QTest::newRow("by name") << QStringList{"--source", "plug-a"} << 3;
    QTest::newRow("by number") << QStringList{"--source", "2"} << 1;
    QTest::newRow("by address") << QStringList{"--source", "192.168.1.6"} << 1;
    QTest::newRow("by endpoint") << QStringList{"--source", "192.168.1.6:6665"} << 1;
    QTest::newRow("of two") << QStringList{"-s", "1", "-s", "2"} << 4;
    QTest::newRow("by level") << QStringList{"--level", "err"} << 1;
    QTest::newRow("by level's number") << QStringList{"--level", "6"} << 2;
    QTest::newRow("by boot") << QStringList{"--boot", "1", "-s", "1"} << 3;
    QTest::newRow("by another boot") << QStringList{"--boot", "7"} << 0;
    QTest::newRow("since") << QStringList{"--since", "2023-11-01"} << 4;
    QTest::newRow("until") << QStringList{"--until", "2023-11-01"} << 0;
    QTest::newRow("a while ago") << QStringList{"--since", "2h"} << 0;
    QTest::newRow("since before everything") << QStringList{"--since", "200000d"} << 4;
    QTest::newRow("until long after everything") << QStringList{"--until", "9999-12-31"} << 4;
    QTest::newRow("since long after everything") << QStringList{"--since", "9999-12-31"} << 0;
    QTest::newRow("since yesterday") << QStringList{"--since", "yesterday"} << 0;
}

void TestCommand::filtersLines() {
    QFETCH(QStringList, arguments);
    QFETCH(int, lines);
    const auto [status, output, problems] = log(QStringList{"show"} + arguments);
    QCOMPARE(status, 0);
    QCOMPARE(output.count('\n'), lines);
}

void TestCommand::searches_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("found");
    QTest::newRow("word in the index") << QStringList{"usb"} << 0 << "usb 1-1: new device";
    QTest::newRow("word past the index") << QStringList{"frozen"} << 0 << "ata1: frozen";
    QTest::newRow("two words") << QStringList{"another", "box"} << 0 << "of another box";
    QTest::newRow("phrase") << QStringList{"\"new device\""} << 0 << "usb 1-1: new device";
    QTest::newRow("nothing") << QStringList{"nowhere"} << 1 << "";
    QTest::newRow("expression") << QStringList{"--regex", "^ata\\d:"} << 0 << "ata1: frozen";
    QTest::newRow("expression before the option") << QStringList{"^ATA\\d:", "-E"} << 0 << "ata1: frozen";
    QTest::newRow("with case") << QStringList{"-E", "--case", "ATA"} << 1 << "";
    QTest::newRow("with a filter") << QStringList{"another", "-s", "plug-a"} << 1 << "";
    QTest::newRow("bad expression") << QStringList{"--regex", "("} << 2 << "";
}

void TestCommand::searches() {
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, found);
    const auto outcome = log(QStringList{"search"} + arguments);
    QCOMPARE(outcome.status, status);
    QCOMPARE(outcome.output.count('\n'), status == 0 ? 1 : 0);
    QVERIFY(outcome.output.trimmed().endsWith(found.toUtf8()));
    QCOMPARE(outcome.problems.contains("Nothing found"), status == 1);
}

void TestCommand::exportsAsTextAndJson() {
    const auto path = m_folder->filePath("lines.txt");
    QCOMPARE(log({"export", "--output", path}).status, 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), log({"export"}).output);
    const auto lines = log({"export", "--json"}).output.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    const auto first = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(first["text"].toString(), "U-Boot 2026.10");
    QCOMPARE(first["source"].toString(), "192.168.1.5");
    for (const auto& [nowhere, why] : {std::pair{"/nowhere/at/all", "No such file or directory"},
                                       std::pair{"/dev/full", "No space left on device"}}) {
        const auto outcome = log({"export", "--output", nowhere});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.problems.contains(why), outcome.problems);
    }
}

void TestCommand::followsWhatAnotherStores() {
    QProcess process;
    process.start(program, {"log", "follow", "--store", m_path, "-n", "1"});
    QByteArray output;
    const auto waitFor = [&](const QByteArray& text) {
        QElapsedTimer timer;
        timer.start();
        while (!output.contains(text) && timer.elapsed() < longest) {
            process.waitForReadyRead(100);
            output += process.readAllStandardOutput();
        }
        return output.contains(text);
    };
    QVERIFY(waitFor("of another box"));
    auto store = must(ConsoleStore::open(m_path.toStdString()));
    for (const auto* text : {"first new line", "second new line"}) {
        must(store.append(std::vector<Event>{consoleLine(text, 9)}, std::vector{sourceInfo(1, 5, "plug-a")}));
        QVERIFY(waitFor(text));
    }
    QCOMPARE(output.count('\n'), 3);
    process.terminate();
    QVERIFY(process.waitForFinished(longest));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

namespace {

/// A panic in basic text, which carries no level, with a line of another box in the middle.
std::vector<Event> panic(bool withCrash = true) {
    std::vector<Event> events;
    std::uint64_t id = 11;
    for (const auto* text : {"Kernel panic - not syncing: sysrq", "CPU: 0 PID: 1", "---[ end Kernel panic"}) {
        auto line = consoleLine(text, id++);
        line.kind = netconsole::Kind::Basic;
        events.emplace_back(std::move(line));
    }
    events.insert(events.begin() + 1, consoleLine("in the midst", 20, 2));
    netconsole::CrashFound found;
    found.source = static_cast<netconsole::SourceId>(1);
    found.crash.kind = netconsole::CrashKind::Panic;
    found.crash.boot = static_cast<netconsole::BootNumber>(1);
    found.crash.firstLine = static_cast<netconsole::LineId>(11);
    found.crash.lastLine = static_cast<netconsole::LineId>(13);
    found.crash.time = consoleStart;
    if (withCrash)
        events.emplace_back(found);
    return events;
}

const std::vector bothBoxes{sourceInfo(1, 5, "plug-a"), sourceInfo(2, 6)};

} // namespace

void TestCommand::aLevelHidesNoCrash_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QByteArray>("note");
    const QByteArray three = "3 lines without a level were left out; --also-without-level prints them.\n";
    const QByteArray one = "1 line without a level was left out; --also-without-level prints it.\n";
    QTest::newRow("show") << QStringList{"show", "-l", "err"} << 4 << three;
    QTest::newRow("show all") << QStringList{"show", "-l", "err", "-n", "all"} << 4 << three;
    QTest::newRow("show the last ones") << QStringList{"show", "-l", "err", "-n", "3"} << 3 << one;
    QTest::newRow("show of a box") << QStringList{"show", "-l", "err", "-s", "1"} << 4 << one;
    QTest::newRow("show those, too") << QStringList{"show", "-l", "err", "--also-without-level"} << 7
                                     << QByteArray();
    QTest::newRow("search") << QStringList{"search", "-l", "err", "panic"} << 2 << QByteArray();
    QTest::newRow("search what is hidden") << QStringList{"search", "-l", "err", "-E", "CPU|midst|U-Boot"}
                                           << 1 << QByteArray(three).replace("3", "2");
    QTest::newRow("search up to a hit")
        << QStringList{"search", "-l", "err", "-E", "CPU|midst|U-Boot", "-n", "1"} << 1 << QByteArray();
    QTest::newRow("export") << QStringList{"export", "-l", "err"} << 4 << three;
    QTest::newRow("without a level") << QStringList{"show"} << 8 << QByteArray();
}

void TestCommand::aLevelHidesNoCrash() {
    QFETCH(QStringList, arguments);
    QFETCH(int, lines);
    {
        auto store = must(ConsoleStore::open(m_path.toStdString()));
        must(store.append(panic(), bothBoxes));
    }
    const auto [status, output, problems] = log(arguments);
    QCOMPARE(status, 0);
    QCOMPARE(output.count('\n'), lines);
    QTEST(problems, "note");
    for (const auto& line : output.split('\n'))
        QVERIFY2(!line.contains("panic") || line.contains("emerg?"), line.constData());
}

/// A crash is known when its block has ended. By then its lines have been skipped, so they are printed late.
void TestCommand::followsACrashThatIsToldLater() {
    QProcess process;
    process.start(program, {"log", "follow", "--store", m_path, "-n", "1", "-l", "err"});
    QByteArray output;
    const auto waitFor = [&](const QByteArray& text) {
        const QDeadlineTimer deadline(longest);
        while (!output.contains(text) && !deadline.hasExpired()) {
            process.waitForReadyRead(100);
            output += process.readAllStandardOutput();
        }
        return output.contains(text);
    };
    QVERIFY(waitFor("ata1: frozen"));
    auto store = must(ConsoleStore::open(m_path.toStdString()));
    must(store.append(panic(false), bothBoxes));
    must(store.append(std::vector<Event>{kernelLine("a disk is gone", 30, Level::Error)}, bothBoxes));
    QVERIFY(waitFor("a disk is gone"));
    QVERIFY(!output.contains("panic"));
    must(store.append(std::vector<Event>{panic().back()}, bothBoxes));
    QVERIFY(waitFor("---[ end Kernel panic"));
    must(store.append(std::vector<Event>{kernelLine("another one", 31, Level::Error)}, bothBoxes));
    QVERIFY(waitFor("another one"));
    QCOMPARE(output.count("emerg?"), 3);
    QCOMPARE(output.count('\n'), 6);
    process.terminate();
    QVERIFY(process.waitForFinished(longest));
    QVERIFY(process.readAllStandardError().contains("without a level"));
}

/// A prompt is stored when it ends, for example when the receiver stops: hours after lines of another box.
void TestCommand::showsAPromptWhereItWasSaid() {
    {
        auto store = must(ConsoleStore::open(m_path.toStdString()));
        std::vector<Event> events{consoleLine("first", 100), consoleLine("of the other", 300, 2),
                                  consoleLine("=> ", 200), consoleLine("clock put back", 50)};
        must(store.append(events, bothBoxes));
    }
    const QList<QByteArray> expected{"first", "=> ", "clock put back", "of the other"};
    for (const auto& arguments :
         {QStringList{"show", "-n", "4"}, QStringList{"show", "-n", "all"}, QStringList{"export"},
          QStringList{"search", "-n", "all", "--oldest-first", "-E", "."}}) {
        const auto [status, output, problems] = log(arguments);
        QVERIFY2(status == 0, problems);
        const auto lines = output.trimmed().split('\n');
        QCOMPARE(lines.size(), arguments.contains("4") ? 4 : 8);
        for (int i = 0; i < 4; ++i)
            QVERIFY2(lines[lines.size() - 4 + i].endsWith(expected[i]), lines[lines.size() - 4 + i]);
    }
}

void TestCommand::refusesWrongUse_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* what, const QStringList& arguments, int status, const QByteArray& said) {
        QTest::newRow(what) << arguments << status << said;
    };
    const QByteArray rows = "is not a number from 1 to 1000000000, or all";
    row("no command", {}, 2, "'--store' belongs after a command: etherdeckctl log COMMAND --store");
    row("unknown command", {"burn"}, 2, "unknown command 'burn'.");
    row("mistyped command", {"exprot"}, 2, "unknown command 'exprot': did you mean 'export'?");
    row("mistyped option", {"show", "--sinec", "2h"}, 2, "unknown option '--sinec': did you mean '--since'?");
    row("bad level", {"show", "--level", "loud"}, 2, "'loud' is not a level: emerg, alert,");
    row("mistyped level", {"show", "--level", "wran"}, 2, "did you mean 'warn'?");
    row("bad time", {"show", "--since", "once"}, 2, "'once' is not a time: 2026-03-01,");
    row("times in the wrong order", {"show", "--since", "1h", "--until", "2h"}, 2, "later than --until");
    row("bad boot", {"show", "--boot", "-1"}, 2, "'-1' is not a number from 1 to 1000000000");
    row("large boot", {"show", "--boot", "99999999999999999999"}, 2, "is not a number from 1 to 1000000000");
    row("less than no lines", {"show", "-n", "-1"}, 2, "'-1' " + rows);
    row("no lines", {"show", "-n", "0"}, 2, "'0' " + rows);
    row("too many lines", {"boots", "-n", "18446744073709551615"}, 2, rows);
    row("half a line", {"show", "--limit", "1.5"}, 2, "'1.5' " + rows);
    row("nothing to look for", {"search"}, 2, "WORDS is required");
    row("unknown source", {"show", "--source", "plug-z"}, 1, "there is no source 'plug-z'");
}

void TestCommand::refusesWrongUse() {
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const auto outcome = log(arguments);
    QCOMPARE(outcome.status, status);
    QFETCH(QByteArray, said);
    QVERIFY2(outcome.problems.contains(said), outcome.problems);
    QVERIFY(outcome.output.isEmpty());
}

void TestCommand::makesNoHistoryByReading() {
    m_path = m_folder->filePath("none");
    const auto outcome = log({"sources"});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.problems.contains("there is no history"));
    QVERIFY(!QFile::exists(m_path));
}

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
