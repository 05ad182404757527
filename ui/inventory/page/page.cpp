#include "ui/inventory/page/page.h"

#include "ui/inventory/detail/pane.h"
#include "ui/inventory/history/problem.h"
#include "ui/inventory/history/view.h"
#include "ui/inventory/page/away_notices.h"
#include "ui/inventory/page/header.h"
#include "ui/inventory/page/views.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/doubt.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/stack_switch.h"

#include <QAction>
#include <QActionGroup>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

const QString groupKey = QStringLiteral("inventory/group-by-shelf");
const QString detailKey = QStringLiteral("inventory/detail");
const QString splitterKey = QStringLiteral("inventory/splitter-1");
constexpr int detailWidth = 45 * metrics::grid;
constexpr int narrowestBeside = 2 * detailWidth;
const QList<int> defaultSizes{3 * detailWidth, detailWidth};

bool isAnyUp(const std::vector<LinkStatus>& links) {
    return std::any_of(links.begin(), links.end(),
                       [](const auto& link) { return link.state == LinkStatus::State::Up; });
}

bool lacksPermission(const std::vector<LinkStatus>& links) {
    return std::any_of(links.begin(), links.end(), [](const auto& link) {
        return link.state == LinkStatus::State::Failed && link.error &&
               link.error->code == ErrorCode::PermissionDenied;
    });
}

} // namespace

InventoryPage::InventoryPage(QString linkProgram, QWidget* parent) :
    QWidget(parent),
    m_targetActions(
        {[this] { return selected(); }, [this] { return all(); }, [this] { return exportContext(); }}, this),
    m_actions(m_targetActions, this),
    m_start(std::chrono::system_clock::now()),
    m_header(new InventoryHeader(m_actions)),
    m_linkBanner(new Banner),
    m_conflictBanner(new Banner),
    m_away(new AwayNotices(m_targets)),
    m_noteBanner(new Banner),
    m_content(new QStackedWidget),
    m_splitter(new QSplitter),
    m_views(nullptr),
    m_detail(new DetailPane),
    m_history(new HistoryView),
    m_empty(new EmptyPlaceView) {
    m_facts.linkProgram = std::move(linkProgram);
    m_shown.setSourceModel(&m_targets);
    m_selection.follow(m_targets);
    m_views = new InventoryViews(m_shown, m_targets, m_selection);
    m_targets.setNaming({[this](const discovery::Target& target) {
                             const store::Label* label = m_names.find(target);
                             return label == nullptr ? QString() : fromWire(label->name);
                         },
                         [this](std::uint16_t shelf) {
                             const store::Label* label = m_names.shelf(shelf);
                             return label == nullptr ? QString() : fromWire(label->name);
                         },
                         [this](Address address) { return m_boxOf(address).title; }});
    layOut();
    connectActions();
    connectDetail();
    connectNotices();
    connect(m_linkBanner, &Banner::actionTriggered, this, &InventoryPage::takeLinkStep);
    connect(m_noteBanner, &Banner::actionTriggered, m_noteBanner, &Banner::clear);
    connect(m_conflictBanner, &Banner::actionTriggered, m_actions.showConflict, &QAction::trigger);
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, &InventoryPage::takeStep);
    connect(&m_header->filter(), &QLineEdit::textChanged, this, &InventoryPage::filterBy);
    m_header->filter().installEventFilter(this);
    connect(m_history, &HistoryView::targetRequested, this, &InventoryPage::showTarget);
    connect(m_views, &InventoryViews::exportRequested, this, &InventoryPage::exportRequested);
    connect(m_views, &InventoryViews::activated, this, [this] { m_actions.showDetail->setChecked(true); });
    connect(&m_selection, &TargetSelection::changed, this, &InventoryPage::refreshSelection);

    auto* ticks = new QTimer(this);
    connect(ticks, &QTimer::timeout, this, &InventoryPage::updateTime);
    ticks->start(std::chrono::seconds(1));
    updateTime();
    m_actions.showRack->trigger();
    refreshSelection();
    refresh();
    onLanguageChange(this, [this] {
        m_targets.retranslate();
        m_away->refreshSoon();
        refresh();
        refreshDetail();
    });
}

void InventoryPage::setCommands(const InventoryCommandsPtr& commands) {
    m_commands = commands;
    m_detail->setCommands(commands);
    m_history->setCommands(commands);
}

void InventoryPage::layOut() {
    m_detail->setMinimumWidth(detailWidth - 8 * metrics::grid);
    m_splitter->addWidget(m_views);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes(defaultSizes);
    m_splitter->setHandleWidth(metrics::pageMargin);
    m_content->addWidget(m_splitter);
    m_content->addWidget(m_history);
    m_content->addWidget(m_empty);
    m_content->setMinimumHeight(20 * metrics::grid);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_header);
    for (Banner* banner : {m_linkBanner, m_conflictBanner, static_cast<Banner*>(m_away), m_noteBanner})
        layout->addWidget(banner);
    layout->addWidget(m_content, 1);
}

bool InventoryPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_header->filter() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_header->filter().text().isEmpty()) {
            m_header->filter().clear();
            return true;
        }
        if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return) {
            focusContent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// Where the views would have less room than the detail pane, that goes below.
void InventoryPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const auto wanted = width() < narrowestBeside ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() == wanted)
        return;
    if (wanted == Qt::Vertical)
        m_sizesBeside = m_splitter->sizes();
    m_splitter->setOrientation(wanted);
    if (wanted == Qt::Vertical)
        m_splitter->setSizes({300, 200});
    else
        m_splitter->setSizes(m_sizesBeside.isEmpty() ? defaultSizes : m_sizesBeside);
}

void InventoryPage::apply(const InventoryChange& change) {
    m_away->apply(change, std::chrono::system_clock::now());
    m_views->keepingPlace([&] { m_targets.apply(change); });
    refresh();
    refreshDetail();
    refreshActions();
    emit targetsChanged();
}

void InventoryPage::setLinkNames(const std::vector<LinkName>& names) {
    m_targets.setLinkNames(names);
    m_detail->setLinkNames(names);
}

void InventoryPage::setLinks(const std::vector<LinkStatus>& links) {
    const bool wasUp = isAnyUp(m_facts.links);
    m_facts.links = links;
    m_targets.setLinks(links);
    m_detail->setLinks(links);
    // The engine starts its rounds by itself when a link comes up; without one it never settles.
    if (isAnyUp(links) != wasUp)
        m_facts.isDiscovering = !wasUp;
    refresh();
}

void InventoryPage::noteEvent(const DiscoveryEvent& event) { m_targets.noteEvent(event); }

void InventoryPage::noteHeard(const std::vector<HeardPath>& paths) {
    m_targets.noteHeard(paths);
    if (m_detailed)
        refreshDetail();
}

void InventoryPage::noteProgress(const discovery::Progress& progress) {
    if (!m_facts.isDiscovering)
        return;
    m_header->setProgress(progress);
    if (m_discovery)
        m_discovery->setProgress(m_header->progress());
}

void InventoryPage::noteSettled() {
    if (!m_hasSettled)
        m_targets.setBaseline(Clock::now());
    m_hasSettled = true;
    m_facts.isDiscovering = false;
    m_away->refreshSoon();
    refresh();
}

void InventoryPage::noteHistoryOpened() {
    m_history->reload();
    wantDetailEvents();
}

void InventoryPage::noteHistoryFailed(const Error& error, const QString& path) {
    Banner::Message message = historyProblem(error, path);
    if (message.action.isEmpty())
        message.action = tr("Close");
    m_noteBanner->setMessage(message);
}

void InventoryPage::addStored(const std::vector<store::EventRecord>& events) {
    m_history->addStored(events);
    if (std::any_of(events.begin(), events.end(),
                    [this](const auto& event) { return event.address == m_detailed; }))
        wantDetailEvents();
}

void InventoryPage::setBoxOf(TargetBoxOf boxOf) {
    m_boxOf = std::move(boxOf);
    m_detail->setBoxOf(m_boxOf);
    m_targets.boxesChanged();
    refreshActions();
}

void InventoryPage::setEventBoxOf(const EventBoxOf& boxOf) { m_history->setBoxOf(boxOf); }

void InventoryPage::setNames(const store::NameBook& names) {
    m_names = names;
    m_targets.namesChanged();
    m_away->refreshSoon();
    m_history->setNames(names);
    refreshDetail();
}

void InventoryPage::setDense(bool dense) { m_views->setDense(dense); }
void InventoryPage::offerExports(bool areOffered) { m_views->offerExports(areOffered); }

void InventoryPage::focusContent() {
    if (m_content->currentWidget() == m_history)
        m_history->focusContent();
    else if (m_content->currentWidget() == m_empty)
        m_empty->setFocus();
    else
        m_views->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void InventoryPage::showTarget(Address address) {
    if (!m_targets.indexOf(address).isValid())
        return;
    if (m_actions.showHistory->isChecked())
        m_actions.showRack->trigger();
    if (!m_shown.mapFromSource(m_targets.indexOf(address)).isValid())
        m_header->filter().clear();
    m_actions.showDetail->setChecked(true);
    m_views->reveal(address);
}

void InventoryPage::saveLayout(QSettings& settings) const {
    settings.setValue(groupKey, m_actions.groupByShelf->isChecked());
    settings.setValue(detailKey, m_actions.showDetail->isChecked());
    settings.setValue(splitterKey, m_splitter->saveState());
    m_views->saveLayout(settings);
    m_history->saveLayout(settings);
    m_detail->saveLayout(settings);
    saveNotices(settings);
}

void InventoryPage::saveNotices(QSettings& settings) const { m_away->save(settings); }

void InventoryPage::restoreLayout(QSettings& settings) {
    m_views->restoreLayout(settings);
    m_history->restoreLayout(settings);
    m_detail->restoreLayout(settings);
    m_away->restore(settings);
    m_splitter->restoreState(settings.value(splitterKey).toByteArray());
    m_actions.showDetail->setChecked(settings.value(detailKey, true).toBool());
    m_actions.groupByShelf->setChecked(settings.value(groupKey).toBool());
}

void InventoryPage::startDiscovery() {
    m_facts.isDiscovering = isAnyUp(m_facts.links);
    refresh();
    m_commands->discover();
}

void InventoryPage::takeStep(EmptyPlace::Action action) {
    switch (action) {
    case EmptyPlace::Action::ChooseInterfaces:
        m_commands->chooseInterfaces();
        break;
    case EmptyPlace::Action::TryAgain:
        m_commands->retryLinks();
        break;
    case EmptyPlace::Action::Repair:
        m_commands->repairPermission();
        break;
    case EmptyPlace::Action::Discover:
        m_actions.discover->trigger();
        break;
    case EmptyPlace::Action::Wizard:
        m_commands->openWizard();
        break;
    case EmptyPlace::Action::Lab:
        m_commands->startLab();
        break;
    case EmptyPlace::Action::ClearFilter:
        m_header->filter().clear();
        m_header->filter().setFocus();
        break;
    case EmptyPlace::Action::SetUpSender:
    case EmptyPlace::Action::CheckArrival:
    case EmptyPlace::Action::OpenPreferences:
    case EmptyPlace::Action::AddBox:
    case EmptyPlace::Action::CheckHostKey:
    case EmptyPlace::Action::AllowOldMethods:
    case EmptyPlace::Action::LogIn:
    case EmptyPlace::Action::FindBoxes:
    case EmptyPlace::Action::InstallAgent:
        break; // of other pages
    }
}

void InventoryPage::takeLinkStep() {
    if (lacksPermission(m_facts.links))
        m_commands->repairPermission();
    else
        m_commands->retryLinks();
}

void InventoryPage::filterBy(const QString& text) {
    m_views->setFilterText(text);
    refresh();
}

/// By a word that stands in the filter, to be seen and taken out again.
void InventoryPage::filterByState(discovery::TargetState state) {
    const auto targets = m_targets.inState(state);
    if (targets.empty())
        return;
    if (m_actions.showHistory->isChecked())
        m_actions.showRack->trigger();
    m_header->filter().setText(QStringLiteral("state:") + QString::fromLatin1(name(state)));
    focusContent();
}

void InventoryPage::connectNotices() {
    m_away->setKnownBefore([this](const discovery::Target& target) {
        const auto first = m_names.firstSeen(target);
        return first && *first < m_start;
    });
    connect(m_away, &AwayNotices::awayCountChanged, this, &InventoryPage::awayCountChanged);
    connect(m_away, &AwayNotices::departuresChanged, this, &InventoryPage::noticesChanged);
    connect(m_away, &AwayNotices::targetRequested, this, &InventoryPage::showTarget);
    connect(m_away, &AwayNotices::stateRequested, this, &InventoryPage::filterByState);
}

void InventoryPage::showView(const QAction* view) {
    using View = InventoryViews::View;
    if (view == m_actions.showRack)
        m_views->setView(View::Rack);
    else if (view == m_actions.showTable)
        m_views->setView(m_actions.groupByShelf->isChecked() ? View::Tree : View::Table);
    m_header->setFilterVisible(view != m_actions.showHistory);
    refresh();
    refreshActions();
}

void InventoryPage::updateTime() {
    const Moment now = Moment::now();
    m_targets.setTime(now);
    m_detail->setTime(now);
}

void InventoryPage::refresh() {
    const InventorySummary summary = m_targets.summary();
    const QString sentence = summaryText(summary, m_facts.isDiscovering);
    if (sentence != m_header->summary())
        emit summaryChanged(sentence);
    m_header->setSummary(sentence);
    m_header->setDiscovering(m_facts.isDiscovering);
    if (!m_facts.isDiscovering)
        m_discovery.reset();
    else if (m_jobs != nullptr && !m_discovery)
        m_discovery = m_jobs->start(tr("Discovering targets"));
    if (const auto problem = linkProblem(m_facts, summary.targets > 0))
        m_linkBanner->setMessage(*problem);
    else
        m_linkBanner->clear();
    refreshConflicts();
    refreshContent(summary);
}

void InventoryPage::refreshConflicts() {
    const auto conflicts = m_targets.conflicts();
    const auto doubts = m_targets.possibleConflicts();
    m_actions.showConflict->setEnabled(!conflicts.empty() || !doubts.empty());
    if (const int count = static_cast<int>(conflicts.size()); std::exchange(m_conflictCount, count) != count)
        emit conflictsChanged(count);
    if (conflicts.empty()) {
        showDoubts(doubts);
        return;
    }
    const ConflictText text = conflictText(conflicts);
    m_conflictBanner->setMessage(
        {text.title, text.consequence, {}, conflicts.size() == 1 ? tr("Show both") : tr("Show the next")});
}

/// Where there is a conflict, that comes first.
void InventoryPage::showDoubts(const std::vector<const discovery::Target*>& doubts) {
    if (doubts.empty()) {
        m_conflictBanner->clear();
        return;
    }
    const auto text = doubtText(doubts);
    m_conflictBanner->setMessage({text.title,
                                  text.consequence,
                                  {},
                                  doubts.size() == 1 ? tr("Show both") : tr("Show the next"),
                                  Lamp::Doubt});
}

void InventoryPage::showNextConflict() {
    auto conflicts = m_targets.conflicts();
    if (conflicts.empty())
        conflicts = m_targets.possibleConflicts();
    if (conflicts.empty())
        return;
    const auto* from = current();
    const auto next = std::find_if(conflicts.begin(), conflicts.end(), [from](const auto* target) {
        return from != nullptr && target->address > from->address;
    });
    showTarget((next == conflicts.end() ? conflicts.front() : *next)->address);
}

void InventoryPage::refreshContent(const InventorySummary& summary) {
    m_header->setMatches(static_cast<std::size_t>(m_shown.rowCount()), summary.targets);
    QWidget* wanted = m_splitter;
    if (m_actions.showHistory->isChecked()) {
        wanted = m_history;
    } else if (summary.targets == 0) {
        m_empty->setPlace(emptyInventory(m_facts));
        wanted = m_empty;
    } else if (m_shown.rowCount() == 0) {
        m_empty->setPlace(emptyFilter(m_header->filter().text(), summary.targets));
        wanted = m_empty;
    }
    if (showInstead(*m_content, wanted))
        focusContent();
}

} // namespace etherdeck::ui
