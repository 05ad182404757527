#pragma once

#include "ui/look/language.h"
#include "ui/look/screen_fit.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QImage>
#include <QPixmap>
#include <QTest>
#include <QWidget>

#include <functional>
#include <utility>

/// What the programs that draw pictures have in common.
namespace etherdeck::demo {

/// "<folder>/<name>-light.png"
[[nodiscard]] inline QString picturePath(const QDir& folder, const QString& name, ui::ThemeChoice choice) {
    return folder.filePath(name + QLatin1Char('-') + ui::name(choice) + QStringLiteral(".png"));
}

/// The screen on which windows are drawn; where it is not valid they are as large as they want to be.
inline QSize pictureScreen;

/// As on that screen; says so where a window cannot be made small enough.
inline void fitToScreen(QWidget& widget) {
    if (!pictureScreen.isValid())
        return;
    constexpr QMargins frame(2, 32, 2, 2);
    const QRect available(QPoint(), pictureScreen);
    widget.resize(ui::ScreenFit::fitted(widget.geometry(), frame, available).size());
    QCoreApplication::processEvents();
    const QSize inside = available.marginsRemoved(frame).size();
    if (widget.size().expandedTo(inside) != inside)
        qWarning("%s is %dx%d", widget.metaObject()->className(), widget.width(), widget.height());
}

/// What a widget shows once it holds still: two looks in a row are alike. What moves for ever is drawn as it
/// is after five seconds.
[[nodiscard]] inline QPixmap stillPicture(QWidget& widget) {
    constexpr int betweenLooks = 100; // milliseconds
    const QDeadlineTimer longest(5'000);
    fitToScreen(widget);
    QImage before;
    QImage now = widget.grab().toImage();
    do {
        QTest::qWait(betweenLooks);
        before = std::exchange(now, widget.grab().toImage());
    } while (now != before && !longest.hasExpired());
    return widget.grab();
}

/// Calls `draw` in the light and in the dark theme, with the folder that the first argument names, and in the
/// language that the second one names ("de"), fitted to the screen of the third ("900x600"). The exit status:
/// 0 when all of it was drawn.
inline int drawInBothThemes(int argc, char** argv,
                            const std::function<bool(const QDir& folder, ui::ThemeChoice choice)>& draw) {
    QApplication application(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("pictures"));
    if (!folder.mkpath("."))
        return 1;
    ui::Language language;
    if (argc > 2)
        language.apply(QString::fromLocal8Bit(argv[2]));
    if (const auto sides = QString::fromLocal8Bit(argc > 3 ? argv[3] : "").split(QLatin1Char('x'));
        sides.size() == 2)
        pictureScreen = {sides[0].toInt(), sides[1].toInt()};
    ui::Theme theme(application);
    bool isGood = true;
    for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
        theme.apply(choice);
        isGood &= draw(folder, choice);
    }
    return isGood ? 0 : 1;
}

} // namespace etherdeck::demo
