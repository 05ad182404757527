#include "core/install/script.h"
#include "core/setup/record.h"
#include "core/setup/shell_facts.h"
#include "tests/core/setup/example_plug.h"
#include "tests/support/registered_test.h"

#include <QProcess>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::setup;
using namespace etherdeck::tests;

namespace {

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

/// As a box with the kernel of its factory answers.
const std::string factoryAnswer = R"(
@etherdeck /proc/device-tree/model

@etherdeck /proc/cpuinfo
Processor	: ARM926EJ-S rev 1 (v5l)
BogoMIPS	: 1192.75
Hardware	: Pogoplug E02
Revision	: 0000

@etherdeck /proc/meminfo
MemTotal:       255264 kB
MemFree:        180000 kB

@etherdeck /proc/mtd
dev:    size   erasesize  name
mtd0: 00100000 00020000 "u-boot"
mtd1: 00400000 00020000 "uImage"
mtd2: 02000000 00020000 "root"
mtd3: 05b00000 00020000 "data"

@etherdeck /proc/mounts
rootfs / rootfs rw 0 0
/dev/root / jffs2 ro 0 0
none /proc proc rw 0 0

@etherdeck /proc/cmdline
console=ttyS0,115200 root=/dev/mtdblock2 ro

@etherdeck /etc/os-release

@etherdeck /proc/sys/kernel/osrelease
2.6.22.18

@etherdeck mac
00:25:31:01:02:03

@etherdeck log
Kirkwood: MV88F6281-A0, TCLK=200000000.
Scanning device for bad blocks
Bad eraseblock 10 at 0x000000140000

@etherdeck end
)";

} // namespace

class TestShellFacts : public QObject {
    Q_OBJECT

private slots:
    void aFactoryBoxIsRecognized() {
        const auto seen = lookFrom(factoryAnswer);
        QVERIFY(seen);
        const auto& facts = seen->facts;
        QVERIFY(identify(facts.hardware).isPogoE02());
        QVERIFY(facts.mac == plugMac);
        QCOMPARE(facts.kernel, std::string("2.6.22.18"));
        QCOMPARE(facts.root, RootPlace::Flash);
        QVERIFY(!facts.hasAgent && facts.ubootBadBlocks && facts.ubootBadBlocks->empty());
        QCOMPARE(seen->flash.size(), std::size_t{4});
        QCOMPARE(seen->flash[1].badBlocks, std::vector<std::uint64_t>{0x40000});
        const auto steps = checklist(facts, {});
        QVERIFY(nextStep(steps)->id == StepId::Backup);
    }

    void whatIsNotToldIsUnknown() {
        auto answer = replaced(factoryAnswer, "Pogoplug E02", "Feroceon-KW");
        QVERIFY(identify(lookFrom(answer)->facts.hardware).differing == std::vector{Trait::Model});
        answer = replaced(factoryAnswer, "Kirkwood: MV88F6281-A0", "x");
        QVERIFY(identify(lookFrom(answer)->facts.hardware).unknown == std::vector{Trait::Soc});
        answer = replaced(factoryAnswer, "Scanning device for bad blocks", "x");
        QVERIFY(!lookFrom(answer)->facts.ubootBadBlocks);
        answer = replaced(factoryAnswer, "00:25:31:01:02:03", "");
        QVERIFY(!lookFrom(answer)->facts.mac);
    }

    void aBadBlockOfUbootIsFound() {
        const auto answer = replaced(factoryAnswer, "0x000000140000", "0x000000060000");
        QCOMPARE(*lookFrom(answer)->facts.ubootBadBlocks, std::vector<std::uint64_t>{0x60000});
    }

    void theRootFileSystemIsFound_data() {
        QTest::addColumn<QString>("mount");
        QTest::addColumn<int>("place");
        const auto row = [](const char* mount, RootPlace place) {
            QTest::newRow(mount) << mount << static_cast<int>(place);
        };
        row("/dev/sda1 / ext3 rw 0 0", RootPlace::Usb);
        row("ubi0:rootfs / ubifs rw 0 0", RootPlace::Flash);
        row("/dev/mtdblock3 / jffs2 rw 0 0", RootPlace::Flash);
        row("192.168.1.2:/srv / nfs rw 0 0", RootPlace::Other);
        row("", RootPlace::Unknown);
    }
    void theRootFileSystemIsFound() {
        QFETCH(QString, mount);
        QFETCH(int, place);
        const auto answer = replaced(factoryAnswer, "/dev/root / jffs2 ro 0 0", mount.toStdString());
        QCOMPARE(lookFrom(answer)->facts.root, static_cast<RootPlace>(place));
    }

    void anAnswerThatIsCutIsNone() {
        const auto end = factoryAnswer.find("@etherdeck end") + std::string_view("@etherdeck end").size();
        for (std::size_t size = 0; size < end - 4; ++size) {
            const auto seen = lookFrom(factoryAnswer.substr(0, size));
            QVERIFY2(!seen, std::to_string(size).c_str());
        }
    }

    void scriptsFitEveryShell() {
        QVERIFY(install::fitsEveryShell(lookScript()));
        QVERIFY(install::fitsEveryShell(readScript({{0, "u-boot", mebibyte, flashBlock}, 0, mebibyte})));
    }

    /// With the real sh of this computer.
    void theScriptIsReadBack() {
        QProcess shell;
        shell.start("sh", {"-c", QString::fromStdString(lookScript())});
        QVERIFY(shell.waitForFinished());
        const auto seen = lookFrom(shell.readAllStandardOutput().toStdString());
        QVERIFY(seen);
        QVERIFY(!seen->facts.kernel.empty());
        QVERIFY(seen->facts.hardware.memoryTotal > 0);
    }

    void aPartIsReadWhole() {
        const plans::FlashArea area{{2, "root", mebibyte, flashBlock}, 3 * flashBlock, flashBlock + 5};
        QCOMPARE(readScript(area),
                 std::string("dd if=/dev/mtd2 bs=131072 skip=3 count=2 2>/dev/null; echo x"));
        const std::string bytes(2 * flashBlock, '\n');
        QCOMPARE(partFrom(bytes + "x", area)->size(), flashBlock + 5);
        QVERIFY(!partFrom(bytes.substr(0, 100) + "x", area));
        QVERIFY(!partFrom(bytes, area));
    }
};

QTEST_APPLESS_MAIN(TestShellFacts)
#include "tst_shell_facts.moc"
