#include "ui/console/page/page.h"

#include "ui/console/arrival/listen_problem.h"
#include "ui/console/log/sleep_text.h"
#include "ui/console/page/box_text.h"
#include "ui/console/page/header.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/stack_switch.h"

#include <QAction>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

const QString splitterKey = QStringLiteral("console/splitter");
const QString workKey = QStringLiteral("console/work");
const QString terminalKey = QStringLiteral("console/terminal");
constexpr int treeWidth = 32 * metrics::grid;

} // namespace

ConsolePage::ConsolePage(QWidget* parent) :
    QWidget(parent),
    m_actions(this),
    m_header(new ConsoleHeader(m_actions)),
    m_listenBanner(new Banner),
    m_storeBanner(new Banner),
    m_sleepBanner(new Banner),
    m_noteBanner(new Banner),
    m_content(new QStackedWidget),
    m_splitter(new QSplitter(Qt::Horizontal)),
    m_tree(new BoxTree(m_model)),
    m_right(new QStackedWidget),
    m_work(new QSplitter(Qt::Vertical)),
    m_log(new QWidget),
    m_terminal(new QWidget),
    m_search(new QWidget),
    m_empty(new EmptyPlaceView) {
    layOut();
    connectActions();
    connectBanners();
    connect(&m_model, &BoxModel::renamed, this,
            [this](qint64 source, const QString& name) { m_commands->rename(source, name); });
    connect(&m_model, &BoxModel::boxRenamed, this, [this](const boxes::BoxKey& box, const QString& name) {
        m_commands->renameBox(box, name.toStdString());
    });
    connect(&m_model, &BoxModel::crashesChanged, this, &ConsolePage::crashesChanged);
    connect(m_tree, &BoxTree::choiceChanged, this, &ConsolePage::applyChoice);
    connect(m_tree, &BoxTree::bootsRequested, this,
            [this](qint64 source) { m_commands->watchBoots(source); });
    connect(m_tree, &BoxTree::menuRequested, this, &ConsolePage::openMenu);
    connect(m_tree, &BoxTree::activatedBox, this, [this] { m_log->setFocus(Qt::OtherFocusReason); });
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
    m_work->addWidget(m_log);
    m_work->addWidget(m_terminal);
    m_work->setStretchFactor(0, 2);
    m_work->setStretchFactor(1, 1);
    m_work->setHandleWidth(metrics::grid);
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
    for (Banner* banner : {m_listenBanner, m_storeBanner, m_sleepBanner, m_noteBanner})
        layout->addWidget(banner);
    layout->addWidget(m_content, 1);
}

void ConsolePage::setPanels(QWidget* log, QWidget* terminal, QWidget* search) {
    const auto sizes = m_work->sizes();
    delete m_work->replaceWidget(0, log);
    delete m_work->replaceWidget(1, terminal);
    m_right->removeWidget(m_search);
    delete m_search;
    m_right->insertWidget(1, search);
    m_log = log;
    m_terminal = terminal;
    m_search = search;
    for (QWidget* panel : {log, terminal})
        panel->setVisible(true);
    m_work->setStretchFactor(0, 2);
    m_work->setStretchFactor(1, 1);
    m_work->setCollapsible(0, false);
    m_work->setCollapsible(1, false);
    m_work->setSizes(sizes);
    refreshTerminal();
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

/// Only one box can be typed to. Where no U-Boot was heard yet the terminal comes when it is asked for: from
/// there the boot can be stopped.
void ConsolePage::refreshTerminal() {
    const auto* box = m_choice.sources.size() == 1 ? m_model.box(m_choice.sources.front()) : nullptr;
    const bool isShown = box != nullptr && (box->typeTo ? m_wantsTerminal : m_wantsTerminalAnyway);
    m_actions.showTerminal->setEnabled(box != nullptr);
    m_actions.showTerminal->setChecked(box == nullptr ? m_wantsTerminal : isShown);
    // Else the keyboard would go to whatever comes next in the window.
    if (!isShown && m_terminal->isAncestorOf(window()->focusWidget()))
        m_log->setFocus(Qt::OtherFocusReason);
    m_terminal->setVisible(isShown);
    emit terminalChosen(box != nullptr ? box->source : 0);
}

/// A person has switched it.
void ConsolePage::chooseTerminal(bool isWanted) {
    const auto* box = m_choice.sources.size() == 1 ? m_model.box(m_choice.sources.front()) : nullptr;
    // The first time the keyboard goes there, the second time it goes away.
    if (m_terminal->isVisible() && !m_terminal->isAncestorOf(window()->focusWidget()))
        isWanted = true;
    if (box == nullptr || box->typeTo || !isWanted)
        m_wantsTerminal = isWanted;
    m_wantsTerminalAnyway = isWanted;
    refreshTerminal();
    if (!m_terminal->isHidden())
        emit typingRequested();
    else
        m_tree->setFocus(Qt::ShortcutFocusReason);
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
        m_empty->setPlace(emptyConsole(m_where, m_isOff));
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

void ConsolePage::noteOpened(const QStringList& where) {
    m_where = where;
    m_listenBanner->clear();
    refresh();
}

void ConsolePage::noteFailed(const Error& error, const QString& where,
                             const std::vector<PortHolder>& holders) {
    m_where.clear();
    m_listenBanner->setMessage(listenProblem(error, where, holders));
    refresh();
}

void ConsolePage::noteClosed() {
    m_where.clear();
    m_listenBanner->clear();
    refresh();
}

void ConsolePage::setListens(bool listens) {
    m_isOff = !listens;
    refresh();
}

void ConsolePage::noteStoreOpened(const QString& /*path*/, bool isTemporary) {
    if (isTemporary && m_storeError)
        m_storeBanner->setMessage(storeProblem(m_storeError->first, m_storeError->second, true));
    else
        m_storeBanner->clear();
}

void ConsolePage::noteStoreFailed(const Error& error, const QString& path) {
    m_storeError.emplace(error, path);
    m_storeBanner->setMessage(storeProblem(error, path, false));
}

void ConsolePage::noteEditFailed(const Error& error) { m_noteBanner->setMessage(editProblem(error)); }

void ConsolePage::noteBoxLogsFailed(const Error& error) { m_noteBanner->setMessage(boxLogProblem(error)); }

void ConsolePage::noteBoxesFailed(const Error& error) {
    if (std::exchange(m_boxesFailureTold, error) != error)
        m_noteBanner->setMessage(boxesProblem(error));
}

void ConsolePage::noteTally(const ConsoleTally& tally) {
    if (tally.counts.damage.places > m_damageTold.places)
        m_noteBanner->setMessage(journalDamage(tally.counts.damage));
    m_damageTold = tally.counts.damage;
    if (tally.leftFailure && tally.leftFailure != m_leftFailureTold)
        m_noteBanner->setMessage(journalProblem(*tally.leftFailure));
    m_leftFailureTold = tally.leftFailure;
}

void ConsolePage::noteAboutToSleep(const QStringList& boxes) {
    m_sleepBanner->setMessage(sleepWarning(boxes));
}

void ConsolePage::noteStayedAwake() { m_sleepBanner->clear(); }

void ConsolePage::noteSlept(WallTime start, WallTime end, const QStringList& boxes) {
    if (!boxes.isEmpty()) // else the gap in the log says enough
        m_sleepBanner->setMessage(sleptMessage(start, end, boxes));
}

void ConsolePage::noteCrash(const store::ConsoleCrash& crash) {
    m_newCrash = crash;
    refreshActions();
}

void ConsolePage::saveLayout(QSettings& settings) const {
    settings.setValue(splitterKey, m_splitter->saveState());
    settings.setValue(workKey, m_work->saveState());
    settings.setValue(terminalKey, m_wantsTerminal);
    m_tree->saveLayout(settings);
}

void ConsolePage::restoreLayout(QSettings& settings) {
    m_splitter->restoreState(settings.value(splitterKey).toByteArray());
    m_work->restoreState(settings.value(workKey).toByteArray());
    m_wantsTerminal = settings.value(terminalKey, true).toBool();
    m_tree->restoreLayout(settings);
    refreshTerminal();
}

} // namespace etherdeck::ui
