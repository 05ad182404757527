#include "core/syslog/target.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using Transport = SyslogTarget::Transport;

Q_DECLARE_METATYPE(etherdeck::netconsole::SyslogTarget)

class TestSyslogTarget : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void refusesEveryShorterLengthThatLacksAPart();
    void writesWhatItReads();
};

void TestSyslogTarget::reads_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<SyslogTarget>("target");
    const auto row = [](const char* url, SyslogTarget target) {
        QTest::newRow(url) << QString(url) << target;
    };
    row("udp://logs", {Transport::Udp, "logs", 514, {}, {2048, 0}});
    row("udp://192.0.2.1:5514", {Transport::Udp, "192.0.2.1", 5514, {}, {2048, 0}});
    row("UDP://logs:1", {Transport::Udp, "logs", 1, {}, {2048, 0}});
    row("udp://logs?size=480", {Transport::Udp, "logs", 514, {}, {480, 0}});
    row("tcp://logs.example", {Transport::Tcp, "logs.example", 601, {}, {8192, 0}});
    row("tcp://logs.example/", {Transport::Tcp, "logs.example", 601, {}, {8192, 0}});
    row("tcp://[::1]:601", {Transport::Tcp, "::1", 601, {}, {8192, 0}});
    row("tcp://[fe80::1%eth0]", {Transport::Tcp, "fe80::1%eth0", 601, {}, {8192, 0}});
    row("tcp://a_b-c.d:65535", {Transport::Tcp, "a_b-c.d", 65535, {}, {8192, 0}});
    row("tls://logs", {Transport::Tls, "logs", 6514, {}, {8192, 0}});
    row("tls://logs:6515?ca=/etc/ssl/ca.pem", {Transport::Tls, "logs", 6515, "/etc/ssl/ca.pem", {8192, 0}});
    row("udp://logs?enterprise=4294967295", {Transport::Udp, "logs", 514, {}, {2048, 4294967295}});
    row("tls://logs/?ca=/a%20b%26c&size=4096", {Transport::Tls, "logs", 6514, "/a b&c", {4096, 0}});
}

void TestSyslogTarget::reads() {
    QFETCH(QString, url);
    const auto target = parseSyslogTarget(url.toStdString());
    QVERIFY(target);
    QTEST(*target, "target");
}

void TestSyslogTarget::refuses_data() {
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("code");
    const auto row = [](const QByteArray& url, ErrorCode code) {
        QTest::addRow("%.60s", url.constData()) << url << static_cast<int>(code);
    };
    for (const auto* url : {"",
                            "logs",
                            "logs:514",
                            "udp:logs",
                            "udp://",
                            "udp:///",
                            "udp://:514",
                            "udp://logs:",
                            "udp://logs:x",
                            "udp://logs:-1",
                            "udp://logs:+1",
                            "udp://logs:0514",
                            "udp://logs: 514",
                            "udp://logs:514/path",
                            "udp://logs//",
                            "udp://user@logs",
                            "udp://lo gs",
                            "udp://-logs",
                            "udp://l\xc3\xb6gs",
                            "udp://a:1:2",
                            "udp://::1",
                            "udp://[::1",
                            "udp://[]",
                            "udp://[::1]514",
                            "udp://[::1]:",
                            "udp://[logs]",
                            "udp://[1.2.3.4]",
                            "udp://[::1%]",
                            "udp://[::1%e/0]",
                            "udp://logs#top",
                            "udp://logs?size=",
                            "udp://logs?size=+9",
                            "udp://logs?enterprise=",
                            "udp://logs?enterprise=a",
                            "tls://logs?ca=",
                            "tls://logs?ca=%",
                            "tls://logs?ca=%4",
                            "tls://logs?ca=%4x",
                            "tls://logs?ca=a%00b",
                            "tls://logs?ca=a%0ab",
                            "tls://logs?ca=%-1"})
        row(url, ErrorCode::Malformed);
    for (const auto* url :
         {"udp://logs:0", "udp://logs:65536", "udp://logs:99999999999999999999", "udp://logs?size=479",
          "udp://logs?size=8193", "udp://logs?enterprise=0", "udp://logs?enterprise=4294967296"})
        row(url, ErrorCode::OutOfRange);
    for (const auto* url : {"://logs", "http://logs", "tcps://logs", "udp://logs?ca=/a", "tcp://logs?ca=/a",
                            "tls://logs?key=/a", "tls://logs?ca", "udp://logs?verify=no", "udp://logs?&"})
        row(url, QByteArray(url) == "tls://logs?ca" ? ErrorCode::Malformed : ErrorCode::Unsupported);
    row("udp://" + QByteArray(254, 'a'), ErrorCode::Malformed);
    row("udp://" + QByteArray(4096, 'a'), ErrorCode::TooLong);
}

void TestSyslogTarget::refuses() {
    QFETCH(QByteArray, url);
    const auto target = parseSyslogTarget(url.toStdString());
    QVERIFY(!target);
    QTEST(static_cast<int>(target.error().code), "code");
}

void TestSyslogTarget::refusesEveryShorterLengthThatLacksAPart() {
    const std::string_view url = "tls://[fe80::1]:6515?ca=/a";
    for (std::size_t length = 0; length < url.find(']') + 1; ++length)
        QVERIFY2(!parseSyslogTarget(url.substr(0, length)), url.substr(0, length).data());
    for (std::size_t length = url.find(']') + 1; length < url.size(); ++length) {
        const auto target = parseSyslogTarget(url.substr(0, length));
        QVERIFY(!target || target->toString() != url);
    }
    QVERIFY(parseSyslogTarget(url));
}

void TestSyslogTarget::writesWhatItReads() {
    for (const std::string url :
         {"udp://logs:514", "udp://logs:514?size=480", "udp://logs:514?enterprise=32473", "tcp://[::1]:601",
          "tls://logs.example:6514", "tls://10.0.0.1:6514?ca=/etc/ssl/ca.pem",
          "tls://[fe80::1%eth0]:1?ca=/a%20b%26%C3%A4&size=1024&enterprise=9"}) {
        const auto target = parseSyslogTarget(url);
        QVERIFY2(target, url.c_str());
        QCOMPARE(target->toString(), url);
    }
}

QTEST_APPLESS_MAIN(TestSyslogTarget)
#include "tst_target.moc"
