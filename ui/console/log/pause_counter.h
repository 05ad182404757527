#pragma once

#include "core/services/calls/call.h"

#include <QObject>
#include <QTimer>

namespace etherdeck::ui {

class LogScope;
class LogView;
class PauseButton;

/// While the log is paused, says on a button how many lines have arrived since; counting ends at a number
/// that nobody reads to the digit.
class LogPauseCounter : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it. The button shows while there is an end to go to.
    LogPauseCounter(LogView& view, const LogScope& scope, PauseButton& button, QObject* parent);

    void noteStored(qint64 lastLine) { m_stored = lastLine; }
    /// What is shown gets no more lines: an earlier boot.
    void setEnded(bool hasEnded);

signals:
    void failed(const etherdeck::Error& error);

private:
    void count();
    void refresh();

    LogView& m_view;
    const LogScope& m_scope;
    PauseButton& m_button;
    bool m_hasEnded = false;
    qint64 m_stored = 0;
    qint64 m_pausedAt = 0;
    Call m_asks;
    QTimer m_timer;
};

} // namespace etherdeck::ui
