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
        Dismissed,     ///< the person closed the question for the password
        NotAuthorized, ///< the system did not allow it, or has nobody to ask
        AskerMissing,  ///< pkexec is not installed
        Failed,        ///< a command said no; see output
        WithoutEffect, ///< every command succeeded, and still something is missing
        Cancelled,
    };

    State state = State::Done;
    std::string program; ///< the command that did not succeed
    int exitStatus = 0;
    std::string output; ///< what the command said, at most a few kilobytes
};

/// Runs a plan by pkexec, one command after the other, without blocking.
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
    /// Each run() that was taken ends with one of these.
    void finished(const etherdeck::RepairOutcome& outcome);

private:
    void next();
    void stepEnded(int exitStatus, bool crashed);
    void end(RepairOutcome outcome);
    /// Keeps what was killed until it is dead.
    void terminateLater(std::unique_ptr<QProcess> process);

    QString m_asker;
    std::string m_path;
    std::deque<RepairStep> m_steps;
    std::unique_ptr<QProcess> m_process;
    std::vector<std::unique_ptr<QProcess>> m_dying;
};

} // namespace etherdeck
