#include "core/remote/device.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::remote;

class TestDevice : public QObject {
    Q_OBJECT

private slots:
    void readsEachWay();
    void splitsWordsAsWritten_data();
    void splitsWordsAsWritten();
    void refusesWhatIsNoDevice_data();
    void refusesWhatIsNoDevice();
};

void TestDevice::readsEachWay() {
    QVERIFY(parseDevice("unix:/run/a b/socket").value() == Device(UnixDevice{"/run/a b/socket"}));
    QVERIFY(parseDevice("exec:agent --root '/tmp/a b'").value() ==
            Device(ExecDevice{{"agent", "--root", "/tmp/a b"}}));
    for (const auto* host : {"plug", "root@plug", "root@192.168.1.7", "root@fe80::1%eth0",
                             "ssh://root@box:2222", "ssh://root@[::1]:2222"})
        QVERIFY2(parseDevice(host).value() == Device(SshDevice{host}), host);
}

void TestDevice::splitsWordsAsWritten_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("none") << " \t" << QStringList();
    QTest::newRow("blanks between") << "  a   b\tc\n" << QStringList{"a", "b", "c"};
    QTest::newRow("single quotes take all") << R"('a "b" \' c)" << QStringList{R"(a "b" \)", "c"};
    QTest::newRow("double quotes") << R"("a 'b' \" \\ \n")" << QStringList{R"(a 'b' " \ \n)"};
    QTest::newRow("within a word") << R"(a'b c'd"e f")" << QStringList{"ab cde f"};
    QTest::newRow("backslash") << R"(a\ b \'c)" << QStringList{"a b", "'c"};
    QTest::newRow("empty words") << R"('' "" a)" << QStringList{"", "", "a"};
    QTest::newRow("nothing is for a shell")
        << "a;b $HOME `c` *|d >e" << QStringList{"a;b", "$HOME", "`c`", "*|d", ">e"};
}

void TestDevice::splitsWordsAsWritten() {
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    const auto split = splitWords(text.toStdString());
    QVERIFY(split.has_value());
    QStringList got;
    for (const auto& word : *split)
        got << QString::fromStdString(word);
    QCOMPARE(got, words);
}

void TestDevice::refusesWhatIsNoDevice_data() {
    QTest::addColumn<QByteArray>("text");
    for (const auto* text : {"",
                             "unix:",
                             "unix:relative",
                             "exec:",
                             "exec:  ",
                             "exec:''",
                             "exec:'open",
                             "exec:\"open",
                             "exec:a\\",
                             "-oProxyCommand=x",
                             "root@-oProxyCommand=x",
                             "root@",
                             "@plug",
                             "ssh://",
                             "ssh://-x",
                             "ssh://box:0",
                             "ssh://box:65536",
                             "ssh://box:ssh",
                             "ssh://[::1",
                             "ssh://[::1]22",
                             "ssh://box/path",
                             "ssh://root@-x",
                             "two words",
                             "plug;id",
                             "$(id)",
                             "`id`",
                             "a/b",
                             "unx:/run/x",
                             "plug\n",
                             "plug\x1b[1m",
                             "r\xc3\xa4",
                             "root@'plug'"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("long socket") << QByteArray("unix:/" + QByteArray(107, 'x'));
    QTest::newRow("long host") << QByteArray(513, 'x');
    QTest::newRow("NUL in a path") << QByteArray("unix:/a\0b", 9);
    QTest::newRow("NUL in a command") << QByteArray("exec:a\0b", 8);
}

void TestDevice::refusesWhatIsNoDevice() {
    QFETCH(QByteArray, text);
    const auto device = parseDevice(text.toStdString());
    QVERIFY(!device);
    QCOMPARE(device.error().code, ErrorCode::Malformed);
    QVERIFY(!device.error().detail.empty());
}

QTEST_APPLESS_MAIN(TestDevice)
#include "tst_device.moc"
