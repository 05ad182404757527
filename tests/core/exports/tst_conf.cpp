#include "core/exports/conf.h"
#include "core/exports/conf_values.h"
#include "tests/core/exports/export_text.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::exports;
using namespace etherdeck::tests;

class TestConf : public QObject {
    Q_OBJECT

private slots:
    void writesWhatAShellAndSystemdReadAlike();
    void readsWhatItWrites();
    void whatSaysNothingHasThePriorityOfItsUnit();
    void writesADiskOfAnyName();
    void keepsFromDebianWhatDoesNotStartAtBootOrMayBeAnotherDisk();
    void knowsPathsThatStayWithTheirDisk_data();
    void knowsPathsThatStayWithTheirDisk();
    void namesFilesWithoutHyphensAndOnce();
    void refusesToWriteWhatMeansTwoThings_data();
    void refusesToWriteWhatMeansTwoThings();
    void readsAHandWrittenFile();
    void reports_data();
    void reports();
    void explainsEachProblemInASentence();
    void readsADirectory();
    void tellsWhatTheGeneratorDoesNotReach();
    void reportsFilesOfOneAddressThatDisagree();
    void readsTheSkeletonAsNothing();
    void doesNotReadWhatIsTooLongOrHasNul();
    void knowsTheUnitsOfDebian();
    void readsEveryShorterTextWithoutTrouble();
};

void TestConf::writesWhatAShellAndSystemdReadAlike() {
    const auto files = confFiles(fullExport());
    QVERIFY(files);
    QCOMPARE(files->size(), 2U);
    QCOMPARE(files->at(0).name, "e7.3.conf");
    QCOMPARE(files->at(1).name, "e7.3.eth1.conf");
    QCOMPARE(files->at(1).interface, "eth1");
    QCOMPARE(
        QString::fromStdString(files->at(0).content),
        QString(
            "# Written by Etherdeck; may be edited. Values must mean the same to a shell and to systemd.\n"
            "# disk=WD%20Elements%20575%5C0:0%20100%25\n"
            "# boot=yes\n"
            "shelf=7\n"
            "slot=3\n"
            "netif=eth0\n"
            "filename=/dev/disk/by-id/usb-WD_Elements_575-0:0\n"
            "options='-r -d -s -b 32 -o 63 -l 2048 -m 00:25:31:0a:bc:de,00:25:31:0a:bc:df'\n"
            "ionice='-c3'\n"));
    for (const auto& file : *files) {
        auto shell = readAsShell(file.content);
        QVERIFY(shell.understood && shell.sourced && shell.problems.empty());
        QVERIFY(shell.values == readAsSystemd(file.content).values);
    }
}

void TestConf::readsWhatItWrites() {
    for (auto config : {fullExport(), plainExport()}) {
        for (const auto priority : {IoPriority::Default, IoPriority::Idle, IoPriority::Low, IoPriority::High,
                                    IoPriority::RealTime}) {
            for (const auto boot : {true, false}) {
                config.priority = priority;
                config.startsAtBoot = boot;
                const auto written = confFiles(config);
                QVERIFY(written);
                std::map<std::string, std::string> files;
                for (const auto& file : *written)
                    files[file.name] = file.content;
                const auto read = readConfDirectory(files, ConfReader::Systemd);
                QVERIFY(read.problems.empty() && read.faults.empty());
                QCOMPARE(read.exports.size(), 1U);
                QVERIFY(read.exports.front().config == config);
                QCOMPARE(read.exports.front().files.size(), config.interfaces.size());
                QVERIFY(readConfDirectory(files, ConfReader::Shell).exports == read.exports);
            }
        }
    }
}

/// Debian's unit gives -c2 -n7 to those that say nothing; its init script gives nothing.
void TestConf::whatSaysNothingHasThePriorityOfItsUnit() {
    const std::string content = "shelf=7\nslot=3\nnetif=eth0\nfilename=/srv/a\n";
    const auto priority = [&](const char* file, const std::string& text, ConfReader reader) {
        return readConf(file, text, reader).config->priority;
    };
    QCOMPARE(priority("a.conf", content, ConfReader::Systemd), IoPriority::Low);
    QCOMPARE(priority("a.conf", content, ConfReader::Shell), IoPriority::Default);
    QCOMPARE(priority("a.manual", content, ConfReader::Systemd), IoPriority::Default);
    QCOMPARE(priority("a.conf", content + "ionice=\n", ConfReader::Systemd), IoPriority::Default);
    QCOMPARE(priority("a.conf", content + "ionice=-c3\n", ConfReader::Systemd), IoPriority::Idle);
}

void TestConf::writesADiskOfAnyName() {
    auto config = plainExport();
    for (const std::string identity : {"\n", "a\nexit 0", "\\", "ä%", " x ", "%41", "`reboot`"}) {
        config.identity = identity;
        const auto files = confFiles(config);
        QVERIFY(files);
        const auto read = readConf(files->front().name, files->front().content, ConfReader::Systemd);
        QVERIFY(read.problems.empty());
        QCOMPARE(read.config->identity, identity);
    }
}

void TestConf::keepsFromDebianWhatDoesNotStartAtBootOrMayBeAnotherDisk() {
    auto config = plainExport();
    QCOMPARE(confFiles(config)->front().name, "e7.3.conf");
    config.startsAtBoot = false;
    QCOMPARE(confFiles(config)->front().name, "e7.3.manual");
    config.startsAtBoot = true;
    config.path = "/dev/sdb";
    const auto file = confFiles(config)->front();
    QCOMPARE(file.name, "e7.3.manual");
    QVERIFY(readConf(file.name, file.content, ConfReader::Systemd).config->startsAtBoot);
    QVERIFY(readConf("e7.3.conf", "shelf=1\nslot=2\nnetif=a\nfilename=/x\n", ConfReader::Systemd)
                .config->startsAtBoot);
    QVERIFY(!readConf("x.manual", "shelf=1\nslot=2\nnetif=a\nfilename=/x\n", ConfReader::Systemd)
                 .config->startsAtBoot);
}

void TestConf::knowsPathsThatStayWithTheirDisk_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("stays");
    for (const auto* path : {"/dev/disk/by-id/x", "/dev/disk/by-uuid/x", "/dev/disk/by-partuuid/x",
                             "/dev/mapper/x", "/dev/md/x", "/dev/group/volume", "/srv/x.img"})
        QTest::newRow(path) << QString(path) << true;
    for (const auto* path : {"/dev/sdb", "/dev/sdb1", "/dev/disk/by-path/x", "/dev/disk/by-label/x",
                             "/dev/md0", "/dev/disk/by-id/", "/dev/loop0", "/dev/block/8:0",
                             "/dev/cciss/c0d0", "/dev/group/", "/dev//x", "/run/x", "x", ""})
        QTest::newRow(path) << QString(path) << false;
}

void TestConf::knowsPathsThatStayWithTheirDisk() {
    QFETCH(QString, path);
    QTEST(staysWithDisk(path.toStdString()), "stays");
}

void TestConf::namesFilesWithoutHyphensAndOnce() {
    auto config = plainExport();
    config.interfaces = {"br_lan", "br-lan", "br_lan", "eth0.5"};
    const auto files = confFiles(config);
    QVERIFY(files);
    QStringList names;
    for (const auto& file : *files)
        names.push_back(QString::fromStdString(file.interface + ' ' + file.name));
    QCOMPARE(names.join(','), QString("br-lan e7.3.conf,br_lan e7.3.br_lan.conf,eth0.5 e7.3.eth0.5.conf"));
    config.interfaces = {"a", "b-c", "b_c"};
    QCOMPARE(confFiles(config)->at(1).name, "e7.3.b_c.conf");
    QCOMPARE(confFiles(config)->at(2).name, "e7.3.b_c_.conf");
}

void TestConf::refusesToWriteWhatMeansTwoThings_data() {
    QTest::addColumn<QString>("path");
    for (const auto* path :
         {"/a b",  "/a'b",  "/a\"b",  "/a$b",  "/a\\b", "/a;b",    "/a\nb", "/a\rb", "/a`b",    "/a*",
          "/a?",   "/a[b]", "/a#b",   "/a:~b", "/a&b",  "/a|b",    "/a<b",  "/a(b)", "/a{b,c}", "/a!b",
          "/a\tb", "/ä",    "/a\x7f", "a",     "",      "/a/../b", "/a//b", "/a/",   "/",       "/./a"})
        QTest::newRow(path) << QString(path);
    QTest::newRow("long") << QString("/" + QString(4095, 'a'));
}

void TestConf::refusesToWriteWhatMeansTwoThings() {
    QFETCH(QString, path);
    auto config = plainExport();
    config.path = path.toStdString();
    const auto files = confFiles(config);
    QVERIFY(!files);
    QCOMPARE(files.error().size(), 1U);
}

void TestConf::readsAHandWrittenFile() {
    const auto read =
        readConf("backup.conf",
                 "# my disk\n\n  shelf=14\nslot=\"2\"\n\tnetif='ens3'\nfilename=/dev/mapper/export\n"
                 "options=' -r   -m 11:22:33:44:55:66,223344556677 -o 8'\n"
                 "ionice='--class best-effort --classdata 7'",
                 ConfReader::Systemd);
    QCOMPARE(texts(read.problems), QString());
    // A group address in Debian's own example: the first byte is odd.
    QCOMPARE(texts(read.faults), QString("reserved-mac 11:22:33:44:55:66"));
    Export config;
    config.address = Address(14, 2);
    config.interfaces = {"ens3"};
    config.path = "/dev/mapper/export";
    config.readOnly = true;
    config.offset = Sectors{8};
    config.allowed = {*MacAddress::parse("11:22:33:44:55:66"), *MacAddress::parse("22:33:44:55:66:77")};
    config.priority = IoPriority::Low;
    QVERIFY(*read.config == config);
}

void TestConf::reports_data() {
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("problems");
    const auto row = [](const QByteArray& lines, const char* problems) {
        QTest::newRow(lines.constData()) << lines << QString(problems);
    };
    // The generator ends at these, and starts nothing behind this file.
    row("exit", "stops-generator 5 exit");
    row("exit 0 # done", "stops-generator 5 exit");
    row("x=1; exit", "unknown-variable 5 x; stops-generator 5 exit");
    row("options=$MORE", "stops-generator 5 $MORE; differs 5 options; refused-by-vblade 0 wrong-count");
    row("options=\"-b 8 $MORE\"",
        "stops-generator 5 $MORE; differs 5 options; refused-by-vblade 0 wrong-count");
    row("options=${MORE}", "stops-generator 5 $MORE; differs 5 options; refused-by-vblade 0 wrong-count");
    row("options=${MORE?}", "stops-generator 5 $MORE; stops-generator 5 ${MORE?}; differs 5 options; "
                            "refused-by-vblade 0 wrong-count");
    row("options=$4", "stops-generator 5 $4; differs 5 options; refused-by-vblade 0 wrong-count");
    row("shelf = 8", "stops-generator 5 shelf; differs 5 shelf");
    row("shelf= 8", "stops-generator 5 8; differs 5 shelf");
    row("my-key=8", "stops-generator 5 my-key=8");
    row("options+=-r", "stops-generator 5 options+=-r");
    row("\"shelf\"=8", "stops-generator 5 shelf=8");
    row("\r", "stops-generator 5 \\x0d");
    row("unset slot", "stops-generator 5 unset; skipped-by-generator 0 slot; differs 2 slot");
    row("export a-b", "stops-generator 5 export");
    row("export \"slot=4\"", "differs 2 slot");
    row("export -p", "runs-command 5 export");
    row("unset slot; slot=3", "");
    row("readonly shelf", "stops-generator 5 readonly");
    row("cd /srv", "stops-generator 5 cd");
    row("return 1", "stops-generator 5 return");
    row("return x", "stops-generator 5 return");
    row("continue 0", "stops-generator 5 continue");
    row("\\}", "runs-command 5 }");
    row("break", "stops-generator 5 break");
    row("false", "stops-generator 5 false");
    row("exec true", "stops-generator 5 exec");
    // Run as root at each start.
    row("reboot", "runs-command 5 reboot");
    row("options=`cat /etc/x`",
        "runs-command 5 cat /etc/x; differs 5 options; refused-by-vblade 0 wrong-count");
    row("options=$(cat /etc/x)",
        "runs-command 5 cat /etc/x; differs 5 options; refused-by-vblade 0 wrong-count");
    row(". /etc/default/vblade", "runs-command 5 .");
    row("echo hello", "runs-command 5 echo");
    // One file only.
    row("options='-r", "skipped-by-generator 5 syntax");
    row("options=\"-r", "skipped-by-generator 5 syntax");
    row("fi", "skipped-by-generator 5 syntax");
    row("; x=1", "skipped-by-generator 5 syntax");
    row("exit\nfi", "skipped-by-generator 6 syntax");
    row("continue", "skipped-by-generator 5 continue");
    row("netif=", "skipped-by-generator 0 netif");
    row("netif=''", "skipped-by-generator 0 netif");
    // Two readers, two meanings.
    row("slot=3 # the third", "differs 5 slot; refused-by-vblade 0 wrong-count");
    row("options=-r netif=eth1", "differs 3 netif; differs 5 options; refused-by-vblade 0 wrong-count");
    row("options=-r;", "differs 5 options; refused-by-vblade 0 unknown-option");
    row("export slot=4", "differs 2 slot");
    row("options=\\-r", "");
    row("options=a'b'", "differs 5 options; refused-by-vblade 0 wrong-count");
    row("options=$shelf", "differs 5 options; refused-by-vblade 0 wrong-count");
    row("options=${MORE:-x}", "differs 5 options; refused-by-vblade 0 wrong-count");
    row("options=$((1+1))", "differs 5 options; refused-by-vblade 0 wrong-count");
    row("filename=~/disk", "differs 5 filename");
    row("filename=/a:~/disk", "differs 5 filename");
    row("options=-r\r", "differs 5 options");
    row("# a comment \\\nslot=9", "differs 2 slot");
    row("options='\"-r\"'", "differs 5 options; refused-by-vblade 0 wrong-count");
    row("filename=/srv/*.img", "differs 5 filename");
    row("return\nslot=9", "differs 6 slot; differs 5 return");
    row("x=\xff", "differs 0 UTF-8; unknown-variable 5 x");
    // More of the shell than is read.
    row("if true; then exit; fi", "not-understood 5");
    row("f() { exit; }", "not-understood 5");
    row("true && options=-r", "not-understood 5");
    row("cat <<E\nE", "not-understood 5");
    row("options=$(echo ')')", "differs 5 options; not-understood 5; refused-by-vblade 0 wrong-count");
    row("options=${x#$y}", "not-understood 5; refused-by-vblade 0 wrong-count");
    // Variables, options and priorities.
    row("Slot=3", "unknown-variable 5 Slot");
    row("options=-x", "refused-by-vblade 0 unknown-option");
    row("options='-b 0'", "refused-by-vblade 0 refused-value");
    row("options=-b", "refused-by-vblade 0 missing-value");
    row("filename='/srv/a b'", "refused-by-vblade 0 wrong-count");
    row("ionice=-c2", "");
    row("ionice='-c2 -n5'", "not-kept 5 ionice");
    row("ionice=-p1", "not-kept 5 ionice");
    row("true", "");
    row(": nothing", "");
    row("exec", "runs-command 5 exec");
}

void TestConf::reports() {
    QFETCH(QByteArray, lines);
    QFETCH(QString, problems);
    const auto content = "shelf=7\nslot=3\nnetif=eth0\nfilename=/srv/disk.img\n" + lines + "\n";
    const auto read = readConf("a.conf", content.toStdString(), ConfReader::Systemd);
    auto expected = problems.split("; ");
    auto found = texts(read.problems).split("; ");
    expected.sort();
    found.sort();
    QCOMPARE(found.join("; "), expected.join("; "));
}

void TestConf::explainsEachProblemInASentence() {
    std::set<std::string> sentences;
    for (auto kind = ConfProblemKind::StopsGenerator; kind <= ConfProblemKind::Repeated;
         kind = static_cast<ConfProblemKind>(static_cast<int>(kind) + 1)) {
        const auto text = sentence({kind, 0, {}});
        QVERIFY2(text.size() > 20 && text.ends_with('.'), text.c_str());
        QVERIFY(sentences.insert(text).second);
    }
    QCOMPARE(sentence({ConfProblemKind::RunsCommand, 5, "reboot"}),
             std::string("Line 5: This command is run as root at each start: reboot."));
}

void TestConf::readsADirectory() {
    const std::string same = "shelf=7\nslot=3\nfilename=/dev/sdb\n";
    const auto found =
        readConfDirectory({{"b.conf", same + "netif=eth1\n"},
                           {"a.conf", same + "netif=eth0\n"},
                           {"c.manual", "shelf=1\nslot=1\nfilename=/x\nnetif=eth0\noptions='-b 1'\n"},
                           {".hidden.conf", "exit"},
                           {"c.conf.dpkg-old", "exit"},
                           {"README", "exit"}},
                          ConfReader::Systemd);
    QCOMPARE(found.exports.size(), 2U);
    QCOMPARE(found.exports[0].config.address, Address(1, 1));
    QVERIFY(!found.exports[0].config.startsAtBoot);
    QCOMPARE(found.exports[1].config.interfaces, (std::vector<std::string>{"eth0", "eth1"}));
    QCOMPARE(found.exports[1].files,
             (std::map<std::string, std::string>{{"eth0", "a.conf"}, {"eth1", "b.conf"}}));
    QVERIFY(found.problems.empty());
    QCOMPARE(found.faults.size(), 1U);
    QCOMPARE(found.faults[0].file, "c.manual");
    QCOMPARE(text(found.faults[0].fault), QString("buffers 1"));
}

void TestConf::tellsWhatTheGeneratorDoesNotReach() {
    const std::string good = "shelf=7\nslot=3\nfilename=/x\nnetif=eth";
    const auto found = readConfDirectory({{"a.conf", good + "0\n"},
                                          {"b.conf", "exit\n"},
                                          {"b.manual", "exit\n"},
                                          {"c.conf", good + "1\n"},
                                          {"d.conf", "false\n"}},
                                         ConfReader::Systemd);
    QCOMPARE(found.notReached, (std::vector<std::string>{"c.conf", "d.conf"}));
    QCOMPARE(found.problems[0].file, "b.conf");
    QVERIFY(readConfDirectory({{"a.manual", "exit\n"}, {"b.conf", good}}, ConfReader::Systemd)
                .notReached.empty());
}

void TestConf::reportsFilesOfOneAddressThatDisagree() {
    const std::string some = "shelf=7\nslot=3\nfilename=/x\n";
    const auto found = readConfDirectory({{"a.conf", some + "netif=eth0\n"},
                                          {"b.conf", some + "netif=eth0\n"},
                                          {"c.conf", some + "netif=eth1\noptions=-r\n"}},
                                         ConfReader::Systemd);
    QCOMPARE(found.exports.size(), 1U);
    QCOMPARE(found.exports[0].config.interfaces, (std::vector<std::string>{"eth0"}));
    QCOMPARE(found.problems.size(), 2U);
    QCOMPARE(text(found.problems[0].problem), QString("repeated 0 a.conf"));
    QCOMPARE(text(found.problems[1].problem), QString("contradicts 0 a.conf"));
}

void TestConf::readsTheSkeletonAsNothing() {
    QVERIFY(readConf("skeleton.conf", "\n# shelf=\n# slot=\n\n", ConfReader::Systemd) == ConfReading());
    QVERIFY(readConf("skeleton.conf", "", ConfReader::Shell) == ConfReading());
}

void TestConf::doesNotReadWhatIsTooLongOrHasNul() {
    const std::string nul("shelf=7\0", 8);
    QCOMPARE(texts(readConf("a.conf", nul, ConfReader::Systemd).problems), QString("not-understood 0"));
    const std::string tooLong(64 * 1024 + 1, '#');
    QCOMPARE(texts(readConf("a.conf", tooLong, ConfReader::Systemd).problems), QString("not-understood 0"));
}

void TestConf::knowsTheUnitsOfDebian() {
    QCOMPARE(confUnit("e7.3.eth1.conf"), "vblade@e7.3.eth1.service");
    QVERIFY(!confUnit("e7.3.manual"));
    QVERIFY(!confUnit("my-disk.conf"));
    QVERIFY(!confUnit(".conf"));
}

void TestConf::readsEveryShorterTextWithoutTrouble() {
    const auto content =
        confFiles(fullExport())->front().content + "x=\"${y:-$(z '1')}\"; export a=`b` # c\\\n";
    for (std::size_t length = 0; length < content.size(); ++length) {
        const auto read = readConf("a.conf", content.substr(0, length), ConfReader::Systemd);
        if (length < content.find("filename=/"))
            QVERIFY(!read.config);
        if (read.config) {
            QCOMPARE(read.config->address, Address(7, 3));
            QVERIFY(fullExport().path.starts_with(read.config->path));
        }
    }
}

QTEST_APPLESS_MAIN(TestConf)
#include "tst_conf.moc"
