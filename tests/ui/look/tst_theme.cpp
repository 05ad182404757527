#include "tests/support/registered_test.h"
#include "ui/look/icons.h"
#include "ui/look/style.h"
#include "ui/look/theme.h"
#include "ui/widgets/state_lamp.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QSpinBox>
#include <QTest>

#include <set>

using namespace etherdeck::ui;

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void textIsReadableOnEverythingItStandsOn_data();
    void textIsReadableOnEverythingItStandsOn();
    void stateColoursAreReadableAsText_data();
    void stateColoursAreReadableAsText();
    void lampsDifferInShapeAndNotOnlyInColour();
    void choicesHaveNamesThatCanBeReadBack();
    void overridesTheSystem();
    void onlyThreeSizesAndNoneBelowNinePoints();
    void iconsTakeTheirColourFromThePalette();
    void aNumberFieldHasRoomForItsWord();
};

namespace {

constexpr double readable = 4.5;

void addThemes() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

QList<QColor> grounds(const QPalette& palette) {
    return {palette.color(QPalette::Window), palette.color(QPalette::Base), theme::sidebar(palette),
            theme::selection(palette)};
}

/// Where a lamp has ink, whatever its colour.
QByteArray shapeOf(Lamp lamp) {
    QImage image(24, 24, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintLamp(painter, image.rect(), lamp, theme::palette(false));
    painter.end();
    QByteArray shape;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            shape += qAlpha(image.pixel(x, y)) > 127 ? '#' : '.';
    return shape;
}

} // namespace

void ThemeTest::textIsReadableOnEverythingItStandsOn_data() { addThemes(); }

void ThemeTest::textIsReadableOnEverythingItStandsOn() {
    QFETCH(bool, dark);
    const QPalette palette = theme::palette(dark);
    QCOMPARE(theme::isDark(palette), dark);
    for (const QColor& ground : grounds(palette)) {
        QVERIFY(theme::contrast(palette.color(QPalette::Text), ground) >= 7);
        QVERIFY(theme::contrast(theme::secondaryText(palette), ground) >= readable);
        QVERIFY(theme::contrast(theme::accent(palette), ground) >= readable);
    }
    for (const auto color : allStateColors)
        QVERIFY(theme::contrast(palette.color(QPalette::WindowText), theme::tint(color, palette)) >= 7);
    QVERIFY(theme::contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >=
            readable);
    QVERIFY(theme::contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >= 7);
    QVERIFY(theme::contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >=
            readable);
    QVERIFY(theme::contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)) >= 7);
}

void ThemeTest::stateColoursAreReadableAsText_data() { addThemes(); }

void ThemeTest::stateColoursAreReadableAsText() {
    QFETCH(bool, dark);
    const QPalette palette = theme::palette(dark);
    for (const auto color : allStateColors) {
        QList<QColor> all = grounds(palette);
        all << theme::tint(color, palette);
        for (const QColor& ground : std::as_const(all))
            QVERIFY2(theme::contrast(theme::state(color, palette), ground) >= readable,
                     qPrintable(QString("%1 on %2").arg(theme::state(color, palette).name(), ground.name())));
    }
}

void ThemeTest::lampsDifferInShapeAndNotOnlyInColour() {
    std::set<QByteArray> shapes;
    for (const auto lamp : allLamps) {
        const QByteArray shape = shapeOf(lamp);
        QVERIFY(shape.count('#') > 20);
        QVERIFY2(shapes.insert(shape).second, "two lamps have one shape");
    }
}

void ThemeTest::choicesHaveNamesThatCanBeReadBack() {
    for (const auto choice : allThemeChoices)
        QVERIFY(themeChoice(name(choice)) == choice);
    QVERIFY(!themeChoice("pink").has_value());
}

void ThemeTest::overridesTheSystem() {
    Theme theme(*qApp);
    theme.apply(ThemeChoice::Dark);
    QVERIFY(theme::isDark(QApplication::palette()));
    theme.apply(ThemeChoice::Light);
    QVERIFY(!theme::isDark(QApplication::palette()));
}

void ThemeTest::onlyThreeSizesAndNoneBelowNinePoints() {
    QFont body;
    body.setPointSizeF(9);
    QCOMPARE(theme::secondaryFont(body).pointSizeF(), 9.0);
    body.setPointSizeF(11);
    QCOMPARE(theme::secondaryFont(body).pointSizeF(), 10.0);
    QCOMPARE(theme::titleFont(body).pointSizeF(), 15.0);
    QCOMPARE(theme::fixedFont(body).pointSizeF(), 11.0);
}

void ThemeTest::iconsTakeTheirColourFromThePalette() {
    Theme theme(*qApp);
    const QIcon search = icon(Icon::Search);
    const auto brightest = [&] {
        const QImage image = search.pixmap(20, 20).toImage();
        int lightness = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qAlpha(image.pixel(x, y)) == 255)
                    lightness = std::max(lightness, QColor(image.pixel(x, y)).lightness());
        return lightness;
    };
    theme.apply(ThemeChoice::Light);
    QVERIFY(brightest() < 80);
    theme.apply(ThemeChoice::Dark);
    QVERIFY(brightest() > 180);
    QVERIFY(!applicationIcon().pixmap(64, 64).isNull());
}

/// A field of one line scrolls its text once its cursor does not fit behind it.
void ThemeTest::aNumberFieldHasRoomForItsWord() {
    Style style;
    QSpinBox box;
    box.setStyle(&style);
    box.setRange(0, 9);
    box.setSpecialValueText("Any age at all");
    box.resize(box.sizeHint());
    box.show();
    const auto* line = box.findChild<QLineEdit*>();
    constexpr int margins = 2 * 2; // of QLineEdit
    QVERIFY(line->width() > line->fontMetrics().horizontalAdvance(box.specialValueText()) + margins);
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
