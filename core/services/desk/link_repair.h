#pragma once

#include "core/services/desk/link_permission.h"

#include <QObject>
#include <QString>

#include <deque>
#include <memory>
#include <vector>

class QProcess;

namespace etherdeck {

/// How a repair ended.
struct RepairOutcome {
    enum class State {
        Done,
        Dismissed,     ///< the user closed the password dialog
        NotAuthorized, ///< the system did not allow it, or no authentication agent runs
        AskerMissing,  ///< pkexec is not installed
        Failed,        ///< a command failed; see output
        WithoutEffect, ///< every command succeeded, but something is still missing
        Cancelled,
    };

    State state = State::Done;
    std::string program; ///< the command that failed
    int exitStatus = 0;
    std::string output; ///< output of the command, at most a few kilobytes
};

/// Runs a plan with pkexec, one command after the other, without blocking.
class LinkRepair : public QObject {
    Q_OBJECT

public:
    explicit LinkRepair(QObject* parent = nullptr);
    ~LinkRepair() override;

    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }

public slots:
    /// Does nothing while another repair runs.
    void run(const etherdeck::RepairPlan& plan);
    void cancel();

signals:
    /// Emitted once for each run() that was accepted.
    void finished(const etherdeck::RepairOutcome& outcome);

private:
    void next();
    void stepEnded(int exitStatus, bool crashed);
    void end(RepairOutcome outcome);
    /// Keeps a killed process until it has exited.
    void terminateLater(std::unique_ptr<QProcess> process);

    QString m_asker;
    std::string m_path;
    std::deque<RepairStep> m_steps;
    std::unique_ptr<QProcess> m_process;
    std::vector<std::unique_ptr<QProcess>> m_dying;
};

} // namespace etherdeck
