#include "core/uboot/partitions.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::uboot;

namespace {

using Parts = std::vector<PartitionPlace>;

} // namespace

class PartitionsTest : public QObject {
    Q_OBJECT

private slots:
    void readsPlacesAndNames() {
        QCOMPARE(parsePartitions("mtdparts=orion_nand:1M(u-boot),4M(uImage)ro,0x2000000(rootfs),-(data)"),
                 Parts({{"u-boot", 0, 0x100000},
                        {"uImage", 0x100000, 0x400000},
                        {"rootfs", 0x500000, 0x2000000},
                        {"data", 0x2500000, std::nullopt}}));
        QCOMPARE(parsePartitions("mtdparts=a:b:0xe0000@0x0(uboot),128k@896K(env);c:1M(other)"),
                 Parts({{"uboot", 0, 0xe0000}, {"env", 0xe0000, 0x20000}}));
        QCOMPARE(parsePartitions("mtdparts=nand:1g,-"),
                 Parts({{"", 0, 0x40000000}, {"", 0x40000000, std::nullopt}}));
    }

    void takesNothingThatUbootWouldNot_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "orion_nand:1M(u-boot)", "mtdparts=", "mtdparts=1M(u-boot)",
                                 "mtdparts=:1M(u-boot)", "mtdparts=nand:", "mtdparts=nand:(u-boot)",
                                 "mtdparts=nand:0(u-boot)", "mtdparts=nand:1M(u-boot", "mtdparts=nand:1M(a),",
                                 "mtdparts=nand:1M(a)x", "mtdparts=nand:-(a),1M(b)", "mtdparts=nand:1M@(a)",
                                 "mtdparts=nand:99999999999999999999(a)", "mtdparts=nand:999999999999G(a)"})
            QTest::newRow(text) << QByteArray(text);
    }
    void takesNothingThatUbootWouldNot() {
        QFETCH(QByteArray, text);
        QVERIFY(!parsePartitions(text.toStdString()));
    }

    void everyTruncationIsReadOrRefused() {
        const std::string text = "mtdparts=orion_nand:0xe0000@0x0(uboot)ro,128k@896K(env),-(data)";
        for (std::size_t size = 0; size < text.size(); ++size)
            if (const auto parts = parsePartitions(std::string_view(text).substr(0, size)))
                QVERIFY(!parts->empty() && parts->size() <= 3);
    }

    void comparesPlacesAndNotWords() {
        const auto same = [](const char* some, const char* all) {
            return hasSamePlaces(*parsePartitions(some), *parsePartitions(all));
        };
        QVERIFY(same("mtdparts=a:1M(u-boot),-(data)", "mtdparts=b:1024k(boot),0x400000(data),1M(volume)"));
        QVERIFY(!same("mtdparts=a:1M(u-boot),-(data)", "mtdparts=a:1M(u-boot)"));
        QVERIFY(!same("mtdparts=a:1M(u-boot),4M(data)", "mtdparts=a:1M(u-boot),5M(data)"));
        QVERIFY(!same("mtdparts=a:1M(one),1M(two)", "mtdparts=a:1M(two),1M(one)"));
    }
};

QTEST_APPLESS_MAIN(PartitionsTest)
#include "tst_partitions.moc"
