#pragma once

#include "core/terminal/terminal_screen.h"
#include "ui/console/terminal/accessible.h"
#include "ui/console/terminal/grid.h"
#include "ui/console/terminal/selection.h"

#include <QAbstractScrollArea>

class QAction;
class QKeyEvent;

namespace etherdeck::ui {

/// Shows a TerminalScreen and takes keys for it: what a person types leaves by a signal. Tab belongs to the
/// box; F6 and Ctrl+Tab leave. Ctrl+Shift+C copies, Ctrl+Shift+V pastes, Shift with the arrow keys selects.
class TerminalView : public QAbstractScrollArea {
    Q_OBJECT

public:
    static constexpr int fewestColumns = 80; ///< as U-Boot takes for granted; narrower views scroll

    explicit TerminalView(QWidget* parent = nullptr);

    /// Not owned; nullptr: none.
    void setScreen(terminal::TerminalScreen* screen);
    /// To be called when the screen has changed.
    void refresh();

    [[nodiscard]] const terminal::TerminalScreen* screen() const { return m_screen; }
    /// Row of the screen at the top of the view.
    [[nodiscard]] std::int64_t firstVisibleRow() const;
    /// Of a character in the viewport, by the line of the view.
    [[nodiscard]] QRectF placeRect(int line, int column) const;

    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void copy();
    void paste();
    [[nodiscard]] QAction* copyAction() const { return m_copy; }
    [[nodiscard]] QAction* pasteAction() const { return m_paste; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

signals:
    void typed(const QByteArray& bytes);
    /// A character that U-Boot cannot be sent.
    void refused(const QString& character);
    void pasteRequested(const QString& text);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void makeActions();
    void retranslate();
    void measure();
    void fitScreen();
    void updateScrollBars();
    bool navigate(const QKeyEvent& event);
    bool extendSelection(const QKeyEvent& event);
    void leave(bool forward);
    void toEnd();
    /// To be called when the selection has changed.
    void showSelection();
    void clearSelection();
    /// Of a point in the viewport, where the characters stand.
    [[nodiscard]] QPointF toGrid(const QPointF& point) const;
    [[nodiscard]] terminal::Position positionAt(const QPointF& point) const;

    terminal::TerminalScreen* m_screen = nullptr;
    TerminalGrid m_grid;
    TerminalSelection m_selection;
    bool m_isSelecting = false;
    std::int64_t m_firstRow = 0; ///< of the screen, as the scroll bar knows it
    TerminalAccess m_access;
    QAction* m_copy;
    QAction* m_paste;
    QAction* m_selectAll;
};

} // namespace etherdeck::ui
