#include "ui/devices/plan/view.h"

#include "ui/devices/base/text.h"
#include "ui/devices/plan/export_proof.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/state_lamp.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int indeterminate = 1001;
constexpr std::size_t maxStepsShown = 200;

int perMille(const wire::CallProgress& progress) {
    if (progress.steps <= 0)
        return indeterminate;
    return std::clamp(progress.step, 0, progress.steps) * 1000 / progress.steps;
}

/// What a step does exactly: its command, or the difference of the file.
QString exactText(const plans::Step& step) {
    QStringList words;
    for (const auto& word : step.argv)
        words << fromWire(word);
    QString text = words.join(QLatin1Char(' '));
    if (!step.diff.empty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + linesFromWire(step.diff).trimmed();
    return text;
}

} // namespace

PlanView::PlanView(DeviceCommandsPtr commands, const SanViewer& san, QWidget* parent) :
    QWidget(parent), m_commands(std::move(commands)), m_notice(new Notice(this)) {
    if (san) {
        m_proof = new ExportProof(san, this);
        connect(m_proof, &ExportProof::changed, this, [this] {
            if (m_applied)
                showResult();
        });
    }
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

void PlanView::start(const std::string& device, const plans::Wish& wish) {
    m_device = device;
    m_wish = wish;
    planAgain();
}

void PlanView::planAgain() {
    if (!m_wish)
        return;
    clear();
    m_plan.reset();
    m_applied.reset();
    if (m_proof)
        m_proof->stop();
    m_notice->setMessage({Lamp::New,
                          tr("Making the plan"),
                          tr("The box checks itself, asks on the wire who has the address, and may watch for "
                             "six seconds who uses the export. Nothing is changed yet."),
                          {},
                          {},
                          indeterminate});
    m_call = m_commands->planChange(
        m_device, *m_wish, this, [this](const auto& progress) { showProgress(progress); },
        [this](const Result<remote::Answer<plans::ShownPlan>>& answer) {
            if (!answer || !*answer) {
                showFailure(answer ? answer->error() : remote::Failure(remote::ConnectionError{}));
                return;
            }
            m_plan = **answer;
            showPlan();
        });
    setPhase(Phase::Planning);
}

void PlanView::apply() {
    if (!canApply())
        return;
    DeviceConsent consent{m_plan->id, m_plan->plan.level != plans::Confirmation::None, {}};
    if (m_plan->plan.level == plans::Confirmation::Type)
        consent.typed = m_plan->plan.confirm;
    for (auto* edit : m_typed)
        edit->setEnabled(false);
    m_notice->setMessage({Lamp::New, tr("Applying"), {}, {}, {}, indeterminate});
    m_call = m_commands->applyChange(
        m_device, consent, this, [this](const auto& progress) { showProgress(progress); },
        [this](const Result<remote::Answer<remote::Applied>>& answer) {
            if (!answer || !*answer) {
                showFailure(answer ? answer->error() : remote::Failure(remote::ConnectionError{}));
                return;
            }
            m_applied = **answer;
            startProof();
            showResult();
            setPhase(Phase::Done);
        });
    setPhase(Phase::Applying);
}

void PlanView::cancelApply() {
    if (m_phase != Phase::Applying)
        return;
    m_commands->cancelChange(m_device);
    auto message = m_notice->message();
    message.title = tr("Cancelling");
    message.text = tr("The present step is finished, then the steps before it are undone.");
    m_notice->setMessage(message);
}

void PlanView::stop() {
    if (m_phase == Phase::Planning)
        m_call.cancel();
}

bool PlanView::canApply() const {
    if (m_phase != Phase::Shown || !m_plan)
        return false;
    if (m_plan->plan.level != plans::Confirmation::Type)
        return true;
    for (std::size_t i = 0; i < m_typed.size(); ++i)
        if (m_typed[i]->text().trimmed() != fromWire(m_plan->plan.confirm[i]))
            return false;
    return m_typed.size() == m_plan->plan.confirm.size();
}

QString PlanView::phaseText() const {
    switch (m_phase) {
    case Phase::Planning:
        return tr("making the plan");
    case Phase::Shown:
        return tr("plan");
    case Phase::Applying:
        return tr("applying");
    case Phase::Done:
        return tr("done");
    case Phase::Failed:
        return tr("not done");
    }
    return {};
}

plans::Confirmation PlanView::level() const {
    return m_plan ? m_plan->plan.level : plans::Confirmation::None;
}

QString PlanView::commandsText() const { return m_plan ? commandsOf(m_plan->plan) : QString(); }

void PlanView::setPhase(Phase phase) {
    m_phase = phase;
    emit changed();
}

void PlanView::clear() {
    m_typed.clear();
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = nullptr;
}

void PlanView::showProgress(const wire::CallProgress& progress) {
    auto message = m_notice->message();
    message.progress = perMille(progress);
    if (!progress.text.empty() && m_phase == Phase::Applying)
        message.text = fromWire(progress.text);
    m_notice->setMessage(message);
}

void PlanView::showPlan() {
    clear();
    m_notice->clear();
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    auto* title = headingLabel(m_content);
    title->setText(fromWire(m_plan->plan.title));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    column->addWidget(title);
    const auto count = std::min(m_plan->plan.steps.size(), maxStepsShown);
    for (std::size_t i = 0; i < count; ++i)
        addStep(m_plan->plan.steps[i], i + 1);
    addWarnings();
    addConfirmation();
    m_column->insertWidget(1, m_content);
    setPhase(Phase::Shown);
}

void PlanView::addStep(const plans::Step& step, std::size_t number) {
    auto* column = static_cast<QVBoxLayout*>(m_content->layout());
    auto* text = plainLabel(m_content);
    text->setText(tr("%1. %2").arg(number).arg(fromWire(step.text)));
    auto* row = new QHBoxLayout;
    row->addWidget(text, 1);
    column->addLayout(row);
    const auto exact = exactText(step);
    if (exact.isEmpty())
        return;
    auto* details = detailsLabel(m_content);
    details->setText(exact);
    details->setContentsMargins(metrics::groupGap, 0, 0, 0);
    row->addWidget(foldButton(details, m_content), 0, Qt::AlignTop);
    column->addWidget(details);
}

void PlanView::addWarnings() {
    auto* column = static_cast<QVBoxLayout*>(m_content->layout());
    auto warnings = m_plan->plan.warnings;
    for (const auto& warning : warnings) {
        auto* row = new QHBoxLayout;
        row->setSpacing(metrics::grid);
        row->addWidget(new LampMark(Lamp::Doubt, m_content), 0, Qt::AlignTop);
        auto* text = plainLabel(m_content);
        text->setText(fromWire(warning));
        row->addWidget(text, 1);
        column->addLayout(row);
    }
    if (m_plan->plan.reverts) {
        auto* text = plainLabel(m_content);
        text->setText(
            tr("This can cut the connection to the box. The box reverts it by itself after 60 seconds, "
               "unless you keep it by then."));
        column->addWidget(text);
    }
}

void PlanView::addConfirmation() {
    if (m_plan->plan.level != plans::Confirmation::Type)
        return;
    auto* column = static_cast<QVBoxLayout*>(m_content->layout());
    for (const auto& text : m_plan->plan.confirm) {
        auto* label = plainLabel(m_content);
        label->setText(tr("To confirm, type %1").arg(fromWire(text)));
        auto* edit = new QLineEdit(m_content);
        edit->setFont(theme::fixedFont(edit->font()));
        edit->setAccessibleName(label->text());
        edit->setMaxLength(1000);
        connect(edit, &QLineEdit::textChanged, this, &PlanView::changed);
        column->addSpacing(metrics::grid);
        column->addWidget(label);
        column->addWidget(edit);
        m_typed.push_back(edit);
    }
}

void PlanView::startProof() {
    if (!m_proof)
        return;
    if (const auto* const create = std::get_if<plans::CreateExport>(&*m_wish); create && create->start)
        m_proof->start(create->wanted.address, create->wanted.allowed);
}

void PlanView::showResult() {
    QStringList lines;
    const QString proof = m_proof ? m_proof->text() : QString();
    for (const auto& verified : m_applied->verified)
        if (proof.isEmpty() || verified.what != "outside")
            lines << QStringLiteral("• ") + verifiedText(verified);
    if (!proof.isEmpty())
        lines << QStringLiteral("• ") + proof;
    if (m_applied->pending)
        lines << tr("It is reverted in %1 s unless you keep it: on the page of the box, above the tables.")
                     .arg(m_applied->pending->secondsLeft);
    m_notice->setMessage({Lamp::On, tr("Done"), lines.join(QLatin1Char('\n')), {}, {}, -1});
}

void PlanView::showFailure(const remote::Failure& failure) {
    const auto text = failureText(failure, m_device);
    QStringList lines{text.why, text.advice};
    lines.removeAll(QString());
    const auto* const lost = std::get_if<remote::ConnectionError>(&failure);
    if (lost && lost->fault == remote::ConnectionFault::Lost && m_phase == Phase::Applying)
        lines << tr("Whether the change was made is not known: the journal of the box shows it.");
    const bool isStopped =
        text.what ==
        failureText(remote::AgentRefusal{{plans::RefusalCode::Cancelled, {}, {}}}, m_device).what;
    for (auto* edit : m_typed)
        edit->setEnabled(false);
    const auto raw = text.command.isEmpty() ? text.raw : text.command + QLatin1Char('\n') + text.raw;
    m_notice->setMessage({isStopped ? Lamp::Off : Lamp::Conflict,
                          text.what,
                          lines.join(QLatin1Char('\n')),
                          raw.trimmed(),
                          {},
                          -1});
    setPhase(Phase::Failed);
}

} // namespace etherdeck::ui
