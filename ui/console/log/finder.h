#pragma once

#include "core/netconsole/base/line.h"
#include "core/services/calls/call.h"
#include "core/store/console/lines/query.h"
#include "ui/console/log/hits.h"

#include <QObject>

#include <vector>

namespace etherdeck::ui {

class LogFindBar;
class LogScope;
class LogView;

/// Finds in the log what is typed into the bar: goes from hit to hit, and counts all of them meanwhile.
class LogFinder : public QObject {
    Q_OBJECT

public:
    /// All of them live longer.
    LogFinder(LogFindBar& bar, LogView& view, const LogScope& scope, QObject* parent);

    /// Shows the bar; with what is selected, if that is within a line.
    void open();
    /// From anew, when the bar shows: other lines may be there.
    void restart();
    /// The next hit (1) or the one before (-1); opens the bar when it does not show.
    void step(int direction);

signals:
    /// It went on from the other end.
    void wrapped(int direction);
    /// The bar was closed.
    void left();

private:
    void stop();
    [[nodiscard]] store::ConsoleSearch search() const;
    /// The nearest hit beyond a line; 0: from the start, or the end.
    void findOne(int direction, qint64 beyond, bool isWrapped);
    void takeOne(const std::vector<netconsole::Line>& noneOrOne, int direction, bool isWrapped);
    void fail(const Error& error);
    void showStatus();

    LogFindBar& m_bar;
    LogView& m_view;
    const LogScope& m_scope;
    LogHits m_hits;
    Call m_all;
    Call m_one;
};

} // namespace etherdeck::ui
