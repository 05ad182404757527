#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

using namespace etherdeck;

namespace {

const std::array<std::byte, 10> tenBytes{std::byte{0x81}, std::byte{0x02}, std::byte{0x03}, std::byte{0x04},
                                         std::byte{0x05}, std::byte{0x06}, std::byte{0x07}, std::byte{0x88},
                                         std::byte{0x09}, std::byte{0x0a}};

/// One kind of read: its width, and a call that reads it. The call returns what the read returned, and says
/// whether the argument is still what it was before.
struct Outcome {
    bool fitted = false;
    bool argumentUntouched = false;
};
using Read = std::function<Outcome(ByteReader&)>;

template <class Integer>
Read integerRead(bool (ByteReader::*read)(Integer&)) {
    return [read](ByteReader& reader) {
        constexpr auto before = static_cast<Integer>(0x5a5a5a5a5a5a5a5a);
        Integer value = before;
        const bool fitted = (reader.*read)(value);
        return Outcome{fitted, value == before};
    };
}

Outcome readMac(ByteReader& reader) {
    const MacAddress before({9, 9, 9, 9, 9, 9});
    MacAddress mac = before;
    const bool fitted = reader.mac(mac);
    return {fitted, mac == before};
}

Outcome readBytes(ByteReader& reader) {
    std::span<const std::byte> value;
    const bool fitted = reader.bytes(7, value);
    return {fitted, value.data() == nullptr};
}

Outcome skipBytes(ByteReader& reader) {
    const bool fitted = reader.skip(7);
    return {fitted, !fitted};
}

} // namespace

Q_DECLARE_METATYPE(Read)

class TestBytes : public QObject {
    Q_OBJECT

private slots:
    void readsThatDoNotFitChangeNothing_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<Read>("read");
        QTest::newRow("u8") << 1 << integerRead(&ByteReader::u8);
        QTest::newRow("u16") << 2 << integerRead(&ByteReader::u16);
        QTest::newRow("u32") << 4 << integerRead(&ByteReader::u32);
        QTest::newRow("u64") << 8 << integerRead(&ByteReader::u64);
        QTest::newRow("u48LittleEndian") << 6 << integerRead(&ByteReader::u48LittleEndian);
        QTest::newRow("mac") << 6 << Read(readMac);
        QTest::newRow("bytes(7)") << 7 << Read(readBytes);
        QTest::newRow("skip(7)") << 7 << Read(skipBytes);
    }

    void readsThatDoNotFitChangeNothing() {
        QFETCH(int, width);
        QFETCH(Read, read);
        for (int size = 0; size <= int(tenBytes.size()); ++size) {
            ByteReader reader{std::span(tenBytes).first(size)};
            const auto outcome = read(reader);
            QCOMPARE(outcome.fitted, size >= width);
            QCOMPARE(outcome.argumentUntouched, size < width);
            QCOMPARE(int(reader.remaining()), size < width ? size : size - width);
        }
    }

    void readsBigEndian() {
        std::uint8_t byte = 0;
        std::uint16_t two = 0;
        std::uint32_t four = 0;
        ByteReader reader(tenBytes);
        QVERIFY(reader.u8(byte) && reader.u16(two) && reader.u32(four));
        QCOMPARE(byte, std::uint8_t{0x81});
        QCOMPARE(two, std::uint16_t{0x0203});
        QCOMPARE(four, 0x04050607U);
        QCOMPARE(reader.rest().front(), std::byte{0x88});

        std::uint64_t eight = 0;
        ByteReader again(tenBytes);
        QVERIFY(again.u64(eight));
        QCOMPARE(eight, std::uint64_t{0x8102030405060788});
    }

    void readsAnLbaLittleEndian() {
        std::uint64_t lba = 0;
        ByteReader reader(tenBytes);
        QVERIFY(reader.skip(2) && reader.u48LittleEndian(lba));
        QCOMPARE(lba, std::uint64_t{0x880706050403});
    }

    void aChainStopsAtTheFirstThatDoesNotFit() {
        std::uint16_t first = 1;
        std::uint32_t second = 2;
        std::uint8_t third = 3;
        ByteReader reader{std::span(tenBytes).first(5)};
        QVERIFY(!(reader.u16(first) && reader.u32(second) && reader.u8(third)));
        QCOMPARE(first, std::uint16_t{0x8102});
        QCOMPARE(second, 2U);
        QCOMPARE(third, std::uint8_t{3});
        QCOMPARE(reader.remaining(), std::size_t{3});
    }

    void refusesACountThatWouldWrapAround() {
        std::span<const std::byte> value;
        ByteReader reader(tenBytes);
        QVERIFY(!reader.bytes(SIZE_MAX, value));
        QVERIFY(!reader.skip(SIZE_MAX));
        QVERIFY(!reader.skip(SIZE_MAX - tenBytes.size() + 1));
        QCOMPARE(reader.remaining(), tenBytes.size());
    }

    void readsNothingFromNothing() {
        std::span<const std::byte> value = tenBytes;
        ByteReader reader(std::span<const std::byte>{});
        QVERIFY(reader.bytes(0, value));
        QVERIFY(value.empty());
        QVERIFY(reader.skip(0));
    }

    void writesWhatItReads() {
        const MacAddress mac({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xde});
        const auto written = ByteWriter()
                                 .u8(0xfe)
                                 .u16(0x1234)
                                 .u32(0xdeadbeef)
                                 .u64(0x0123456789abcdef)
                                 .u48LittleEndian(0xa1b2c3d4e5f6)
                                 .mac(mac)
                                 .bytes(asBytes("text"))
                                 .take();
        QCOMPARE(written.size(), std::size_t{1 + 2 + 4 + 8 + 6 + 6 + 4});

        ByteReader reader(written);
        std::uint8_t one = 0;
        std::uint16_t two = 0;
        std::uint32_t four = 0;
        std::uint64_t eight = 0;
        std::uint64_t six = 0;
        MacAddress address;
        std::span<const std::byte> text;
        QVERIFY(reader.u8(one) && reader.u16(two) && reader.u32(four) && reader.u64(eight) &&
                reader.u48LittleEndian(six) && reader.mac(address) && reader.bytes(4, text));
        QCOMPARE(one, std::uint8_t{0xfe});
        QCOMPARE(two, std::uint16_t{0x1234});
        QCOMPARE(four, 0xdeadbeefU);
        QCOMPARE(eight, std::uint64_t{0x0123456789abcdef});
        QCOMPARE(six, std::uint64_t{0xa1b2c3d4e5f6});
        QVERIFY(address == mac);
        QCOMPARE(asText(text), std::string_view("text"));
        QCOMPARE(reader.remaining(), std::size_t{0});
    }

    void writesOnlyTheLow48BitsOfAnLba() {
        const auto written = ByteWriter().u48LittleEndian(0xffff'0000'0000'0001).take();
        QCOMPARE(written.size(), std::size_t{6});
        QCOMPARE(written.front(), std::byte{1});
        QVERIFY(std::all_of(written.begin() + 1, written.end(), [](auto b) { return b == std::byte{0}; }));
    }

    void padsWithZeroesAndNeverCuts() {
        QCOMPARE(ByteWriter().u16(0xffff).padTo(1).take().size(), std::size_t{2});
        const auto padded = ByteWriter().u16(0xffff).padTo(60).take();
        QCOMPARE(padded.size(), std::size_t{60});
        QCOMPARE(std::count(padded.begin(), padded.end(), std::byte{0}), 58);
    }

    void growsPastItsExpectedSize() {
        ByteWriter writer(1);
        for (int i = 0; i < 5000; ++i)
            writer.u8(static_cast<std::uint8_t>(i));
        QCOMPARE(writer.size(), std::size_t{5000});
        QCOMPARE(writer.take().back(), static_cast<std::byte>(4999 & 0xff));
    }
};

QTEST_APPLESS_MAIN(TestBytes)
#include "tst_bytes.moc"
