#include "core/netconsole/kernel/extended_record.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;

namespace {

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

ErrorCode errorOf(std::string_view datagram) {
    const auto record = parseExtended(datagram);
    return record ? ErrorCode::System : record.error().code;
}

} // namespace

class TestExtendedRecord : public QObject {
    Q_OBJECT

private slots:
    void readsTheFieldsOfTheKernelsExample();
    void readsAReleaseInFront();
    void readsTheCallerAndIgnoresUnknownKeys();
    void readsTheFlags();
    void readsAFragment();
    void readsAnEmptyText();
    void readsFacilityAndLevel_data();
    void readsFacilityAndLevel();
    void needsTheWholeHeader();
    void refuses_data();
    void refuses();
    void readsTextAndDictionaryOfABody();
    void keepsRepeatedKeysInOrder();
    void limitsTheDictionary();
    void keepsARecordBeyondItsDatagram();
};

void TestExtendedRecord::readsTheFieldsOfTheKernelsExample() {
    const auto record = parseExtended("6,416,1758426,-;The text\n SUBSYSTEM=acpi\n");
    QVERIFY(record.has_value());
    QCOMPARE(record->facility, std::uint16_t{0});
    QCOMPARE(record->level, Level::Information);
    QCOMPARE(record->seq, std::uint64_t{416});
    QCOMPARE(record->time, std::chrono::microseconds(1758426));
    QCOMPARE(record->continuation, Continuation::None);
    QVERIFY(record->release.empty() && record->caller.empty() && !record->fragment);
    QVERIFY(record->body == "The text\n SUBSYSTEM=acpi\n");
}

void TestExtendedRecord::readsAReleaseInFront() {
    const auto record = parseExtended("6.4.0,6,444,501151268,-;netconsole: network logging started\n");
    QVERIFY(record.has_value());
    QVERIFY(record->release == "6.4.0");
    QCOMPARE(record->seq, std::uint64_t{444});
    QVERIFY(parseExtended("6.12.57+deb13-amd64,4,1,2,-;x\n")->release == "6.12.57+deb13-amd64");
}

void TestExtendedRecord::readsTheCallerAndIgnoresUnknownKeys() {
    const auto record = parseExtended("6,1,2,-,caller=T123,new=1,other=;text\n");
    QVERIFY(record.has_value());
    QVERIFY(record->caller == "T123");
    QVERIFY(record->body == "text\n");
}

void TestExtendedRecord::readsTheFlags() {
    QCOMPARE(parseExtended("6,1,2,c;x\n")->continuation, Continuation::Fragment);
    QCOMPARE(parseExtended("6,1,2,+;x\n")->continuation, Continuation::Following);
}

void TestExtendedRecord::readsAFragment() {
    const auto record = parseExtended("12,420,10227071,-,ncfrag=968/1208;x01\\x01");
    QVERIFY(record.has_value());
    QCOMPARE(*record->fragment, (FragmentPlace{968, 1208}));
}

void TestExtendedRecord::readsAnEmptyText() {
    const auto record = parseExtended("4,1134,15664784,c;\n");
    QVERIFY(record.has_value());
    QVERIFY(readBody(record->body).text.empty());
}

void TestExtendedRecord::readsFacilityAndLevel_data() {
    QTest::addColumn<int>("priority");
    QTest::addColumn<int>("facility");
    QTest::addColumn<Level>("level");
    QTest::newRow("kernel emergency") << 0 << 0 << Level::Emergency;
    QTest::newRow("user debug") << 15 << 1 << Level::Debug;
    QTest::newRow("daemon information") << 30 << 3 << Level::Information;
    QTest::newRow("largest") << 2047 << 255 << Level::Debug;
}

void TestExtendedRecord::readsFacilityAndLevel() {
    QFETCH(int, priority);
    const auto record = parseExtended(std::to_string(priority) + ",1,2,-;x\n");
    QVERIFY(record.has_value());
    QTEST(int(record->facility), "facility");
    QTEST(record->level, "level");
}

void TestExtendedRecord::needsTheWholeHeader() {
    const std::string_view packet = "6.4.0,12,420,10227071,-,caller=T1,ncfrag=0/1208;text";
    const auto header = packet.find(';') + 1;
    for (std::size_t length = 0; length < header; ++length)
        QVERIFY2(!parseExtended(packet.substr(0, length)), qPrintable(QString::number(length)));
    for (std::size_t length = header; length <= packet.size(); ++length)
        QVERIFY(parseExtended(packet.substr(0, length))->body == packet.substr(header, length - header));
}

void TestExtendedRecord::refuses_data() {
    QTest::addColumn<QByteArray>("datagram");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("nothing") << QByteArray() << ErrorCode::Truncated;
    QTest::newRow("text") << QByteArray("[    0.000000] Linux version") << ErrorCode::Malformed;
    QTest::newRow("prompt") << QByteArray("=> ") << ErrorCode::Malformed;
    QTest::newRow("a number") << QByteArray("7") << ErrorCode::Truncated;
    QTest::newRow("two fields") << QByteArray("6,1;x") << ErrorCode::Malformed;
    QTest::newRow("no flag") << QByteArray("6,1,2;x") << ErrorCode::Malformed;
    QTest::newRow("unknown flag") << QByteArray("6,1,2,*;x") << ErrorCode::Malformed;
    QTest::newRow("empty seq") << QByteArray("6,,2,-;x") << ErrorCode::Malformed;
    QTest::newRow("negative seq") << QByteArray("6,-1,2,-;x") << ErrorCode::Malformed;
    QTest::newRow("seq past 64 bit") << QByteArray("6,18446744073709551616,2,-;x") << ErrorCode::Malformed;
    QTest::newRow("letters in the time") << QByteArray("6,1,2a,-;x") << ErrorCode::Malformed;
    QTest::newRow("key without value") << QByteArray("6,1,2,-,caller;x") << ErrorCode::Malformed;
    QTest::newRow("fragment past its total") << QByteArray("6,1,2,-,ncfrag=10/10;x") << ErrorCode::Malformed;
    QTest::newRow("fragment without total") << QByteArray("6,1,2,-,ncfrag=10;x") << ErrorCode::Malformed;
    QTest::newRow("body past the total") << QByteArray("6,1,2,-,ncfrag=8/10;xyz") << ErrorCode::OutOfRange;
    QTest::newRow("priority") << QByteArray("2048,1,2,-;x") << ErrorCode::OutOfRange;
    QTest::newRow("time") << QByteArray("6,1,9223372036854775808,-;x") << ErrorCode::OutOfRange;
    QTest::newRow("release with escapes") << QByteArray("6.\x1b,6,1,2,-;x") << ErrorCode::Malformed;
    QTest::newRow("endless header") << ("6,1,2,-" + QByteArray(",key=value").repeated(100) + ";x")
                                    << ErrorCode::Malformed;
}

void TestExtendedRecord::refuses() {
    QFETCH(QByteArray, datagram);
    QTEST(errorOf(viewOf(datagram)), "error");
}

void TestExtendedRecord::readsTextAndDictionaryOfABody() {
    const auto read = readBody(
        " leading\\x09tab\\x0asecond\n SUBSYSTEM=pci\n DEVICE=+pci:0000:00:03.0\nno blank=1\n =\n x\n");
    QCOMPARE(read.text, std::string(" leading\ttab\nsecond"));
    QCOMPARE(read.dictionary,
             (std::vector<DictionaryEntry>{{"SUBSYSTEM", "pci"}, {"DEVICE", "+pci:0000:00:03.0"}}));
    QCOMPARE(readBody("text without an end").text, std::string("text without an end"));
}

void TestExtendedRecord::keepsRepeatedKeysInOrder() {
    const auto read = readBody("x\n K=1\n K=\\x1b2\n K=\n");
    QCOMPARE(read.dictionary, (std::vector<DictionaryEntry>{{"K", "1"}, {"K", "\\x1b2"}, {"K", ""}}));
}

void TestExtendedRecord::limitsTheDictionary() {
    std::string body = "x\n " + std::string(65, 'K') + "=1\n L=" + std::string(5000, 'v') + "\n";
    for (int i = 0; i < 100; ++i)
        body += " K=1\n";
    const auto read = readBody(body);
    QCOMPARE(read.dictionary.size(), maxDictionaryEntries);
    QCOMPARE(read.dictionary[0].value.size(), std::size_t{1024});
}

void TestExtendedRecord::keepsARecordBeyondItsDatagram() {
    std::string datagram = "6.4.0,6,1,2,-,caller=C0;text\n";
    auto owned = std::vector<OwnedRecord>{OwnedRecord(*parseExtended(datagram))};
    datagram.assign(datagram.size(), 'x');
    owned.push_back(owned[0]); // moves the first one
    for (const auto& record : owned) {
        QVERIFY(record.view().release == "6.4.0");
        QVERIFY(record.view().caller == "C0");
        QVERIFY(record.view().body == "text\n");
    }
}

QTEST_APPLESS_MAIN(TestExtendedRecord)
#include "tst_extended_record.moc"
