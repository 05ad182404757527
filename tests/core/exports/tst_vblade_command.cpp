#include "core/exports/ionice.h"
#include "core/exports/vblade_command.h"
#include "tests/core/exports/export_text.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::exports;
using namespace etherdeck::tests;

namespace {

/// Words with blanks between; "''" is an empty one.
std::vector<std::string> wordsOf(const QString& line) {
    std::vector<std::string> words;
    for (const auto& word : line.split(' ', Qt::SkipEmptyParts))
        words.push_back(word == "''" ? std::string() : word.toStdString());
    return words;
}

QString textOf(const Export& config) {
    QStringList parts{QString::fromStdString(config.address.toString()),
                      QString::fromStdString(config.interfaces.front()), QString::fromStdString(config.path)};
    if (config.readOnly)
        parts.push_back("r");
    if (config.direct)
        parts.push_back("d");
    if (config.sync)
        parts.push_back("s");
    if (config.buffers != 16)
        parts.push_back(QString("b=%1").arg(config.buffers));
    if (config.offset.count > 0)
        parts.push_back(QString("o=%1").arg(config.offset.count));
    if (config.length)
        parts.push_back(QString("l=%1").arg(config.length->count));
    for (const auto& mac : config.allowed)
        parts.push_back(QString::fromStdString(mac.toString()));
    return parts.join(' ');
}

} // namespace

class TestVbladeCommand : public QObject {
    Q_OBJECT

private slots:
    void buildsTheArgumentsOfVblade();
    void readsWhatItBuilds();
    void readsWhatVbladeWouldDo_data();
    void readsWhatVbladeWouldDo();
    void tellsWhyWordsServeNothing_data();
    void tellsWhyWordsServeNothing();
    void joinsTheListThatVbladeCuts_data();
    void joinsTheListThatVbladeCuts();
    void readsEveryShorterCommandLineWithoutTrouble();
    void takesACommandLineApart();
    void readsPriorities_data();
    void readsPriorities();
};

void TestVbladeCommand::buildsTheArgumentsOfVblade() {
    QCOMPARE(vbladeCommand(plainExport(), "eth0"), wordsOf("/usr/sbin/vblade 7 3 eth0 /srv/disk.img"));
    QCOMPARE(vbladeCommand(fullExport(), "eth1", "/opt/vblade"),
             wordsOf("/opt/vblade -r -d -s -b 32 -o 63 -l 2048 -m 00:25:31:0a:bc:de,00:25:31:0a:bc:df "
                     "7 3 eth1 /dev/disk/by-id/usb-WD_Elements_575-0:0"));
}

void TestVbladeCommand::readsWhatItBuilds() {
    auto config = fullExport();
    const auto words = vbladeCommand(config, "eth1");
    config.interfaces = {"eth1"};
    config.identity.clear();
    config.priority = IoPriority::Default;
    auto cut = words;
    const auto list = std::ranges::find(cut, "-m") + 1;
    *list = "00:25:31:0a:bc:de";
    cut.insert(list + 1, "00:25:31:0a:bc:df");
    for (const auto& seen : {words, cut}) {
        const auto meaning = readVbladeCommand(seen, WordsFrom::Process);
        QVERIFY(meaning);
        QVERIFY(meaning->faults.empty());
        QVERIFY(meaning->config == config);
    }
}

void TestVbladeCommand::readsWhatVbladeWouldDo_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("faults");
    const auto row = [](const char* line, const char* config, const char* faults = "") {
        QTest::newRow(line) << line << config << faults;
    };
    row("vblade 7 3 eth0 /x", "e7.3 eth0 /x");
    row("./vblade -r 7 -d 3 -s eth0 /x", "e7.3 eth0 /x r d s");
    row("vblade 7 3 eth0 /x -rds -b 20", "e7.3 eth0 /x r d s b=20");
    row("vblade -rb20 7 3 eth0 /x -o8 -l 9", "e7.3 eth0 /x r b=20 o=8 l=9");
    row("vblade -b 20 -b 30 7 3 eth0 /x", "e7.3 eth0 /x b=30");
    row("vblade -r -- 7 3 eth0 /x", "e7.3 eth0 /x r");
    row("vblade -m 0025310abcde 7 3 eth0 /x", "e7.3 eth0 /x 00:25:31:0a:bc:de");
    row("vblade -m 0025310abcde,00:25:31:0A:BC:DF 7 3 eth0 /x",
        "e7.3 eth0 /x 00:25:31:0a:bc:de 00:25:31:0a:bc:df");
    row("vblade -m 0025310abcde 7 3 eth0 /x -m 0025310abcdf",
        "e7.3 eth0 /x 00:25:31:0a:bc:de 00:25:31:0a:bc:df");
    row("vblade 7 3 eth0 x", "e7.3 eth0 /home/box/x", "relative-path x");
    row("vblade 7 3 eth0 ./x", "e7.3 eth0 /home/box/x", "relative-path ./x");
    row("/usr/bin/qemu-arm-static -L /sysroot /usr/sbin/vblade 7 3 eth0 /x", "e7.3 eth0 /x");
    // What it should refuse.
    row("vblade 70000 3 eth0 /x", "e4464.3 eth0 /x", "shelf 70000");
    row("vblade 7 300 eth0 /x", "e7.44 eth0 /x", "slot 300");
    row("vblade -- -1 255 eth0 /x", "e*.* eth0 /x", "shelf -1; slot 255");
    row("vblade abc 3x eth0 /x", "e0.3 eth0 /x", "shelf abc; slot 3x");
    row("vblade 4095 3 eth0 /x", "e4095.3 eth0 /x", "linux-shelf 4095");
    row("vblade -b 70000 7 3 eth0 /x", "e7.3 eth0 /x b=4464", "buffers 70000");
    row("vblade -b 1 7 3 eth0 /x", "e7.3 eth0 /x b=1", "buffers 1");
    row("vblade -o 5x 7 3 eth0 /x", "e7.3 eth0 /x o=5", "offset 5x");
    row("vblade -o 010 -l 0x10 7 3 eth0 /x", "e7.3 eth0 /x o=8 l=16", "offset 010; length 0x10");
    row("vblade -m 00:25:31:0a:bc 7 3 eth0 /x", "e7.3 eth0 /x", "mac 00:25:31:0a:bc");
    row("vblade -m '' 7 3 eth0 /x", "e7.3 eth0 /x", "mac");
    row("vblade -m zz25310abcde 7 3 eth0 /x", "e7.3 eth0 /x 00:25:31:0a:bc:de", "mac zz25310abcde");
    row("vblade -m 00-25-31-0a-bc-de 7 3 eth0 /x", "e7.3 eth0 /x 00:fe:05:31:00:0a", "mac 00-25-31-0a-bc-de");
    row("vblade -m 0025310abcdef 7 3 eth0 /x", "e7.3 eth0 /x 00:25:31:0a:bc:de", "mac 0025310abcdef");
    row("vblade -m ffffffffffff 7 3 eth0 /x", "e7.3 eth0 /x ff:ff:ff:ff:ff:ff",
        "reserved-mac ff:ff:ff:ff:ff:ff");
    row("vblade 7 3 eth0;reboot /x/../y", "e7.3 eth0;reboot /x/../y",
        "interface eth0;reboot; path-not-plain /x/../y");
}

void TestVbladeCommand::readsWhatVbladeWouldDo() {
    QFETCH(QString, line);
    for (const auto from : {WordsFrom::CommandLine, WordsFrom::Process}) {
        const auto meaning = readVbladeCommand(wordsOf(line), from, "/home/box");
        QVERIFY(meaning);
        QTEST(textOf(meaning->config), "config");
        QTEST(texts(meaning->faults), "faults");
    }
}

void TestVbladeCommand::tellsWhyWordsServeNothing_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* line, const char* problem) { QTest::newRow(line) << line << problem; };
    row("", "not-vblade");
    row("vbladed 7 3 eth0 /x", "not-vblade");
    row("sh /usr/sbin/vblade 7 3 eth0 /x", "not-vblade");
    row("qemu-arm-static /bin/sh", "not-vblade");
    row("vblade", "wrong-count");
    row("vblade 7 3 eth0", "wrong-count");
    row("vblade 7 3 eth0 /x y", "wrong-count");
    row("vblade 7 3 eth0 /x -", "wrong-count");
    row("vblade -v 7 3 eth0 /x", "unknown-option");
    row("vblade --help", "unknown-option");
    row("vblade -1 3 eth0 /x", "unknown-option");
    row("vblade 7 3 eth0 /x -m", "missing-value");
    row("vblade 7 3 eth0 /x -rb", "missing-value");
    row("vblade -b 0 7 3 eth0 /x", "refused-value");
    row("vblade -b x 7 3 eth0 /x", "refused-value");
    row("vblade -o -5 7 3 eth0 /x", "refused-value");
    row("vblade -o x 7 3 eth0 /x", "refused-value");
    row("vblade -l 0 7 3 eth0 /x", "refused-value");
}

void TestVbladeCommand::tellsWhyWordsServeNothing() {
    QFETCH(QString, line);
    for (const auto from : {WordsFrom::CommandLine, WordsFrom::Process}) {
        const auto meaning = readVbladeCommand(wordsOf(line), from);
        QVERIFY(!meaning);
        QTEST(QString::fromStdString(std::string(name(meaning.error()))), "problem");
    }
}

void TestVbladeCommand::joinsTheListThatVbladeCuts_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* line, const char* result) { QTest::newRow(line) << line << result; };
    row("vblade -m 002531000001 002531000002 7 3 eth0 /x",
        "e7.3 eth0 /x 00:25:31:00:00:01 00:25:31:00:00:02");
    row("vblade -m002531000001 002531000002 -r 7 3 eth0 /x",
        "e7.3 eth0 /x r 00:25:31:00:00:01 00:25:31:00:00:02");
    row("vblade 7 3 eth0 /x -m 002531000001 002531000002",
        "e7.3 eth0 /x 00:25:31:00:00:01 00:25:31:00:00:02");
    row("vblade -m 002531000001 002531000002 7 3 -m 002531000003 002531000004 eth0 /x",
        "e7.3 eth0 /x 00:25:31:00:00:01 00:25:31:00:00:02 00:25:31:00:00:03 00:25:31:00:00:04");
    row("vblade -m 002531000001 bad 7 3 eth0 /x", "e7.3 eth0 /x 00:25:31:00:00:01");
    row("vblade -m 002531000001 '' 7 3 eth0 /x", "e7.3 eth0 /x 00:25:31:00:00:01");
    // A shelf that looks like a MAC address: the count tells.
    row("vblade -m 002531000001 000000000007 3 eth0 /x", "e7.3 eth0 /x 00:25:31:00:00:01");
    row("vblade -m 002531000001 bad 7 3 -m 002531000003 eth0 /x", "wrong-count");
    row("vblade 002531000002 7 3 eth0 /x -m 002531000001", "wrong-count");
}

void TestVbladeCommand::joinsTheListThatVbladeCuts() {
    QFETCH(QString, line);
    const auto meaning = readVbladeCommand(wordsOf(line), WordsFrom::Process);
    const auto result =
        meaning ? textOf(meaning->config) : QString::fromStdString(std::string(name(meaning.error())));
    QTEST(result, "result");
    if (result != "wrong-count" && !line.contains("000000000007"))
        QVERIFY(!readVbladeCommand(wordsOf(line), WordsFrom::CommandLine));
}

void TestVbladeCommand::readsEveryShorterCommandLineWithoutTrouble() {
    std::string bytes;
    for (const auto& word : vbladeCommand(fullExport(), "eth0"))
        bytes += word + '\0';
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const auto words = commandLineWords(std::string_view(bytes).substr(0, length));
        const auto meaning = readVbladeCommand(words, WordsFrom::Process);
        // Complete as soon as the path has begun.
        QCOMPARE(meaning.has_value(), length > bytes.find("/dev/disk"));
    }
}

void TestVbladeCommand::takesACommandLineApart() {
    using Words = std::vector<std::string>;
    QCOMPARE(commandLineWords({}), Words{});
    QCOMPARE(commandLineWords({"a\0b\0", 4}), (Words{"a", "b"}));
    QCOMPARE(commandLineWords({"a\0\0b", 4}), (Words{"a", "", "b"}));
    QCOMPARE(commandLineWords({"\0", 1}), Words{""});
}

void TestVbladeCommand::readsPriorities_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* arguments, const char* result) {
        QTest::addRow("\"%s\"", arguments) << arguments << result;
    };
    row("", "default");
    row("-c3", "idle");
    row("-c 3 -t", "idle");
    row("--class idle", "idle");
    row("--class=idle --ignore", "idle");
    row("-c2 -n7", "low");
    row("-n7", "low");
    row("--class best-effort --classdata 5", "low, not exactly");
    row("-c2 -n0", "high");
    row("--classdata=3", "high, not exactly");
    row("-c2", "default");
    row("-c0", "default");
    row("-c1", "real-time");
    row("-c realtime -n 2", "real-time, not exactly");
    row("-c4", "refused");
    row("-n8", "refused");
    row("-n", "refused");
    row("-c", "refused");
    row("-p 1", "refused");
    row("--class", "refused");
    row("-t x", "refused");
    row("--classy=3", "refused");
}

void TestVbladeCommand::readsPriorities() {
    QFETCH(QString, arguments);
    const auto meaning = readIonice(wordsOf(arguments));
    auto result = QString("refused");
    if (meaning)
        result = QString::fromStdString(std::string(name(meaning->priority))) +
                 (meaning->exact ? "" : ", not exactly");
    QTEST(result, "result");
    if (meaning && meaning->exact)
        QVERIFY(readIonice(ioniceArguments(meaning->priority)) == meaning);
}

QTEST_APPLESS_MAIN(TestVbladeCommand)
#include "tst_vblade_command.moc"
