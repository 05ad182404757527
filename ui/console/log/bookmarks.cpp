#include "ui/console/log/bookmarks.h"

#include "ui/console/lines/view.h"
#include "ui/console/log/bookmarks_dialog.h"
#include "ui/console/log/scope.h"
#include "ui/text/plain.h"
#include "ui/widgets/input_dialog.h"

namespace etherdeck::ui {

namespace {

constexpr int maxQuoted = 200; // characters of the line

} // namespace

LogBookmarks::LogBookmarks(LogView& view, const LogScope& scope, QWidget* parent) :
    QObject(parent), m_parent(parent), m_view(view), m_scope(scope) {
    connect(&view, &LogView::bookmarkToggled, this, &LogBookmarks::toggle);
}

void LogBookmarks::read() {
    m_asks = m_scope.reader().bookmarks(
        m_scope.place(), this,
        thenOr<ConsoleReader::Bookmarks>(
            [this](const Error& error) { emit failed(error); },
            [this](const ConsoleReader::Bookmarks& bookmarks) { show(bookmarks); }));
}

void LogBookmarks::show(const std::vector<store::ConsoleBookmark>& bookmarks) {
    m_bookmarks = bookmarks;
    QMap<qint64, QString> notes;
    for (const auto& bookmark : bookmarks)
        notes.insert(bookmark.line, fromWire(bookmark.note));
    m_view.setBookmarks(notes);
}

std::optional<QString> LogBookmarks::noteOf(qint64 line) const {
    const auto& bookmarks = m_view.look().bookmarks;
    const auto found = bookmarks.find(line);
    return found == bookmarks.end() ? std::nullopt : std::optional(*found);
}

void LogBookmarks::toggle(qint64 line) {
    if (line != 0)
        set(line, noteOf(line) ? std::nullopt : std::optional(QString()));
}

void LogBookmarks::set(qint64 line, const std::optional<QString>& note) {
    const auto done = [=, this, before = noteOf(line)](const Result<void>& result) {
        if (!result) {
            emit failed(result.error());
            return;
        }
        read();
        emit changed(line, before, note);
    };
    auto& reader = m_scope.reader();
    m_changes.add(note ? reader.setBookmark(line, *note, this, done)
                       : reader.removeBookmark(line, this, done));
}

void LogBookmarks::editNote() {
    const auto line = m_view.currentLine();
    if (line == 0)
        return;
    const auto* shown = m_view.pager().line(line);
    InputDialog::Question question;
    question.title = tr("Note on a line of the log");
    question.text = shown == nullptr ? tr("The line gets a bookmark, and the note stands behind its text.")
                                     : tr("“%1” gets a bookmark, and the note stands behind it.")
                                           .arg(fromWire(shown->text).simplified().left(maxQuoted));
    question.label = tr("&Note");
    question.value = m_view.look().bookmarks.value(line);
    question.verb = tr("&Save");
    question.isFixed = false;
    auto* dialog = new InputDialog(question, m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, line, dialog] { set(line, dialog->value().simplified()); });
    dialog->open();
}

void LogBookmarks::showList() {
    auto* dialog = new LogBookmarksDialog(m_bookmarks, m_scope.names(), m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LogBookmarksDialog::lineChosen, this, &LogBookmarks::lineChosen);
    connect(dialog, &LogBookmarksDialog::removed, this, [this](qint64 line) { set(line, std::nullopt); });
    dialog->open();
}

} // namespace etherdeck::ui

#include "moc_bookmarks.cpp"
