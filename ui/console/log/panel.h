#pragma once

#include "core/store/console/lines/records.h"
#include "ui/console/lines/rules.h"
#include "ui/console/log/actions.h"
#include "ui/console/log/scope.h"

#include <QString>
#include <QTimer>
#include <QWidget>

#include <map>
#include <optional>
#include <set>
#include <vector>

class QMenu;
class QSettings;
class QStackedWidget;

namespace etherdeck::ui {

class EmptyPlaceView;
class LeftOutBar;
class LeftOutCounter;
class LogBookmarks;
class LogCopier;
class LogCrashBar;
class LogFilterBar;
class LogFindBar;
class LogFinder;
class LogHighlights;
class LogJumper;
class LogPageLoader;
class LogPauseCounter;
class Jobs;
class LogSaver;
class LogView;
class Notice;

/// The output of boxes: the log with its filter, find bar, bookmarks and export.
class LogPanel : public QWidget {
    Q_OBJECT

public:
    explicit LogPanel(QWidget* parent = nullptr);

    /// The reader from now on; outlives the panel.
    void setReader(ConsoleReader& reader) { m_scope.setReader(reader); }

    /// Where what takes a while is listed; outlives the panel.
    void setJobs(Jobs& jobs);

    /// One source, or several merged by time; goes to the end. None: all there are. `names` has a name for
    /// each, for the column of names and for files.
    void showSources(const std::vector<qint64>& sources, const std::map<qint64, QString>& names);
    /// Other names for the same sources: nothing moves.
    void setNames(const std::map<qint64, QString>& names);
    /// Sources of which the box is known.
    void setOwned(const std::set<qint64>& sources);
    /// One boot of one source, from its start. Number 0: all boots again.
    void showBoot(qint64 source, qint64 boot);
    /// Goes to a line, with its surroundings; a filter that hides it is cleared.
    void showLine(qint64 line);
    /// Follows again.
    void showEnd();
    [[nodiscard]] std::vector<qint64> sources() const { return m_scope.sources(); }

    void focusContent();
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);
    /// For menus and the help on keys; nulls between groups.
    [[nodiscard]] QList<QAction*> actions() const { return m_actions.listed(); }
    [[nodiscard]] LogView* view() const { return m_view; }
    /// The note of a bookmark; nothing: the line has none.
    [[nodiscard]] std::optional<QString> bookmarkOf(qint64 line) const;

public slots:
    /// Present prompts and countdowns of all sources, as ConsoleService::openLinesChanged() tells them.
    void setOpenLines(const std::vector<etherdeck::netconsole::Line>& lines);
    /// ConsoleService::stored().
    void noteStored(qint64 lastLine);
    /// Boots, crashes or names in the store have changed: read again.
    void reload();
    void setRules(const QList<etherdeck::ui::LogRule>& rules);

signals:
    /// The box of this source.
    void boxRequested(qint64 source);
    /// A bookmark was set, removed or has another note: nothing is none.
    void bookmarkChanged(qint64 line, const std::optional<QString>& before,
                         const std::optional<QString>& after);
    /// In the dialog, and they hold by now.
    void rulesEdited(const QList<etherdeck::ui::LogRule>& before, const QList<etherdeck::ui::LogRule>& after);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void layOut();
    void connectParts();
    void connectActions();
    /// Other lines are shown: all is read anew, from the end.
    void restart();
    void readFacts();
    void showBoots(const std::vector<store::ConsoleBoot>& boots);
    void showCrashes(const std::vector<store::ConsoleCrash>& crashes);
    void noteCrashes(const std::vector<store::ConsoleCrash>& crashes);
    void showOpenLines();
    void clearFilter();
    void noteFailed(const Error& error);
    void retranslate();
    void refreshContent();

    QMenu* m_menu;
    LogFilterBar* m_filter;
    LeftOutBar* m_leftOut;
    LogFindBar* m_findBar;
    Notice* m_notice;
    QStackedWidget* m_content;
    LogView* m_view;
    EmptyPlaceView* m_empty;
    LogScope m_scope;
    LogActions m_actions;
    LogPageLoader* m_pages;
    LogFinder* m_finder;
    LogCopier* m_copier;
    LogJumper* m_jumper;
    LogBookmarks* m_bookmarks;
    LogHighlights* m_highlights;
    LogPauseCounter* m_pauseCounter;
    LogSaver* m_saver;
    LogCrashBar* m_crashBar;
    LeftOutCounter* m_leftOutCounter;

    std::vector<netconsole::Line> m_openLines;
    std::vector<store::ConsoleBoot> m_boots; ///< newest first
    std::optional<qint64> m_lastCrash;       ///< that was known when the lines that are shown were read
    qint64 m_stored = 0;
    Call m_asksBoots;
    Call m_asksCrashes;
    QTimer m_facts; ///< boots and crashes are read again
};

} // namespace etherdeck::ui
