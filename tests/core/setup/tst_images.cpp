#include "core/setup/root_image.h"
#include "core/setup/uboot_image.h"
#include "core/setup/uimage.h"
#include "core/setup/write_commands.h"
#include "tests/core/setup/example_plug.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::setup;
using namespace etherdeck::tests;

namespace {

/// mkimage -A arm -O linux -T kernel -C none -a 0x8000 -e 0x8000 -n rescue
const QByteArray goldenUImage = QByteArray::fromHex(
    "27051956e3f101166b0d8bb900000013000080000000800091c102ca0502020072657363756500000000000000000000"
    "0000000000000000000000000000000074686520717569636b2062726f776e20666f78");

std::span<const std::byte> bytesOf(const QByteArray& bytes) {
    return asBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace

class TestSetupImages : public QObject {
    Q_OBJECT

private slots:
    void readsWhatMkimageMakes() {
        const auto image = checkUImage(bytesOf(goldenUImage));
        QVERIFY(image);
        QCOMPARE(image->name, std::string("rescue"));
        QCOMPARE(image->size, 19U);
        QCOMPARE(image->load, 0x8000U);
        QCOMPARE(image->architecture, UImage::armCpu);
        QCOMPARE(image->system, UImage::linuxSystem);
        QVERIFY(image->type == static_cast<std::uint8_t>(UImage::Type::Kernel));
        const auto again = buildUImageHeader(*image);
        QVERIFY(asText(again) == goldenUImage.left(UImage::headerSize).toStdString());
    }

    void refusesEveryUImageThatIsCut() {
        for (qsizetype size = 0; size < goldenUImage.size(); ++size) {
            const auto cut = checkUImage(bytesOf(goldenUImage.left(size)));
            QVERIFY2(!cut, std::to_string(size).c_str());
            QCOMPARE(cut.error(), size < 64 ? UImageFault::TooShort : UImageFault::Cut);
        }
    }

    void refusesEveryUImageWithAWrongBit() {
        for (qsizetype at = 0; at < goldenUImage.size(); ++at) {
            auto bytes = goldenUImage;
            bytes[at] = static_cast<char>(bytes[at] ^ 1);
            QVERIFY2(!checkUImage(bytesOf(bytes)), std::to_string(at).c_str());
        }
    }

    void takesAUImageWithWhatFollowsIt() {
        // As it is read from a partition.
        QVERIFY(checkUImage(bytesOf(goldenUImage + QByteArray(1000, '\xff'))));
    }

    void readsAUbootForNand() {
        const auto file = smallUboot();
        const auto image = checkUbootImage(asBytes(file));
        QVERIFY(image);
        QCOMPARE(image->offset, 512U);
        QCOMPARE(image->size, 20U);
        QCOMPARE(image->load, 0x600000U);
        QCOMPARE(ubootTraits(file), (UbootTraits{"2017.07", false}));
    }

    void readsAUbootOfAnySize() {
        const auto file =
            ubootOf(std::string("U-Boot 2017.07-tld-1 (x)\0ncinport", 33) + std::string(200'000, 'x'));
        QVERIFY(checkUbootImage(asBytes(file)));
        QCOMPARE(ubootTraits(file), (UbootTraits{"2017.07-tld-1", true}));
    }

    void refusesEveryUbootThatIsCut() {
        const auto file = smallUboot().substr(0, 532);
        QVERIFY(checkUbootImage(asBytes(file)));
        for (std::size_t size = 0; size < file.size(); ++size)
            QVERIFY2(!checkUbootImage(asBytes(file.substr(0, size))), std::to_string(size).c_str());
    }

    /// Of all that a checksum covers.
    void refusesAUbootWithAWrongByte() {
        const auto file = smallUboot();
        for (std::size_t at = 0; at < 532; ++at) {
            auto damaged = file;
            damaged[at] = static_cast<char>(damaged[at] ^ 1);
            QVERIFY2(!checkUbootImage(asBytes(damaged)), std::to_string(at).c_str());
        }
    }

    void refusesWhatIsForAnotherMedium() {
        for (const auto medium : {'\x5a', '\x69', '\x78', '\0', '\xff'}) {
            auto file = smallUboot();
            file[0] = medium;
            QCOMPARE(checkUbootImage(asBytes(file)).error(), UbootImageFault::OtherMedium);
        }
        auto large = smallUboot();
        large.resize(UbootImage::maxSize + 1);
        QCOMPARE(checkUbootImage(asBytes(large)).error(), UbootImageFault::TooLarge);
    }

    void readsTheVersionOfAUboot() {
        QCOMPARE(ubootTraits("xx\nU-Boot 1.1.4 (Jul 17 2009 - 15:57:29)\0"), (UbootTraits{"1.1.4", false}));
        const std::string whole("U-Boot code\0U-Boot 2017.07-tld-1 (Sep 05 2017)\0ncinport\0", 56);
        QCOMPARE(ubootTraits(whole), (UbootTraits{"2017.07-tld-1", true}));
        QCOMPARE(ubootTraits(std::string(1000, '\xff')), UbootTraits());
        QCOMPARE(ubootTraits("U-Boot "), UbootTraits());
    }

    void knowsHowARootFileSystemIsWritten() {
        QCOMPARE(rootImageKind(asBytes(ubiImage(3)), flashBlock), RootImageKind::Ubi);
        QCOMPARE(rootImageKind(asBytes(ubiImage(1) + std::string(flashBlock, '\xff')), flashBlock),
                 RootImageKind::Ubi);
        QCOMPARE(rootImageKind(asBytes("\x85\x19 and so on"), flashBlock), RootImageKind::Jffs2);
        QCOMPARE(rootImageKind(asBytes("hsqs and so on"), flashBlock), RootImageKind::SquashFs);
        QCOMPARE(rootImageKind(asBytes(""), flashBlock), RootImageKind::Unknown);
        QCOMPARE(rootImageKind(asBytes("a text"), flashBlock), RootImageKind::Unknown);
    }

    void refusesAUbiImageThatIsDamagedOrForOtherBlocks() {
        const auto image = ubiImage(2);
        for (const std::size_t at : {0, 4, 63, 0x20000, 0x20005}) {
            auto damaged = image;
            damaged[at] = static_cast<char>(damaged[at] ^ 1);
            QVERIFY2(rootImageKind(asBytes(damaged), flashBlock) == RootImageKind::Unknown,
                     std::to_string(at).c_str());
        }
        QCOMPARE(rootImageKind(asBytes(image.substr(0, image.size() - 1)), flashBlock),
                 RootImageKind::Unknown);
        QCOMPARE(rootImageKind(asBytes(image), 0x4000), RootImageKind::Unknown);
        QCOMPARE(rootImageKind(asBytes(image), 0), RootImageKind::Unknown);
    }

    void printsHowUbootIsWritten() {
        const plans::FlashPartition partition{0, "u-boot", mebibyte, flashBlock};
        const auto area = areaOf(partition, 3 * flashBlock + 1);
        QCOMPARE(area.size, 4 * flashBlock);
        const auto commands = ubootCommands(area, "/tmp/u-boot.kwb", sha256("x"));
        QCOMPARE(commands.size(), std::size_t{3});
        QCOMPARE(commands[0].line, std::string("sha256sum /tmp/u-boot.kwb"));
        QCOMPARE(commands[0].expected, sha256("x"));
        QCOMPARE(commands[1].line, std::string("flash_erase /dev/mtd0 0 4"));
        QCOMPARE(commands[2].line, std::string("nandwrite -p /dev/mtd0 /tmp/u-boot.kwb"));
        QCOMPARE(areaOf({0, "odd", mebibyte, 0}, 5).size, std::uint64_t{0});
    }

    void comparesWhatWasWritten() {
        const auto image = smallUboot();
        QVERIFY(isWritten(image + std::string(1000, '\xff'), image));
        QVERIFY(!isWritten(image.substr(1), image));
        QVERIFY(!isWritten(image.substr(0, image.size() - 1), image));
        QVERIFY(!isWritten(image, ""));
    }
};

QTEST_APPLESS_MAIN(TestSetupImages)
#include "tst_images.moc"
