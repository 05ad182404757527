#include "ui/console/log/panel.h"

#include "ui/console/log/panel_parts.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/translated.h"

#include <QEvent>
#include <QKeyEvent>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto factsEvery = 1s;
constexpr auto countEvery = 500ms;
constexpr std::size_t mostCounted = 10'000;
const QString timeKey = QStringLiteral("console/log-time");

} // namespace

LogPanel::Parts::Parts(LogPanel& panel) :
    m_panel(panel),
    m_menu(new QMenu(&panel)),
    m_filter(new LogFilterBar(m_menu, &panel)),
    m_leftOut(new LeftOutBar(&panel)),
    m_find(new LogFindBar(&panel)),
    m_notice(new Notice(&panel)),
    m_content(new QStackedWidget(&panel)),
    m_view(new LogView),
    m_empty(new EmptyPlaceView) {
    m_content->addWidget(m_view);
    m_content->addWidget(m_empty);
    m_notice->clear();
    m_facts.setSingleShot(true);
    m_facts.setInterval(factsEvery);
    m_counter.setInterval(countEvery);
    connect(&m_facts, &QTimer::timeout, this, &Parts::readFacts);
    connect(&m_counter, &QTimer::timeout, this, &Parts::askForCount);
    connect(m_view, &LogView::pageWanted, this, [this](std::uint64_t serial, const store::Page& page) {
        m_page = page;
        m_pageSerial = serial;
        askForPage();
    });
    connect(m_view, &LogView::followingChanged, this, [this](bool isFollowing) {
        m_pausedAt = m_stored;
        if (isFollowing)
            m_counter.stop();
        else
            m_counter.start();
    });
    connect(m_view, &LogView::contentChanged, this, &Parts::refreshContent);
    connect(m_view, &LogView::markToggled, this, &Parts::toggleMark);
    connect(m_filter, &LogFilterBar::filterChanged, this, &Parts::restart);
    connect(m_leftOut, &LeftOutBar::takenChanged, this, &Parts::restart);
    connect(m_filter, &LogFilterBar::timeChanged, this, [this] { m_view->setTimeKind(m_filter->time()); });
    connect(m_filter, &LogFilterBar::lookingShown, this, &Parts::refreshContent);
    connect(m_filter, &LogFilterBar::left, &m_panel, &LogPanel::focusContent);
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, &Parts::clearFilter);
    m_view->installEventFilter(this);
    m_empty->installEventFilter(this);
    connect(m_find, &LogFindBar::searchChanged, this, &Parts::startFind);
    connect(m_find, &LogFindBar::highlightChanged, this,
            [this] { m_view->setFind(m_find->search().compiled(), m_find->highlightsAll()); });
    connect(m_find, &LogFindBar::nextWanted, this, [this] { findFrom(1); });
    connect(m_find, &LogFindBar::previousWanted, this, [this] { findFrom(-1); });
    connect(m_find, &LogFindBar::closed, this, [this] {
        stopFind();
        m_panel.focusContent();
    });
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        m_export.cancel();
        m_notice->clear();
    });
    makeActions();
}

store::ConsoleFilter LogPanel::Parts::placeFilter() const {
    store::ConsoleFilter filter;
    filter.sources.assign(m_sources.begin(), m_sources.end());
    filter.boot = m_boot;
    return filter;
}

store::ConsoleSearch LogPanel::Parts::baseSearch() const {
    store::ConsoleSearch search;
    search.filter = placeFilter();
    search.filter.level = m_filter->level();
    if (m_leftOut->areTaken())
        search.filter.withoutLevel = store::WithoutLevel::Taken;
    if (!m_filter->text().isEmpty())
        search.expression = TextSearch{m_filter->text()}.pattern().toStdString();
    return search;
}

void LogPanel::Parts::restart() {
    if (!m_filter->level())
        m_leftOut->setTaken(false);
    m_lookedTo.reset();
    m_lastCrash.reset();
    readFacts(); // before the lines: none of a crash that is known later may be missing among them
    m_filter->endLooking();
    m_view->setFiltered(m_filter->isActive());
    m_view->noteStored(m_stored);
    m_view->setNames(m_names, m_sources.size() != 1);
    m_view->reset();
    showOpenLines();
    countLeftOut(true);
    if (m_find->isVisible())
        startFind();
}

void LogPanel::Parts::readFacts() {
    m_asksBoots = m_reader->boots(
        placeFilter(), this, orTell<ConsoleReader::Boots>([this](const auto& boots) { showBoots(boots); }));
    m_asksCrashes = m_reader->crashes(
        placeFilter(), this,
        orTell<ConsoleReader::Crashes>([this](const auto& crashes) { showCrashes(crashes); }));
    m_asksMarks = m_reader->marks(
        placeFilter(), this, orTell<ConsoleReader::Marks>([this](const auto& marks) { showMarks(marks); }));
}

void LogPanel::Parts::askForPage() {
    auto search = baseSearch();
    search.page = m_page;
    m_asksPage = m_reader->logPage(search, this, [this, asked = m_page](const auto& page) {
        if (page)
            return showLogPage(asked, *page);
        if (page.error().code == ErrorCode::Closed)
            return; // asked again when there is a store
        m_view->giveUpPage(m_pageSerial);
        noteFailed(page.error());
    });
}

void LogPanel::Parts::showLogPage(const store::Page& asked, const store::LogPage& page) {
    m_lookedTo = page.lookedTo == 0 ? std::nullopt : std::optional(page.lookedToTime);
    m_view->takePage(m_pageSerial, page); // and asks for the next one
    if (!m_view->pager().isWaiting())
        m_lookedTo.reset();
    if (!m_lookedTo)
        return m_filter->endLooking();
    const double length = static_cast<double>(std::max<std::int64_t>(m_stored - m_first, 1));
    const double done = static_cast<double>(page.lookedTo - m_first) / length;
    const bool isBack = asked.order == store::Order::NewestFirst;
    const auto when = dayText(*m_lookedTo);
    m_filter->setLooking(isBack ? tr("Looking… back to %1").arg(when) : tr("Looking… up to %1").arg(when),
                         static_cast<int>(std::clamp(isBack ? 1 - done : done, 0.0, 1.0) * 1000));
    refreshContent();
}

void LogPanel::Parts::clearFilter() {
    m_filter->clear();
    restart();
    m_panel.focusContent();
}

/// Escape ends a look that takes long.
bool LogPanel::Parts::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && m_filter->showsLooking() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        clearFilter();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void LogPanel::Parts::noteStored(qint64 lastLine) {
    if (lastLine <= m_stored)
        return;
    m_stored = lastLine;
    m_view->noteStored(lastLine);
    countLeftOut(false);
    if (!m_facts.isActive())
        m_facts.start();
}

/// A crash is told when its block has ended: a level has hidden its lines up to then.
void LogPanel::Parts::noteCrashes(const std::vector<store::ConsoleCrash>& crashes) {
    qint64 last = 0;
    for (const auto& crash : crashes)
        last = std::max<qint64>(last, crash.id);
    // The first answer as well: the page may have been read before the crash was told.
    const bool isNew = last > m_lastCrash.value_or(0);
    m_lastCrash = last;
    if (!isNew || !m_filter->level())
        return;
    m_view->readAgain();
    countLeftOut(true);
}

void LogPanel::Parts::showOpenLines() {
    std::vector<netconsole::Line> shown;
    for (const auto& line : m_openLines) {
        const auto source = static_cast<qint64>(line.source);
        const bool isHere = m_sources.empty() || std::ranges::find(m_sources, source) != m_sources.end();
        if (isHere && !m_filter->isActive() && (!m_boot || *m_boot == static_cast<std::int64_t>(line.boot)))
            shown.push_back(line);
    }
    m_view->setOpenLines(shown);
}

/// Counts what came since the log was paused; counting ends at a number that nobody reads to the digit.
void LogPanel::Parts::askForCount() {
    if (m_view->isFollowing() || m_stored == m_pausedAt)
        return;
    auto search = baseSearch();
    if (search.expression.empty() && search.filter == store::ConsoleFilter())
        return m_view->setNewLines(m_stored - m_pausedAt, false);
    search.page = {store::Order::OldestFirst, m_pausedAt, mostCounted};
    m_asksCount = m_reader->count(search, this, orTell<qint64>([this](qint64 count) {
                                      m_view->setNewLines(count, count >= qint64{mostCounted});
                                  }));
}

EmptyPlace LogPanel::Parts::emptyPlace() const {
    EmptyPlace place;
    if (m_filter->isActive()) {
        place.icon = Icon::Filter;
        place.title = tr("No line passes the filter");
        place.text = tr("The lines are still there: the filter hides them.");
        place.actions = {EmptyPlace::Action::ClearFilter};
        return place;
    }
    place.icon = Icon::Terminal;
    place.title = tr("Nothing was said yet");
    place.text = tr("What the box writes on its netconsole appears here as it comes, and is kept.");
    return place;
}

EmptyPlace LogPanel::Parts::lookingPlace() const {
    EmptyPlace place;
    place.icon = Icon::Filter;
    place.title = tr("Looking for lines that pass the filter");
    place.text = tr("None so far. What is found appears at once.");
    place.facts = {{tr("Looked back to"), {dayText(*m_lookedTo)}}};
    place.actions = {EmptyPlace::Action::ClearFilter};
    return place;
}

void LogPanel::Parts::refreshContent() {
    const bool isLooking = m_view->pager().isEmpty() && m_lookedTo && m_filter->showsLooking();
    const bool isEmpty = isLooking || m_view->pager().isKnownEmpty();
    if (isEmpty)
        m_empty->setPlace(isLooking ? lookingPlace() : emptyPlace());
    QWidget* wanted = isEmpty ? static_cast<QWidget*>(m_empty) : m_view;
    if (m_content->currentWidget() == wanted)
        return;
    const bool hadFocus = m_view->hasFocus() || m_empty->isAncestorOf(m_panel.window()->focusWidget());
    m_content->setCurrentWidget(wanted);
    if (hadFocus)
        wanted->setFocus();
}

void LogPanel::Parts::retranslate() {
    nameActions();
    refreshContent();
}

LogPanel::LogPanel(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>(*this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_parts->m_filter);
    layout->addWidget(m_parts->m_leftOut);
    layout->addWidget(m_parts->m_find);
    layout->addWidget(m_parts->m_notice);
    layout->addWidget(m_parts->m_content, 1);
    keepTranslated(this, [this] { m_parts->retranslate(); });
}

LogPanel::~LogPanel() = default;

void LogPanel::setReader(ConsoleReader& reader) { m_parts->m_reader = &reader; }

/// For whoever gives the keyboard to the panel as a whole.
void LogPanel::focusInEvent(QFocusEvent* /*event*/) { focusContent(); }

void LogPanel::showSources(const std::vector<qint64>& sources, const std::map<qint64, QString>& names) {
    m_parts->m_sources = sources;
    m_parts->m_boot.reset();
    m_parts->m_names = QMap<qint64, QString>(names);
    m_parts->restart();
}

void LogPanel::setNames(const std::map<qint64, QString>& names) {
    m_parts->m_names = QMap<qint64, QString>(names);
    m_parts->m_view->setNames(m_parts->m_names, m_parts->m_sources.size() != 1);
}

void LogPanel::showBoot(qint64 source, qint64 boot) {
    m_parts->m_sources = {source};
    m_parts->m_boot = boot == 0 ? std::nullopt : std::optional<std::int64_t>(boot);
    m_parts->restart();
    if (boot != 0)
        m_parts->m_view->showStart();
}

void LogPanel::showLine(qint64 line) {
    if (m_parts->m_filter->isActive() || m_parts->m_boot) {
        m_parts->m_filter->clear();
        m_parts->m_boot.reset();
        m_parts->restart();
    }
    m_parts->m_view->showLine(line);
}

void LogPanel::showEnd() { m_parts->m_view->showEnd(); }

std::vector<qint64> LogPanel::sources() const { return m_parts->m_sources; }

void LogPanel::focusContent() { m_parts->m_content->currentWidget()->setFocus(Qt::ShortcutFocusReason); }

LogView* LogPanel::view() const { return m_parts->m_view; }

void LogPanel::saveLayout(QSettings& settings) const {
    settings.setValue(timeKey, static_cast<int>(m_parts->m_filter->time()));
    writeRules(settings, m_parts->m_rules);
}

void LogPanel::restoreLayout(QSettings& settings) {
    m_parts->m_filter->setTime(allLogTimes[std::clamp(settings.value(timeKey).toInt(), 0, 2)]);
    m_parts->m_view->setTimeKind(m_parts->m_filter->time());
    m_parts->m_rules = readRules(settings);
    m_parts->m_view->setRules(m_parts->m_rules);
}

void LogPanel::setOpenLines(const std::vector<netconsole::Line>& lines) {
    m_parts->m_openLines = lines;
    m_parts->showOpenLines();
}

void LogPanel::noteStored(qint64 lastLine) { m_parts->noteStored(lastLine); }

void LogPanel::reload() {
    m_parts->readFacts();
    if (m_parts->m_view->pager().isWaiting() && !m_parts->m_asksPage.isUnderWay())
        m_parts->askForPage();
}

void LogPanel::Parts::showBoots(const std::vector<store::ConsoleBoot>& boots) {
    m_boots = boots;
    std::int64_t first = 0;
    std::int64_t last = 0;
    for (const auto& boot : boots) {
        first = first == 0 ? boot.firstLine : std::min(first, boot.firstLine);
        last = std::max(last, boot.lastLine);
    }
    m_first = first;
    m_view->setBounds(first, last);
    m_view->setBoots(boots);
    noteStored(last);
}

void LogPanel::Parts::showCrashes(const std::vector<store::ConsoleCrash>& crashes) {
    m_crashLines.clear();
    for (const auto& crash : crashes)
        if (crash.firstLine != 0)
            m_crashLines.push_back(crash.firstLine);
    m_view->setCrashes(crashes);
    noteCrashes(crashes);
}

void LogPanel::Parts::showMarks(const std::vector<store::ConsoleMark>& marks) {
    m_marks = marks;
    QMap<qint64, QString> notes;
    for (const auto& mark : marks)
        notes.insert(mark.line, fromWire(mark.note));
    m_view->setMarks(notes);
}

void LogPanel::Parts::noteFailed(const Error& error) {
    if (error.code != ErrorCode::Closed)
        m_notice->setMessage({Lamp::Conflict, tr("The log could not be read"), errorText(error, {}).what,
                              fromWire(error.detail), tr("Close")});
}

} // namespace etherdeck::ui
