#include "tests/support/registered_test.h"
#include "ui/look/icons.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace etherdeck::ui;

class IconsTest : public QObject {
    Q_OBJECT

private slots:
    void everyIconHasADrawing_data();
    void everyIconHasADrawing();
    void theListOfNamesFollowsTheEnumeration();
    void noTwoIconsLookTheSame();
    void noDrawingLiesAboutWithoutUse();
    void theApplicationIconIsLegibleAtEverySize_data();
    void theApplicationIconIsLegibleAtEverySize();
};

namespace {

QString sourceOf(Icon which) {
    QFile file(QStringLiteral(ETHERDECK_SOURCE_DIR "/resources/icons/%1.svg").arg(iconName(which)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

int inkIn(const QImage& image) {
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink += qAlpha(image.pixel(x, y)) > 127 ? 1 : 0;
    return ink;
}

} // namespace

void IconsTest::everyIconHasADrawing_data() {
    QTest::addColumn<Icon>("which");
    for (const Icon which : allIcons())
        QTest::newRow(qPrintable(iconName(which))) << which;
}

void IconsTest::everyIconHasADrawing() {
    QFETCH(Icon, which);
    const QString source = sourceOf(which);
    QVERIFY2(source.contains("viewBox=\"0 0 24 24\""), "all are drawn on the same grid");
    QVERIFY2(source.contains("stroke-width=\"1.75\"") && source.contains("stroke-linecap=\"round\"") &&
                 source.contains("fill=\"none\""),
             "all are drawn with the same pen");
    QCOMPARE(icon(which).name(), iconName(which));
    for (const int size : {16, 20, 24}) {
        const QImage image = tintedPixmap(which, Qt::red, size, 1).toImage();
        QVERIFY2(inkIn(image) >= size / 4, "there is next to nothing to see");
        // Ink at the very edge would be cut off by the next pixel.
        for (int at = 0; at < size; ++at)
            QVERIFY2(qAlpha(image.pixel(at, 0)) < 64 && qAlpha(image.pixel(at, size - 1)) < 64 &&
                         qAlpha(image.pixel(0, at)) < 64 && qAlpha(image.pixel(size - 1, at)) < 64,
                     "it touches the edge");
    }
}

void IconsTest::theListOfNamesFollowsTheEnumeration() {
    const auto all = allIcons();
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(static_cast<qsizetype>(all[i]), i);
}

void IconsTest::noTwoIconsLookTheSame() {
    QList<QImage> seen;
    for (const Icon which : allIcons()) {
        const QImage image = tintedPixmap(which, Qt::black, 24, 1).toImage();
        QVERIFY2(!seen.contains(image), qPrintable(iconName(which) + " looks like another one"));
        seen << image;
    }
}

void IconsTest::noDrawingLiesAboutWithoutUse() {
    QStringList drawn =
        QDir(QStringLiteral(ETHERDECK_SOURCE_DIR "/resources/icons")).entryList({"*.svg"}, QDir::Files);
    QStringList named{QStringLiteral("org.etherdeck.Etherdeck.svg")};
    for (const Icon which : allIcons())
        named << iconName(which) + ".svg";
    drawn.sort();
    named.sort();
    QCOMPARE(drawn, named);
}

void IconsTest::theApplicationIconIsLegibleAtEverySize_data() {
    QTest::addColumn<int>("size");
    for (const int size : {16, 24, 32, 48, 128, 256})
        QTest::addRow("%d", size) << size;
}

void IconsTest::theApplicationIconIsLegibleAtEverySize() {
    QFETCH(int, size);
    const QImage image = applicationIcon().pixmap(size, size).toImage();
    QCOMPARE(image.size(), QSize(size, size));
    int darkest = 255;
    int brightest = 0;
    for (int y = size / 4; y < size * 3 / 4; ++y)
        for (int x = size / 4; x < size * 3 / 4; ++x) {
            darkest = std::min(darkest, qGray(image.pixel(x, y)));
            brightest = std::max(brightest, qGray(image.pixel(x, y)));
        }
    QVERIFY2(brightest - darkest > 90, "its figure does not stand out from its ground");
    QVERIFY2(inkIn(image) > size * size / 2, "it is too faint to be found among others");
}

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
