#include "core/exports/conf.h"
#include "core/exports/conf_values.h"
#include "core/exports/vblade_command.h"
#include "tests/core/exports/export_text.h"
#include "tests/integration/agent/debian_readers.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace etherdeck;
using namespace etherdeck::exports;
using namespace etherdeck::tests;

namespace {

const QByteArray goodConf("shelf=7\nslot=3\nnetif=eth0\nfilename=/srv/disk.img\n");

QMap<QString, QByteArray> known(const ConfValues& values) {
    QMap<QString, QByteArray> found;
    for (const auto& [name, value] : values) {
        if (isConfVariable(name) && value.text && !value.text->empty())
            found[QString::fromStdString(name)] = QByteArray::fromStdString(*value.text);
    }
    return found;
}

bool has(const std::vector<ConfProblem>& problems, ConfProblemKind kind) {
    return std::ranges::count(problems, kind, &ConfProblem::kind) > 0;
}

/// Text that looks like a conf, and is mostly wrong. No word of it is the name of a program.
QByteArray inventedConf(std::mt19937& random) {
    static const std::vector<QByteArray> pieces{
        "shelf", "slot", "options", "=",      "=",          "=7",        "='",      "'",       "\"",
        "\\",    "\n",   "\n",      "\n",     " ",          "\t",        "\r",      "#",       ";",
        "~",     ":",    "7",       "zz",     "shelf=7\n",  "netif=e\n", "exit",    "export ", "+",
        "\\\n",  "a",    "/x",      "return", "unset slot", "{",         "}",       "&",       "|",
        "(",     ")",    "<",       "if",     "fi",         "true",      "continue"};
    QByteArray text;
    for (auto left = 1 + random() % 12; left > 0; --left)
        text += pieces[random() % pieces.size()];
    return text;
}

} // namespace

/// Our two readers of conf files against those that count: dash, as Debian's generator runs it, that
/// generator itself, and systemd.
class TestDebianConfs : public QObject {
    Q_OBJECT

private slots:
    void linksAUnitForEachFileThatWeWrite();
    void readsWhatWeWriteAsWeDo();
    void startsWhatWeMean_data();
    void startsWhatWeMean();
    void stopsWhereWeSay_data();
    void stopsWhereWeSay();
    void readsInventedFilesAsWeDo();
};

void TestDebianConfs::linksAUnitForEachFileThatWeWrite() {
    QMap<QString, QByteArray> files;
    QStringList units;
    const auto add = [&](const Export& config) {
        const auto written = confFiles(config);
        QVERIFY(written);
        for (const auto& file : *written) {
            files[QString::fromStdString(file.name)] = QByteArray::fromStdString(file.content);
            if (const auto unit = confUnit(file.name))
                units.push_back(QString::fromStdString(*unit));
        }
    };
    auto config = fullExport();
    config.interfaces = {"eth0", "br-lan", "eth0.5"};
    add(config);
    config.address = Address(7, 4);
    config.startsAtBoot = false;
    add(config);
    config = plainExport();
    config.address = Address(65534, 254);
    add(config);
    config.address = Address(7, 5);
    config.path = "/dev/sdb";
    add(config);
    QCOMPARE(units.size(), 4);
    units.sort();
    QCOMPARE(generatedUnits(files), units);
}

void TestDebianConfs::readsWhatWeWriteAsWeDo() {
    for (auto config : {fullExport(), plainExport()}) {
        for (const auto* path : {"/srv/a", "/dev/disk/by-id/usb-A_b-c:0", "/srv/a.b,c+d=e@f%20g_h"}) {
            config.path = path;
            const auto content = QByteArray::fromStdString(confFiles(config)->front().content);
            const auto shell = sourcedValues(content);
            QVERIFY(shell.sourced && shell.reached);
            QCOMPARE(shell.values, known(readAsShell(content.toStdString()).values));
            QCOMPARE(shell.values["filename"], QByteArray(path));
            const auto systemd = environmentValues(content);
            QVERIFY(systemd);
            QCOMPARE(*systemd, shell.values);
        }
    }
}

/// One value at a time, and all together.
void TestDebianConfs::startsWhatWeMean_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("priority");
    int which = 0;
    for (const auto* name : {"plain", "read-only", "sync", "direct", "buffers", "offset", "length", "masks",
                             "two interfaces", "a file with many signs"})
        QTest::newRow(name) << which++ << "best-effort: prio 4"; // Debian's unit has another default
    QTest::newRow("idle") << which++ << "idle";
    QTest::newRow("low") << which++ << "best-effort: prio 7";
    QTest::newRow("all") << which << "idle";
}

void TestDebianConfs::startsWhatWeMean() {
    QFETCH(int, which);
    QFETCH(QString, priority);
    auto config = plainExport();
    const std::vector<std::function<void()>> changes{[] {},
                                                     [&] { config.readOnly = true; },
                                                     [&] { config.sync = true; },
                                                     [&] { config.direct = true; },
                                                     [&] { config.buffers = 2; },
                                                     [&] { config.offset = Sectors{2048}; },
                                                     [&] { config.length = Sectors{1}; },
                                                     [&] { config.allowed = fullExport().allowed; },
                                                     [&] {
                                                         config.interfaces = {"br-lan", "eth0.5"};
                                                     },
                                                     [&] { config.path = "/srv/a.b,c+d=e@f%20g_h"; },
                                                     [&] { config.priority = IoPriority::Idle; },
                                                     [&] { config.priority = IoPriority::Low; },
                                                     [&] { config = fullExport(); }};
    changes[static_cast<std::size_t>(which)]();
    QMap<QString, QByteArray> files;
    const auto written = confFiles(config);
    QVERIFY(written);
    for (const auto& file : *written)
        files[QString::fromStdString(file.name)] = QByteArray::fromStdString(file.content);
    const auto started = startedByInitScript(files);
    QCOMPARE(started.size(), qsizetype(config.interfaces.size()));
    for (const auto& words : started) {
        QVERIFY2(words.front().startsWith(priority), qPrintable(words.front()));
        std::vector<std::string> command;
        for (const auto& word : words.mid(1))
            command.push_back(word.toStdString());
        const auto meaning = readVbladeCommand(command, WordsFrom::CommandLine);
        QVERIFY(meaning);
        auto expected = config;
        expected.interfaces = meaning->config.interfaces;
        expected.identity.clear();
        expected.priority = {};
        QVERIFY(std::ranges::count(config.interfaces, expected.interfaces.front()) == 1);
        QCOMPARE(vbladeCommand(meaning->config, expected.interfaces.front()),
                 vbladeCommand(expected, expected.interfaces.front()));
    }
}

void TestDebianConfs::stopsWhereWeSay_data() {
    QTest::addColumn<QByteArray>("line");
    for (const auto* line :
         {"exit", "exit 0", "options=$MORE", "options=${MORE}", "options=${MORE?}", "options=$2",
          "options=$!", "shelf = 8", "shelf= 8", "my-key=8", "options+=-r", "\"shelf\"=8", "\r", "unset slot",
          "readonly shelf", "cd /", "break", "false", "return 1", "return x", "continue 0", "exec true",
          "local x=1", "x=1; exit", "f=$HOME",
          // and where it does not
          "", "options='-r", "fi", "; x=1", "exit\nfi", "exit\nx='", "continue", "return",
          "netif=", "export x=1", "unset slot; slot=3", "unset options; options=", "options=$shelf",
          "options=${MORE:-x}", "options=$((1+1))", "options=$1", "options=$3", "options=$?", "options=$",
          "options=a$", "options=~", "true", ":", "exec", "readonly x=1", "# exit", "x=1 # exit", "x='exit'",
          "x=1 y=$x", "shelf=7 true", "options=\"a\\\nb\"", "a=b\\\nexit"})
        QTest::newRow(line) << QByteArray(line);
}

void TestDebianConfs::stopsWhereWeSay() {
    QFETCH(QByteArray, line);
    const QMap<QString, QByteArray> files{{"a.conf", goodConf + line + '\n'}, {"b.conf", goodConf}};
    const auto reading = readConfDirectory(
        {{"a.conf", files["a.conf"].toStdString()}, {"b.conf", goodConf.toStdString()}}, ConfReader::Systemd);
    for (const auto& found : reading.problems)
        QVERIFY2(found.problem.kind != ConfProblemKind::NotUnderstood, qPrintable(text(found.problem)));
    const auto units = generatedUnits(files);
    QCOMPARE(!reading.notReached.empty(), !units.contains("vblade@b.service"));
    const auto shell = readAsShell(files["a.conf"].toStdString());
    const auto skipped =
        has(reading.notReached.empty()
                ? readConf("a.conf", files["a.conf"].toStdString(), ConfReader::Systemd).problems
                : std::vector<ConfProblem>{},
            ConfProblemKind::SkippedByGenerator);
    QCOMPARE(reading.notReached.empty() && !skipped, units.contains("vblade@a.service") && units.size() == 2);
    QCOMPARE(sourcedValues(files["a.conf"]).sourced, shell.sourced);
}

void TestDebianConfs::readsInventedFilesAsWeDo() {
    std::mt19937 random(20); // the same files each time
    int compared = 0;
    for (int i = 0; i < 300; ++i) {
        const auto content = inventedConf(random);
        const auto shown = content.toPercentEncoding(" =\n");
        if (const auto systemd = environmentValues(content))
            QVERIFY2(*systemd == known(readAsSystemd(content.toStdString()).values), shown);

        const auto ours = readAsShell(content.toStdString());
        if (!ours.understood)
            continue;
        const auto theirs = sourcedValues(content);
        QVERIFY2(theirs.sourced == ours.sourced, shown);
        // A command that the shell does not find ends it; which ones there are is not ours to know.
        if (!ours.sourced || has(ours.problems, ConfProblemKind::RunsCommand))
            continue;
        const auto ends = has(ours.problems, ConfProblemKind::StopsGenerator) ||
                          has(ours.problems, ConfProblemKind::SkippedByGenerator);
        QVERIFY2(theirs.reached == !ends, shown);
        auto values = known(ours.values);
        auto found = theirs.values;
        for (const auto& [name, value] : ours.values) {
            if (!value.text) // only the shell knows
                found.remove(QString::fromStdString(name));
        }
        QVERIFY2(ends || found == values, shown);
        ++compared;
    }
    QVERIFY2(compared > 50, QByteArray::number(compared));
}

QTEST_MAIN_WRAPPER(
    TestDebianConfs, if (const auto missing = prepareDebianReaders(); !missing.isEmpty()) {
        qWarning("skipped: %s", qPrintable(missing));
        return skipped;
    } QCoreApplication application(argc, argv);)
#include "tst_debian_confs.moc"
