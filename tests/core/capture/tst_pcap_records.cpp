#include "core/base/byte_reader.h"
#include "core/capture/pcap_records.h"
#include "tests/support/registered_test.h"

#include <QByteArray>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;

namespace {

constexpr std::string_view text = "6,1,2,-;usb\n";

PcapRecord record(bool cut = false) {
    const auto time = std::chrono::seconds(1'700'000'000) + std::chrono::nanoseconds(123'456'789);
    return {Endpoint::v4({192, 168, 1, 5}, 6665), Endpoint::v4({10, 0, 0, 1}, 6666), asBytes(text),
            WallTime(std::chrono::duration_cast<WallTime::duration>(time)), cut};
}

std::vector<std::byte> bytesOf(const PcapRecord& one) {
    std::vector<std::byte> bytes;
    appendPcapRecord(one, bytes);
    return bytes;
}

} // namespace

class TestPcapRecords : public QObject {
    Q_OBJECT

private slots:
    void beginsAFileAsToolsExpectIt();
    void writesTimeAndSizes();
    void readsBackWhatItWrote();
    void tellsThatARecordWasCut();
    void rejectsEveryTruncation();
    void refusesWhatNoRecordIs();
    void noticesEachFlippedBitOfALengthOrAHeader();
    void findsTheNextRecordBehindDamage();
};

void TestPcapRecords::beginsAFileAsToolsExpectIt() {
    std::vector<std::byte> file;
    appendPcapFileHeader(file);
    QCOMPARE(file.size(), pcapFileHeader);
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(file.data()), qsizetype(file.size())).toHex(' '),
             QByteArray("4d 3c b2 a1 02 00 04 00 00 00 00 00 00 00 00 00 ff ff 00 00 65 00 00 00"));
}

void TestPcapRecords::writesTimeAndSizes() {
    const auto bytes = bytesOf(record());
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(bytes.data()), pcapRecordHeader).toHex(' '),
             QByteArray("00 f1 53 65 15 cd 5b 07 28 00 00 00 28 00 00 00"));
    QCOMPARE(bytes.size(), pcapRecordHeader + 28 + text.size());
}

void TestPcapRecords::readsBackWhatItWrote() {
    auto bytes = bytesOf(record());
    const auto size = bytes.size();
    bytes.push_back(std::byte{0xff}); // of the next one
    const auto read = parsePcapRecord(bytes);
    QVERIFY(read.has_value());
    QCOMPARE(read->size, size);
    QCOMPARE(read->record.from, record().from);
    QCOMPARE(read->record.to, record().to);
    QCOMPARE(asText(read->record.payload), text);
    QVERIFY(read->record.time == record().time);
    QVERIFY(!read->record.cut);
}

void TestPcapRecords::tellsThatARecordWasCut() {
    const auto bytes = bytesOf(record(true));
    const auto read = parsePcapRecord(bytes);
    QVERIFY(read && read->record.cut);
}

void TestPcapRecords::rejectsEveryTruncation() {
    const auto bytes = bytesOf(record());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto read = parsePcapRecord(std::span(bytes).first(size));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Truncated);
    }
}

void TestPcapRecords::refusesWhatNoRecordIs() {
    struct Damage {
        std::size_t at;
        std::uint8_t value;
    };
    // Nanoseconds past a second; longer than any packet; more taken than there was; another protocol.
    for (const auto& [at, value] : {Damage{7, 0xff}, Damage{11, 0x01}, Damage{12, 0}, Damage{25, 6}}) {
        auto bytes = bytesOf(record());
        bytes[at] = std::byte{value};
        const auto read = parsePcapRecord(bytes);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Malformed);
    }
}

void TestPcapRecords::noticesEachFlippedBitOfALengthOrAHeader() {
    for (const bool isV4 : {true, false}) {
        auto one = record();
        if (!isV4)
            one.from.address[0] = 0x20;
        const auto whole = bytesOf(one);
        const auto headers = whole.size() - text.size();
        for (std::size_t bit = 8 * 8; bit < 8 * headers; ++bit) {
            auto bytes = whole;
            bytes[bit / 8] ^= std::byte(1 << bit % 8);
            const auto read = parsePcapRecord(bytes);
            // Without a checksum of UDP, ports may be others, and with IPv6 addresses too; the length is
            // sure.
            QVERIFY2(!read || read->size == whole.size(), std::to_string(bit).c_str());
            if (isV4 && bit >= 8 * 16 && bit < 8 * 36)
                QVERIFY2(!read, std::to_string(bit).c_str());
        }
    }
}

void TestPcapRecords::findsTheNextRecordBehindDamage() {
    const auto one = bytesOf(record());
    for (std::size_t damaged = 1; damaged < 200; ++damaged) {
        std::vector<std::byte> file(damaged, std::byte{0x31});
        file.insert(file.end(), one.begin(), one.end());
        QCOMPARE(nextPcapRecord(file), damaged);
        // As soon as it cannot be anything else, and not before.
        QCOMPARE(nextPcapRecord(std::span(file).first(damaged + 44)), damaged);
        QVERIFY(nextPcapRecord(std::span(file).first(damaged + 10)) <= damaged);
    }
    QCOMPARE(nextPcapRecord({}), 0u);
    QCOMPARE(nextPcapRecord(std::vector(1, std::byte{0})), 1u);
}

QTEST_GUILESS_MAIN(TestPcapRecords)
#include "tst_pcap_records.moc"
