#pragma once

#include "core/services/calls/call.h"
#include "core/store/console/lines/records.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

class QWidget;

namespace etherdeck::ui {

class LogScope;
class LogView;

/// The bookmarks of the lines that the log shows, with their notes: reads, changes and lists them.
class LogBookmarks : public QObject {
    Q_OBJECT

public:
    /// All live longer.
    LogBookmarks(LogView& view, const LogScope& scope, QWidget* parent);

    void read();
    /// The note of a bookmark; nothing: the line has none.
    [[nodiscard]] std::optional<QString> noteOf(qint64 line) const;
    void toggle(qint64 line);
    /// Asks for a note on the current line.
    void editNote();
    /// Shows all of them, to go to one or remove some.
    void showList();

signals:
    /// In the store by now; nothing is none.
    void changed(qint64 line, const std::optional<QString>& before, const std::optional<QString>& after);
    void lineChosen(qint64 line);
    void failed(const etherdeck::Error& error);

private:
    void set(qint64 line, const std::optional<QString>& note);
    void show(const std::vector<store::ConsoleBookmark>& bookmarks);

    QWidget* m_parent;
    LogView& m_view;
    const LogScope& m_scope;
    std::vector<store::ConsoleBookmark> m_bookmarks;
    Call m_asks;
    Calls m_changes;
};

} // namespace etherdeck::ui
