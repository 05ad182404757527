#include "ui/console/terminal/accessible.h"

#include "ui/console/terminal/view.h"

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr qsizetype maxTold = 2000; // characters at once: nobody listens to more

QAccessibleInterface* make(const QString& name, QObject* object) {
    auto* view = qobject_cast<TerminalView*>(object);
    if (view == nullptr || name != QLatin1String("etherdeck::ui::TerminalView"))
        return nullptr;
    return new ShownTextAccessible(
        view, QAccessible::Terminal,
        {[view] { return shownRows(*view); }, [view](int row) { return view->placeRect(row, 0).toRect(); },
         [view] { return static_cast<int>(view->placeRect(0, 0).left()); }, view->placeRect(0, 0).width()});
}

} // namespace

ShownText shownRows(const TerminalView& view) {
    ShownText shown;
    const auto* screen = view.screen();
    if (screen == nullptr)
        return shown;
    const auto first = view.firstVisibleRow();
    for (int line = 0; line < screen->rows(); ++line)
        shown.rows << QString::fromStdString(screen->rowText(first + line));
    const auto cursor = screen->cursor();
    if (cursor.row < first || cursor.row >= first + screen->rows())
        return shown;
    shown.caretRow = static_cast<int>(cursor.row - first);
    shown.caretColumn = cursor.column;
    // The blank behind a prompt belongs to it.
    auto& row = shown.rows[shown.caretRow];
    row = row.leftJustified(std::min(cursor.column, screen->columns()));
    return shown;
}

TerminalAccess::TerminalAccess(TerminalView& view, AccessTeller tell) :
    m_view(view), m_tell(std::move(tell)) {
    QAccessible::installFactory(make);
}

void TerminalAccess::refresh(bool isOther) {
    const auto* screen = m_view.screen();
    if (screen == nullptr)
        return;
    const auto from = std::exchange(m_told, screen->cursor());
    if (isOther || !m_view.hasFocus() || from == m_told)
        return;
    const auto shown = shownRows(m_view);
    const int caret = shown.caretRow < 0 ? 0 : offsetOf(shown, shown.caretRow, shown.caretColumn);
    if (from < m_told) {
        const auto text = QString::fromStdString(screen->text(from, m_told)).right(maxTold);
        QAccessibleTextInsertEvent event(&m_view, std::max(caret - static_cast<int>(text.size()), 0), text);
        m_tell(&event);
    }
    QAccessibleTextCursorEvent event(&m_view, caret);
    m_tell(&event);
}

} // namespace etherdeck::ui
