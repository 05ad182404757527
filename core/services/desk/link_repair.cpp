#include "core/services/desk/link_repair.h"

#include <QProcess>
#include <QStandardPaths>

namespace etherdeck {

namespace {

constexpr qsizetype longestOutput = 4096;
// pkexec(1): 127 also when there is nobody who could ask for the password.
constexpr int dismissedStatus = 126;
constexpr int notAuthorizedStatus = 127;

RepairOutcome::State stateOf(int exitStatus, bool crashed) {
    if (!crashed && exitStatus == 0)
        return RepairOutcome::State::Done;
    if (!crashed && exitStatus == dismissedStatus)
        return RepairOutcome::State::Dismissed;
    if (!crashed && exitStatus == notAuthorizedStatus)
        return RepairOutcome::State::NotAuthorized;
    return RepairOutcome::State::Failed;
}

} // namespace

LinkRepair::LinkRepair(QObject* parent) : QObject(parent) {}

LinkRepair::~LinkRepair() {
    if (m_process)
        m_dying.push_back(std::move(m_process));
    for (auto& process : m_dying) {
        process->disconnect(this);
        process->kill();
        // As root it cannot be killed. Its object stays behind then: destroying that would wait half a
        // minute.
        if (!process->waitForFinished(1000) && process->state() != QProcess::NotRunning)
            static_cast<void>(process.release());
    }
}

void LinkRepair::run(const RepairPlan& plan) {
    if (isRunning())
        return;
    m_path = plan.path;
    m_steps.assign(plan.steps.begin(), plan.steps.end());
    m_asker = QStandardPaths::findExecutable(QStringLiteral("pkexec"));
    if (m_asker.isEmpty()) {
        emit finished({RepairOutcome::State::AskerMissing, "pkexec", 0, {}});
        return;
    }
    next();
}

void LinkRepair::next() {
    if (m_steps.empty()) {
        const bool helped = linkAccess(m_path) == LinkAccess::Allowed;
        end({helped ? RepairOutcome::State::Done : RepairOutcome::State::WithoutEffect, {}, 0, {}});
        return;
    }
    QStringList arguments{QString::fromStdString(m_steps.front().program)};
    for (const auto& argument : m_steps.front().arguments)
        arguments << QString::fromStdString(argument);
    if (m_process)
        m_process.release()->deleteLater(); // this may be its own signal
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::finished, this,
            [this](int status, QProcess::ExitStatus how) { stepEnded(status, how == QProcess::CrashExit); });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end({RepairOutcome::State::AskerMissing, "pkexec", 0, m_process->errorString().toStdString()});
    });
    m_process->start(m_asker, arguments);
}

void LinkRepair::stepEnded(int exitStatus, bool crashed) {
    const auto state = stateOf(exitStatus, crashed);
    if (state == RepairOutcome::State::Done) {
        m_steps.pop_front();
        next();
        return;
    }
    const QByteArray said = m_process->readAll().left(longestOutput).trimmed();
    end({state, m_steps.front().program, exitStatus, said.toStdString()});
}

void LinkRepair::cancel() {
    if (!isRunning())
        return;
    m_process->disconnect(this);
    // pkexec runs as root once it was allowed; what cannot be killed ends by itself.
    m_process->kill();
    end({RepairOutcome::State::Cancelled, {}, 0, {}});
}

void LinkRepair::end(RepairOutcome outcome) {
    m_steps.clear();
    if (m_process && m_process->state() != QProcess::NotRunning)
        terminateLater(std::move(m_process));
    else if (m_process)
        m_process.release()->deleteLater(); // this may be its own signal
    emit finished(outcome);
}

void LinkRepair::terminateLater(std::unique_ptr<QProcess> process) {
    process->disconnect(this);
    connect(process.get(), &QProcess::finished, this, [this, dead = process.get()] {
        std::erase_if(m_dying, [dead](auto& dying) {
            if (dying.get() != dead)
                return false;
            dying.release()->deleteLater(); // this is its own signal
            return true;
        });
    });
    m_dying.push_back(std::move(process));
}

} // namespace etherdeck

#include "moc_link_repair.cpp"
