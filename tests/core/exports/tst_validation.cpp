#include "core/exports/validation.h"
#include "tests/core/exports/export_text.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <limits>

using namespace etherdeck;
using namespace etherdeck::exports;
using namespace etherdeck::tests;

namespace {

constexpr std::uint64_t gigabyte = 1'000'000'000;

/// "" when it was accepted, else the fault's name.
template <class T>
QString verdict(const Checked<T>& checked) {
    return checked ? QString() : QString::fromStdString(std::string(name(checked.error().kind)));
}

} // namespace

class TestValidation : public QObject {
    Q_OBJECT

private slots:
    void readsOnlyPlainNumbersInTheirRange_data();
    void readsOnlyPlainNumbersInTheirRange();
    void readsAddresses_data();
    void readsAddresses();
    void readsInitiators_data();
    void readsInitiators();
    void refusesMoreInitiatorsThanVbladeHasRoomFor();
    void knowsInterfaceNames_data();
    void knowsInterfaceNames();
    void findsNothingWrongWithACorrectExport();
    void findsAllThatIsWrong();
    void comparesSectorsWithTheDisk();
    void tellsWhetherRangesOverlap_data();
    void tellsWhetherRangesOverlap();
    void countsSectorsOfAPartitionFromTheStartOfItsDisk();
    void saysEachFaultInASentenceWithoutHarm();
};

void TestValidation::readsOnlyPlainNumbersInTheirRange_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shelf");
    QTest::addColumn<QString>("slot");
    QTest::addColumn<QString>("buffers");
    QTest::addColumn<QString>("length");
    const auto row = [](const char* text, const char* shelf, const char* slot, const char* buffers,
                        const char* length) {
        QTest::addRow("\"%s\"", text) << text << shelf << slot << buffers << length;
    };
    for (const auto* text :
         {"", "5x", "x", "-1", "+1", " 5", "5 ", "0x10", "1.0", "5\n", "18446744073709551616"})
        row(text, "shelf", "slot", "buffers", "length");
    row("0", "", "", "buffers", "length");
    row("1", "", "", "buffers", "");
    row("2", "", "", "", "");
    row("254", "", "", "", "");
    row("255", "", "slot", "", "");
    row("4095", "linux-shelf", "slot", "", "");
    row("65534", "", "slot", "", "");
    row("65535", "shelf", "slot", "", "");
    row("65536", "shelf", "slot", "buffers", "");
    row("281474976710656", "shelf", "slot", "buffers", "");
    row("281474976710657", "shelf", "slot", "buffers", "length");
}

void TestValidation::readsOnlyPlainNumbersInTheirRange() {
    QFETCH(QString, text);
    const auto typed = text.toStdString();
    QTEST(verdict(parseShelf(typed)), "shelf");
    QTEST(verdict(parseSlot(typed)), "slot");
    QTEST(verdict(parseBuffers(typed)), "buffers");
    QTEST(verdict(parseLength(typed)), "length");
    if (const auto shelf = parseShelf(typed))
        QCOMPARE(std::uint64_t{*shelf}, text.toULongLong());
}

void TestValidation::readsAddresses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* text, const char* result) {
        QTest::addRow("\"%s\"", text) << text << result;
    };
    row("e7.3", "e7.3");
    row("7.3", "e7.3");
    row("e0.0", "e0.0");
    row("e65534.254", "e65534.254");
    row("e7", "address e7");
    row("", "address");
    row("e7.", "slot");
    row("e.3", "shelf");
    row("e*.3", "shelf *");
    row("e7.*", "slot *");
    row("e65535.3", "shelf 65535");
    row("e7.255", "slot 255");
    row("e4095.3", "linux-shelf 4095");
    row("e7.3.1", "slot 3.1");
    row("ee7.3", "shelf e7");
}

void TestValidation::readsAddresses() {
    QFETCH(QString, text);
    const auto address = parseExportAddress(text.toStdString());
    const auto result = address ? QString::fromStdString(address->toString()) : tests::text(address.error());
    QTEST(result, "result");
}

void TestValidation::readsInitiators_data() {
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* list, const char* result) {
        QTest::addRow("\"%s\"", list) << list << result;
    };
    row("00:25:31:0a:bc:de", "00:25:31:0a:bc:de");
    row("0025310ABCDE,002531000001", "00:25:31:00:00:01,00:25:31:0a:bc:de");
    row("00:25:31:0a:bc:de,00-25-31-0a-bc-de", "00:25:31:0a:bc:de");
    row("", "mac");
    row("00:25:31:0a:bc:de,", "mac");
    row(",00:25:31:0a:bc:de", "mac");
    row("00:25:31:0a:bc", "mac 00:25:31:0a:bc");
    row("00:25:31:0a:bc:de:", "mac 00:25:31:0a:bc:de:");
    row("00:25:31:0a:bc:de 00:25:31:0a:bc:df", "mac 00:25:31:0a:bc:de 00:25:31:0a:bc:df");
    row("01:00:5e:00:00:01", "reserved-mac 01:00:5e:00:00:01");
    row("ff:ff:ff:ff:ff:ff", "reserved-mac ff:ff:ff:ff:ff:ff");
    row("00:00:00:00:00:00", "reserved-mac 00:00:00:00:00:00");
}

void TestValidation::readsInitiators() {
    QFETCH(QString, list);
    const auto macs = parseInitiators(list.toStdString());
    QStringList result;
    if (macs) {
        for (const auto& mac : *macs)
            result.push_back(QString::fromStdString(mac.toString()));
    } else {
        result.push_back(text(macs.error()));
    }
    QTEST(result.join(','), "result");
}

void TestValidation::refusesMoreInitiatorsThanVbladeHasRoomFor() {
    std::string list;
    auto config = plainExport();
    for (int i = 1; i <= 33; ++i) {
        const auto mac = QString("0025310000%1").arg(i, 2, 16, QChar('0')).toStdString();
        list += (list.empty() ? "" : ",") + mac;
        config.allowed.push_back(*MacAddress::parse(mac));
        QCOMPARE(verdict(parseInitiators(list)), i <= 32 ? QString() : QString("too-many-macs"));
        QCOMPARE(texts(faults(config)), i <= 32 ? QString() : QString("too-many-macs 33"));
    }
}

void TestValidation::knowsInterfaceNames_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    for (const auto* name : {"eth0", "eth0.5", "br-lan", "enp0s31f6", "wlan_1", "a", "abcdefghijklmno"})
        QTest::addRow("\"%s\"", name) << name << true;
    for (const auto* name : {"", ".", "..", "-eth0", "eth 0", "eth0:1", "eth/0", "abcdefghijklmnop", "eth0;",
                             "$x", "ä", "eth0\n"})
        QTest::addRow("\"%s\"", name) << name << false;
}

void TestValidation::knowsInterfaceNames() {
    QFETCH(QString, name);
    QTEST(!interfaceFault(name.toStdString()), "valid");
}

void TestValidation::findsNothingWrongWithACorrectExport() {
    QVERIFY(faults(plainExport()).empty());
    QVERIFY(faults(plainExport(), 512).empty());
    QVERIFY(faults(fullExport(), gigabyte).empty());
}

void TestValidation::findsAllThatIsWrong() {
    Export config;
    config.buffers = 1;
    config.length = Sectors{0};
    config.allowed = {MacAddress::broadcast()};
    QCOMPARE(
        texts(faults(config)),
        QString("shelf 65535; no-interface; no-path; buffers 1; length 0; reserved-mac ff:ff:ff:ff:ff:ff"));
    config = plainExport();
    config.address = Address(4095, 3);
    config.interfaces = {"eth0", "-x", "y y"};
    config.path = "disk";
    QCOMPARE(texts(faults(config)),
             QString("linux-shelf 4095; interface -x; interface y y; relative-path disk"));
    config.address = Address(7, 255);
    QCOMPARE(text(faults(config).front()), QString("slot 255"));
}

void TestValidation::comparesSectorsWithTheDisk() {
    auto config = plainExport();
    QCOMPARE(texts(faults(config, 511)), QString("disk-too-small"));
    config.offset = Sectors{9};
    QVERIFY(faults(config, 10 * 512 + 511).empty());
    config.offset = Sectors{10};
    QCOMPARE(texts(faults(config, 10 * 512)), QString("offset 10"));
    config.offset = Sectors{4};
    config.length = Sectors{6};
    QVERIFY(faults(config, 10 * 512).empty());
    config.length = Sectors{7};
    QCOMPARE(texts(faults(config, 10 * 512)), QString("length 7"));
    config.length = Sectors{std::numeric_limits<std::uint64_t>::max()};
    QCOMPARE(texts(faults(config)), QString("length 18446744073709551615"));
}

void TestValidation::tellsWhetherRangesOverlap_data() {
    QTest::addColumn<qulonglong>("first");
    QTest::addColumn<qlonglong>("length");
    QTest::addColumn<qulonglong>("otherFirst");
    QTest::addColumn<qlonglong>("otherLength");
    QTest::addColumn<bool>("overlap");
    const auto row = [](qulonglong first, qlonglong length, qulonglong otherFirst, qlonglong otherLength,
                        bool both) {
        QTest::addRow("%llu+%lld, %llu+%lld", first, length, otherFirst, otherLength)
            << first << length << otherFirst << otherLength << both;
    };
    row(0, -1, 0, -1, true); // -1: to the end
    row(0, 10, 10, 10, false);
    row(0, 11, 10, 10, true);
    row(0, -1, 1000, 1, true);
    row(0, 10, 10, -1, false);
    row(0, 100, 40, 20, true);
    row(5, 1, 5, 1, true);
    row(100, -1, 50, 50, false);
    row(100, -1, 50, 51, true);
    row(5, 0, 0, -1, false);
}

void TestValidation::tellsWhetherRangesOverlap() {
    QFETCH(qulonglong, first);
    QFETCH(qlonglong, length);
    QFETCH(qulonglong, otherFirst);
    QFETCH(qlonglong, otherLength);
    QFETCH(bool, overlap);
    const auto range = [](qulonglong start, qlonglong count) {
        auto config = plainExport();
        config.offset = Sectors{start};
        if (count >= 0)
            config.length = Sectors{static_cast<std::uint64_t>(count)};
        return sectorRange(config);
    };
    const auto one = range(first, length);
    const auto other = range(otherFirst, otherLength);
    QCOMPARE(exports::overlap(one, other), overlap);
    QCOMPARE(exports::overlap(other, one), overlap);
}

void TestValidation::countsSectorsOfAPartitionFromTheStartOfItsDisk() {
    auto config = plainExport();
    QVERIFY(sectorRange(config) == (SectorRange{0, std::nullopt}));
    QVERIFY(sectorRange(config, Sectors{2048}, Sectors{1000}) == (SectorRange{2048, 3048}));
    config.offset = Sectors{8};
    config.length = Sectors{10};
    QVERIFY(sectorRange(config, Sectors{2048}, Sectors{1000}) == (SectorRange{2056, 2066}));
    config.length = Sectors{std::numeric_limits<std::uint64_t>::max()};
    QVERIFY(sectorRange(config, Sectors{2048}, Sectors{1000}) == (SectorRange{2056, 3048}));
    QVERIFY(sectorRange(config, Sectors{2048}).end == std::numeric_limits<std::uint64_t>::max());
}

void TestValidation::saysEachFaultInASentenceWithoutHarm() {
    for (auto kind = FaultKind::Address; kind <= FaultKind::TooManyMacs;
         kind = static_cast<FaultKind>(static_cast<int>(kind) + 1)) {
        QVERIFY(!name(kind).empty());
        QVERIFY(sentence(fault(kind)).ends_with('.'));
        QVERIFY(sentence(fault(kind, "\x1b[2J")).find('\x1b') == std::string::npos);
        QVERIFY(sentence(fault(kind, std::string(5000, 'a'))).size() < 300);
    }
    QCOMPARE(sentence(fault(FaultKind::Shelf, "70000")), "A shelf is a number from 0 to 65534: 70000.");
}

QTEST_APPLESS_MAIN(TestValidation)
#include "tst_validation.moc"
