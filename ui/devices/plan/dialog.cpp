#include "ui/devices/plan/dialog.h"

#include "ui/devices/base/action_buttons.h"
#include "ui/devices/plan/view.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/error.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr QSize planDialogSize(680, 480);

bool canWait(const NamedWish& change) { return plans::canWait(change.wish); }

} // namespace

PlanDialog::PlanDialog(const DeviceCommandsPtr& commands, const std::string& device, DeviceWish wish,
                       QWidget* parent) :
    QDialog(parent),
    m_commands(commands),
    m_view(new PlanView(commands, {}, this)),
    m_device(device),
    m_wish(std::move(wish)),
    m_copy(new QPushButton(icon(Icon::Copy), tr("Copy as commands"), this)),
    m_queue(new QPushButton(tr("Add to the queue"), this)),
    m_cancel(new QPushButton(this)),
    m_apply(new QPushButton(this)) {
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_queue);
    buttons->addStretch();
    buttons->addWidget(answerButtons(m_cancel, m_apply));
    for (auto* button : {m_copy, m_queue, m_cancel, m_apply})
        button->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_view->commandsText()); });
    m_queue->setToolTip(tr("Apply it later, together with others"));
    connect(m_queue, &QPushButton::clicked, this, &PlanDialog::queue);
    connect(m_cancel, &QPushButton::clicked, this, &PlanDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &PlanDialog::press);
    connect(m_view, &PlanView::changed, this, &PlanDialog::showPhase);
    resize(planDialogSize.boundedTo(screen()->availableSize()));
    m_view->start(device, m_wish.changes);
}

void PlanDialog::press() {
    if (m_view->canRetry()) {
        m_wasShown = false;
        m_view->planAgain();
    } else {
        m_view->apply();
    }
}

void PlanDialog::queue() {
    m_queue->setEnabled(false);
    m_queueing = m_commands->editQueue(
        [device = m_device, changes = m_wish.changes](plans::ChangeQueue& queue) -> Result<void> {
            for (const auto& change : changes)
                if (const auto added = queue.add(device, change.wish, std::chrono::system_clock::now());
                    !added)
                    return tl::unexpected(added.error());
            return {};
        },
        this,
        [this](const Result<void>& queued) {
            m_queue->setEnabled(!queued);
            if (queued) {
                reject();
                return;
            }
            m_queue->setToolTip(errorText(queued.error(), {}).why);
            m_queue->setText(tr("Could not be queued"));
        });
}

/// While it is being applied, closing means cancelling, and the dialog stays for the answer.
void PlanDialog::reject() {
    if (m_view->phase() == PlanView::Phase::Applying) {
        m_cancel->setEnabled(false);
        m_view->cancelApply();
        return;
    }
    m_view->stop();
    QDialog::reject();
}

void PlanDialog::showPhase() {
    using Phase = PlanView::Phase;
    const auto phase = m_view->phase();
    setWindowTitle(tr("%1 – %2").arg(m_wish.verb, m_view->phaseText()));
    m_queue->setVisible(phase == Phase::Shown && std::ranges::all_of(m_wish.changes, canWait));
    m_copy->setVisible(!m_view->commandsText().isEmpty());
    m_cancel->setEnabled(true);
    m_cancel->setText(phase == Phase::Done || phase == Phase::Failed ? tr("Close") : tr("Cancel"));
    m_apply->setVisible(phase != Phase::Done && phase != Phase::Applying);
    m_apply->setText(phase == Phase::Failed ? tr("Plan again") : m_wish.verb);
    m_apply->setEnabled(m_view->canApply() || m_view->canRetry());
    if (phase == Phase::Shown && !m_wasShown) {
        m_wasShown = true;
        auto* const first = m_view->level() == plans::Confirmation::None ? m_apply : m_cancel;
        first->setDefault(true);
        first->setFocus();
    } else if (phase == Phase::Done || phase == Phase::Failed) {
        m_cancel->setDefault(true);
        m_cancel->setFocus();
    }
}

} // namespace etherdeck::ui

#include "moc_dialog.cpp"
