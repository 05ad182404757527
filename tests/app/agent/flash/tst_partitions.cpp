#include "app/agent/flash/partitions.h"
#include "core/base/sha256.h"
#include "tests/app/agent/flash/flash_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;
using plans::FlashUseKind;
using plans::RefusalCode;

namespace {

const std::vector<FlashEntry> entries{{{0, "u-boot", flashBytes, eraseBytes}, true},
                                      {{1, "uImage", 2 * eraseBytes, eraseBytes}, false},
                                      {{2, "root", 3 * eraseBytes, eraseBytes}, false}};

QByteArray counted(std::size_t bytes) {
    QByteArray content(static_cast<qsizetype>(bytes), '\0');
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = static_cast<char>(i * 7 + i / 4096);
    return content;
}

} // namespace

/// The partitions of raw flash memory: files that stand for it.
class TestFlashPartitions : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_root.emplace();
        for (const auto& [number, bytes] :
             {std::pair{0, flashBytes}, std::pair{1, 2 * eraseBytes}, std::pair{2, 3 * eraseBytes}})
            QVERIFY(m_root->write(QString("dev/mtd%1").arg(number), counted(bytes)));
    }

    void isUsedByWhatIsMounted_data() {
        QTest::addColumn<QString>("mounts");
        QTest::addColumn<int>("partition");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* mounts, int partition, FlashUseKind kind) {
            QTest::newRow(mounts) << mounts << partition << static_cast<int>(kind);
        };
        row("/dev/mtdblock2 /mnt jffs2 rw 0 0\n", 2, FlashUseKind::Mounted);
        row("mtd1 /boot jffs2 rw 0 0\n", 1, FlashUseKind::Mounted);
        row("mtd:root / jffs2 ro 0 0\n", 2, FlashUseKind::Root);
        row("ubi0:rootfs / ubifs rw 0 0\n", 1, FlashUseKind::Root);
        row("/dev/ubi0_0 /srv ubifs rw 0 0\n", 1, FlashUseKind::Mounted);
        row("/dev/root / squashfs ro 0 0\n", 2, FlashUseKind::Root);
    }
    void isUsedByWhatIsMounted() {
        QFETCH(QString, mounts);
        QFETCH(int, partition);
        QFETCH(int, kind);
        const auto uses =
            flashUses("proc /proc proc rw 0 0\n" + mounts.toStdString(), {{0, 1}}, "/dev/mtdblock2", entries);
        const auto found = uses.find(static_cast<std::uint32_t>(partition));
        QVERIFY(found != uses.end());
        QCOMPARE(found->second.back().kind, static_cast<FlashUseKind>(kind));
        QVERIFY(uses.at(1).front() == (plans::FlashUse{FlashUseKind::Ubi, "ubi0"}));
    }

    void isNotUsedByOthers() {
        QVERIFY(flashUses(
                    "/dev/sda1 / ext3 rw 0 0\nmtd /x y\n/dev/mtdblock2x /mnt jffs2\nubi9:a /b ubifs\n\n  \n",
                    {}, {}, entries)
                    .empty());
        QVERIFY(flashUses("/dev/root / ext3 rw 0 0\n", {}, "/dev/sda1", entries).empty());
    }

    void isListedWithItsBadBlocks() {
        QVERIFY(m_root->write("dev/mtd2.bad-blocks", "131072\n"));
        QVERIFY(m_root->write("proc/mounts", "/dev/root / ubifs rw 0 0\n"));
        QVERIFY(m_root->write("proc/cmdline", "console=ttyS0,115200 ubi.mtd=2 root=ubi0:rootfs rw\n"));
        QVERIFY(m_root->write("sys/class/ubi/ubi0/mtd_num", "2\n"));
        QVERIFY(m_root->write("sys/class/ubi/ubi0_0/name", "rootfs\n"));
        const auto list = listFlash(m_root->path(), entries);
        QVERIFY(list);
        QCOMPARE(list->size(), std::size_t{3});
        QVERIFY(list->at(0).readOnly && list->at(0).uses.empty() && list->at(0).badBlocks.empty());
        QCOMPARE(list->at(2).badBlocks, std::vector<std::uint64_t>{131'072});
        QCOMPARE(list->at(2).uses.size(), std::size_t{2});
        QCOMPARE(list->at(2).uses[1].kind, FlashUseKind::Root);
        const auto again = plans::flashListFrom(plans::toJson(*list));
        QVERIFY(again && *again == *list);
    }

    void isReadInParts() {
        const auto whole = counted(flashBytes).toStdString();
        using Part = std::pair<std::size_t, std::size_t>;
        for (const auto& [offset, size] :
             {Part{0, flashBytes}, Part{1000, 70'000}, Part{eraseBytes - 1, 2}, Part{flashBytes - 1, 1}}) {
            const auto piece = readFlash(m_root->path(), {entries[0].partition, offset, size});
            QVERIFY(piece);
            QVERIFY(piece->content == whole.substr(offset, size));
            QCOMPARE(piece->sha256, sha256(piece->content));
            const auto again = plans::flashPieceFrom(plans::toJson(*piece));
            QVERIFY(again && *again == *piece);
        }
    }

    void badBlocksAreReadAsErasedOnes() {
        QVERIFY(m_root->write("dev/mtd0.bad-blocks", "131072\n"));
        auto expected = counted(flashBytes).toStdString();
        expected.replace(eraseBytes, eraseBytes, eraseBytes, '\xff');
        const auto piece = readFlash(m_root->path(), {entries[0].partition, 1000, 300'000});
        QVERIFY(piece && piece->content == expected.substr(1000, 300'000));
    }

    void refusesWhatIsNoPart() {
        const auto codeOf = [this](std::uint64_t offset, std::uint64_t size) {
            const auto piece = readFlash(m_root->path(), {entries[0].partition, offset, size});
            return piece ? RefusalCode::Failed : piece.error().code;
        };
        QCOMPARE(codeOf(0, 0), RefusalCode::BadValue);
        QCOMPARE(codeOf(flashBytes, 1), RefusalCode::BadValue);
        QCOMPARE(codeOf(1, flashBytes), RefusalCode::BadValue);
        QCOMPARE(codeOf(~std::uint64_t{0}, 2), RefusalCode::BadValue);
        auto other = entries[0].partition;
        other.bytes *= 2;
        QVERIFY(readFlash(m_root->path(), {other, 0, 1}).error().code == RefusalCode::StateMoved);
        other = entries[0].partition;
        other.eraseBytes = 0;
        QVERIFY(readFlash(m_root->path(), {other, 0, 1}).error().code == RefusalCode::BadValue);
    }

    void aPieceIsWhatItsDigestSays() {
        const auto piece = readFlash(m_root->path(), {entries[0].partition, 0, 100});
        auto json = plans::toJson(*piece);
        json["sha256"] = sha256("something else");
        QVERIFY(!plans::flashPieceFrom(json));
        QVERIFY(!plans::flashPieceFrom({}));
        QVERIFY(!plans::flashListFrom({}));
    }

private:
    std::optional<BoxRoot> m_root;
};

QTEST_APPLESS_MAIN(TestFlashPartitions)
#include "tst_partitions.moc"
