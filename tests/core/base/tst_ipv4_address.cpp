#include "core/base/ipv4_address.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;

class Ipv4AddressTest : public QObject {
    Q_OBJECT

private slots:
    void readsAndWritesTheUsualNotation_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint32>("number");
        QTest::newRow("a box") << "192.168.1.5" << 0xc0a80105U;
        QTest::newRow("zero") << "0.0.0.0" << 0U;
        QTest::newRow("all") << "255.255.255.255" << 0xffffffffU;
    }
    void readsAndWritesTheUsualNotation() {
        QFETCH(QString, text);
        QFETCH(quint32, number);
        const auto address = Ipv4Address::parse(text.toStdString());
        QVERIFY(address);
        QCOMPARE(address->toNumber(), number);
        QCOMPARE(QString::fromStdString(address->toString()), text);
    }

    void rejectsEverythingElse_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "1", "1.2.3", "1.2.3.", "1.2.3.4.", "1.2.3.4.5", "256.1.1.1", "1.2.3.-4", "+1.2.3.4",
              "01.2.3.4", "1.2.3.4 ", " 1.2.3.4", "0x1.2.3.4", "1..3.4", "a.b.c.d", "::1"})
            QTest::newRow(text) << QString(text);
    }
    void rejectsEverythingElse() {
        QFETCH(QString, text);
        const auto address = Ipv4Address::parse(text.toStdString());
        QVERIFY(!address);
        QCOMPARE(address.error().code, ErrorCode::Malformed);
    }

    void knowsWhatAStationMayHave() {
        for (const char* text : {"192.168.1.5", "10.0.0.1", "169.254.3.4", "1.1.1.1"})
            QVERIFY2(Ipv4Address::parse(text)->isStation(), text);
        for (const char* text : {"0.0.0.0", "0.1.2.3", "127.0.0.1", "224.0.0.1", "255.255.255.255"})
            QVERIFY2(!Ipv4Address::parse(text)->isStation(), text);
    }
};

QTEST_APPLESS_MAIN(Ipv4AddressTest)
#include "tst_ipv4_address.moc"
