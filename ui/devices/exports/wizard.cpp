#include "ui/devices/exports/wizard.h"

#include "ui/devices/base/action_buttons.h"
#include "ui/devices/plan/view.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr QSize exportWizardSize(720, 620);

bool isOwn(const std::set<MacAddress>& macs, const DeviceState& state) {
    const auto& interfaces =
        state.interfaces ? state.interfaces->interfaces : std::vector<plans::BoxInterface>();
    return std::ranges::all_of(macs, [&interfaces](const MacAddress& mac) {
        return std::ranges::find(interfaces, mac, &plans::BoxInterface::mac) != interfaces.end();
    });
}

QString takenText(const SanTarget& target) {
    const auto mac = QString::fromStdString(target.mac.toString());
    switch (target.state) {
    case SanTarget::State::Answers:
        return ExportWizard::tr("a target answers there from %1").arg(mac);
    case SanTarget::State::Silent:
        return ExportWizard::tr("nothing answers there now, but a target did, from %1; to use its address, "
                                "remove it from the inventory")
            .arg(mac);
    case SanTarget::State::NotWatched:
        return ExportWizard::tr("a target answered there, from %1; whether it still does is not known, since "
                                "its interface is not watched")
            .arg(mac);
    }
    return {};
}

/// On the wire and on the box itself. Where only the box was heard, and nothing answers now, it knows better
/// what it exports.
TakenAddresses takenAddresses(const SanView& san, const DeviceState& state) {
    TakenAddresses taken;
    for (const auto& [address, target] : san.targets) {
        const bool hasLeft =
            target.state == SanTarget::State::Silent && state.exports && isOwn(target.macs, state);
        if (!hasLeft)
            taken.emplace(address, takenText(target));
    }
    if (!state.exports)
        return taken;
    for (const auto& status : state.exports->exports)
        taken[status.config.address] =
            ExportWizard::tr("this box exports %1 there").arg(fromWire(status.config.path));
    return taken;
}

} // namespace

ExportWizard::ExportWizard(DeviceCommandsPtr commands, const DeviceStatePtr& state, const std::string& path,
                           const SanViewer& san, QWidget* parent) :
    QDialog(parent),
    m_device(state->device),
    m_disk(new ExportDiskPage(*state)),
    m_plan(new PlanView(std::move(commands), san)),
    m_stack(new QStackedWidget),
    m_steps(new SecondaryLabel(this)),
    m_copy(new QPushButton(icon(Icon::Copy), tr("Copy as commands"), this)),
    m_back(new QPushButton(tr("Back"), this)),
    m_cancel(new QPushButton(this)),
    m_next(new QPushButton(this)) {
    const auto view = san();
    auto taken = takenAddresses(view, *state);
    const auto proposal = nextFreeAddress(*state, taken);
    m_address = new ExportAddressPage(std::move(taken), proposal);
    m_access = new ExportAccessPage(*state, view.own);
    for (auto* one : {static_cast<QWidget*>(m_disk), static_cast<QWidget*>(m_address),
                      static_cast<QWidget*>(m_access), static_cast<QWidget*>(m_plan)})
        m_stack->addWidget(one);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(answerButtons(m_cancel, m_next));
    for (auto* button : {m_copy, m_back, m_cancel, m_next})
        button->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addWidget(m_steps);
    layout->addWidget(m_stack, 1);
    layout->addLayout(buttons);
    for (auto* one : {static_cast<ExportPage*>(m_disk), static_cast<ExportPage*>(m_address),
                      static_cast<ExportPage*>(m_access)})
        connect(one, &ExportPage::changed, this, &ExportWizard::showStep);
    connect(m_plan, &PlanView::changed, this, &ExportWizard::showStep);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_plan->commandsText()); });
    connect(m_back, &QPushButton::clicked, this, &ExportWizard::back);
    connect(m_cancel, &QPushButton::clicked, this, &ExportWizard::reject);
    connect(m_next, &QPushButton::clicked, this, &ExportWizard::next);
    if (!path.empty())
        m_disk->choose(path);
    m_disk->setFocus(Qt::TabFocusReason);
    resize(exportWizardSize.boundedTo(screen()->availableSize()));
    showStep();
}

int ExportWizard::step() const { return m_stack->currentIndex(); }

ExportPage* ExportWizard::page() const { return qobject_cast<ExportPage*>(m_stack->currentWidget()); }

/// It is being done, or done.
bool ExportWizard::isDecided() const {
    return !page() &&
           (m_plan->phase() == PlanView::Phase::Applying || m_plan->phase() == PlanView::Phase::Done);
}

void ExportWizard::setState(const DeviceState& state) {
    if (state.device != m_device || !state.disks || isDecided())
        return;
    if (m_disk->setDisks(state) || step() == 0)
        return;
    m_plan->stop();
    m_stack->setCurrentWidget(m_disk);
    m_disk->setFocus(Qt::TabFocusReason);
    showStep();
}

void ExportWizard::chooseAddress(Address address) {
    m_address->setAddress(address);
    if (!m_disk->isComplete())
        return;
    m_stack->setCurrentWidget(m_address->isComplete() ? static_cast<QWidget*>(m_access) : m_address);
    page()->setFocus(Qt::TabFocusReason);
    showStep();
}

void ExportWizard::next() {
    if (!m_next->isEnabled())
        return;
    if (!page()) {
        if (!m_plan->canRetry())
            m_plan->apply();
        else
            startPlan();
        return;
    }
    m_stack->setCurrentIndex(step() + 1);
    if (!page())
        startPlan();
    else
        page()->setFocus(Qt::TabFocusReason);
    showStep();
}

void ExportWizard::back() {
    if (!m_back->isEnabled())
        return;
    m_plan->stop();
    m_stack->setCurrentIndex(step() - 1);
    page()->setFocus(Qt::TabFocusReason);
    showStep();
}

void ExportWizard::reject() {
    if (m_plan->phase() == PlanView::Phase::Applying) {
        m_cancel->setEnabled(false);
        m_plan->cancelApply();
        return;
    }
    m_plan->stop();
    QDialog::reject();
}

void ExportWizard::startPlan() {
    plans::CreateExport wish;
    m_disk->take(wish.wanted);
    m_address->take(wish.wanted);
    m_access->take(wish.wanted);
    wish.start = m_access->startsNow();
    m_wasShown = false;
    m_plan->start(m_device, wish);
}

void ExportWizard::showStep() {
    using Phase = PlanView::Phase;
    const QString words[] = {tr("disk"), tr("address"), tr("access"), m_plan->phaseText()};
    setWindowTitle(tr("New export – %1").arg(words[step()]));
    m_steps->setText(tr("Step %1 of %2").arg(step() + 1).arg(m_stack->count()));
    m_cancel->setEnabled(true);
    m_cancel->setText(tr("Cancel"));
    if (const auto* const shown = page()) {
        m_copy->hide();
        m_next->show();
        m_next->setText(tr("Next"));
        m_next->setEnabled(shown->isComplete());
        m_next->setDefault(true);
        m_back->setVisible(step() > 0);
        m_back->setEnabled(step() > 0);
        return;
    }
    const auto phase = m_plan->phase();
    m_copy->setVisible(!m_plan->commandsText().isEmpty());
    m_back->setVisible(phase != Phase::Done);
    m_back->setEnabled(phase != Phase::Applying);
    if (phase == Phase::Done)
        m_cancel->setText(tr("Close"));
    m_next->setVisible(phase != Phase::Done && phase != Phase::Applying);
    m_next->setText(phase == Phase::Failed
                        ? tr("Plan again")
                        : tr("Export as %1").arg(QString::fromStdString(m_address->address().toString())));
    m_next->setEnabled(m_plan->canApply() || m_plan->canRetry());
    if (phase == Phase::Shown && !m_wasShown) {
        m_wasShown = true;
        auto* const first = m_plan->level() == plans::Confirmation::None ? m_next : m_cancel;
        first->setDefault(true);
        first->setFocus();
    } else if (phase == Phase::Done) {
        m_cancel->setDefault(true);
        m_cancel->setFocus();
    }
}

} // namespace etherdeck::ui

#include "moc_wizard.cpp"
