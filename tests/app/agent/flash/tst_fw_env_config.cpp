#include "app/agent/flash/fw_env_config.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;

/// /etc/fw_env.config as people have it.
class TestFwEnvConfig : public QObject {
    Q_OBJECT

private slots:
    void isRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("mtd");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("size");
        QTest::newRow("bodhi") << QByteArray("/dev/mtd0 0xc0000 0x20000 0x20000\n") << 0 << 0xc0000
                               << 0x20000;
        QTest::newRow("comments") << QByteArray("# a comment\n\n  /dev/mtd1\t0x0 0x20000 0x20000 1 # x") << 1
                                  << 0 << 0x20000;
        QTest::newRow("decimal offset")
            << QByteArray("/dev/mtd10 786432 20000 20000\r\n") << 10 << 0xc0000 << 0x20000;
        QTest::newRow("short") << QByteArray("/dev/mtd0 0 4000") << 0 << 0 << 0x4000;
    }
    void isRead() {
        QFETCH(QByteArray, text);
        QFETCH(int, mtd);
        QFETCH(int, offset);
        QFETCH(int, size);
        const auto line = parseFwEnvConfig(text.toStdString());
        QVERIFY(line);
        QCOMPARE(static_cast<int>(line->mtd), mtd);
        QCOMPARE(static_cast<int>(line->offset), offset);
        QCOMPARE(static_cast<int>(line->size), size);
    }

    void refusesOthers_data() {
        QTest::addColumn<QByteArray>("text");
        for (const auto* text :
             {"", "# nothing\n", "/dev/mtd0 0xc0000\n", "/dev/mmcblk0 0x4000 0x2000\n",
              "/boot/uboot.env 0 4000\n", "/dev/mtdblock0 0xc0000 0x20000\n", "/dev/mtd0 -0x20000 0x20000\n",
              "/dev/mtd0 x 0x20000\n", "/dev/mtd0 0 0\n", "/dev/mtd99999999999 0 20000\n",
              "/dev/mtd0 0x0 0x20000 0x20000\n/dev/mtd0 0x20000 0x20000 0x20000\n",
              "uboot:\n  size : 0x4000\n"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesOthers() {
        QFETCH(QByteArray, text);
        const auto line = parseFwEnvConfig(text.toStdString());
        QVERIFY(!line);
        QCOMPARE(line.error().code, plans::RefusalCode::UnknownLayout);
    }
};

QTEST_APPLESS_MAIN(TestFwEnvConfig)
#include "tst_fw_env_config.moc"
