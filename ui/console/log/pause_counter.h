#pragma once

#include "core/services/calls/call.h"

#include <QObject>
#include <QTimer>

namespace etherdeck::ui {

class LogScope;
class LogView;

/// Counts the lines that came since the log was paused; counting ends at a number that nobody reads to the
/// digit.
class LogPauseCounter : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    LogPauseCounter(LogView& view, const LogScope& scope, QObject* parent);

    void noteStored(qint64 lastLine) { m_stored = lastLine; }

signals:
    void failed(const etherdeck::Error& error);

private:
    void count();

    LogView& m_view;
    const LogScope& m_scope;
    qint64 m_stored = 0;
    qint64 m_pausedAt = 0;
    Call m_asks;
    QTimer m_timer;
};

} // namespace etherdeck::ui
