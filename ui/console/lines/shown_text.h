#pragma once

#include <QAccessibleWidget>
#include <QStringList>

#include <functional>

class QAbstractScrollArea;

namespace etherdeck::ui {

/// What a view that draws rows currently shows, for screen readers: the visible rows, however many there are
/// in total.
struct ShownText {
    QStringList rows;
    int caretRow = -1; ///< -1: not visible
    int caretColumn = 0;
};

/// Such a view as a read-only text of several lines.
class ShownTextAccessible : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    struct Source {
        std::function<ShownText()> text;
        std::function<QRect(int row)> rowRect; ///< in the viewport
        std::function<int()> textLeft;         ///< in the viewport
        qreal characterWidth = 8;
    };
    ShownTextAccessible(QAbstractScrollArea* view, QAccessible::Role role, Source source);

    void* interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] int childCount() const override { return 0; } ///< bars add nothing to the rows
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }

    void selection(int index, int* start, int* end) const override;
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int) override {}
    [[nodiscard]] QString text(int start, int end) const override;
    using QAccessibleWidget::text;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint& point) const override;
    void scrollToSubstring(int, int) override {}
    [[nodiscard]] QString attributes(int offset, int* start, int* end) const override;

private:
    QAbstractScrollArea* m_view;
    Source m_source;
};

/// Receives changes; QAccessible::updateAccessibility passes them to screen readers.
using AccessTeller = std::function<void(QAccessibleEvent*)>;

/// The offset of a place in the rows, joined by line feeds.
[[nodiscard]] int offsetOf(const ShownText& text, int row, int column);

} // namespace etherdeck::ui
