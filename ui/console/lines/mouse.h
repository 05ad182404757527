#pragma once

#include "ui/console/lines/chooser.h"
#include "ui/console/lines/screen.h"

#include <QObject>

class QMouseEvent;
class QWidget;

namespace etherdeck::ui {

class DragScroll;

/// The mouse in the log: selects text, folds crashes and sets bookmarks.
class LogMouse : public QObject {
    Q_OBJECT

public:
    /// A child of the viewport; the others must outlive it.
    LogMouse(LogPager& pager, LogChooser& chooser, const LogScreen& screen, QWidget* viewport);

    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release();
    void doubleClick(const QMouseEvent& event);

signals:
    /// The selection or the current line has changed.
    void chosen();
    /// The rows on the screen have changed.
    void scrolled();
    void endRequested();
    void bookmarkToggled(qint64 line);

private:
    void announce();
    void pressText(const LogScreen::Caret& caret, bool extends);
    void dragTo(const QPoint& place);
    void scrollBeyond(int distance);

    LogPager& m_pager;
    LogChooser& m_chooser;
    const LogScreen& m_screen;
    DragScroll* m_scroll;
    qint64 m_doubleClicked = 0; ///< when, in milliseconds
};

} // namespace etherdeck::ui
