#pragma once

#include <QAccessibleWidget>
#include <QStringList>

#include <functional>

class QAbstractScrollArea;

namespace etherdeck::ui {

/// What a view that draws rows shows at present, for screen readers: as much as is in sight, whatever there
/// is besides.
struct ShownText {
    QStringList rows;
    int caretRow = -1; ///< -1: not in sight
    int caretColumn = 0;
};

/// Such a view as a text of many lines that is read and not changed.
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
    [[nodiscard]] int childCount() const override { return 0; } ///< bars say nothing that the rows do not
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

/// Whom changes are told; QAccessible::updateAccessibility tells the screen readers that listen.
using AccessTeller = std::function<void(QAccessibleEvent*)>;

/// Where a place stands among the rows with line ends between them.
[[nodiscard]] int offsetOf(const ShownText& text, int row, int column);

} // namespace etherdeck::ui
