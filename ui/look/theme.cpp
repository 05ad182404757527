#include "ui/look/theme.h"

#include "ui/look/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

namespace etherdeck::ui {

namespace {

struct Colors {
    QRgb window, base, sidebar, text, hairline, button, accent, highlight, link;
    QRgb good, news, caution, danger, missing, gone;
};

constexpr Colors light{
    .window = 0xfff6f8f8,
    .base = 0xffffffff,
    .sidebar = 0xffeaefef,
    .text = 0xff121c1e,
    .hairline = 0xffd3dbdb,
    .button = 0xffffffff,
    .accent = 0xff0a706b,
    .highlight = 0xff0a706b,
    .link = 0xff0a706b,
    .good = 0xff177032,
    .news = 0xff0a5cbc,
    .caution = 0xff845300,
    .danger = 0xffba2323,
    .missing = 0xff75409b,
    .gone = 0xff5a6467,
};

constexpr Colors dark{
    .window = 0xff1b2123,
    .base = 0xff15191b,
    .sidebar = 0xff121618,
    .text = 0xffe4eaea,
    .hairline = 0xff343d40,
    .button = 0xff272f32,
    .accent = 0xff4cc4b9,
    .highlight = 0xff157a74,
    .link = 0xff4cc4b9,
    .good = 0xff5ac97a,
    .news = 0xff7dbbff,
    .caution = 0xffe2a83f,
    .danger = 0xffff8f88,
    .missing = 0xffcfa2f2,
    .gone = 0xffa3adaf,
};

const Colors& colorsFor(const QPalette& palette) { return theme::isDark(palette) ? dark : light; }

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

constexpr double secondaryShare = 0.65;
constexpr double disabledShare = 0.42;
constexpr double smallestPointSize = 9;

} // namespace

QString name(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::System:
        return QStringLiteral("system");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    }
    return QStringLiteral("system");
}

std::optional<ThemeChoice> themeChoice(const QString& text) {
    for (const auto choice : allThemeChoices)
        if (name(choice) == text)
            return choice;
    return std::nullopt;
}

QPalette theme::palette(bool isDark) {
    const Colors& colors = isDark ? dark : light;
    const QColor text(colors.text);
    const QColor window(colors.window);
    const QColor button(colors.button);

    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, QColor(colors.base));
    palette.setColor(QPalette::AlternateBase, blend(text, QColor(colors.base), 0.03));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, blend(text, QColor(colors.base), secondaryShare));
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, QColor(colors.danger));
    palette.setColor(QPalette::Light, blend(Qt::white, button, isDark ? 0.08 : 0.6));
    palette.setColor(QPalette::Midlight, blend(text, window, 0.08));
    palette.setColor(QPalette::Mid, QColor(colors.hairline));
    palette.setColor(QPalette::Dark, blend(text, window, 0.30));
    palette.setColor(QPalette::Shadow, QColor(Qt::black));
    palette.setColor(QPalette::Highlight, QColor(colors.highlight));
    palette.setColor(QPalette::HighlightedText, QColor(Qt::white));
    palette.setColor(QPalette::Link, QColor(colors.link));
    palette.setColor(QPalette::LinkVisited, QColor(colors.link));
    palette.setColor(QPalette::ToolTipBase, isDark ? QColor(colors.button) : QColor(colors.base));
    palette.setColor(QPalette::ToolTipText, text);

    const QColor faded = blend(text, window, disabledShare);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faded);
    palette.setColor(QPalette::Disabled, QPalette::Button, window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(colors.hairline));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faded);
    return palette;
}

bool theme::isDark(const QPalette& palette) {
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

QColor theme::accent(const QPalette& palette) { return colorsFor(palette).accent; }

QColor theme::state(StateColor color, const QPalette& palette) {
    const Colors& colors = colorsFor(palette);
    switch (color) {
    case StateColor::Good:
        return colors.good;
    case StateColor::News:
        return colors.news;
    case StateColor::Caution:
        return colors.caution;
    case StateColor::Danger:
        return colors.danger;
    case StateColor::Missing:
        return colors.missing;
    case StateColor::Gone:
        return colors.gone;
    }
    return colors.gone;
}

QColor theme::secondaryText(const QPalette& palette) {
    const Colors& colors = colorsFor(palette);
    return blend(QColor(colors.text), QColor(colors.window), secondaryShare);
}

QColor theme::hairline(const QPalette& palette) { return colorsFor(palette).hairline; }

QColor theme::sidebar(const QPalette& palette) { return colorsFor(palette).sidebar; }

QColor theme::selection(const QPalette& palette) {
    const Colors& colors = colorsFor(palette);
    return blend(QColor(colors.accent), QColor(colors.base), isDark(palette) ? 0.20 : 0.11);
}

QColor theme::currentPage(const QPalette& palette) {
    return isDark(palette) ? selection(palette) : palette.color(QPalette::Active, QPalette::Base);
}

QColor theme::tint(StateColor color, const QPalette& palette) {
    return blend(state(color, palette), QColor(colorsFor(palette).window), isDark(palette) ? 0.14 : 0.08);
}

QColor theme::blend(const QColor& over, const QColor& under, double share) {
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

double theme::contrast(const QColor& a, const QColor& b) {
    const auto [darker, brighter] = std::minmax({luminance(a), luminance(b)});
    return (brighter + 0.05) / (darker + 0.05);
}

QFont theme::titleFont(QFont body) {
    body.setPointSizeF(body.pointSizeF() + 4);
    body.setWeight(QFont::DemiBold);
    return body;
}

QFont theme::secondaryFont(QFont body) {
    body.setPointSizeF(std::max(body.pointSizeF() - 1, smallestPointSize));
    return body;
}

QFont theme::fixedFont(const QFont& body) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(body.pointSizeF());
    return font;
}

Theme::Theme(QApplication& application) :
    m_application(application), m_platformPaletteWasDark(theme::isDark(QApplication::palette())) {
    QFont font = QApplication::font();
    if (font.pointSizeF() < smallestPointSize) {
        font.setPointSizeF(smallestPointSize);
        QApplication::setFont(font);
    }
    QApplication::setStyle(new Style);
}

void Theme::apply(ThemeChoice choice) {
    const bool isDark = choice == ThemeChoice::System ? systemIsDark() : choice == ThemeChoice::Dark;
    m_application.setPalette(theme::palette(isDark));
}

bool Theme::systemIsDark() const {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = m_application.styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_platformPaletteWasDark;
}

} // namespace etherdeck::ui
