#include "ui/inventory/page/page.h"

#include "ui/inventory/detail/pane.h"
#include "ui/inventory/history/problem.h"
#include "ui/inventory/history/view.h"
#include "ui/inventory/page/away_notices.h"
#include "ui/inventory/page/detail_split.h"
#include "ui/inventory/page/details.h"
#include "ui/inventory/page/discovery_state.h"
#include "ui/inventory/page/filter_by_menu.h"
#include "ui/inventory/page/header.h"
#include "ui/inventory/page/problems.h"
#include "ui/inventory/page/stack.h"
#include "ui/inventory/page/tasks.h"
#include "ui/inventory/page/views.h"
#include "ui/inventory/targets/claims.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QLineEdit>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

const QString viewKey = QStringLiteral("inventory/view");
const QString selectionKey = QStringLiteral("inventory/selection");
const QString detailKey = QStringLiteral("inventory/detail");

} // namespace

InventoryPage::InventoryPage(const QString& linkProgram, QWidget* parent) :
    QWidget(parent),
    m_targetActions({[this] { return m_contents.selected(); }, [this] { return m_contents.all(); },
                     [this] { return m_contents.exportContext(); }},
                    this),
    m_actions(m_targetActions, this),
    m_discovery(new DiscoveryState(linkProgram, this)),
    m_problems(new InventoryProblems(m_contents, this)),
    m_header(new InventoryHeader(m_actions)),
    m_views(new InventoryViews(m_contents.shown(), m_contents.model(), m_contents.selection())),
    m_detail(new DetailPane),
    m_split(new DetailSplit(*m_views, *m_detail)),
    m_stack(new InventoryStack(m_actions, *m_header, *m_views, *m_split)),
    m_details(new InventoryDetails(m_contents, *m_detail)),
    m_tasks(new TargetTasks(m_contents, m_actions, m_detail->claims(), *this)) {
    layOut();
    connectParts();
    connectActions();
    connectDetail();
    connectNotices();
    auto* ticks = new QTimer(this);
    connect(ticks, &QTimer::timeout, this, &InventoryPage::updateTime);
    ticks->start(std::chrono::seconds(1));
    updateTime();
    m_actions.showRack->trigger();
    refresh();
    onLanguageChange(this, [this] { retranslate(); });
}

/// The views ask their models until they are gone.
InventoryPage::~InventoryPage() { delete m_stack; }

void InventoryPage::retranslate() {
    m_contents.model().retranslate();
    awayNotices().refreshSoon();
    refresh();
    m_details->refresh();
}

void InventoryPage::setCommands(const InventoryCommandsPtr& commands) {
    m_commands = commands;
    m_tasks->setCommands(commands);
    m_problems->setCommands(commands);
    m_details->setCommands(commands);
    m_views->setCommands(commands);
    m_detail->setCommands(commands);
    m_stack->setCommands(commands);
}

void InventoryPage::setJobs(Jobs& jobs) { m_discovery->setJobs(jobs); }

void InventoryPage::layOut() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_header);
    m_problems->addTo(*layout);
    layout->addWidget(m_stack, 1);
}

void InventoryPage::connectParts() {
    connect(m_discovery, &DiscoveryState::changed, this, &InventoryPage::refresh);
    connect(&m_header->filter(), &QLineEdit::textChanged, this, &InventoryPage::filterBy);
    connect(&m_header->filter(), &FilterEdit::left, m_stack, &InventoryStack::focusContent);
    connect(&m_stack->history(), &HistoryView::targetRequested, this, &InventoryPage::showTarget);
    connect(m_views, &InventoryViews::activated, this, [this] { m_actions.showDetail->setChecked(true); });
    connect(&m_contents.selection(), &TargetSelection::changed, this, [this] {
        refreshActions();
        m_split->setNeeded(!m_contents.selection().isEmpty());
    });
    connect(m_tasks, &TargetTasks::noted, m_problems, &InventoryProblems::note);
}

void InventoryPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_split->placeFor(size());
}

void InventoryPage::apply(const InventoryChange& change) {
    awayNotices().apply(change, std::chrono::system_clock::now());
    m_views->keepingPlace([&] { m_contents.apply(change); });
    refresh();
    m_details->refresh();
    refreshActions();
    emit targetsChanged();
}

void InventoryPage::setLinkNames(const std::vector<LinkName>& names) {
    m_contents.model().setLinkNames(names);
    m_detail->setLinkNames(names);
}

void InventoryPage::setLinks(const std::vector<LinkStatus>& links) {
    m_contents.setLinks(links);
    m_detail->setLinks(links);
    m_discovery->setLinks(links);
}

void InventoryPage::noteEvent(const DiscoveryEvent& event) { m_contents.model().noteEvent(event); }

void InventoryPage::noteHeard(const std::vector<HeardPath>& paths) {
    m_contents.model().noteHeard(paths);
    m_details->refreshOne();
}

void InventoryPage::noteProgress(const discovery::Progress& progress) {
    if (!m_discovery->isDiscovering())
        return;
    m_header->setProgress(progress);
    m_discovery->setProgress(m_header->progress());
}

void InventoryPage::noteSettled() {
    if (!m_hasSettled)
        m_contents.model().setBaseline(Clock::now());
    m_hasSettled = true;
    m_contents.restoreSelection({}); // what is not listed by now is gone
    awayNotices().refreshSoon();
    m_discovery->settle();
}

void InventoryPage::noteHistoryOpened() {
    m_stack->history().reload();
    m_details->readEvents();
}

void InventoryPage::noteHistoryFailed(const Error& error, const QString& path) {
    m_problems->note(historyProblem(error, path));
}

void InventoryPage::addStored(const std::vector<store::EventRecord>& events) {
    m_stack->history().addStored(events);
    m_details->addStored(events);
}

void InventoryPage::setBoxOf(TargetBoxOf boxOf) {
    m_detail->setBoxOf(boxOf);
    m_stack->history().setTargetBoxOf(boxOf);
    m_contents.setBoxOf(std::move(boxOf));
    refreshActions();
}

void InventoryPage::setEventBoxOf(const EventBoxOf& boxOf, const EventOriginOf& originOf) {
    m_stack->history().setBoxOf(boxOf);
    m_stack->history().setOriginOf(originOf);
}

void InventoryPage::setNames(const store::NameBook& names) {
    m_contents.setNames(names);
    awayNotices().refreshSoon();
    m_stack->history().setNames(names);
    m_details->refresh();
}

AwayNotices& InventoryPage::awayNotices() const { return m_problems->away(); }
void InventoryPage::setDense(bool dense) { m_views->setDense(dense); }
void InventoryPage::offerExports(bool areOffered) { m_views->offerExports(areOffered); }

void InventoryPage::focusContent() { m_stack->focusContent(); }

void InventoryPage::showTarget(Address address) {
    const auto row = m_contents.model().indexOf(address);
    if (!row.isValid())
        return;
    if (m_stack->showsHistory())
        m_actions.showRack->trigger();
    if (!m_contents.shown().mapFromSource(row).isValid())
        m_header->filter().clear();
    m_actions.showDetail->setChecked(true);
    m_views->reveal(address);
}

void InventoryPage::saveLayout(QSettings& settings) const {
    settings.setValue(viewKey, m_actions.views->actions().indexOf(m_actions.views->checkedAction()));
    settings.setValue(selectionKey, m_contents.savedSelection());
    settings.setValue(detailKey, m_actions.showDetail->isChecked());
    m_split->saveLayout(settings);
    m_views->saveLayout(settings);
    m_stack->history().saveLayout(settings);
    m_detail->saveLayout(settings);
    saveNotices(settings);
}

void InventoryPage::saveNotices(QSettings& settings) const { awayNotices().save(settings); }

void InventoryPage::restoreLayout(QSettings& settings) {
    m_views->restoreLayout(settings);
    m_stack->history().restoreLayout(settings);
    m_detail->restoreLayout(settings);
    awayNotices().restore(settings);
    m_split->restoreLayout(settings);
    m_actions.showDetail->setChecked(settings.value(detailKey, true).toBool());
    m_contents.restoreSelection(settings.value(selectionKey).toStringList());
    const auto views = m_actions.views->actions();
    const auto view = settings.value(viewKey).toInt();
    views.at(view >= 0 && view < views.size() ? view : 0)->trigger();
}

void InventoryPage::startDiscovery() {
    m_discovery->start();
    m_commands->discover();
}

void InventoryPage::filterBy(const QString& text) {
    m_views->setFilterText(text);
    refresh();
}

/// By a word that stands in the filter, to be seen and taken out again.
void InventoryPage::filterByState(discovery::TargetState state) {
    if (m_contents.model().inState(state).empty())
        return;
    if (m_stack->showsHistory())
        m_actions.showRack->trigger();
    m_header->filter().setText(QStringLiteral("state:") + QString::fromLatin1(name(state)));
    focusContent();
}

void InventoryPage::connectNotices() {
    auto& away = awayNotices();
    connect(&away, &AwayNotices::targetRequested, this, &InventoryPage::showTarget);
    connect(&away, &AwayNotices::stateRequested, this, &InventoryPage::filterByState);
    connect(m_problems, &InventoryProblems::conflictsChanged, this, &InventoryPage::conflictsChanged);
    connect(m_problems, &InventoryProblems::conflictRequested, m_actions.showConflict, &QAction::trigger);
}

void InventoryPage::showView(const QAction* view) {
    if (view != m_actions.showHistory)
        m_views->setView(view == m_actions.showRack      ? InventoryViews::View::Rack
                         : view == m_actions.showGrouped ? InventoryViews::View::Tree
                                                         : InventoryViews::View::Table);
    m_header->setFilterVisible(view != m_actions.showHistory);
    refresh();
    refreshActions();
}

void InventoryPage::updateTime() {
    const Moment now = Moment::now();
    m_contents.model().setTime(now);
    m_detail->setTime(now);
}

void InventoryPage::refresh() {
    const InventorySummary summary = m_contents.model().summary();
    const QString sentence = summaryText(summary, m_discovery->isDiscovering());
    if (sentence != m_header->summary())
        emit summaryChanged(sentence);
    m_header->setSummary(sentence);
    m_header->setDiscovering(m_discovery->isDiscovering());
    m_problems->refresh(m_discovery->facts());
    m_actions.showConflict->setEnabled(m_problems->hasConflicts());
    const auto shown = static_cast<std::size_t>(m_contents.shown().rowCount());
    m_header->setMatches(shown, summary.targets);
    m_stack->refresh(m_discovery->facts(), shown, summary.targets);
}

void InventoryPage::connectActions() {
    connect(m_actions.discover, &QAction::triggered, this, &InventoryPage::startDiscovery);
    connect(&m_targetActions, &TargetActions::saved, this, [this](const QString& path) {
        m_problems->note({tr("The inventory is saved"), QDir::toNativeSeparators(path), {}, {}, Lamp::On});
    });
    connect(&m_targetActions, &TargetActions::saveFailed, this, [this](const QString& text) {
        m_problems->note({tr("The inventory was not exported"), text, {}, {}});
    });
    connect(m_actions.lookInside, &QAction::triggered, this, [this] {
        m_actions.showDetail->setChecked(true);
        m_detail->lookInside();
    });
    connect(m_actions.showConflict, &QAction::triggered, this, [this] {
        if (const auto* next = m_problems->nextConflict(m_contents.current()))
            showTarget(next->address);
    });
    connect(m_actions.views, &QActionGroup::triggered, this, &InventoryPage::showView);
    connect(m_actions.showInHistory, &QAction::triggered, this, [this] {
        if (const auto* target = m_contents.current())
            m_stack->showInHistory(target->address);
    });
    auto* filterBy = new FilterByMenu(m_contents, this);
    m_actions.filterBy->setMenu(filterBy);
    connect(filterBy, &FilterByMenu::chosen, &m_header->filter(), &QLineEdit::setText);
    connect(m_actions.showDetail, &QAction::toggled, m_split, &DetailSplit::setWanted);
    m_views->connectActions(m_actions);
}

void InventoryPage::connectDetail() {
    m_detail->setSelectionActions({m_actions.copyText, m_actions.claim, m_actions.release, m_actions.remove});
    connect(m_detail, &DetailPane::renameRequested, m_tasks, &TargetTasks::rename);
    connect(m_detail, &DetailPane::forgetRequested, this, [this](Address address) {
        if (const auto* target = m_contents.find(address))
            m_tasks->forget({target});
    });
    connect(m_detail, &DetailPane::historyRequested, m_stack, &InventoryStack::showInHistory);
    connect(&m_detail->claims(), &Claims::changed, this, &InventoryPage::refreshActions);
}

void InventoryPage::refreshActions() {
    m_tasks->refreshActions(!m_stack->showsHistory());
    for (QAction* zoom : {m_actions.zoomIn, m_actions.zoomOut, m_actions.zoomReset})
        zoom->setEnabled(m_actions.showRack->isChecked());
}

std::vector<discovery::Target> InventoryPage::targets() const { return m_contents.values(); }

std::optional<discovery::Target> InventoryPage::target(Address address) const {
    const auto* target = m_contents.find(address);
    return target == nullptr ? std::nullopt : std::optional(*target);
}

void InventoryPage::takeShelfName(std::uint16_t shelf, const QString& name) {
    store::Label label = m_contents.labelOf(shelf);
    label.name = name.toStdString();
    m_commands->setLabel(shelf, label);
}

} // namespace etherdeck::ui

#include "moc_page.cpp"
