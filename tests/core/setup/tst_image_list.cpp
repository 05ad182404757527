#include "core/base/sha256.h"
#include "core/setup/image_list.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::setup;

namespace {

const std::string digest = sha256("an image");

} // namespace

class TestImageList : public QObject {
    Q_OBJECT

private slots:
    void readsWhatUsersWrite() {
        const auto list =
            ImageList::parse("# comment\n\n  " + digest +
                             " \tu-boot pogo_e02 uboot.kwb https://example.org/a#b l2-fix # mine\r\n" +
                             sha256("2") + " rescue-root dockstar root.ubi\n");
        QVERIFY(list.wrongLines().empty());
        QCOMPARE(list.images().size(), std::size_t{2});
        const auto* const image = list.find(digest);
        QVERIFY(image != nullptr);
        QVERIFY(*image == (KnownImage{digest, ImageKind::Uboot, "pogo_e02", "uboot.kwb",
                                      "https://example.org/a#b", true}));
        QCOMPARE(list.images()[1].board, std::string("dockstar"));
        QVERIFY(list.images()[1].source.empty());
        QVERIFY(list.find(sha256("3")) == nullptr);
    }

    void takesDigestsInCapitals() {
        const auto text = QString::fromStdString(digest).toUpper().toStdString();
        QVERIFY(ImageList::parse(text + " u-boot pogo_e02 a").find(digest) != nullptr);
    }

    void noticesLinesThatItCannotRead_data() {
        QTest::addColumn<QString>("line");
        const auto sum = QString::fromStdString(digest);
        QTest::newRow("digest too short") << sum.left(63) + " u-boot pogo_e02 a";
        QTest::newRow("digest too long") << sum + "0 u-boot pogo_e02 a";
        QTest::newRow("no digest") << "u-boot pogo_e02 a";
        QTest::newRow("another letter") << sum.left(63) + "g u-boot pogo_e02 a";
        QTest::newRow("another kind") << sum + " toaster pogo_e02 a";
        QTest::newRow("no board") << sum + " u-boot";
        QTest::newRow("no file") << sum + " u-boot pogo_e02";
        QTest::newRow("a word too many") << sum + " u-boot pogo_e02 a b c";
        QTest::newRow("a control character") << sum + " u-boot pogo_e02 a\x1b[2J";
    }
    void noticesLinesThatItCannotRead() {
        QFETCH(QString, line);
        const auto list =
            ImageList::parse("\n" + line.toStdString() + "\n" + sha256("2") + " u-boot pogo_e02 b\n");
        QCOMPARE(list.wrongLines(), std::vector<std::size_t>{2});
        QCOMPARE(list.images().size(), std::size_t{1});
    }

    void readsBackWhatItWrites() {
        ImageList list;
        list.add({digest, ImageKind::Uboot, "pogo_e02", "a", "https://example.org/", true});
        list.add({sha256("2"), ImageKind::RescueKernel, "pogo_e02", "b", "", false});
        list.add({sha256("3"), ImageKind::RootFileSystem, "dockstar", "c", "", true});
        const auto again = ImageList::parse(list.text());
        QVERIFY(again.images() == list.images());
        QCOMPARE(again.text(), list.text());
    }

    void isHarmlessWhereItIsCut() {
        const auto text = digest + " u-boot pogo_e02 uboot.kwb https://example.org/ l2-fix\n";
        for (std::size_t size = 0; size < text.size(); ++size) {
            const auto list = ImageList::parse(text.substr(0, size));
            for (const auto& image : list.images())
                QVERIFY(image.sha256 == digest && !image.board.empty() && !image.file.empty());
        }
    }

    void aListOfTheUserCounts() {
        auto list = ImageList::parse(digest + " u-boot dockstar a\n");
        list.add(ImageList::parse(digest + " u-boot pogo_e02 a\n" + sha256("2") + " u-boot pogo_e02 b\n"));
        QCOMPARE(list.images().size(), std::size_t{2});
        QCOMPARE(list.find(digest)->board, std::string("pogo_e02"));
    }

    void isBounded() {
        std::string text;
        for (std::size_t i = 0; i < ImageList::maxImages + 5; ++i)
            text += sha256(std::to_string(i)) + " u-boot pogo_e02 a\n";
        const auto list = ImageList::parse(text);
        QCOMPARE(list.images().size(), std::size_t{ImageList::maxImages});
        QCOMPARE(list.wrongLines().size(), std::size_t{5});
    }

    void theOneThatComesWithItCanBeRead() {
        QFile file(QStringLiteral(ETHERDECK_SOURCE_DIR "/resources/images/pogoplug.list"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(ImageList::parse(file.readAll().toStdString()).wrongLines().empty());
    }
};

QTEST_APPLESS_MAIN(TestImageList)
#include "tst_image_list.moc"
