#pragma once

#include "core/base/error.h"
#include "core/services/console/export.h"
#include "core/store/console/log_page.h"
#include "core/store/console/query.h"
#include "core/store/console/records.h"
#include "ui/console/log/rules.h"

#include <QString>
#include <QWidget>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class QAction;
class QSettings;

namespace etherdeck::ui {

class LogView;

/// What boxes said: the log with its filter, find bar, marks and export. Asks by signals with tickets and is
/// answered by slots; connectLog() in log_wiring.h connects it with a ConsoleReader. Answers to tickets of
/// others are passed over.
class LogPanel : public QWidget {
    Q_OBJECT

public:
    explicit LogPanel(QWidget* parent = nullptr);
    ~LogPanel() override;

    /// One source, or several merged by time; goes to the end. None: all there are. `names` has a name for
    /// each, for the column of names and for files.
    void showSources(const std::vector<qint64>& sources, const std::map<qint64, QString>& names);
    /// Other names for the same sources: nothing moves.
    void setNames(const std::map<qint64, QString>& names);
    /// One boot of one source, from its start. Number 0: all boots again.
    void showBoot(qint64 source, qint64 boot);
    /// Goes to a line, with its surroundings; a filter that hides it is cleared.
    void showLine(qint64 line);
    /// Follows again.
    void showEnd();
    [[nodiscard]] std::vector<qint64> sources() const;

    void focusContent();
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);
    /// For menus and the help on keys; nulls between groups.
    [[nodiscard]] QList<QAction*> actions() const;
    [[nodiscard]] LogView* view() const;
    /// The note of a bookmark; nothing: the line has none.
    [[nodiscard]] std::optional<QString> markOf(qint64 line) const;

public slots:
    /// Present prompts and countdowns of all sources, as ConsoleService::openLinesChanged() tells them.
    void setOpenLines(const std::vector<etherdeck::netconsole::Line>& lines);
    /// ConsoleService::stored().
    void noteStored(qint64 lastLine);
    /// Boots, crashes or names in the store have changed: read again.
    void reload();
    void setRules(const QList<etherdeck::ui::LogRule>& rules);

    void showLogPage(quint64 ticket, const etherdeck::store::LogPage& page);
    void showPage(quint64 ticket, const std::vector<etherdeck::netconsole::Line>& lines);
    void showBoots(quint64 ticket, const std::vector<etherdeck::store::ConsoleBoot>& boots);
    void showCrashes(quint64 ticket, const std::vector<etherdeck::store::ConsoleCrash>& crashes);
    void showGap(quint64 ticket, const std::optional<etherdeck::store::ConsoleGap>& gap);
    void showMarks(quint64 ticket, const std::vector<etherdeck::store::ConsoleMark>& marks);
    void showLeftOut(quint64 ticket, const etherdeck::store::LeftOut& counted);
    void showCount(quint64 ticket, qint64 count);
    void addFound(quint64 ticket, const std::vector<qint64>& lines);
    void showOne(quint64 ticket, const std::vector<etherdeck::netconsole::Line>& noneOrOne);
    void endSearch(quint64 ticket);
    void noteMarkChanged(quint64 ticket);
    void showExportProgress(quint64 ticket, int perMille);
    void endExport(quint64 ticket, qint64 lines);
    void noteFailed(quint64 ticket, const etherdeck::Error& error);
    // The answer to rawExportRequested().
    void noteDatagramsExported(const QString& path, qint64 datagrams);
    void noteDatagramsNotExported(const etherdeck::Error& error);

signals:
    void logPageWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    /// For what is copied.
    void pageWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    void bootsWanted(quint64 ticket, const etherdeck::store::ConsoleFilter& filter);
    void crashesWanted(quint64 ticket, const etherdeck::store::ConsoleFilter& filter);
    void gapWanted(quint64 ticket, const etherdeck::store::ConsoleFilter& filter,
                   const etherdeck::store::Page& page);
    void marksWanted(quint64 ticket, const etherdeck::store::ConsoleFilter& filter);
    void countWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    /// How many lines the search's level hides for want of one.
    void leftOutWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    void findWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    void findOneWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    void cancelWanted(quint64 ticket);
    void setMarkWanted(quint64 ticket, qint64 line, const QString& note);
    void removeMarkWanted(quint64 ticket, qint64 line);
    /// In the dialog, and they hold by now.
    void rulesEdited(const QList<etherdeck::ui::LogRule>& before, const QList<etherdeck::ui::LogRule>& after);
    void exportWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search, const QString& path,
                      etherdeck::ConsoleFormat format);
    /// The datagrams of these sources and times, as they came, into a capture file.
    void rawExportRequested(const etherdeck::store::ConsoleFilter& filter, const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck::ui
