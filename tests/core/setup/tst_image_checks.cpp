#include "core/setup/image_checks.h"
#include "tests/core/setup/example_plug.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::setup;
using namespace etherdeck::tests;

namespace {

ImageList listOf(const std::string& image, ImageKind kind, const std::string& board = "pogo_e02") {
    ImageList list;
    list.add({sha256(image), kind, board, "file", "", false});
    return list;
}

Facts plugWithBackup() {
    auto facts = newPlug();
    facts.kept = copiesOf(facts.hardware);
    return facts;
}

/// With images that could be written.
struct Rescue {
    std::string kernel = uImageOf("a kernel");
    std::string root = ubiImage(2);
    ImageList list = listOf(kernel, ImageKind::RescueKernel);
    PartitionState kernelPlace{hardwareOfE02().flash[1]};
    PartitionState rootPlace{hardwareOfE02().flash[2]};

    Rescue() { listRoot(); }
    void listRoot() { list.add(listOf(root, ImageKind::RescueRoot)); }
    void listKernel() { list.add(listOf(kernel, ImageKind::RescueKernel)); }
    [[nodiscard]] Checked<RootImageKind> check(const Facts& facts = plugWithBackup()) const {
        return checkRescue({{"uImage", asBytes(kernel)}, kernelPlace, {"root", asBytes(root)}, rootPlace},
                           list, facts);
    }
};

/// Nothing: it is not refused.
template <class Value>
std::optional<ImageFault> faultOf(const Checked<Value>& checked) {
    return checked ? std::nullopt : std::optional(checked.error().fault);
}

} // namespace

class TestImageChecks : public QObject {
    Q_OBJECT

private slots:
    void init() { m_image = smallUboot(); }

    void aListedUbootIsTaken() {
        const auto known = check(listOf(m_image, ImageKind::Uboot), plugWithBackup());
        QVERIFY(known);
        QCOMPARE(known->board, std::string("pogo_e02"));
    }

    void aUbootThatNobodyHasListedIsRefused() {
        const auto refused = check(ImageList(), plugWithBackup());
        QVERIFY(faultOf(refused) == ImageFault::NotListed);
        QCOMPARE(refused.error().detail, sha256(m_image));
    }

    /// Its type, size and checksums are right.
    void theUbootOfASisterBoardIsRefusedByName() {
        const auto refused = check(listOf(m_image, ImageKind::Uboot, "dockstar"), plugWithBackup());
        QVERIFY(faultOf(refused) == ImageFault::OtherBoard);
        QCOMPARE(refused.error().detail, std::string("dockstar"));
        QVERIFY(faultOf(check(listOf(m_image, ImageKind::Uboot, "toaster"), plugWithBackup())) ==
                ImageFault::OtherBoard);
    }

    void anotherKindOfImageIsRefused() {
        QVERIFY(faultOf(check(listOf(m_image, ImageKind::RescueRoot), plugWithBackup())) ==
                ImageFault::OtherKind);
    }

    /// Also when somebody has listed it.
    void aDamagedUbootIsRefused() {
        m_image[600] ^= 1;
        m_image[520] ^= 1;
        const auto refused = check(listOf(m_image, ImageKind::Uboot), plugWithBackup());
        QVERIFY(faultOf(refused) == ImageFault::Damaged);
        QCOMPARE(refused.error().detail, std::string("data-checksum"));
    }

    void nothingIsWrittenToALookAlike() {
        const auto list = listOf(m_image, ImageKind::Uboot);
        for (const auto* model :
             {"Cloud Engines PogoPlug Series 4", "POGO-B01", "POGO-P21", "", "A toaster"}) {
            auto facts = plugWithBackup();
            facts.hardware.model = model;
            QVERIFY2(faultOf(check(list, facts)) == ImageFault::OtherBox, model);
            QVERIFY2(faultOf(Rescue().check(facts)) == ImageFault::OtherBox, model);
        }
        auto facts = plugWithBackup();
        facts.hardware.model = "POGO-P21";
        QVERIFY(check(list, facts).error().detail.find("P21") != std::string::npos);
    }

    void nothingIsWrittenWithoutABackup() {
        auto facts = plugWithBackup();
        facts.kept.partitions.pop_back();
        const auto refused = check(listOf(m_image, ImageKind::Uboot), facts);
        QVERIFY(faultOf(refused) == ImageFault::BackupNeeded);
        QVERIFY(faultOf(Rescue().check(facts)) == ImageFault::BackupNeeded);
    }

    void aBadBlockRefusesUboot() {
        auto facts = plugWithBackup();
        facts.ubootBadBlocks->push_back(0x60000);
        const auto refused = check(listOf(m_image, ImageKind::Uboot), facts);
        QVERIFY(faultOf(refused) == ImageFault::BadBlock);
        facts.ubootBadBlocks.reset(); // nobody has looked
        QVERIFY(faultOf(check(listOf(m_image, ImageKind::Uboot), facts)) == ImageFault::BadBlock);
    }

    void aRescueSystemIsTaken() {
        const Rescue rescue;
        QVERIFY(rescue.check() == RootImageKind::Ubi);
    }

    void aPartitionInUseIsRefused_data() {
        QTest::addColumn<bool>("isKernel");
        QTest::addColumn<QString>("by");
        for (const auto isKernel : {true, false})
            for (const auto* by : {"root", "mount", "ubi", "u-boot", "kernel"})
                QTest::addRow("%s, %s", isKernel ? "kernel" : "root", by) << isKernel << by;
    }
    void aPartitionInUseIsRefused() {
        QFETCH(bool, isKernel);
        QFETCH(QString, by);
        Rescue rescue;
        auto& place = isKernel ? rescue.kernelPlace : rescue.rootPlace;
        place.hasRoot = by == "root";
        place.isMounted = by == "mount";
        place.isAttached = by == "ubi";
        if (by == "u-boot")
            place.partition = hardwareOfE02().flash[0];
        if (by == "kernel")
            rescue.rootPlace.partition = rescue.kernelPlace.partition;
        const auto refused = rescue.check();
        QVERIFY(faultOf(refused) == ImageFault::InUse);
        QCOMPARE(QString::fromStdString(refused.error().detail), by);
    }

    void aPartitionThatCannotBeWrittenIsRefused() {
        Rescue rescue;
        rescue.rootPlace.isReadOnly = true;
        QVERIFY(faultOf(rescue.check()) == ImageFault::ReadOnly);
        rescue = {};
        rescue.rootPlace.partition.bytes += flashBlock;
        QVERIFY(faultOf(rescue.check()) == ImageFault::NoPartition);
    }

    void imagesOfARescueSystemAreChecked() {
        Rescue rescue;
        rescue.list = ImageList();
        QVERIFY(faultOf(rescue.check()) == ImageFault::NotListed);
        rescue = {};
        rescue.kernel[64] ^= 1;
        QVERIFY(faultOf(rescue.check()) == ImageFault::NotListed);
        rescue.listKernel();
        QVERIFY(faultOf(rescue.check()) == ImageFault::Damaged);
        rescue = {};
        UImage header;
        header.architecture = 5;
        rescue.kernel = uImageOf("for PowerPC", header);
        rescue.listKernel();
        QCOMPARE(rescue.check().error().detail, std::string("architecture"));
        header = {};
        header.type = static_cast<std::uint8_t>(UImage::Type::Ramdisk);
        rescue.kernel = uImageOf("a ramdisk", header);
        rescue.listKernel();
        QCOMPARE(rescue.check().error().detail, std::string("type"));
        rescue = {};
        rescue.root = "a text";
        rescue.listRoot();
        QVERIFY(faultOf(rescue.check()) == ImageFault::Damaged);
    }

    void imagesHaveToFit() {
        Rescue rescue;
        rescue.kernel = uImageOf(std::string(4 * mebibyte, 'k'));
        rescue.listKernel();
        QVERIFY(faultOf(rescue.check()) == ImageFault::TooLarge);
        rescue = {};
        rescue.root = ubiImage(256);
        rescue.listRoot();
        QVERIFY(rescue.check());
        rescue.rootPlace.badBlocks = {0};
        QVERIFY(faultOf(rescue.check()) == ImageFault::TooLarge);
    }

private:
    [[nodiscard]] Checked<KnownImage> check(const ImageList& list, const Facts& facts) const {
        return checkUboot({"uboot.kwb", asBytes(m_image)}, list, facts);
    }

    std::string m_image;
};

QTEST_APPLESS_MAIN(TestImageChecks)
#include "tst_image_checks.moc"
