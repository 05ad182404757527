#include "ui/inventory/inventory_page.h"

#include "ui/inventory/target_table.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int filterWidth = 36 * metrics::grid;

bool isAnyUp(const std::vector<LinkStatus>& links) {
    return std::any_of(links.begin(), links.end(),
                       [](const auto& link) { return link.state == LinkStatus::State::Up; });
}

} // namespace

InventoryPage::InventoryPage(QString linkProgram, QWidget* parent) :
    QWidget(parent),
    m_linkBanner(new Banner),
    m_conflictBanner(new Banner),
    m_content(new QStackedWidget),
    m_table(nullptr),
    m_empty(new EmptyPlaceView) {
    m_facts.linkProgram = std::move(linkProgram);
    m_shown.setSourceModel(&m_targets);
    m_table = new TargetTable(m_shown);
    makeActions();
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(12);
    layout->addWidget(makeHeader());
    layout->addWidget(m_linkBanner);
    layout->addWidget(m_conflictBanner);
    layout->addWidget(m_content, 1);

    connect(m_linkBanner, &Banner::actionTriggered, this, &InventoryPage::retryRequested);
    connect(m_conflictBanner, &Banner::actionTriggered, this, [this] {
        const auto conflicts = m_targets.conflicts();
        if (conflicts.empty())
            return;
        m_filter->clear();
        m_table->reveal(conflicts.front()->address);
    });
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, &InventoryPage::takeStep);
    connect(m_filter, &QLineEdit::textChanged, this, &InventoryPage::filterBy);

    auto* ticks = new QTimer(this);
    connect(ticks, &QTimer::timeout, this, &InventoryPage::updateTime);
    ticks->start(std::chrono::seconds(1));
    updateTime();
    refresh();
}

void InventoryPage::makeActions() {
    m_discover = new QAction(icon(Icon::Discover), tr("Discover"), this);
    m_discover->setToolTip(tr("Ask everyone on the chosen interfaces again (F5)"));
    m_discover->setShortcut(QKeySequence(Qt::Key_F5));
    connect(m_discover, &QAction::triggered, this, &InventoryPage::startDiscovery);

    m_find = new QAction(icon(Icon::Search), tr("Find"), this);
    m_find->setShortcut(QKeySequence::Find);
    connect(m_find, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });

    m_copy = new QAction(icon(Icon::Copy), tr("Copy"), this);
    m_copy->setShortcut(QKeySequence::Copy);
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_table->selectedText()); });

    m_copyAddress = new QAction(tr("Copy address"), this);
    m_copyAddress->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_copyAddress, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_table->selectedAddressesText()); });

    m_table->addActions({m_copy, m_copyAddress});
    const auto followSelection = [this] {
        const bool hasSelection = m_table->selectionModel()->hasSelection();
        m_copy->setEnabled(hasSelection);
        m_copyAddress->setEnabled(hasSelection);
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, followSelection);
    followSelection();
}

QWidget* InventoryPage::makeHeader() {
    auto* header = new QWidget(this);
    auto* title = new QLabel(tr("Inventory"), header);
    title->setFont(theme::titleFont(title->font()));
    m_summary = new SecondaryLabel(header);
    m_summary->setAccessibleName(tr("Summary"));
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_filter = new QLineEdit(header);
    m_filter->setPlaceholderText(tr("Filter by any text"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(filterWidth);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->installEventFilter(this);

    auto* discover = new QPushButton(m_discover->icon(), m_discover->text(), header);
    discover->setToolTip(m_discover->toolTip());
    connect(discover, &QPushButton::clicked, m_discover, &QAction::trigger);

    auto* names = new QHBoxLayout;
    names->setSpacing(metrics::pageMargin);
    names->addWidget(title, 0, Qt::AlignBaseline);
    names->addWidget(m_summary, 1, Qt::AlignBaseline);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(metrics::grid);
    tools->addWidget(m_filter, 1);
    tools->addStretch();
    tools->addWidget(discover);
    auto* rows = new QVBoxLayout(header);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::grid);
    rows->addLayout(names);
    rows->addLayout(tools);
    return header;
}

bool InventoryPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return) {
            m_table->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void InventoryPage::apply(const InventoryChange& change) {
    m_table->keepingPlace([&] { m_targets.apply(change); });
    refresh();
}

void InventoryPage::setLinks(const std::vector<LinkStatus>& links) {
    const bool wasUp = isAnyUp(m_facts.links);
    m_facts.links = links;
    m_targets.setLinks(links);
    // The engine starts its rounds by itself when a link comes up; without one it never settles.
    if (isAnyUp(links) != wasUp)
        m_facts.isDiscovering = !wasUp;
    refresh();
}

void InventoryPage::noteEvent(const DiscoveryEvent& event) { m_targets.noteEvent(event); }

void InventoryPage::noteSettled() {
    if (!m_hasSettled)
        m_targets.setBaseline(Clock::now());
    m_hasSettled = true;
    m_facts.isDiscovering = false;
    refresh();
}

void InventoryPage::focusContent() { m_content->currentWidget()->setFocus(); }

void InventoryPage::setDense(bool dense) { m_table->setDense(dense); }

void InventoryPage::saveLayout(QSettings& settings) const { m_table->saveLayout(settings); }

void InventoryPage::restoreLayout(QSettings& settings) { m_table->restoreLayout(settings); }

void InventoryPage::startDiscovery() {
    m_facts.isDiscovering = isAnyUp(m_facts.links);
    refresh();
    emit discoverRequested();
}

void InventoryPage::takeStep(EmptyPlace::Action action) {
    switch (action) {
    case EmptyPlace::Action::ChooseInterfaces:
        emit chooseInterfacesRequested();
        break;
    case EmptyPlace::Action::TryAgain:
        emit retryRequested();
        break;
    case EmptyPlace::Action::Discover:
        m_discover->trigger();
        break;
    case EmptyPlace::Action::ClearFilter:
        m_filter->clear();
        m_filter->setFocus();
        break;
    }
}

void InventoryPage::filterBy(const QString& text) {
    m_table->setFilterText(text);
    refresh();
}

void InventoryPage::updateTime() { m_targets.setTime(Moment::now()); }

void InventoryPage::refresh() {
    const InventorySummary summary = m_targets.summary();
    const QString sentence = summaryText(summary, m_facts.isDiscovering);
    if (sentence != m_summary->text())
        emit summaryChanged(sentence);
    m_summary->setText(sentence);
    if (const auto problem = linkProblem(m_facts, summary.targets > 0))
        m_linkBanner->setMessage(*problem);
    else
        m_linkBanner->clear();
    refreshConflicts();
    refreshContent(summary);
}

void InventoryPage::refreshConflicts() {
    const auto conflicts = m_targets.conflicts();
    if (conflicts.empty()) {
        m_conflictBanner->clear();
        return;
    }
    const ConflictText text = conflictText(conflicts);
    const QString address = QString::fromStdString(conflicts.front()->address.toString());
    m_conflictBanner->setMessage({text.title, text.consequence, {}, tr("Show %1").arg(address)});
}

void InventoryPage::refreshContent(const InventorySummary& summary) {
    if (summary.targets == 0)
        m_empty->setPlace(emptyInventory(m_facts));
    else if (m_shown.rowCount() == 0)
        m_empty->setPlace(emptyFilter(m_filter->text(), summary.targets));
    QWidget* wanted = m_shown.rowCount() == 0 ? static_cast<QWidget*>(m_empty) : m_table;
    if (m_content->currentWidget() == wanted)
        return;
    const QWidget* focused = window()->focusWidget();
    const bool hadFocus = focused != nullptr && m_content->isAncestorOf(focused);
    m_content->setCurrentWidget(wanted);
    if (hadFocus)
        wanted->setFocus();
}

} // namespace etherdeck::ui
