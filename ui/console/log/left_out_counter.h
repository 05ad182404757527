#pragma once

#include "core/services/calls/call.h"
#include "core/store/console/lines/log_page.h"

#include <QObject>

namespace etherdeck::ui {

class LeftOutBar;
class LogScope;

/// Counts the lines that the level hides because they have none, for the bar: from the newest on, and then as
/// they come.
class LeftOutCounter : public QObject {
    Q_OBJECT

public:
    /// All live longer.
    LeftOutCounter(LeftOutBar& bar, const LogScope& scope, QObject* parent) :
        QObject(parent), m_bar(bar), m_scope(scope) {}

    /// Other lines are shown; `last` is the last one that is stored.
    void restart(qint64 last);
    void noteStored(qint64 last);

private:
    void count(qint64 last);

    LeftOutBar& m_bar;
    const LogScope& m_scope;
    Call m_asks;
    qint64 m_countedTo = 0; ///< a line; 0: none yet
};

} // namespace etherdeck::ui
