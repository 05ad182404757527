#pragma once

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

    void showLogPage(const store::LogPage& page);
    void noteStored(qint64 lastLine);
    void noteCrashes(const std::vector<store::ConsoleCrash>& crashes);
    void showOpenLines();
    void askForCount();

    // log_panel_left_out.cpp
    void countLeftOut(bool fromAnew);
    void showLeftOut(const store::LeftOut& counted);

    // log_panel_find.cpp
    void openFind();
    void startFind();
    void stopFind();
    void findFrom(int direction);
    void takeFound(const std::vector<netconsole::Line>& lines);
    void tellFind();
    void jump(const std::vector<qint64>& places, int direction, const QString& none);
    void jumpToGap(int direction);
    void showGap(const std::optional<store::ConsoleGap>& gap);

    // log_panel_actions.cpp
    void makeActions();
    [[nodiscard]] QList<QAction*> listed() const;
    void nameActions();
    void copy(bool withTimes);
    void finishCopy(const std::vector<netconsole::Line>& lines);
    void toggleMark(qint64 line);
    void editNote();
    void showMarkList();
    void editRules();
    void chooseFile(ConsoleFormat format);
    void chooseRawFile();
    void exportTo(const QString& path, ConsoleFormat format);

    [[nodiscard]] quint64 newTicket() { return ++m_lastTicket; }
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

    struct OneFind {
        quint64 ticket = 0;
        int direction = 1;
        bool isWrapped = false;
    };

    LogPanel& m_panel;
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

    quint64 m_lastTicket;
    quint64 m_pageTicket = 0;
    std::uint64_t m_pageSerial = 0;
    store::Page m_page;                 ///< that was asked for
    std::int64_t m_first = 0;           ///< lines of what is shown
    std::optional<WallTime> m_lookedTo; ///< lines that pass are looked for, and so far it has come
    quint64 m_bootsTicket = 0;
    quint64 m_crashesTicket = 0;
    quint64 m_marksTicket = 0;
    quint64 m_countTicket = 0;
    quint64 m_leftOutTicket = 0; ///< 0: not counting
    qint64 m_leftOutTo = 0;      ///< up to this line they are counted; 0: not yet
    qint64 m_leftOutAsked = 0;
    quint64 m_findTicket = 0;
    quint64 m_markTicket = 0;
    quint64 m_exportTicket = 0;
    quint64 m_copyTicket = 0;
    bool m_copiesTimes = false;
    quint64 m_gapTicket = 0;
    int m_gapDirection = 1;
    std::optional<OneFind> m_one;
    QString m_exportPath;
    QTimer m_facts;   ///< boots and crashes are read again
    QTimer m_counter; ///< of lines that came while paused
};

} // namespace etherdeck::ui
