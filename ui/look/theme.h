#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <optional>

class QApplication;

/// The design in one place: colours, text sizes and distances. Colours are requested with the palette on
/// which they will be shown, so a widget follows a change of theme by itself.
namespace etherdeck::ui {

enum class ThemeChoice { System, Light, Dark };
inline constexpr ThemeChoice allThemeChoices[] = {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark};

/// "system", "light", "dark": for settings and the command line.
[[nodiscard]] QString name(ThemeChoice choice);
[[nodiscard]] std::optional<ThemeChoice> themeChoice(const QString& name);

/// Colours with a meaning. None is used alone: a shape or a word goes with each.
enum class StateColor { Good, News, Caution, Danger, Missing, Gone };
inline constexpr StateColor allStateColors[] = {StateColor::Good,   StateColor::News,    StateColor::Caution,
                                                StateColor::Danger, StateColor::Missing, StateColor::Gone};

namespace theme {

[[nodiscard]] QPalette palette(bool dark);
[[nodiscard]] bool isDark(const QPalette& palette);

[[nodiscard]] QColor accent(const QPalette& palette);
[[nodiscard]] QColor state(StateColor color, const QPalette& palette);
[[nodiscard]] QColor secondaryText(const QPalette& palette);
[[nodiscard]] QColor hairline(const QPalette& palette);
/// Background of the navigation, slightly different from the page.
[[nodiscard]] QColor sidebar(const QPalette& palette);
/// Background of the current page's name.
[[nodiscard]] QColor currentPage(const QPalette& palette);
/// Background of a selected row: the accent, faint enough for ordinary text.
[[nodiscard]] QColor selection(const QPalette& palette);
/// Background of a banner: a state colour, faint enough for ordinary text.
[[nodiscard]] QColor tint(StateColor color, const QPalette& palette);

/// `share` of `over` on top of `under`, 0 … 1.
[[nodiscard]] QColor blend(const QColor& over, const QColor& under, double share);
/// Contrast ratio by WCAG 2, 1 … 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// The only other two text sizes beside the font's own.
[[nodiscard]] QFont titleFont(QFont body);
[[nodiscard]] QFont secondaryFont(QFont body);
/// The system's monospace font at the size of `body`.
[[nodiscard]] QFont fixedFont(const QFont& body);

} // namespace theme

/// Distances in device-independent pixels, on a grid of 8 (4 inside controls).
namespace metrics {
inline constexpr int grid = 8;
inline constexpr int half = 4;
inline constexpr int pageMargin = 16;
inline constexpr int groupGap = 24;
inline constexpr int rowHeight = 28;
inline constexpr int denseRowHeight = 22;
inline constexpr int controlHeight = 32;
inline constexpr int radius = 5;
inline constexpr int lampSize = 12;
inline constexpr int sidebarWidth = 208;
inline constexpr int readingWidth = 620;
} // namespace metrics

/// Sets the application's style and palette. Created before the first window; remembers the platform's own
/// palette for ThemeChoice::System.
class Theme {
public:
    explicit Theme(QApplication& application);

    void apply(ThemeChoice choice);

private:
    [[nodiscard]] bool systemIsDark() const;

    QApplication& m_application;
    bool m_platformPaletteWasDark;
};

} // namespace etherdeck::ui
