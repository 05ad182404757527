#include "ui/devices/plan/queue_dialog.h"

#include "core/plans/wish_words.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/plan/view.h"
#include "ui/text/error.h"
#include "ui/text/plain.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

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
        words << shellQuoted(fromWire(word));
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

QueueDialog::QueueDialog(const DeviceCommandsPtr& commands,
                         std::function<QString(const std::string&)> titleOf, QWidget* parent) :
    QDialog(parent),
    m_commands(commands),
    m_titleOf(std::move(titleOf)),
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
    buttons->addWidget(m_close);
    buttons->addWidget(m_apply);
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
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (m_plan->canRetry())
            m_plan->planAgain();
        else
            m_plan->apply();
    });
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
                         {m_titleOf(change.device)},
                         {commandText(change), {}, {}, commandText(change)}}});
    m_table->setRows(rows);
    if (m_plan->phase() != PlanView::Phase::Applying)
        planNext();
    showButtons();
}

/// The view shows the first change; one that was planned before others came in front of it is planned again
/// when its turn comes.
void QueueDialog::planNext() {
    const auto* const next = first();
    const auto number = next ? next->number : 0;
    if (number == m_planned)
        return;
    m_planned = number;
    m_isDone = false;
    m_plan->setVisible(next != nullptr);
    if (next)
        m_plan->start(next->device, next->wish);
    else
        m_plan->stop();
}

void QueueDialog::showPlan() {
    if (m_plan->phase() == PlanView::Phase::Done && !std::exchange(m_isDone, true))
        finishCurrent();
    showButtons();
}

/// At once, so that it is not applied again when a later one fails.
void QueueDialog::finishCurrent() {
    const auto& changes = m_queue.changes();
    const auto found = std::ranges::find(changes, m_planned, &plans::QueuedChange::number);
    if (found == changes.end())
        return;
    if (m_plan->applied())
        emit applied(found->device, *m_plan->applied());
    edit([number = m_planned](plans::ChangeQueue& queue) -> Result<void> {
        queue.remove(number);
        return {};
    });
}

void QueueDialog::edit(std::function<Result<void>(plans::ChangeQueue&)> edit) {
    m_edits.add(m_commands->editQueue(std::move(edit), this, [this](const Result<void>& edited) {
        m_problem->setVisible(!edited);
        if (!edited)
            m_problem->setText(
                tr("The queue could not be changed: %1").arg(errorText(edited.error(), {}).why));
        showButtons();
    }));
}

void QueueDialog::showButtons() {
    const bool isApplying = m_plan->phase() == PlanView::Phase::Applying;
    const auto& changes = m_queue.changes();
    const auto number = current();
    const bool isChosen = !isApplying && number != 0;
    m_up->setEnabled(isChosen && !changes.empty() && changes.front().number != number);
    m_down->setEnabled(isChosen && !changes.empty() && changes.back().number != number);
    m_remove->setEnabled(isChosen);
    m_copy->setEnabled(!changes.empty());
    m_close->setText(isApplying ? tr("Cancel") : tr("Close"));
    m_apply->setVisible(!changes.empty());
    m_apply->setText(m_plan->canRetry() ? tr("Plan again") : tr("Apply the first one"));
    m_apply->setEnabled(m_plan->canApply() || m_plan->canRetry());
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
    if (m_plan->phase() == PlanView::Phase::Applying) {
        m_plan->cancelApply();
        return;
    }
    m_plan->stop();
    QDialog::reject();
}

} // namespace etherdeck::ui
