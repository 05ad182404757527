#include "core/syslog/message.h"
#include "tests/support/registered_test.h"
#include "tests/support/syslog_reader.h"

#include <QTest>

#include <limits>
#include <random>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace std::chrono_literals;
using test::isSyslogText;
using test::readSyslog;

namespace {

constexpr std::uint32_t example = 32473; // the enterprise number for examples (RFC 5612)
constexpr SyslogFormat numbered{8192, example};
constexpr auto own = "netconsole@32473";

/// 2026-11-25 21:07:09.000123 UTC.
const WallTime moment =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 25) + 21h + 7min + 9s + 123us + 999ns;

SyslogRecord kernelRecord(std::string text = "usb 1-1: new high-speed USB device") {
    SyslogRecord record{{}, "plug-7", "00:25:31:02:7a:01"};
    record.line.boot = BootNumber{3};
    record.line.kind = Kind::Extended;
    record.line.level = Level::Warning;
    record.line.facility = std::uint16_t{0};
    record.line.seq = 345;
    record.line.time = moment;
    record.line.text = std::move(text);
    return record;
}

SyslogRecord ubootRecord(std::string text) {
    SyslogRecord record{{}, "10.0.2.15", {}};
    record.line.boot = BootNumber{1};
    record.line.time = moment;
    record.line.text = std::move(text);
    return record;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

class TestSyslogMessage : public QObject {
    Q_OBJECT

private slots:
    void writesARecordOfTheKernel();
    void writesALineOfUboot();
    void hasNoElementsWithoutAnEnterpriseNumber();
    void knowsFacilityAndLevel_data();
    void knowsFacilityAndLevel();
    void countsTimeInUtcWithMicroseconds();
    void makesHostNamesSafe_data();
    void makesHostNamesSafe();
    void escapesWhatEndsAValue();
    void takesTheDictionaryAlong();
    void leavesOutNamesThatTheGrammarForbids();
    void keepsALineOnOneLine();
    void marksWhatIsMoreThanAscii();
    void cutsBetweenCharacters();
    void fitsIntoEverySize();
    void leavesRoomForTheTextInTheSmallest();
    void survivesAnyBytes();
    void countsOctets();
};

void TestSyslogMessage::writesARecordOfTheKernel() {
    auto record = kernelRecord();
    record.line.kernelTime = 1234567us;
    record.line.caller = "T42";
    record.line.missingBytes = 17;
    QCOMPARE(syslogMessage(record, numbered),
             std::string("<4>1 2026-11-25T21:07:09.000123Z plug-7 kernel - extended [netconsole@32473 "
                         "box=\"00:25:31:02:7a:01\" boot=\"3\" seq=\"345\" kernelMicroseconds=\"1234567\" "
                         "caller=\"T42\" missingBytes=\"17\"] usb 1-1: new high-speed USB device"));
}

void TestSyslogMessage::writesALineOfUboot() {
    QCOMPARE(syslogMessage(ubootRecord("=> printenv"), numbered),
             std::string("<133>1 2026-11-25T21:07:09.000123Z 10.0.2.15 u-boot - uboot "
                         "[netconsole@32473 boot=\"1\"] => printenv"));
    QCOMPARE(syslogMessage(ubootRecord(""), numbered),
             std::string("<133>1 2026-11-25T21:07:09.000123Z 10.0.2.15 u-boot - uboot "
                         "[netconsole@32473 boot=\"1\"]"));
}

void TestSyslogMessage::hasNoElementsWithoutAnEnterpriseNumber() {
    auto record = kernelRecord();
    record.source = "left of door";
    record.line.dictionary = {{"SUBSYSTEM", "pci"}};
    const auto message = syslogMessage(record, {8192, 0});
    QCOMPARE(message,
             std::string("<4>1 2026-11-25T21:07:09.000123Z left_of_door kernel - extended - usb 1-1: new "
                         "high-speed USB device"));
    const auto read = readSyslog(message);
    QVERIFY(read && read->elements.empty());
}

void TestSyslogMessage::knowsFacilityAndLevel_data() {
    QTest::addColumn<int>("facility"); // -1: not told
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("priority");
    QTest::newRow("kernel emergency") << 0 << 0 << 0;
    QTest::newRow("kernel debug") << 0 << 7 << 7;
    QTest::newRow("a daemon through /dev/kmsg") << 3 << 6 << 30;
    QTest::newRow("the last facility") << 23 << 7 << 191;
    QTest::newRow("no facility of syslog's") << 24 << 4 << 132;
    QTest::newRow("the largest") << 65535 << 4 << 132;
    QTest::newRow("basic text with a level") << -1 << 3 << 131;
    QTest::newRow("nothing known") << -1 << -1 << 133;
}

void TestSyslogMessage::knowsFacilityAndLevel() {
    QFETCH(int, facility);
    QFETCH(int, level);
    auto record = kernelRecord();
    record.line.facility.reset();
    record.line.level.reset();
    if (facility >= 0)
        record.line.facility = static_cast<std::uint16_t>(facility);
    if (level >= 0)
        record.line.level = static_cast<Level>(level);
    const auto read = readSyslog(syslogMessage(record, numbered));
    QVERIFY(read);
    QTEST(read->priority, "priority");
}

void TestSyslogMessage::countsTimeInUtcWithMicroseconds() {
    auto record = kernelRecord();
    const auto at = [&record](WallTime time) {
        record.line.time = time;
        const auto read = readSyslog(syslogMessage(record, numbered));
        return read ? read->timeStamp : std::string();
    };
    QCOMPARE(at(WallTime{}), std::string("1970-01-01T00:00:00.000000Z"));
    QCOMPARE(at(WallTime{} - 1us), std::string("1969-12-31T23:59:59.999999Z"));
    QCOMPARE(at(std::chrono::sys_days(std::chrono::year(2028) / 2 / 29) + 24h - 1ns),
             std::string("2028-02-29T23:59:59.999999Z"));
    QVERIFY(at(WallTime::max()).starts_with("2262-04-11T"));
    QVERIFY(at(WallTime::min()).starts_with("1677-09-21T"));
}

void TestSyslogMessage::makesHostNamesSafe_data() {
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isToldWhole");
    QTest::newRow("plain") << QByteArray("plug-7.lab") << QByteArray("plug-7.lab") << false;
    QTest::newRow("address") << QByteArray("fe80::1") << QByteArray("fe80::1") << false;
    QTest::newRow("blanks") << QByteArray("left of door") << QByteArray("left_of_door") << true;
    QTest::newRow("umlaut") << QByteArray("K\xc3\xbc"
                                          "che")
                            << QByteArray("K_che") << true;
    QTest::newRow("none") << QByteArray() << QByteArray("-") << false;
    QTest::newRow("control") << QByteArray("a\nb") << QByteArray("a_b") << true;
    QTest::newRow("longest") << QByteArray(255, 'x') << QByteArray(255, 'x') << false;
    QTest::newRow("longer") << QByteArray(300, 'x') << QByteArray(255, 'x') << true;
}

void TestSyslogMessage::makesHostNamesSafe() {
    QFETCH(QByteArray, source);
    QFETCH(bool, isToldWhole);
    auto record = kernelRecord();
    record.source = source.toStdString();
    const auto read = readSyslog(syslogMessage(record, numbered));
    QVERIFY(read);
    QTEST(QByteArray::fromStdString(read->hostName), "host");
    QCOMPARE(!read->parameter(own, "source").empty(), isToldWhole);
}

void TestSyslogMessage::escapesWhatEndsAValue() {
    auto record = kernelRecord();
    record.source = R"(a "quoted] \" name])";
    record.box = R"("]\)";
    const auto message = syslogMessage(record, numbered);
    QVERIFY(message.find(R"(box="\"\]\\" boot)") != std::string::npos);
    const auto read = readSyslog(message);
    QVERIFY(read);
    QCOMPARE(read->parameter(own, "box"), record.box);
    QCOMPARE(read->parameter(own, "source"), record.source);
    QCOMPARE(read->text, record.line.text);
}

void TestSyslogMessage::takesTheDictionaryAlong() {
    auto record = kernelRecord();
    record.line.dictionary = {
        {"SUBSYSTEM", "pci"}, {"DEVICE", "+pci:0000:00:03.0"}, {"DEVICE", "\"\xc3\xa4\"]"}};
    const auto read = readSyslog(syslogMessage(record, numbered));
    QVERIFY(read);
    QCOMPARE(read->elements.size(), std::size_t{2});
    QCOMPARE(read->elements[1].id, std::string("dictionary@32473"));
    QVERIFY(read->elements[1].parameters ==
            (std::vector<std::pair<std::string, std::string>>{
                {"SUBSYSTEM", "pci"}, {"DEVICE", "+pci:0000:00:03.0"}, {"DEVICE", "\"\xc3\xa4\"]"}}));
    record.line.dictionary.assign(100, {"KEY", "value"});
    const auto many = readSyslog(syslogMessage(record, numbered));
    QVERIFY(many);
    QCOMPARE(many->elements.at(1).parameters.size(), std::size_t{8});
}

void TestSyslogMessage::leavesOutNamesThatTheGrammarForbids() {
    auto record = kernelRecord();
    record.line.dictionary = {{"", "1"},
                              {"a b", "2"},
                              {"a=b", "3"},
                              {"a]", "4"},
                              {"a\"", "5"},
                              {"\xc3\xa4", "6"},
                              {std::string(33, 'x'), "7"}};
    const auto read = readSyslog(syslogMessage(record, numbered));
    QVERIFY(read);
    QCOMPARE(read->elements.size(), std::size_t{1});
}

void TestSyslogMessage::keepsALineOnOneLine() {
    const auto read = readSyslog(syslogMessage(kernelRecord("first\nsecond\tthird\n<0>1 forged"), numbered));
    QVERIFY(read);
    QCOMPARE(read->text, std::string("first\\x0asecond third\\x0a<0>1 forged"));
    QVERIFY(!read->hasByteOrderMark);
}

void TestSyslogMessage::marksWhatIsMoreThanAscii() {
    const auto read = readSyslog(syslogMessage(kernelRecord("21 \xc2\xb0"
                                                            "C"),
                                               numbered));
    QVERIFY(read);
    QVERIFY(read->hasByteOrderMark);
    QCOMPARE(read->text, std::string("21 \xc2\xb0"
                                     "C"));
}

void TestSyslogMessage::cutsBetweenCharacters() {
    const std::string_view character = "\xf0\x9f\x92\xbe"; // four bytes
    const auto text = repeated(character, 1000);
    for (std::size_t longest = 1000; longest < 1008; ++longest) {
        const auto message = syslogMessage(kernelRecord(text), {longest, example});
        QVERIFY(message.size() <= longest && message.size() + character.size() > longest);
        const auto read = readSyslog(message);
        QVERIFY(read && isSyslogText(read->text));
        QVERIFY(read->text.ends_with("\xe2\x80\xa6"));
        QCOMPARE((read->text.size() - 3) % character.size(), std::size_t{0});
        QVERIFY(text.starts_with(read->text.substr(0, read->text.size() - 3)));
    }
}

void TestSyslogMessage::fitsIntoEverySize() {
    auto record = kernelRecord(repeated("0123456789", 900));
    record.line.dictionary = {{"DEVICE", std::string(200, '"')}};
    for (std::size_t longest = safestSyslogSize; longest <= longestSyslogSize; ++longest) {
        const auto message = syslogMessage(record, {longest, example});
        QCOMPARE(message.size(), longest);
        QVERIFY(message.ends_with("\xe2\x80\xa6"));
    }
    const auto whole = syslogMessage(record, {20'000, example});
    QCOMPARE(syslogMessage(record, {whole.size(), example}), whole);
    QVERIFY(syslogMessage(record, {whole.size() - 1, example}) != whole);
}

void TestSyslogMessage::leavesRoomForTheTextInTheSmallest() {
    auto record = kernelRecord(std::string(4096, 't'));
    record.source = repeated("\xc3\xbc", 400);
    record.box = std::string(500, ']');
    record.line.boot = static_cast<BootNumber>(0xffffffff);
    record.line.seq = std::numeric_limits<std::uint64_t>::max();
    record.line.kernelTime = std::chrono::microseconds::max();
    record.line.caller = std::string(500, '"');
    record.line.dictionary.assign(50, {std::string(32, 'K'), std::string(4096, '\\')});
    for (const std::size_t longest : {std::size_t{0}, safestSyslogSize}) {
        const auto message = syslogMessage(record, {longest, example});
        QVERIFY(message.size() <= safestSyslogSize);
        const auto read = readSyslog(message);
        QVERIFY(read);
        QVERIFY(read->text.starts_with("tttttttttttttttt"));
        QCOMPARE(read->parameter(own, "seq"), std::string("18446744073709551615"));
    }
}

void TestSyslogMessage::survivesAnyBytes() {
    std::minstd_rand random(7);
    const auto bytes = [&random](std::size_t limit) {
        std::string made(random() % limit, '\0');
        for (char& c : made)
            c = static_cast<char>(random());
        return made;
    };
    for (int i = 0; i < 5000; ++i) {
        auto record = kernelRecord(bytes(700));
        record.source = bytes(300);
        record.box = bytes(40);
        record.line.caller = bytes(20);
        record.line.dictionary = {{bytes(8), bytes(100)}, {"KEY", bytes(300)}};
        const std::size_t longest = safestSyslogSize + random() % 2000;
        const auto message = syslogMessage(record, {longest, example});
        QVERIFY(message.size() <= longest);
        const auto read = readSyslog(message);
        QVERIFY(read);
        QVERIFY(isSyslogText(read->text));
    }
}

void TestSyslogMessage::countsOctets() {
    QCOMPARE(octetCounted("<133>1 -"), std::string("8 <133>1 -"));
    QCOMPARE(octetCounted("\xc3\xa4"), std::string("2 \xc3\xa4"));
    QCOMPARE(octetCounted(""), std::string("0 "));
}

QTEST_APPLESS_MAIN(TestSyslogMessage)
#include "tst_message.moc"
