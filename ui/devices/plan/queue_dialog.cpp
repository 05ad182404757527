#include "ui/devices/plan/queue_dialog.h"

#include "core/base/shell_word.h"
#include "core/plans/wish_words.h"
#include "ui/devices/base/action_buttons.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/plan/view.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/error.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr QSize queueDialogSize(760, 640);

QString commandText(const plans::QueuedChange& change) {
    QStringList words;
    for (const auto& word : plans::commandWords(change.wish))
        words << fromWire(shellWord(word));
    return words.join(QLatin1Char(' '));
}

QToolButton* toolButton(Icon which, const QString& text, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(which));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

} // namespace

QueueDialog::QueueDialog(const DeviceCommandsPtr& commands, Boxes boxes, QWidget* parent) :
    QDialog(parent),
    m_commands(commands),
    m_boxes(std::move(boxes)),
    m_table(new DeviceRowTable(QStringLiteral("queue"), this)),
    m_plan(new PlanView(commands, {}, this)),
    m_problem(plainLabel(this)),
    m_up(toolButton(Icon::Up, tr("Move up"), this)),
    m_down(toolButton(Icon::Down, tr("Move down"), this)),
    m_remove(toolButton(Icon::Remove, tr("Remove from the queue"), this)),
    m_copy(new QPushButton(icon(Icon::Copy), tr("Copy as commands"), this)),
    m_close(new QPushButton(tr("Close"), this)),
    m_apply(new QPushButton(this)) {
    setWindowTitle(tr("Queued changes"));
    m_table->setHeadings({tr("Place"), tr("Box"), tr("Change")}, {6, 16, 60});
    m_table->setAccessibleName(tr("Queued changes"));
    m_table->setSortingEnabled(false);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(metrics::half);
    for (auto* button : {m_up, m_down, m_remove})
        tools->addWidget(button);
    tools->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(answerButtons(m_close, m_apply));
    for (auto* button : {m_copy, m_close, m_apply})
        button->setAutoDefault(false);
    auto* next = new SecondaryLabel(this);
    next->setText(tr("What the first one does"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_table, 1);
    layout->addLayout(tools);
    layout->addWidget(m_problem);
    layout->addWidget(next);
    layout->addWidget(m_plan, 2);
    layout->addLayout(buttons);
    m_problem->hide();
    connectParts();
    resize(queueDialogSize.boundedTo(screen()->availableSize()));
    m_close->setFocus();
}

void QueueDialog::connectParts() {
    connect(m_table, &DeviceRowTable::currentKeyChanged, this, &QueueDialog::showButtons);
    const auto move = [this](int by) {
        const auto& changes = m_queue.changes();
        const auto found = std::ranges::find(changes, current(), &plans::QueuedChange::number);
        if (found == changes.end())
            return;
        const auto place = std::max<std::ptrdiff_t>(found - changes.begin() + by, 0);
        edit([number = found->number, place](plans::ChangeQueue& queue) -> Result<void> {
            queue.move(number, static_cast<std::size_t>(place));
            return {};
        });
    };
    connect(m_up, &QToolButton::clicked, this, [move] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [move] { move(1); });
    connect(m_remove, &QToolButton::clicked, this, [this] {
        edit([number = current()](plans::ChangeQueue& queue) -> Result<void> {
            queue.remove(number);
            return {};
        });
    });
    connect(m_copy, &QPushButton::clicked, this, &QueueDialog::copy);
    connect(m_close, &QPushButton::clicked, this, &QueueDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &QueueDialog::press);
    connect(m_plan, &PlanView::changed, this, &QueueDialog::showPlan);
}

const plans::QueuedChange* QueueDialog::first() const {
    return m_queue.changes().empty() ? nullptr : &m_queue.changes().front();
}

std::int64_t QueueDialog::current() const { return m_table->currentKey().toLongLong(); }

void QueueDialog::setQueue(const plans::ChangeQueue& queue) {
    m_queue = queue;
    DeviceRows rows;
    int place = 0;
    for (const auto& change : queue.changes())
        rows.push_back({QString::number(change.number),
                        {{QString::number(++place), place},
                         {m_boxes.titleOf(change.device)},
                         {commandText(change), {}, {}, commandText(change)}}});
    m_table->setRows(rows);
    if (!m_isApplying)
        planNext();
    showButtons();
}

/// The view shows the first change; one that was planned before others came in front of it is planned again
/// when its turn comes.
void QueueDialog::planNext() {
    const auto* const next = first();
    if (next && m_planned == *next)
        return;
    m_planned.reset();
    const bool isListed = next && m_boxes.isListed(next->device);
    m_plan->setVisible(isListed);
    showProblem(
        next && !isListed
            ? tr("%1 is not in the list of boxes: add it to apply its change, or move the change down.")
                  .arg(m_boxes.titleOf(next->device))
            : QString());
    if (!isListed) {
        m_plan->stop();
        return;
    }
    m_planned = *next;
    m_plan->start(next->device, next->wish);
}

void QueueDialog::press() {
    if (m_plan->canRetry()) {
        m_plan->planAgain();
        return;
    }
    m_holding = m_commands->holdQueue(this, [this](const Result<plans::ChangeQueue>& queue) {
        if (!queue) {
            showProblem(
                queue.error().code == ErrorCode::Busy
                    ? tr("Another program is applying changes of the queue. Try again when it is done.")
                    : tr("The queue could not be locked: %1").arg(errorText(queue.error(), {}).why));
            showButtons();
            return;
        }
        setQueue(*queue); // what another program has applied is gone from it
        m_isApplying = m_plan->canApply();
        if (m_isApplying)
            m_plan->apply();
        else
            m_commands->releaseQueue();
    });
    showButtons();
}

void QueueDialog::showPlan() {
    const auto phase = m_plan->phase();
    if (m_isApplying && (phase == PlanView::Phase::Done || phase == PlanView::Phase::Failed))
        leaveApplying();
    showButtons();
}

/// What was applied leaves the queue at once, so that it is not applied again when a later one fails.
void QueueDialog::leaveApplying() {
    m_isApplying = false;
    if (m_plan->applied()) {
        emit applied(m_planned->device, *m_plan->applied());
        edit([number = m_planned->number](plans::ChangeQueue& queue) -> Result<void> {
            queue.remove(number);
            return {};
        });
    }
    m_commands->releaseQueue();
    if (!first() || first()->number != m_planned->number)
        planNext(); // another program has changed the queue meanwhile
}

void QueueDialog::showProblem(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void QueueDialog::edit(std::function<Result<void>(plans::ChangeQueue&)> edit) {
    m_edits.add(m_commands->editQueue(std::move(edit), this, [this](const Result<void>& edited) {
        if (!edited)
            showProblem(tr("The queue could not be changed: %1").arg(errorText(edited.error(), {}).why));
        showButtons();
    }));
}

void QueueDialog::showButtons() {
    const bool isApplying = m_isApplying || m_holding.isUnderWay();
    const auto& changes = m_queue.changes();
    const auto number = current();
    const bool isChosen = !isApplying && number != 0;
    m_up->setEnabled(isChosen && !changes.empty() && changes.front().number != number);
    m_down->setEnabled(isChosen && !changes.empty() && changes.back().number != number);
    m_remove->setEnabled(isChosen);
    m_copy->setEnabled(!changes.empty());
    m_close->setText(isApplying ? tr("Cancel") : tr("Close"));
    m_apply->setVisible(m_planned.has_value());
    m_apply->setText(m_plan->canRetry() ? tr("Plan again") : tr("Apply the first one"));
    m_apply->setEnabled(!isApplying && (m_plan->canApply() || m_plan->canRetry()));
}

void QueueDialog::copy() {
    QString text;
    for (const auto& change : m_queue.changes())
        text += QStringLiteral("etherdeckctl -d ") + shellQuoted(fromWire(change.device)) + QLatin1Char(' ') +
                commandText(change) + QLatin1Char('\n');
    QGuiApplication::clipboard()->setText(text);
}

/// While a change is applied, closing means cancelling, and the dialog stays for the answer.
void QueueDialog::reject() {
    if (m_isApplying) {
        m_plan->cancelApply();
        return;
    }
    m_holding.cancel();
    m_plan->stop();
    QDialog::reject();
}

} // namespace etherdeck::ui

#include "moc_queue_dialog.cpp"
