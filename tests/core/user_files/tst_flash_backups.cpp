#include "core/base/sha256.h"
#include "core/user_files/flash_backups.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;

/// Copies of the flash memory of boxes in files of this computer.
class TestFlashBackups : public QObject {
    Q_OBJECT

private slots:
    void asksForThePlaceThatIsMeant() {
        QVERIFY(remote::backupParams({}) == plans::Json::object());
        QVERIFY(plans::areaFrom(remote::backupParams({m_backup.area, "x"})) == m_backup.area);
    }

    void keepsAllBytes() {
        const auto file =
            remote::keepFlashBackup(folder(), m_backup, {m_backup.area, sha256(m_backup.content)});
        QVERIFY(file);
        QCOMPARE(*file, folder() + "/00-25-31-00-00-01_" + m_backup.sha256.substr(0, 16) + ".json");
        QFile kept(QString::fromStdString(*file));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto read = plans::backupFrom(plans::Json::parse(kept.readAll().toStdString()));
        QVERIFY(read && *read == m_backup);
    }

    void anotherOneIsNotKept() {
        auto area = m_backup.area;
        area.offset = 0;
        for (const auto& request :
             {plans::BackupRequest{area, {}}, plans::BackupRequest{m_backup.area, "x"}}) {
            const auto kept = remote::keepFlashBackup(folder(), m_backup, request);
            QVERIFY(!kept);
            QCOMPARE(kept.error().code, plans::RefusalCode::StateMoved);
        }
        QVERIFY(QDir(m_folder.path()).isEmpty());
    }

    void saysWhereItCannotBeWritten() {
        const auto kept = remote::keepFlashBackup(folder() + "/missing", m_backup, {});
        QVERIFY(!kept);
        QVERIFY(kept.error().message.text().find(folder() + "/missing/") != std::string::npos);
        QVERIFY(kept.error().message.text().find("nothing was changed") != std::string::npos);
    }

    void init() {
        m_folder.remove();
        m_folder = QTemporaryDir();
        m_backup.model = "Cloud Engines Pogoplug E02";
        m_backup.mac = MacAddress({0x00, 0x25, 0x31, 0, 0, 1});
        m_backup.area = {{0, "u-boot", 0x400, 0x100}, 0x300, 0x100};
        m_backup.content.resize(0x400);
        for (std::size_t i = 0; i < m_backup.content.size(); ++i)
            m_backup.content[i] = static_cast<char>(i & 0xff);
        m_backup.sha256 = sha256(m_backup.content);
    }

private:
    [[nodiscard]] std::string folder() const { return m_folder.path().toStdString(); }

    QTemporaryDir m_folder;
    plans::FlashBackup m_backup;
};

QTEST_APPLESS_MAIN(TestFlashBackups)
#include "tst_flash_backups.moc"
