#include "ui/console/lines/accessible.h"

#include "ui/console/lines/view.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

struct LogAccessTexts {
    Q_DECLARE_TR_FUNCTIONS(LogAccess)
};

constexpr auto betweenLines = 2s; ///< a voice needs about that for a line

QString wordsOf(const LogRow& row, const LogLook& look) {
    QStringList words;
    if (row.line->level)
        words << levelText(*row.line);
    words << rowTime(look.time, *row.line, row.before, row.boot);
    if (row.line->isFromBoxLog)
        words << fromBoxLogText();
    if (look.showsNames)
        words << look.names.value(static_cast<qint64>(row.line->source));
    if (row.part > 0)
        words.clear();
    words << rowText(*row.line, row.part);
    words.removeAll(QString());
    return words.join(QLatin1String(", "));
}

QString propertyOf(const LogRow& row) {
    const auto part = static_cast<std::size_t>(row.part);
    if (part >= row.line->dictionary.size())
        return {};
    const auto& entry = row.line->dictionary[part];
    return fromWire(entry.key) + QLatin1Char('=') + fromWire(entry.value);
}

QString wordsOf(const LogView& view, const LogRow& row) {
    switch (row.kind) {
    case LogRow::Kind::Blank:
        return {};
    case LogRow::Kind::Pending:
        return LogAccessTexts::tr("not read yet");
    case LogRow::Kind::Boot:
        return bootTitle(*row.line, row.boot);
    case LogRow::Kind::Day:
        return dateTitle(row.line->time);
    case LogRow::Kind::Sleep:
        return sleepTitle(*row.sleep);
    case LogRow::Kind::Gap:
        return gapTitle(row.missing.first, row.missing.second, row.filled);
    case LogRow::Kind::Crash:
        return view.pager().isFolded(row.crash->id)
                   ? LogAccessTexts::tr("%1, folded").arg(crashTitle(*row.crash))
                   : crashTitle(*row.crash);
    case LogRow::Kind::Dictionary:
        return propertyOf(row);
    case LogRow::Kind::Text:
        break;
    }
    const auto words = wordsOf(row, view.look());
    return view.look().bookmarks.contains(row.id) ? LogAccessTexts::tr("Bookmark, %1").arg(words) : words;
}

QAccessibleInterface* make(const QString& name, QObject* object) {
    auto* view = qobject_cast<LogView*>(object);
    if (view == nullptr || name != QLatin1String("etherdeck::ui::LogView"))
        return nullptr;
    return new ShownTextAccessible(
        view, QAccessible::Terminal,
        {[view] { return shownRows(*view); }, [view](int row) { return view->rowRect(row); },
         [view] { return view->look().textLeft(); }, static_cast<qreal>(view->look().characterWidth())});
}

} // namespace

ShownText shownRows(const LogView& view) {
    ShownText shown;
    for (int i = 0; i < view.pager().screenRows(); ++i) {
        const auto row = view.pager().row(i);
        if (row.kind == LogRow::Kind::Text && row.id != 0 && row.id == view.currentLine() &&
            shown.caretRow < 0)
            shown.caretRow = i;
        shown.rows << wordsOf(view, row);
    }
    return shown;
}

LogAccess::LogAccess(LogView& view, AccessTeller tell) :
    QObject(&view), m_view(view), m_tell(std::move(tell)), m_pause(this) {
    QAccessible::installFactory(make); // one that is installed already is not installed again
    m_pause.setSingleShot(true);
    m_pause.setInterval(betweenLines);
    connect(&m_pause, &QTimer::timeout, this, [this] { tellNewest(); });
    connect(&view, &LogView::currentChanged, this, [this] { tellCaret(); });
    connect(&view, &LogView::contentChanged, this, [this] {
        if (!m_pause.isActive())
            tellNewest();
    });
}

void LogAccess::tellCaret() {
    if (!m_view.hasFocus())
        return;
    const auto shown = shownRows(m_view);
    if (shown.caretRow < 0)
        return;
    QAccessibleTextCursorEvent event(&m_view, offsetOf(shown, shown.caretRow, 0));
    m_tell(&event);
}

/// Of what comes while it follows, no more than can be listened to.
void LogAccess::tellNewest() {
    if (!m_view.hasFocus() || !m_view.isFollowing())
        return;
    const auto shown = shownRows(m_view);
    for (int i = m_view.pager().screenRows() - 1; i >= 0; --i) {
        const auto row = m_view.pager().row(i);
        if (row.kind != LogRow::Kind::Text || row.isOpen)
            continue;
        if (row.id <= m_newest)
            return;
        m_newest = row.id;
        QAccessibleTextInsertEvent event(&m_view, offsetOf(shown, i, 0), shown.rows[i]);
        m_tell(&event);
        m_pause.start();
        return;
    }
}

} // namespace etherdeck::ui
