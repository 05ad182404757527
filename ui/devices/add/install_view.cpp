#include "ui/devices/add/install_view.h"

#include "core/install/shown_plan.h"
#include "ui/devices/add/failure_text.h"
#include "ui/devices/plan/content.h"
#include "ui/look/theme.h"
#include "ui/text/sentence.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/state_lamp.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStringList>
#include <QVBoxLayout>

#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int wholeProgress = 1000;

QStringList linesOf(const std::vector<Sentence>& texts) {
    QStringList lines;
    for (const auto& text : texts)
        lines << QStringLiteral("• ") + sentenceText(text);
    return lines;
}

} // namespace

InstallView::InstallView(DeviceCommandsPtr commands, QWidget* parent) :
    QWidget(parent), m_commands(std::move(commands)), m_notice(new Notice(this)) {
    auto* inner = new QWidget;
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, metrics::grid, 0);
    m_column->setSpacing(metrics::pageMargin);
    m_column->addWidget(m_notice);
    m_column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    m_notice->clear();
}

void InstallView::show(const remote::SshDevice& device, const install::InstallPlan& plan) {
    m_device = device;
    m_plan = plan;
    m_phase = Phase::Shown;
    m_notice->clear();
    delete std::exchange(m_steps, new QWidget);
    auto* column = new QVBoxLayout(m_steps);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    addPlanSteps(install::asPlan(plan), *column, m_steps);
    for (const auto& warning : plan.warnings) {
        auto* row = new QHBoxLayout;
        row->setSpacing(metrics::grid);
        row->addWidget(new LampMark(Lamp::Doubt, m_steps), 0, Qt::AlignTop);
        auto* label = plainLabel(m_steps);
        label->setText(sentenceText(warning));
        row->addWidget(label, 1);
        column->addLayout(row);
    }
    m_column->insertWidget(1, m_steps);
    emit changed();
}

QString InstallView::commandsText() const { return commandsOf(install::asPlan(m_plan)); }

void InstallView::apply() {
    if (m_phase == Phase::Running || m_phase == Phase::Done)
        return;
    m_phase = Phase::Running;
    m_isCancelling = false;
    m_job = m_commands->listChange(m_device.destination, [this] { cancel(); });
    showProgress({0, m_plan.steps.size(), false, {}});
    m_running = m_commands->installAgent(
        m_device, m_plan, this, [this](const InstallProgress& progress) { showProgress(progress); },
        [this](const Result<InstallOutcome>& outcome) { take(outcome); });
    emit changed();
}

void InstallView::cancel() {
    if (m_phase != Phase::Running)
        return;
    m_isCancelling = true;
    m_commands->stopInstall();
    auto message = m_notice->message();
    message.title = tr("Cancelling");
    message.text = tr("What was done is undone.");
    m_notice->setMessage(message);
}

void InstallView::showProgress(const InstallProgress& progress) {
    const auto text = sentenceText(progress.text);
    const auto perMille =
        progress.steps == 0 ? 0 : static_cast<int>(progress.step * wholeProgress / progress.steps);
    m_notice->setMessage({Lamp::New,
                          m_isCancelling    ? tr("Cancelling")
                          : progress.undoes ? tr("Undoing")
                                            : tr("Applying"),
                          progress.undoes ? tr("Undo: %1").arg(text) : text,
                          {},
                          {},
                          perMille});
}

void InstallView::take(const Result<InstallOutcome>& outcome) {
    m_job = {};
    if (outcome && !outcome->failure) {
        m_phase = Phase::Done;
        auto lines = linesOf(outcome->skipped);
        if (!lines.isEmpty())
            lines.prepend(tr("Not done, and not needed:"));
        m_notice->setMessage({Lamp::On, tr("Done"), lines.join(QLatin1Char('\n')), {}, {}, -1});
        emit changed();
        return;
    }
    m_phase = Phase::Failed;
    const auto failure =
        outcome ? *outcome->failure : install::Failure(install::BoxError{install::BoxFault::NotKnown});
    const auto text = installFailureText(failure, m_device.destination);
    QStringList lines;
    if (outcome && !outcome->failedStep.empty())
        lines << tr("This step failed: %1").arg(sentenceText(outcome->failedStep));
    lines << text.why << text.advice;
    if (outcome && outcome->leftDone.empty())
        lines << tr("What was done before it was undone.");
    else if (outcome)
        lines << tr("These steps may be done, and could not be undone:") << linesOf(outcome->leftDone);
    lines.removeAll(QString());
    m_notice->setMessage({Lamp::Conflict, text.what, lines.join(QLatin1Char('\n')), text.raw, {}, -1});
    emit changed();
}

} // namespace etherdeck::ui

#include "moc_install_view.cpp"
