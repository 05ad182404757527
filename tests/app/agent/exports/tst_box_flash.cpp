#include "app/agent/exports/box_flash.h"
#include "core/base/sha256.h"
#include "core/plans/json.h"
#include "tests/app/agent/flash/flash_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;

/// The steps of a change of U-Boot's environment, in a file that stands for flash.
class TestBoxFlash : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_root.emplace();
        m_paths.root = m_root->path();
        m_paths.state = m_root->path() + "/state";
        const auto content = flashWith(m_environment);
        QVERIFY(m_root->write("dev/mtd0", content));
        const plans::FlashBackup backup{"x", std::nullopt, m_area, sha256(content.toStdString()),
                                        content.toStdString()};
        QVERIFY(
            m_root->write("state/uboot/x.backup", QByteArray::fromStdString(plans::toJson(backup).dump())));
        m_backup = m_paths.state + "/uboot/x.backup";
    }

    void whatIsLostElsewhereStaysNoted() {
        QVERIFY(eraseFlash(m_paths, {m_area, m_backup}));
        QCOMPARE(unfinishedFlash(m_paths), m_backup);
        auto other = m_area;
        other.offset = 0x60000;
        QVERIFY(checkFlash(m_paths, {other, std::string(eraseBytes, '\xff')}));
        QCOMPARE(unfinishedFlash(m_paths), m_backup);
        const std::string image(asText(*m_environment.build(eraseBytes)));
        QVERIFY(!checkFlash(m_paths, {m_area, image}));
        QVERIFY(writeFlash(m_paths, {m_area, image}));
        QVERIFY(checkFlash(m_paths, {m_area, image}));
        QCOMPARE(unfinishedFlash(m_paths), std::string());
    }

    void whatSomebodyElseWroteIsNotErased() {
        const auto other = flashWith(environmentOf({{"bootcmd", "other"}}));
        QVERIFY(m_root->write("dev/mtd0", other));
        const auto refused = eraseFlash(m_paths, {m_area, m_backup});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, plans::RefusalCode::StateMoved);
        QCOMPARE(m_root->read("dev/mtd0"), other);
        QCOMPARE(unfinishedFlash(m_paths), std::string());
    }

    void aBackupMustHaveAllOfTheArea() {
        const auto before = m_root->read("dev/mtd0");
        auto beyond = m_area;
        for (const auto offset : {flashBytes + eraseBytes, flashBytes - eraseBytes / 2}) {
            beyond.offset = offset;
            const auto refused = restoreFlash(m_paths, {beyond, m_backup});
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, plans::RefusalCode::Failed);
            QVERIFY(!eraseFlash(m_paths, {beyond, m_backup}));
        }
        QCOMPARE(m_root->read("dev/mtd0"), before);
        QCOMPARE(unfinishedFlash(m_paths), std::string());
    }

    void whatCannotBeRestoredIsNoted() {
        QVERIFY(m_root->write("dev/mtd0", flashWith(environmentOf({{"bootcmd", "new"}}))));
        QVERIFY(m_root->write("dev/mtd0.worn-blocks", "786432\n"));
        QVERIFY(!restoreFlash(m_paths, {m_area, m_backup}));
        QCOMPARE(unfinishedFlash(m_paths), m_backup);
        QVERIFY(m_root->write("dev/mtd0.worn-blocks", ""));
        QVERIFY(restoreFlash(m_paths, {m_area, m_backup}));
        QCOMPARE(unfinishedFlash(m_paths), std::string());
        QCOMPARE(m_root->read("dev/mtd0"), flashWith(m_environment));
    }

    void isRestoredAlsoWhereNothingCanBeNoted() {
        QVERIFY(m_root->write("dev/mtd0", flashWith(environmentOf({{"bootcmd", "new"}}))));
        QVERIFY(m_root->write("state/uboot/unfinished/in-the-way", ""));
        QVERIFY(restoreFlash(m_paths, {m_area, m_backup}));
        QCOMPARE(m_root->read("dev/mtd0"), flashWith(m_environment));
    }

private:
    std::optional<BoxRoot> m_root;
    AgentPaths m_paths;
    std::string m_backup;
    const plans::FlashArea m_area{{0, "u-boot", flashBytes, eraseBytes}, usualOffset, eraseBytes};
    uboot::Environment m_environment = environmentOf({{"bootcmd", "run bootcmd_usb; reset"}});
};

QTEST_GUILESS_MAIN(TestBoxFlash)
#include "tst_box_flash.moc"
