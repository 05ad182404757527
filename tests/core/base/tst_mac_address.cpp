#include "core/base/mac_address.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>
#include <unordered_set>

using namespace etherdeck;

class TestMacAddress : public QObject {
    Q_OBJECT

private slots:
    void acceptsTheThreeWaysPeopleWriteIt_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("colons") << "00:25:31:0a:bc:de";
        QTest::newRow("hyphens, upper case") << "00-25-31-0A-BC-DE";
        QTest::newRow("bare") << "0025310abcde";
        QTest::newRow("mixed case") << "00:25:31:0A:bC:dE";
    }

    void acceptsTheThreeWaysPeopleWriteIt() {
        QFETCH(QString, text);
        const auto mac = MacAddress::parse(text.toStdString());
        QVERIFY(mac);
        QVERIFY(mac->bytes() == (MacAddress::Bytes{0x00, 0x25, 0x31, 0x0a, 0xbc, 0xde}));
        QCOMPARE(mac->toString(), std::string("00:25:31:0a:bc:de"));
        QCOMPARE(mac->toNumber(), std::uint64_t{0x0025310abcde});
    }

    void refusesEverythingElse_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("five bytes") << QByteArray("00:25:31:0a:bc");
        QTest::newRow("seven bytes") << QByteArray("00:25:31:0a:bc:de:f0");
        QTest::newRow("mixed separators") << QByteArray("00:25-31:0a:bc:de");
        QTest::newRow("last separator differs") << QByteArray("00:25:31:0a:bc-de");
        QTest::newRow("other separator") << QByteArray("00.25.31.0a.bc.de");
        QTest::newRow("hex digit as separator") << QByteArray("00a25a31a0aabcade");
        QTest::newRow("not hex") << QByteArray("00:25:31:0a:bc:dg");
        QTest::newRow("not hex, bare") << QByteArray("0025310abcdx");
        QTest::newRow("leading blank") << QByteArray(" 00:25:31:0a:bc:d");
        QTest::newRow("trailing blank") << QByteArray("00:25:31:0a:bc:de ");
        QTest::newRow("sign") << QByteArray("00:25:31:0a:bc:-1");
        QTest::newRow("NUL inside") << QByteArray("00:25:31:0a:bc:d\0", 17);
        QTest::newRow("full-width digit") << QByteArray("00:25:31:0a:b\xef\xbc\x90");
        QTest::newRow("single digits") << QByteArray("0:25:31:a:bc:de");
        QTest::newRow("Cisco dots") << QByteArray("0025.310a.bcde");
    }

    void refusesEverythingElse() {
        QFETCH(QByteArray, text);
        const auto mac = MacAddress::parse(text.toStdString());
        QVERIFY(!mac);
        QVERIFY(mac.error().code == ErrorCode::Malformed);
        QCOMPARE(mac.error().detail, text.toStdString());
    }

    void printedTextReadsBack() {
        for (std::uint64_t seed = 1, i = 0; i < 1000; ++i) {
            seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
            MacAddress::Bytes bytes{};
            for (std::size_t b = 0; b < bytes.size(); ++b)
                bytes[b] = static_cast<std::uint8_t>(seed >> (8 * b + 8));
            const MacAddress mac(bytes);
            const auto again = MacAddress::parse(mac.toString());
            QVERIFY(again && *again == mac);
        }
    }

    void knowsGroupAddressesAndZero() {
        QVERIFY(MacAddress::broadcast().isGroup());
        QVERIFY(MacAddress({0x01, 0x00, 0x5e, 0, 0, 1}).isGroup());
        QVERIFY(!MacAddress({0x02, 0, 0, 0, 0, 1}).isGroup());
        QVERIFY(MacAddress().isZero());
        QVERIFY(!MacAddress::broadcast().isZero());
        QCOMPARE(MacAddress::broadcast().toString(), std::string("ff:ff:ff:ff:ff:ff"));
    }

    void ordersByItsNumberAndHashesByValue() {
        const MacAddress low({0, 0, 0, 0, 0, 2});
        const MacAddress high({0, 0, 0, 0, 1, 0});
        QVERIFY(low < high);
        QVERIFY(low.toNumber() < high.toNumber());
        const std::unordered_set<MacAddress> macs{low, high, low};
        QCOMPARE(macs.size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(TestMacAddress)
#include "tst_mac_address.moc"
