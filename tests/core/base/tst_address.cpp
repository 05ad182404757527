#include "core/base/address.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>
#include <unordered_set>

using namespace etherdeck;

class TestAddress : public QObject {
    Q_OBJECT

private slots:
    void readsShelfAndSlot_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("shelf");
        QTest::addColumn<int>("slot");
        QTest::addColumn<QString>("printed");
        QTest::newRow("with e") << "e7.3" << 7 << 3 << "e7.3";
        QTest::newRow("bare") << "7.3" << 7 << 3 << "e7.3";
        QTest::newRow("zero") << "e0.0" << 0 << 0 << "e0.0";
        QTest::newRow("largest") << "e65534.254" << 65534 << 254 << "e65534.254";
        QTest::newRow("any shelf") << "e*.3" << 65535 << 3 << "e*.3";
        QTest::newRow("any slot") << "e7.*" << 7 << 255 << "e7.*";
        QTest::newRow("everyone") << "e*.*" << 65535 << 255 << "e*.*";
        QTest::newRow("everyone, bare") << "*.*" << 65535 << 255 << "e*.*";
    }

    void readsShelfAndSlot() {
        QFETCH(QString, text);
        QFETCH(int, shelf);
        QFETCH(int, slot);
        const auto address = Address::parse(text.toStdString());
        QVERIFY(address);
        QCOMPARE(int(address->shelf()), shelf);
        QCOMPARE(int(address->slot()), slot);
        QTEST(QString::fromStdString(address->toString()), "printed");
        QCOMPARE(address->isTarget(), !text.contains('*'));
    }

    void refusesWhatIsNoAddress_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error");
        // What vblade takes for another address without a word: 70000 becomes 4464, 300 becomes 44.
        QTest::newRow("shelf 70000") << QByteArray("e70000.0") << "out-of-range";
        QTest::newRow("slot 300") << QByteArray("e1.300") << "out-of-range";
        QTest::newRow("wildcard shelf as a number") << QByteArray("e65535.0") << "out-of-range";
        QTest::newRow("wildcard slot as a number") << QByteArray("e7.255") << "out-of-range";
        QTest::newRow("past 32 bits") << QByteArray("e4294967303.0") << "out-of-range";
        QTest::newRow("past 64 bits") << QByteArray("e7.18446744073709551616") << "out-of-range";
        QTest::newRow("shelf -1") << QByteArray("e-1.0") << "malformed";
        QTest::newRow("slot -1") << QByteArray("e1.-1") << "malformed";
        QTest::newRow("plus sign") << QByteArray("e+7.3") << "malformed";
        QTest::newRow("leading zero in the shelf") << QByteArray("e07.3") << "malformed";
        QTest::newRow("leading zero in the slot") << QByteArray("e7.03") << "malformed";
        QTest::newRow("two zeroes") << QByteArray("e00.0") << "malformed";
        QTest::newRow("hexadecimal") << QByteArray("e0x7.3") << "malformed";
        QTest::newRow("empty") << QByteArray("") << "malformed";
        QTest::newRow("e alone") << QByteArray("e") << "malformed";
        QTest::newRow("dot alone") << QByteArray(".") << "malformed";
        QTest::newRow("no slot") << QByteArray("e7.") << "malformed";
        QTest::newRow("no shelf") << QByteArray("e.3") << "malformed";
        QTest::newRow("no dot") << QByteArray("e73") << "malformed";
        QTest::newRow("three parts") << QByteArray("e7.3.1") << "malformed";
        QTest::newRow("comma") << QByteArray("e7,3") << "malformed";
        QTest::newRow("leading blank") << QByteArray(" e7.3") << "malformed";
        QTest::newRow("trailing blank") << QByteArray("e7.3 ") << "malformed";
        QTest::newRow("trailing newline") << QByteArray("e7.3\n") << "malformed";
        QTest::newRow("NUL inside") << QByteArray("e7.3\0", 5) << "malformed";
        QTest::newRow("upper case") << QByteArray("E7.3") << "malformed";
        QTest::newRow("two e") << QByteArray("ee7.3") << "malformed";
        QTest::newRow("partition") << QByteArray("e7.3p1") << "malformed";
        QTest::newRow("words") << QByteArray("abc") << "malformed";
        QTest::newRow("star and digit") << QByteArray("e*1.3") << "malformed";
        QTest::newRow("two stars") << QByteArray("e**.3") << "malformed";
    }

    void refusesWhatIsNoAddress() {
        QFETCH(QByteArray, text);
        const auto address = Address::parse(text.toStdString());
        QVERIFY(!address);
        const auto error = name(address.error().code);
        QTEST(QString::fromUtf8(error.data(), qsizetype(error.size())), "error");
    }

    void everyPrintedAddressReadsBack() {
        for (unsigned shelf = 0; shelf <= 0xffff; shelf += 13)
            for (unsigned slot = 0; slot <= 0xff; slot += 17) {
                const Address address(static_cast<std::uint16_t>(shelf), static_cast<std::uint8_t>(slot));
                const auto again = Address::parse(address.toString());
                QVERIFY2(again && *again == address, address.toString().c_str());
            }
    }

    void wildcardsMatchInEachPartAlone() {
        const Address target(7, 3);
        QVERIFY(Address(7, 3).matches(target));
        QVERIFY(Address(7, Address::anySlot).matches(target));
        QVERIFY(Address(Address::anyShelf, 3).matches(target));
        QVERIFY(Address::everyone().matches(target));
        QVERIFY(!Address(7, 4).matches(target));
        QVERIFY(!Address(8, Address::anySlot).matches(target));
        QVERIFY(!Address(Address::anyShelf, 4).matches(target));
        QVERIFY2(!target.matches(Address::everyone()), "a target does not stand for everyone");
    }

    void sortsByShelfThenSlot() {
        const std::set<Address> sorted{Address(10, 0), Address(2, 200), Address(2, 3)};
        const std::vector<Address> expected{Address(2, 3), Address(2, 200), Address(10, 0)};
        QVERIFY(std::equal(sorted.begin(), sorted.end(), expected.begin(), expected.end()));
    }

    void hashesEveryAddressToItsOwnNumber() {
        std::unordered_set<std::size_t> hashes;
        for (unsigned shelf = 0; shelf < 512; ++shelf)
            for (unsigned slot = 0; slot < 256; ++slot)
                hashes.insert(std::hash<Address>()(
                    Address(static_cast<std::uint16_t>(shelf), static_cast<std::uint8_t>(slot))));
        QCOMPARE(hashes.size(), std::size_t{512 * 256});
    }

    void anAddressNotSetIsNoTarget() {
        QVERIFY(!Address().isTarget());
        QVERIFY(Address() == Address::everyone());
    }
};

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
