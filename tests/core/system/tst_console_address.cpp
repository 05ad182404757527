#include "core/system/console_address.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;

class TestConsoleAddress : public QObject {
    Q_OBJECT

private slots:
    void readsAddresses_data();
    void readsAddresses();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void resolvesNames();
};

void TestConsoleAddress::readsAddresses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("IPv4") << "192.168.1.5"
                          << "192.168.1.5:6666";
    QTest::newRow("with port") << "192.168.1.5:6667"
                               << "192.168.1.5:6667";
    QTest::newRow("IPv6") << "fe80::1"
                          << "[fe80::1]:6666";
    QTest::newRow("in brackets") << "[::1]"
                                 << "[::1]:6666";
    QTest::newRow("in brackets, with port") << "[::1]:65535"
                                            << "[::1]:65535";
    QTest::newRow("with interface") << "[fe80::1%lo]:1"
                                    << "[fe80::1]:1";
    QTest::newRow("any") << "0.0.0.0"
                         << "0.0.0.0:6666";
}

void TestConsoleAddress::readsAddresses() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto address = ConsoleAddress::parse(text.toStdString(), 6666);
    QVERIFY(address.has_value());
    QCOMPARE(QString::fromStdString(address->endpoint.toString()), expected);
    QCOMPARE(address->interface != 0, text.contains('%'));
}

void TestConsoleAddress::refusesWhatIsNoAddress_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("empty") << "" << ErrorCode::Malformed;
    QTest::newRow("name") << "plug-a" << ErrorCode::Malformed;
    QTest::newRow("port alone") << ":6666" << ErrorCode::Malformed;
    QTest::newRow("no port after colon") << "1.2.3.4:" << ErrorCode::Malformed;
    QTest::newRow("words for a port") << "1.2.3.4:tftp" << ErrorCode::Malformed;
    QTest::newRow("port 0") << "1.2.3.4:0" << ErrorCode::OutOfRange;
    QTest::newRow("port 65536") << "1.2.3.4:65536" << ErrorCode::OutOfRange;
    QTest::newRow("huge port") << "1.2.3.4:99999999999999" << ErrorCode::OutOfRange;
    QTest::newRow("open bracket") << "[::1" << ErrorCode::Malformed;
    QTest::newRow("after the bracket") << "[::1]x" << ErrorCode::Malformed;
    QTest::newRow("no interface") << "fe80::1%" << ErrorCode::Malformed;
    QTest::newRow("unknown interface") << "fe80::1%nosuch0" << ErrorCode::NoSuchInterface;
    QTest::newRow("long") << QString(1000, '1') << ErrorCode::Malformed;
}

void TestConsoleAddress::refusesWhatIsNoAddress() {
    QFETCH(QString, text);
    QFETCH(ErrorCode, code);
    const auto address = ConsoleAddress::parse(text.toStdString(), 6666);
    QVERIFY(!address.has_value());
    QCOMPARE(address.error().code, code);
}

void TestConsoleAddress::resolvesNames() {
    const auto address = ConsoleAddress::resolve("localhost:77", 6666);
    QVERIFY(address.has_value());
    QCOMPARE(address->endpoint.port, std::uint16_t{77});
}

QTEST_GUILESS_MAIN(TestConsoleAddress)
#include "tst_console_address.moc"
