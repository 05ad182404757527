#include "ui/devices/plan/view.h"

#include "ui/devices/base/text.h"
#include "ui/devices/plan/content.h"
#include "ui/devices/plan/export_proof.h"
#include "ui/look/theme.h"
#include "ui/text/sentence.h"
#include "ui/widgets/notice.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int indeterminate = 1001;
constexpr qsizetype maxLinesShown = 200;

} // namespace

PlanView::PlanView(DeviceCommandsPtr commands, const SanViewer& san, QWidget* parent) :
    QWidget(parent), m_set(new ChangeSet(std::move(commands), this)), m_notice(new Notice(this)) {
    if (san) {
        m_proof = new ExportProof(san, this);
        connect(m_proof, &ExportProof::changed, this, [this] {
            if (phase() == Phase::Done)
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
    connect(m_set, &ChangeSet::changed, this, &PlanView::showPhase);
    connect(m_set, &ChangeSet::progressed, this, &PlanView::noteProgress);
    m_progressPause.setSingleShot(true);
    m_progressPause.setInterval(std::chrono::milliseconds(50));
    connect(&m_progressPause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isProgressStale, false))
            noteProgress();
    });
}

void PlanView::start(const std::string& device, const std::vector<NamedWish>& wishes) {
    m_set->start(device, wishes);
}

void PlanView::planAgain() {
    if (!m_set->changes().empty())
        m_set->planAgain();
}

void PlanView::apply() {
    if (!canApply())
        return;
    m_content->freeze();
    m_set->apply();
}

void PlanView::cancelApply() {
    if (phase() != Phase::Applying)
        return;
    m_isCancelling = true;
    m_set->cancelApply();
    auto message = m_notice->message();
    message.title = tr("Cancelling");
    message.text = tr("The present step is finished, then the steps before it are undone.");
    m_notice->setMessage(message);
}

bool PlanView::canApply() const { return phase() == Phase::Shown && m_content && m_content->isConfirmed(); }

QString PlanView::phaseText() const {
    switch (phase()) {
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

QString PlanView::commandsText() const {
    QString text;
    for (const auto& change : m_set->changes())
        if (change.plan)
            text += commandsOf(change.plan->plan);
    return text;
}

std::vector<remote::Applied> PlanView::allApplied() const {
    std::vector<remote::Applied> all;
    for (const auto& change : m_set->changes())
        if (change.applied)
            all.push_back(*change.applied);
    return all;
}

const std::optional<remote::Applied>& PlanView::applied() const {
    static const std::optional<remote::Applied> none;
    return m_set->changes().empty() ? none : m_set->changes().front().applied;
}

void PlanView::showPhase() {
    switch (phase()) {
    case Phase::Planning:
        showPlanning();
        break;
    case Phase::Shown:
        m_notice->clear();
        showPlans();
        break;
    case Phase::Applying:
        m_isCancelling = false;
        m_notice->setMessage({Lamp::New, tr("Applying"), {}, {}, {}, indeterminate});
        break;
    case Phase::Done:
        startProof();
        showResult();
        break;
    case Phase::Failed:
        if (areSeveral() && !m_content)
            showPlans();
        showFailure();
        break;
    }
    if (m_content)
        m_content->showStates();
    emit changed();
}

void PlanView::showPlanning() {
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
        m_content = nullptr;
    }
    if (m_proof)
        m_proof->stop();
    m_notice->setMessage(
        {Lamp::New,
         areSeveral() ? tr("Making %n plans", nullptr, static_cast<int>(m_set->changes().size()))
                      : tr("Making the plan"),
         tr("The box checks itself, asks on the wire who has the address, and may watch for six seconds who "
            "uses the export. Nothing is changed yet."),
         {},
         {},
         areSeveral() ? 0 : indeterminate});
}

void PlanView::showPlans() {
    m_content = new PlanContent(*m_set);
    connect(m_content, &PlanContent::changed, this, &PlanView::changed);
    m_column->insertWidget(1, m_content);
}

void PlanView::noteProgress() {
    if (m_progressPause.isActive()) {
        m_isProgressStale = true;
        return;
    }
    showProgress();
    m_progressPause.start();
}

void PlanView::showProgress() {
    const bool isApplying = phase() == Phase::Applying;
    if (!isApplying && phase() != Phase::Planning)
        return;
    auto message = m_notice->message();
    message.progress = m_set->perMille();
    const auto* const current = m_set->current();
    const QString text = sentenceText(m_set->progressText());
    if (isApplying && !m_isCancelling && areSeveral() && current)
        message.text = tr("%1 of %2: %3")
                           .arg(m_set->applied() + 1)
                           .arg(m_set->changes().size())
                           .arg(text.isEmpty() ? current->of.name : text);
    else if (isApplying && !m_isCancelling && !text.isEmpty())
        message.text = text;
    m_notice->setMessage(message);
    if (isApplying && m_content)
        m_content->showStates();
}

void PlanView::startProof() {
    if (!m_proof || areSeveral())
        return;
    const auto& wish = m_set->changes().front().of.wish;
    if (const auto* const create = std::get_if<plans::CreateExport>(&wish); create && create->start)
        m_proof->start(create->wanted.address, create->wanted.allowed);
}

QString PlanView::verifiedLines() const {
    const QString proof = m_proof ? m_proof->text() : QString();
    QStringList lines;
    int more = 0;
    bool isOutside = false; // said once
    for (const auto& change : m_set->changes()) {
        if (!change.applied)
            continue;
        for (const auto& verified : change.applied->verified) {
            if (verified.what == "outside" && (!proof.isEmpty() || std::exchange(isOutside, true)))
                continue;
            if (lines.size() < maxLinesShown)
                lines << QStringLiteral("• ") + verifiedText(verified);
            else
                ++more;
        }
    }
    if (more > 0)
        lines << QStringLiteral("• ") + tr("and %1 more").arg(more);
    if (!proof.isEmpty())
        lines << QStringLiteral("• ") + proof;
    return lines.join(QLatin1Char('\n'));
}

/// How many of several changes were made.
QString PlanView::resultText() const {
    const auto made = static_cast<int>(m_set->applied());
    int leftOut = 0;
    int failed = 0;
    for (const auto& change : m_set->changes()) {
        leftOut += change.plan || change.applied ? 0 : 1;
        failed += change.plan && change.failure ? 1 : 0;
    }
    const int notBegun = static_cast<int>(m_set->changes().size()) - made - leftOut - failed;
    QStringList texts;
    if (made > 0 || failed > 0)
        texts << (made == 1 ? tr("One change was made.") : tr("%n changes were made.", nullptr, made));
    if (notBegun > 0 && failed > 0)
        texts << (notBegun == 1 ? tr("One was not begun.") : tr("%n were not begun.", nullptr, notBegun));
    if (leftOut > 0)
        texts << (leftOut == 1 ? tr("One was left out.") : tr("%n were left out.", nullptr, leftOut));
    return texts.join(QLatin1Char(' '));
}

void PlanView::showResult() {
    if (areSeveral()) {
        m_notice->setMessage({Lamp::On, tr("Done"), resultText(), verifiedLines(), {}, -1});
        return;
    }
    auto text = verifiedLines();
    if (const auto& pending = applied()->pending)
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) +
                tr("It is reverted in %1 s unless you keep it: on the page of the box, above the tables.")
                    .arg(pending->secondsLeft);
    m_notice->setMessage({Lamp::On, tr("Done"), text, {}, {}, -1});
}

void PlanView::showFailure() {
    if (m_content)
        m_content->freeze();
    const auto& changes = m_set->changes();
    auto failed = std::ranges::find_if(changes, [](const ChangeSet::Change& change) {
        return change.plan && change.failure; // of applying it, which ended the rest
    });
    const bool wasApplying = failed != changes.end();
    if (!wasApplying)
        failed = std::ranges::find_if(changes, [](const auto& change) { return change.failure.has_value(); });
    if (failed == changes.end())
        return;
    const auto text = failureText(*failed->failure, m_set->device());
    QStringList lines{areSeveral() && !text.why.isEmpty() ? tr("%1: %2").arg(failed->of.name, text.why)
                                                          : text.why,
                      text.advice};
    const auto* const lost = std::get_if<remote::ConnectionError>(&*failed->failure);
    if (lost && lost->fault == remote::ConnectionFault::Lost && wasApplying)
        lines << tr("Whether the change was made is not known: the journal of the box shows it.");
    if (areSeveral())
        lines << resultText();
    lines.removeAll(QString());
    const auto* const refused = std::get_if<remote::AgentRefusal>(&*failed->failure);
    const bool isStopped = refused && refused->refusal.code == plans::RefusalCode::Cancelled;
    const auto raw = text.command.isEmpty() ? text.raw : text.command + QLatin1Char('\n') + text.raw;
    m_notice->setMessage({isStopped ? Lamp::Off : Lamp::Conflict,
                          text.what,
                          lines.join(QLatin1Char('\n')),
                          raw.trimmed(),
                          {},
                          -1});
}

} // namespace etherdeck::ui

#include "moc_view.cpp"
