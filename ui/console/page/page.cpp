#include "ui/console/page/page.h"

#include "ui/console/arrival/listen_problem.h"
#include "ui/console/page/box_text.h"
#include "ui/console/page/header.h"
#include "ui/console/page/reception.h"
#include "ui/console/page/work_area.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/stack_switch.h"

#include <QAction>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

const QString splitterKey = QStringLiteral("console/splitter");
const QString sourceKey = QStringLiteral("console/source");
constexpr int treeWidth = 32 * metrics::grid;

} // namespace

ConsolePage::ConsolePage(QWidget* parent) :
    QWidget(parent),
    m_actions(this),
    m_reception(new ConsoleReception(this)),
    m_header(new ConsoleHeader(m_actions)),
    m_content(new QStackedWidget),
    m_splitter(new QSplitter(Qt::Horizontal)),
    m_tree(new BoxTree(m_model)),
    m_right(new QStackedWidget),
    m_work(new WorkArea(*m_actions.showTerminal)),
    m_search(new QWidget),
    m_empty(new EmptyPlaceView),
    m_menu(m_actions, m_model, *m_tree, m_commands) {
    layOut();
    connectActions();
    connect(m_reception, &ConsoleReception::changed, this, &ConsolePage::refresh);
    connect(m_reception, &ConsoleReception::listenAgainRequested, this,
            [this] { m_commands->listenAgain(); });
    connect(m_work, &WorkArea::left, m_tree, [this] { m_tree->setFocus(Qt::ShortcutFocusReason); });
    connect(&m_model, &BoxModel::renamed, this,
            [this](qint64 source, const QString& name) { m_commands->rename(source, name); });
    connect(&m_model, &BoxModel::boxRenamed, this, [this](const boxes::BoxKey& box, const QString& name) {
        m_commands->renameBox(box, name.toStdString());
    });
    connect(&m_model, &BoxModel::crashesChanged, this, &ConsolePage::crashesChanged);
    connect(m_tree, &BoxTree::choiceChanged, this, &ConsolePage::applyChoice);
    connect(m_tree, &BoxTree::bootsRequested, this,
            [this](qint64 source) { m_commands->watchBoots(source); });
    connect(m_tree, &BoxTree::menuRequested, this,
            [this](const QPoint& position) { m_menu.open(position, this); });
    connect(m_tree, &BoxTree::activatedBox, this, [this] { m_work->log()->setFocus(Qt::OtherFocusReason); });
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, &ConsolePage::takeStep);
    auto* ticks = new QTimer(this);
    connect(ticks, &QTimer::timeout, this, [this] {
        m_model.refreshTexts();
        refresh();
    });
    ticks->start(std::chrono::seconds(1));
    refresh();
    onLanguageChange(this, [this] {
        m_model.refreshTexts();
        refresh();
    });
}

ConsolePage::~ConsolePage() = default;

void ConsolePage::layOut() {
    m_right->addWidget(m_work);
    m_right->addWidget(m_search);
    m_tree->setMinimumWidth(treeWidth / 2);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({treeWidth, 3 * treeWidth});
    m_splitter->setHandleWidth(metrics::pageMargin);
    m_content->addWidget(m_splitter);
    m_content->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_header);
    for (Banner* banner : m_reception->banners())
        layout->addWidget(banner);
    layout->addWidget(m_content, 1);
}

void ConsolePage::setPanels(QWidget* log, QWidget* terminal, QWidget* search) {
    m_work->setPanels(log, terminal);
    m_right->removeWidget(m_search);
    delete m_search;
    m_right->insertWidget(1, search);
    m_search = search;
}

void ConsolePage::focusContent() {
    if (m_content->currentWidget() == m_empty)
        m_empty->setFocus();
    else if (m_actions.search->isChecked())
        m_search->setFocus(Qt::ShortcutFocusReason);
    else
        m_tree->setFocus(Qt::ShortcutFocusReason);
}

void ConsolePage::setOwners(const SourceBoxes& owners) {
    if (owners == m_owners)
        return;
    m_owners = owners;
    std::set<qint64> owned;
    for (const auto& [source, box] : owners)
        owned.insert(source);
    emit ownedChanged(owned);
    setBoxes(std::vector(m_told));
}

void ConsolePage::setBoxes(const std::vector<ConsoleBoxState>& boxes) {
    const bool wasEmpty = m_model.boxes().empty();
    m_told = boxes;
    const auto awaited = m_awaited; // what follows changes the choice, but no person does
    m_model.setBoxes(boxes, m_owners);
    if (auto names = this->names(); names != m_namesTold) {
        m_namesTold = names;
        emit namesChanged(names);
    }
    if (wasEmpty && !boxes.empty() && !m_hasChosen)
        applyChoice();
    m_awaited = awaited;
    if (m_awaited != 0 && m_model.indexOf(m_awaited).isValid())
        showBox(m_awaited);
    refresh();
    refreshTerminal();
    emit boxesChanged();
}

void ConsolePage::showBoxOf(qint64 source) {
    if (const auto box = m_model.boxOf(source))
        m_commands->showBox(*box);
}

void ConsolePage::setBoots(qint64 source, const std::vector<store::ConsoleBoot>& boots) {
    m_model.setBoots(source, boots);
}

std::map<qint64, QString> ConsolePage::names() const {
    std::map<qint64, QString> names;
    for (const auto& box : m_model.boxes())
        names.emplace(box.source, fromWire(box.title));
    return names;
}

QString ConsolePage::titleOf(qint64 source) const {
    const auto* box = m_model.box(source);
    return box == nullptr ? tr("A box") : fromWire(box->title);
}

void ConsolePage::applyChoice() {
    auto choice = m_tree->choice();
    if (m_hasChosen && choice == m_choice)
        return;
    const bool isSameBox = m_hasChosen && choice.sources == m_choice.sources;
    m_hasChosen = true;
    m_choice = choice;
    m_awaited = 0;
    m_actions.search->setChecked(false);
    if (!isSameBox)
        emit sourcesChosen({choice.sources.begin(), choice.sources.end()}, names());
    if (choice.sources.size() == 1 && (choice.boot != 0 || isSameBox))
        emit bootChosen(choice.sources.front(), choice.boot);
    refreshTerminal();
    refreshActions();
    refreshLookedAt();
}

void ConsolePage::refreshTerminal() {
    m_work->showBox(m_choice.sources.size() == 1 ? m_model.box(m_choice.sources.front()) : nullptr);
}

void ConsolePage::refreshLookedAt() {
    std::vector<std::int64_t> looked;
    if (m_isSeen && m_choice.sources.empty())
        for (const auto& box : m_model.boxes())
            looked.push_back(box.source);
    else if (m_isSeen)
        looked = m_choice.sources;
    m_model.setLookedAt(std::move(looked));
}

void ConsolePage::setSeen(bool isSeen) {
    if (std::exchange(m_isSeen, isSeen) != isSeen)
        refreshLookedAt();
}

void ConsolePage::showBox(qint64 source, qint64 boot) {
    m_actions.search->setChecked(false);
    if (boot != 0) {
        m_tree->expand(m_model.indexOf(source));
        m_commands->watchBoots(source);
    }
    m_awaited = m_tree->select(source, boot) ? 0 : source;
    if (boot != 0 && !m_model.indexOf(source, boot).isValid())
        emit bootChosen(source, boot);
}

void ConsolePage::showLine(qint64 source, qint64 line) {
    m_actions.search->setChecked(false);
    if (source == 0 && !m_choice.sources.empty()) {
        store::ConsoleSearch search;
        search.page = {store::Order::OldestFirst, line - 1, 1};
        m_asksLine = m_reader->page(search, this, [this](const auto& lines) {
            if (lines && !lines->empty())
                showLine(static_cast<qint64>(lines->front().source), static_cast<qint64>(lines->front().id));
        });
        return;
    }
    if (!m_choice.sources.empty() &&
        (m_choice.boot != 0 || std::ranges::find(m_choice.sources, source) == m_choice.sources.end()))
        m_tree->select(source);
    emit lineChosen(line);
    m_work->log()->setFocus(Qt::OtherFocusReason);
}

void ConsolePage::refresh() {
    const QString sentence = summaryOf(m_model.boxes(), std::chrono::system_clock::now());
    if (sentence != m_header->summary())
        emit summaryChanged(sentence);
    m_header->setSummary(sentence);
    refreshContent();
    refreshActions();
}

void ConsolePage::refreshContent() {
    QWidget* wanted = m_splitter;
    if (m_model.boxes().empty()) {
        m_empty->setPlace(emptyConsole(m_reception->where(), m_reception->isOff()));
        wanted = m_empty;
    }
    if (showInstead(*m_content, wanted))
        focusContent();
}

void ConsolePage::refreshActions() {
    const bool hasBox = m_model.box(m_tree->currentBox()) != nullptr;
    m_actions.rename->setEnabled(m_tree->canRename());
    m_actions.showBox->setEnabled(m_model.boxAt(m_tree->currentIndex()).has_value());
    for (QAction* action : {m_actions.tie, m_actions.forget, m_actions.setUpNetconsole})
        action->setEnabled(hasBox);
    m_actions.showAll->setEnabled(!m_choice.sources.empty());
    m_actions.search->setEnabled(!m_model.boxes().empty());
    m_actions.nextCrash->setEnabled(m_newCrash.has_value());
}

void ConsolePage::noteCrash(const store::ConsoleCrash& crash) {
    m_newCrash = crash;
    refreshActions();
}

void ConsolePage::connectActions() {
    m_actions.rename->setShortcut(Qt::Key_F2);
    m_actions.forget->setShortcut(Qt::Key_Delete);
    for (QAction* action : {m_actions.search, m_actions.showAll, m_actions.showTerminal})
        addAction(action);
    for (QAction* action : {m_actions.rename, m_actions.forget}) // keys that mean other things elsewhere
        m_tree->addAction(action);
    connect(m_actions.search, &QAction::toggled, this, &ConsolePage::showSearch);
    connect(m_actions.nothingArrives, &QAction::triggered, this,
            [this] { m_commands->openArrivalHelp(m_tree->currentBox()); });
    connect(m_actions.checkEnvironment, &QAction::triggered, this, [this] {
        const auto choice = m_tree->choice();
        m_environment.open(*m_reader, choice,
                           choice.sources.size() == 1 ? titleOf(choice.sources.front()) : QString(), this);
    });
    connect(m_actions.setUpNetconsole, &QAction::triggered, this,
            [this] { m_commands->setUpNetconsole(m_tree->currentBox()); });
    connect(m_actions.showAll, &QAction::triggered, m_tree, &QTreeView::clearSelection);
    connect(m_actions.nextCrash, &QAction::triggered, this, &ConsolePage::showNewCrash);
    connect(m_actions.rename, &QAction::triggered, m_tree, &BoxTree::renameCurrent);
    connect(m_actions.showBox, &QAction::triggered, this, [this] {
        if (const auto box = m_model.boxAt(m_tree->currentIndex()))
            m_commands->showBox(*box);
    });
    connect(m_actions.tie, &QAction::triggered, this, [this] {
        if (const auto source = m_tree->currentBox(); m_model.box(source) != nullptr)
            m_commands->askTie(boxes::SourceId{source});
    });
    connect(m_actions.forget, &QAction::triggered, this, &ConsolePage::forgetCurrent);
    connect(m_actions.preferences, &QAction::triggered, this, [this] { m_commands->openPreferences(); });
    connect(m_header->menu(), &QMenu::aboutToShow, this, [this] {
        m_header->menu()->clear();
        m_menu.fill(*m_header->menu());
    });
}

void ConsolePage::takeStep(EmptyPlace::Action action) {
    if (action == EmptyPlace::Action::Lab)
        m_commands->startLab();
    else if (action == EmptyPlace::Action::OpenPreferences)
        m_commands->openPreferences();
    else
        m_commands->openArrivalHelp(0); // has the lines for the sender too
}

void ConsolePage::showSearch(bool shows) {
    QWidget* wanted = shows ? m_search : static_cast<QWidget*>(m_work);
    m_right->setCurrentWidget(wanted);
    if (shows)
        m_search->setFocus(Qt::ShortcutFocusReason);
}

void ConsolePage::showNewCrash() {
    if (!m_newCrash)
        return;
    const auto crash = *m_newCrash;
    m_newCrash.reset();
    m_tree->select(crash.source);
    showLine(crash.source, crash.firstLine);
    refreshActions();
}

/// Without a question: it can be brought back.
void ConsolePage::forgetCurrent() {
    if (const auto source = m_tree->currentBox(); m_model.box(source) != nullptr)
        m_commands->forgetBox(source);
}

void ConsolePage::saveLayout(QSettings& settings) const {
    settings.setValue(splitterKey, m_splitter->saveState());
    settings.setValue(sourceKey, m_choice.sources.size() == 1 ? qint64(m_choice.sources.front()) : m_awaited);
    m_work->saveLayout(settings);
    m_tree->saveLayout(settings);
}

void ConsolePage::restoreLayout(QSettings& settings) {
    m_splitter->restoreState(settings.value(splitterKey).toByteArray());
    m_awaited = settings.value(sourceKey).toLongLong();
    m_work->restoreLayout(settings);
    m_tree->restoreLayout(settings);
}

} // namespace etherdeck::ui

#include "moc_page.cpp"
