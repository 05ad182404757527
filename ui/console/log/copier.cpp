#include "ui/console/log/copier.h"

#include "ui/console/lines/view.h"
#include "ui/console/log/scope.h"

#include <QClipboard>
#include <QGuiApplication>

namespace etherdeck::ui {

void LogCopier::copy(bool withTimes) {
    if (!m_view.hasSelection())
        return;
    if (const auto lines = m_view.selectedLines()) {
        QGuiApplication::clipboard()->setText(m_view.selectedText(*lines, withTimes));
        return;
    }
    auto search = m_scope.search();
    search.page = {store::Order::OldestFirst, m_view.selection().first.line - 1, maxLines};
    m_asks = m_scope.reader().page(
        search, this,
        thenOr<ConsoleReader::Lines>([this](const Error& error) { emit failed(error); },
                                     [this, withTimes](const auto& lines) { finish(lines, withTimes); }));
}

void LogCopier::finish(const std::vector<netconsole::Line>& lines, bool withTimes) {
    const auto last = m_view.selection().second.line;
    std::vector<const netconsole::Line*> copied;
    for (const auto& line : lines)
        if (static_cast<std::int64_t>(line.id) <= last)
            copied.push_back(&line);
    QGuiApplication::clipboard()->setText(m_view.selectedText(copied, withTimes));
    if (copied.size() == maxLines)
        emit wasCut();
}

} // namespace etherdeck::ui

#include "moc_copier.cpp"
