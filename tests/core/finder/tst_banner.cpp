#include "core/base/byte_reader.h"
#include "core/finder/banner.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::finder;

class BannerTest : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static QString softwareOf(const QByteArray& said) {
        BannerReader reader;
        reader.feed(asBytes({said.constData(), static_cast<std::size_t>(said.size())}));
        return reader.software() ? QString::fromStdString(*reader.software()) : QString("none");
    }

private slots:
    void readsTheSoftware_data() {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("software");
        QTest::newRow("dropbear") << QByteArray("SSH-2.0-dropbear_2015.67\r\n") << "dropbear_2015.67";
        QTest::newRow("OpenSSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\nmore")
                                 << "OpenSSH_9.2p1 Debian-2";
        QTest::newRow("old") << QByteArray("SSH-1.99-OpenSSH_3.5\n") << "OpenSSH_3.5";
        QTest::newRow("lines before it") << QByteArray("Welcome\r\nto this\nSSH-2.0-x\r\n") << "x";
        QTest::newRow("without software") << QByteArray("SSH-2.0-\r\n") << "";
        QTest::newRow("another version") << QByteArray("SSH-1.5-1.2.27\r\n") << "none";
        QTest::newRow("another protocol") << QByteArray("220 mail ESMTP\r\n") << "none";
        QTest::newRow("no end") << QByteArray("SSH-2.0-dropbear") << "none";
        QTest::newRow("nothing") << QByteArray() << "none";
        QTest::newRow("escapes") << QByteArray("SSH-2.0-\x1b[2Jx\x07\r\n") << "?[2Jx?";
        QTest::newRow("long") << "SSH-2.0-" + QByteArray(500, 'y') + "\r\n" << QString(100, 'y');
    }
    void readsTheSoftware() {
        QFETCH(QByteArray, said);
        QFETCH(QString, software);
        QCOMPARE(softwareOf(said), software);
    }

    void piecesOfAnySizeAreTheSame() {
        const QByteArray said("Welcome\r\nSSH-2.0-dropbear_2015.67\r\n");
        BannerReader reader;
        for (const char c : said)
            reader.feed(asBytes({&c, 1}));
        QVERIFY(reader.isDone());
        QCOMPARE(*reader.software(), std::string("dropbear_2015.67"));
    }

    void anEndlessOneEnds() {
        BannerReader reader;
        const std::string noise(100, 'x');
        int pieces = 0;
        for (; !reader.isDone() && pieces < 1000; ++pieces)
            reader.feed(asBytes(noise));
        QVERIFY(pieces <= 11);
        QVERIFY(!reader.software());
        reader.feed(asBytes("\nSSH-2.0-late\n"));
        QVERIFY(!reader.software());
    }
};

QTEST_APPLESS_MAIN(BannerTest)
#include "tst_banner.moc"
