#include "ui/console/lines/shown_text.h"

#include <QAbstractScrollArea>

#include <algorithm>
#include <cmath>
#include <utility>

namespace etherdeck::ui {

namespace {

/// The row and column of an offset.
std::pair<int, int> placeOf(const ShownText& text, int offset) {
    for (int row = 0; row < text.rows.size(); ++row) {
        const int length = static_cast<int>(text.rows[row].size());
        if (offset <= length)
            return {row, std::max(offset, 0)};
        offset -= length + 1;
    }
    const int last = static_cast<int>(text.rows.size()) - 1;
    return {last, last < 0 ? 0 : static_cast<int>(text.rows[last].size())};
}

} // namespace

int offsetOf(const ShownText& text, int row, int column) {
    int offset = 0;
    for (int i = 0; i < std::min<int>(row, static_cast<int>(text.rows.size())); ++i)
        offset += static_cast<int>(text.rows[i].size()) + 1;
    if (row >= 0 && row < text.rows.size())
        offset += std::clamp(column, 0, static_cast<int>(text.rows[row].size()));
    return offset;
}

ShownTextAccessible::ShownTextAccessible(QAbstractScrollArea* view, QAccessible::Role role, Source source) :
    QAccessibleWidget(view, role), m_view(view), m_source(std::move(source)) {}

void* ShownTextAccessible::interface_cast(QAccessible::InterfaceType type) {
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State ShownTextAccessible::state() const {
    auto state = QAccessibleWidget::state();
    state.multiLine = true;
    state.readOnly = true;
    return state;
}

void ShownTextAccessible::selection(int, int* start, int* end) const { *start = *end = 0; }

int ShownTextAccessible::cursorPosition() const {
    const auto text = m_source.text();
    return text.caretRow < 0 ? 0 : offsetOf(text, text.caretRow, text.caretColumn);
}

QString ShownTextAccessible::text(int start, int end) const {
    const auto all = m_source.text().rows.join(QLatin1Char('\n'));
    const int last = end < 0 ? static_cast<int>(all.size()) : end;
    return all.mid(std::max(start, 0), std::max(last - std::max(start, 0), 0));
}

int ShownTextAccessible::characterCount() const {
    return static_cast<int>(m_source.text().rows.join(QLatin1Char('\n')).size());
}

QRect ShownTextAccessible::characterRect(int offset) const {
    const auto [row, column] = placeOf(m_source.text(), offset);
    if (row < 0)
        return {};
    auto rect = m_source.rowRect(row);
    rect.setLeft(m_source.textLeft() + static_cast<int>(std::floor(column * m_source.characterWidth)));
    rect.setWidth(static_cast<int>(std::ceil(m_source.characterWidth)));
    return {m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

int ShownTextAccessible::offsetAtPoint(const QPoint& point) const {
    const auto text = m_source.text();
    const auto place = m_view->viewport()->mapFromGlobal(point);
    for (int row = 0; row < text.rows.size(); ++row)
        if (const auto rect = m_source.rowRect(row); place.y() >= rect.top() && place.y() <= rect.bottom())
            return offsetOf(text, row,
                            static_cast<int>((place.x() - m_source.textLeft()) / m_source.characterWidth));
    return -1;
}

QString ShownTextAccessible::attributes(int, int* start, int* end) const {
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace etherdeck::ui
