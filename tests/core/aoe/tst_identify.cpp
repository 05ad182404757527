#include "core/aoe/identify.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <limits>

using namespace etherdeck;
using aoe::Identity;

namespace {

/// An IDENTIFY sector whose words can be set one by one, as a disk would.
class Sector {
public:
    Sector& word(std::size_t index, unsigned value) {
        m_bytes.at(2 * index) = static_cast<std::byte>(value & 0xff);
        m_bytes.at(2 * index + 1) = static_cast<std::byte>(value >> 8);
        return *this;
    }
    /// Two characters a word, swapped as ATA has them.
    Sector& text(std::size_t index, std::string_view text) {
        for (std::size_t i = 0; i + 1 < text.size(); i += 2)
            word(index + i / 2, unsigned(std::uint8_t(text[i])) << 8 | std::uint8_t(text[i + 1]));
        return *this;
    }
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] Identity decoded() const { return aoe::decodeIdentify(m_bytes).value(); }

private:
    std::vector<std::byte> m_bytes = std::vector<std::byte>(512);
};

Sector lba48Disk() {
    Sector sector;
    sector.word(83, 0x4400).word(60, 0xffff).word(61, 0x0fff);
    return sector;
}

} // namespace

Q_DECLARE_METATYPE(Sector)
Q_DECLARE_METATYPE(Identity)

class TestIdentify : public QObject {
    Q_OBJECT

private slots:
    void straightensAndTrimsTexts_data() {
        QTest::addColumn<QByteArray>("onDisk");
        QTest::addColumn<QString>("expected");
        QTest::newRow("padded with blanks") << QByteArray("WD-WCAV51234567     ") << "WD-WCAV51234567";
        QTest::newRow("right-aligned") << QByteArray("            9QM1ABCD") << "9QM1ABCD";
        QTest::newRow("full") << QByteArray("12345678901234567890") << "12345678901234567890";
        QTest::newRow("blanks inside stay") << QByteArray("A B  C              ") << "A B  C";
        QTest::newRow("cut at a NUL") << QByteArray("1.0:vm\0rubbish here ", 20) << "1.0:vm";
        QTest::newRow("blanks before a NUL") << QByteArray("1.0:vm  \0           ", 20) << "1.0:vm";
        QTest::newRow("odd length before a NUL") << QByteArray("1.0:box\0            ", 20) << "1.0:box";
        QTest::newRow("NULs only") << QByteArray(20, '\0') << "";
        QTest::newRow("blanks only") << QByteArray(20, ' ') << "";
        QTest::newRow("control characters")
            << QByteArray("a\x1b[31mb\x07\x7f").leftJustified(20) << "a?[31mb??";
        QTest::newRow("high bytes") << QByteArray("\xff\xfe\x80z                ") << "???z";
    }

    void straightensAndTrimsTexts() {
        QFETCH(QByteArray, onDisk);
        QCOMPARE(onDisk.size(), qsizetype{20});
        const auto identity = Sector().text(10, onDisk.toStdString()).decoded();
        QTEST(QString::fromStdString(identity.serial), "expected");
        QVERIFY(identity.model.empty() && identity.firmwareRevision.empty());
    }

    void readsModelAndRevisionFromTheirPlaces() {
        const auto identity = Sector()
                                  .text(10, "SERIAL__SERIAL__SERI")
                                  .text(23, "REV12345")
                                  .text(27, "Model of forty characters, all of them..")
                                  .decoded();
        QCOMPARE(identity.serial, std::string("SERIAL__SERIAL__SERI"));
        QCOMPARE(identity.firmwareRevision, std::string("REV12345"));
        QCOMPARE(identity.model, std::string("Model of forty characters, all of them.."));
    }

    void countsSectorsByTheRightWords_data() {
        QTest::addColumn<Sector>("sector");
        QTest::addColumn<quint64>("expected");
        QTest::newRow("28 bit") << Sector().word(60, 0x3456).word(61, 0x0012) << quint64{0x123456};
        QTest::newRow("more than 28 bits can reach")
            << Sector().word(60, 0xffff).word(61, 0xffff) << quint64{0x0fff'ffff};
        QTest::newRow("48 bit") << lba48Disk().word(100, 0xdef0).word(101, 0x9abc).word(102, 0x1234)
                                << quint64{0x12349abcdef0};
        QTest::newRow("48 bit, small") << lba48Disk().word(100, 2048) << quint64{2048};
        QTest::newRow("48 bit is there, but word 83 is not valid")
            << lba48Disk().word(83, 0x0400).word(100, 1).word(60, 7).word(61, 0) << quint64{7};
        QTest::newRow("word 83 all ones")
            << lba48Disk().word(83, 0xffff).word(60, 7).word(61, 0) << quint64{7};
        QTest::newRow("more than 48 bits can reach")
            << lba48Disk().word(100, 0xffff).word(101, 0xffff).word(102, 0xffff).word(103, 0xffff)
            << (quint64{1} << 48);
    }

    void countsSectorsByTheRightWords() {
        QFETCH(Sector, sector);
        QFETCH(quint64, expected);
        const auto identity = sector.decoded();
        QCOMPARE(quint64{identity.size.count}, expected);
        QCOMPARE(identity.size.bytes() / 512, identity.size.count);
    }

    void readsSectorSizes_data() {
        QTest::addColumn<Sector>("sector");
        QTest::addColumn<int>("logical");
        QTest::addColumn<int>("physical");
        QTest::newRow("says nothing") << Sector() << 512 << 512;
        QTest::newRow("512e") << Sector().word(106, 0x6003) << 512 << 4096;
        QTest::newRow("4Kn") << Sector().word(106, 0x5000).word(117, 2048) << 4096 << 4096;
        QTest::newRow("520 bytes") << Sector().word(106, 0x5000).word(117, 260) << 520 << 520;
        QTest::newRow("4 KiB of 16 KiB") << Sector().word(106, 0x7002).word(117, 2048) << 4096 << 16384;
        QTest::newRow("word 106 not valid") << Sector().word(106, 0x3003).word(117, 2048) << 512 << 512;
        QTest::newRow("word 106 all ones") << Sector().word(106, 0xffff).word(117, 2048) << 512 << 512;
        QTest::newRow("exponent without its bit") << Sector().word(106, 0x4003) << 512 << 512;
        QTest::newRow("nonsense exponent") << Sector().word(106, 0x600f) << 512 << 512;
        QTest::newRow("largest exponent believed") << Sector().word(106, 0x600b) << 512 << (1 << 20);
        QTest::newRow("logical size of 0") << Sector().word(106, 0x5000) << 512 << 512;
        QTest::newRow("logical size of 2") << Sector().word(106, 0x5000).word(117, 1) << 512 << 512;
        QTest::newRow("logical size past 32 bits")
            << Sector().word(106, 0x5000).word(117, 0xffff).word(118, 0xffff) << 512 << 512;
    }

    void readsSectorSizes() {
        QFETCH(Sector, sector);
        const auto identity = sector.decoded();
        QTEST(int(identity.logicalSectorSize), "logical");
        QTEST(int(identity.physicalSectorSize), "physical");
    }

    void countsIn512BytesWhateverTheSectorSize() {
        const auto identity = lba48Disk().word(100, 1000).word(106, 0x5000).word(117, 2048).decoded();
        QCOMPARE(identity.size.bytes(), std::uint64_t{512000});
    }

    void readsCapabilitiesOnlyFromValidWords() {
        auto sector = Sector().word(49, 0x0300).word(82, 0x0021).word(83, 0x5400);
        auto identity = sector.decoded();
        QVERIFY(identity.dma && identity.smart && identity.writeCache && identity.flushCache &&
                identity.lba48);
        identity = sector.word(83, 0x1400).decoded();
        QVERIFY(identity.dma);
        QVERIFY(!identity.smart && !identity.writeCache && !identity.flushCache && !identity.lba48);
        identity = sector.word(49, 0).decoded();
        QVERIFY(!identity.dma);
    }

    void needsAll512Bytes() {
        const Sector sector;
        for (std::size_t size = 0; size < 512; ++size) {
            const auto identity = aoe::decodeIdentify(sector.bytes().first(size));
            QVERIFY(!identity && identity.error().code == ErrorCode::Truncated);
        }
        std::vector<std::byte> longer(1024, std::byte{0xff});
        std::copy(sector.bytes().begin(), sector.bytes().end(), longer.begin());
        QVERIFY(aoe::decodeIdentify(longer).value() == sector.decoded());
    }

    void decodesWhatItEncodes_data() {
        QTest::addColumn<Identity>("identity");
        Identity identity;
        QTest::newRow("empty") << identity;
        identity.model = "Coraid EtherDrive vblade";
        identity.serial = "7.3:pogo-a";
        identity.firmwareRevision = "V25";
        identity.size = Sectors{2048};
        QTest::newRow("small, 28 bit") << identity;
        identity.lba48 = identity.dma = identity.smart = identity.writeCache = identity.flushCache = true;
        identity.size = Sectors{std::uint64_t{1} << 47};
        QTest::newRow("large, 48 bit, all capabilities") << identity;
        identity.physicalSectorSize = 4096;
        QTest::newRow("512e") << identity;
        identity.logicalSectorSize = 4096;
        QTest::newRow("4Kn") << identity;
        identity.physicalSectorSize = 1 << 20;
        QTest::newRow("largest sectors") << identity;
        identity.model = std::string(40, 'm');
        identity.serial = std::string(20, 's');
        identity.firmwareRevision = std::string(8, 'f');
        QTest::newRow("full texts") << identity;
    }

    void decodesWhatItEncodes() {
        QFETCH(Identity, identity);
        const auto bytes = aoe::encodeIdentify(identity);
        QCOMPARE(bytes.size(), std::size_t{512});
        const auto again = aoe::decodeIdentify(bytes);
        QVERIFY(again);
        QVERIFY(*again == identity);
    }

    void encodesNonsenseWithoutFaltering() {
        Identity identity;
        identity.serial = std::string(100, 's');
        identity.size = Sectors{std::numeric_limits<std::uint64_t>::max()};
        for (const std::uint32_t logical : {0U, 1U, 511U, 513U, 1U << 31, 0xffffffffU})
            for (const std::uint32_t physical : {0U, 1U, 1536U, 1U << 31, 0xffffffffU}) {
                identity.logicalSectorSize = logical;
                identity.physicalSectorSize = physical;
                identity.lba48 = !identity.lba48;
                const auto decoded = aoe::decodeIdentify(aoe::encodeIdentify(identity));
                QVERIFY(decoded);
                QCOMPARE(decoded->serial, std::string(20, 's'));
                QCOMPARE(decoded->logicalSectorSize, 512U);
                QVERIFY(decoded->physicalSectorSize <= 1U << 20);
                QCOMPARE(decoded->size.count,
                         identity.lba48 ? std::uint64_t{1} << 48 : std::uint64_t{0x0fff'ffff});
            }
    }
};

QTEST_APPLESS_MAIN(TestIdentify)
#include "tst_identify.moc"
