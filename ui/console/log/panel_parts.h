#pragma once

#include "core/services/console/reader.h"
#include "ui/console/log/filter_bar.h"
#include "ui/console/log/find_bar.h"
#include "ui/console/log/hits.h"
#include "ui/console/log/left_out_bar.h"
#include "ui/console/log/panel.h"
#include "ui/console/log/view.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>

#include <array>
#include <optional>
#include <vector>

namespace etherdeck::ui {

/// What the panel is made of, and what it waits for.
class LogPanel::Parts : public QObject {
    Q_OBJECT

public:
    explicit Parts(LogPanel& panel);

    void retranslate();
    /// Other lines are shown: all is read anew, from the end.
    void restart();
    void readFacts();
    void refreshContent();
    void clearFilter();

    void askForPage();
    void showLogPage(const store::Page& asked, const store::LogPage& page);
    void noteStored(qint64 lastLine);
    void showBoots(const std::vector<store::ConsoleBoot>& boots);
    void showCrashes(const std::vector<store::ConsoleCrash>& crashes);
    void noteCrashes(const std::vector<store::ConsoleCrash>& crashes);
    void showMarks(const std::vector<store::ConsoleMark>& marks);
    void showOpenLines();
    void askForCount();
    void noteFailed(const Error& error);
    /// What is to be done with an answer; a failure is told in the notice.
    template <class Answer>
    [[nodiscard]] Then<Answer> orTell(std::function<void(const Answer&)> then) {
        return [this, then = std::move(then)](const Result<Answer>& answer) {
            answer ? then(*answer) : noteFailed(answer.error());
        };
    }

    // panel_left_out.cpp
    void countLeftOut(bool fromAnew);
    void showLeftOut(const store::LeftOut& counted, qint64 to);

    // panel_find.cpp
    void openFind();
    void startFind();
    void stopFind();
    void findFrom(int direction);
    /// The nearest hit beyond a line; 0: from the start, or the end.
    void findOne(int direction, qint64 beyond, bool isWrapped);
    void takeOne(const std::vector<netconsole::Line>& noneOrOne, int direction, bool isWrapped);
    void noteFindFailed(const Error& error);
    void tellFind();
    void jump(const std::vector<qint64>& places, int direction, const QString& none);
    void jumpToGap(int direction);

    // panel_actions.cpp
    void makeActions();
    [[nodiscard]] QList<QAction*> listed() const;
    void nameActions();
    void copy(bool withTimes);
    void finishCopy(const std::vector<netconsole::Line>& lines, bool withTimes);
    void toggleMark(qint64 line);
    /// Nothing: it has none any more.
    void setMark(qint64 line, const std::optional<QString>& note);
    void editNote();
    void showMarkList();
    void editRules();
    void chooseFile(ConsoleFormat format);
    void chooseRawFile();
    void exportTo(const QString& path, ConsoleFormat format);
    void exportRawTo(const QString& path);
    void tellNotSaved(const QString& title, const Error& error);

    [[nodiscard]] store::ConsoleFilter placeFilter() const; ///< sources and boot
    [[nodiscard]] store::ConsoleSearch baseSearch() const;  ///< with level and text
    [[nodiscard]] store::ConsoleSearch findSearch() const;
    [[nodiscard]] EmptyPlace emptyPlace() const;
    [[nodiscard]] EmptyPlace lookingPlace() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

public:
    enum Which {
        Find,
        FindNext,
        FindPrevious,
        Filter,
        Copy,
        CopyWithTimes,
        SelectAll,
        Mark,
        Note,
        MarkList,
        Dictionary,
        Fold,
        FoldAll,
        UnfoldAll,
        NextCrash,
        PreviousCrash,
        NextBoot,
        PreviousBoot,
        NextGap,
        PreviousGap,
        Rules,
        SaveText,
        SaveJson,
        SaveRaw,
        ActionCount
    };

    LogPanel& m_panel;
    ConsoleReader* m_reader = &ConsoleReader::closed();
    QMenu* m_menu;
    LogFilterBar* m_filter;
    LeftOutBar* m_leftOut;
    LogFindBar* m_find;
    Notice* m_notice;
    QStackedWidget* m_content;
    LogView* m_view;
    EmptyPlaceView* m_empty;
    std::array<QAction*, ActionCount> m_actions{};

    std::vector<qint64> m_sources;
    QMap<qint64, QString> m_names;
    std::optional<std::int64_t> m_boot;
    std::vector<netconsole::Line> m_openLines;
    std::vector<store::ConsoleBoot> m_boots;
    std::vector<qint64> m_crashLines;
    std::optional<qint64> m_lastCrash; ///< that was known when the lines that are shown were read
    std::vector<store::ConsoleMark> m_marks;
    QList<LogRule> m_rules;
    LogHits m_hits;
    qint64 m_stored = 0;
    qint64 m_pausedAt = 0;

    Call m_asksPage;
    std::uint64_t m_pageSerial = 0;
    store::Page m_page;                 ///< that was asked for
    std::int64_t m_first = 0;           ///< lines of what is shown
    std::optional<WallTime> m_lookedTo; ///< lines that pass are looked for, and so far it has come
    Call m_asksBoots;
    Call m_asksCrashes;
    Call m_asksMarks;
    Call m_asksGap;
    Call m_asksCount;
    Call m_asksCopy;
    Call m_asksLeftOut;
    qint64 m_leftOutTo = 0; ///< up to this line they are counted; 0: not yet
    Call m_findsAll;
    Call m_findsOne;
    Calls m_changes; ///< of bookmarks
    Call m_export;
    Calls m_rawExports;
    QTimer m_facts;   ///< boots and crashes are read again
    QTimer m_counter; ///< of lines that came while paused
};

} // namespace etherdeck::ui
