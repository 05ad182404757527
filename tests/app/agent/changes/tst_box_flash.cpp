#include "app/agent/changes/box_flash.h"
#include "core/base/base64.h"
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
        QVERIFY(m_root->write("dev/mtd0", flashWith(m_environment)));
        QVERIFY(m_root->write("state/uboot/x.backup", QByteArray::fromStdString(backupJson().dump())));
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

    void aDamagedBackupErasesNothing_data() {
        QTest::addColumn<QByteArray>("file");
        auto json = backupJson();
        const auto whole = QByteArray::fromStdString(json.dump());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << whole.left(whole.size() / 2);
        const auto row = [&](const char* name, const char* member, const plans::Json& value) {
            auto changed = json;
            changed[member] = value;
            QTest::newRow(name) << QByteArray::fromStdString(changed.dump());
        };
        row("short", "content", toBase64("short"));
        row("none", "content", nullptr);
        row("beyond", "offset", flashBytes);
        row("far beyond", "offset", ~std::uint64_t(0));
        row("other hash", "sha256", sha256("x"));
        auto small = json["partition"];
        small["bytes"] = 5;
        row("small partition", "partition", small);
        auto other = json["partition"];
        other["name"] = "rootfs";
        row("another partition", "partition", other);
        small["bytes"] = 0x40000;
        json["partition"] = small;
        json["offset"] = 0;
        json["content"] = toBase64(std::string(0x40000, 'x'));
        row("a smaller one that is whole", "sha256", sha256(std::string(0x40000, 'x')));
    }
    void aDamagedBackupErasesNothing() {
        QFETCH(QByteArray, file);
        const auto now = flashWith(environmentOf({{"bootcmd", "new"}}));
        QVERIFY(m_root->write("dev/mtd0", now));
        QVERIFY(m_root->write("state/uboot/x.backup", file));
        const auto refused = restoreFlash(m_paths, {m_area, m_backup});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, plans::RefusalCode::Failed);
        QVERIFY2(refused.error().message.text().find(m_backup) != std::string::npos,
                 refused.error().message.text().c_str());
        QVERIFY(!eraseFlash(m_paths, {m_area, m_backup}));
        QCOMPARE(m_root->read("dev/mtd0"), now);
        QCOMPARE(unfinishedFlash(m_paths), std::string());
    }

    void whatSomebodyElseWroteStays() {
        const auto after = environmentOf({{"bootcmd", "after"}});
        const auto hash = sha256(std::string(asText(*after.build(eraseBytes))));
        QVERIFY(eraseFlash(m_paths, {m_area, m_backup, hash}));
        const auto others = flashWith(environmentOf({{"bootcmd", "other"}}));
        QVERIFY(m_root->write("dev/mtd0", others));
        const auto refused = restoreFlash(m_paths, {m_area, m_backup, hash});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, plans::RefusalCode::StateMoved);
        QVERIFY(refused.error().message.text().find("stays as it is") != std::string::npos);
        QCOMPARE(m_root->read("dev/mtd0"), others);
        QCOMPARE(unfinishedFlash(m_paths), std::string());
        // What the change itself wrote, and what is no environment, is undone.
        auto half = flashWith(after);
        half[usualOffset + 10] = 'X';
        for (const auto& written : {flashWith(after), half}) {
            QVERIFY(m_root->write("dev/mtd0", written));
            QVERIFY(restoreFlash(m_paths, {m_area, m_backup, hash}));
            QCOMPARE(m_root->read("dev/mtd0"), flashWith(m_environment));
        }
    }

    void copiesThePartitionThatIsMeant() {
        auto content = m_root->read("dev/mtd0");
        content.replace(0x60000, eraseBytes, content.mid(usualOffset, eraseBytes));
        QVERIFY(m_root->write("dev/mtd0", content));
        auto area = m_area;
        area.offset = 0x60000;
        const auto backup = readBoxBackup(m_paths, {}, area);
        QVERIFY2(backup, backup ? "" : backup.error().message.text().c_str());
        QVERIFY(backup->area == area && backup->content == content.toStdString());
        QVERIFY(!readBoxBackup(m_paths, {}, std::nullopt)); // nobody said which of the two
        area.partition.bytes = 0x80000;
        area.offset = 0;
        QCOMPARE(readBoxBackup(m_paths, {}, area).error().code, plans::RefusalCode::StateMoved);
        area.partition.bytes = 0x8000000;
        QCOMPARE(readBoxBackup(m_paths, {}, area).error().code, plans::RefusalCode::UnknownLayout);
        area.partition.index = 7;
        area.partition.bytes = flashBytes;
        QVERIFY(!readBoxBackup(m_paths, {}, area));
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
    [[nodiscard]] plans::Json backupJson() const {
        const auto content = flashWith(m_environment).toStdString();
        return plans::toJson(plans::FlashBackup{"x", std::nullopt, m_area, sha256(content), content});
    }

    std::optional<BoxRoot> m_root;
    AgentPaths m_paths;
    std::string m_backup;
    const plans::FlashArea m_area{{0, "u-boot", flashBytes, eraseBytes}, usualOffset, eraseBytes};
    uboot::Environment m_environment = environmentOf({{"bootcmd", "run bootcmd_usb; reset"}});
};

QTEST_GUILESS_MAIN(TestBoxFlash)
#include "tst_box_flash.moc"
