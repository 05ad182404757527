#include "ui/console/log/panel.h"

#include "ui/console/lines/view.h"
#include "ui/console/log/bookmarks.h"
#include "ui/console/log/copier.h"
#include "ui/console/log/crash_bar.h"
#include "ui/console/log/empty.h"
#include "ui/console/log/filter_bar.h"
#include "ui/console/log/find_bar.h"
#include "ui/console/log/finder.h"
#include "ui/console/log/jumper.h"
#include "ui/console/log/left_out_bar.h"
#include "ui/console/log/left_out_counter.h"
#include "ui/console/log/page_loader.h"
#include "ui/console/log/pause_counter.h"
#include "ui/console/log/saver.h"
#include "ui/console/rules/highlights.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/error.h"
#include "ui/text/plain.h"
#include "ui/widgets/notice.h"

#include <QKeyEvent>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto factsEvery = 1s;
const QString timeKey = QStringLiteral("console/log-time");

} // namespace

LogPanel::LogPanel(QWidget* parent) :
    QWidget(parent),
    m_menu(new QMenu(this)),
    m_filter(new LogFilterBar(m_menu, this)),
    m_leftOut(new LeftOutBar(this)),
    m_findBar(new LogFindBar(this)),
    m_notice(new Notice(this)),
    m_content(new QStackedWidget(this)),
    m_view(new LogView),
    m_empty(new EmptyPlaceView),
    m_scope(*m_filter, *m_leftOut),
    m_actions(*this, *m_view),
    m_pages(new LogPageLoader(*m_view, *m_filter, m_scope, this)),
    m_finder(new LogFinder(*m_findBar, *m_view, m_scope, this)),
    m_copier(new LogCopier(*m_view, m_scope, this)),
    m_jumper(new LogJumper(*m_view, m_scope, this)),
    m_bookmarks(new LogBookmarks(*m_view, m_scope, this)),
    m_highlights(new LogHighlights(*m_view, this)),
    m_pauseCounter(new LogPauseCounter(*m_view, m_scope, m_filter->pauseButton(), this)),
    m_saver(new LogSaver(
        *m_notice, m_scope, [this]() -> const auto& { return m_boots; }, this)),
    m_crashBar(new LogCrashBar(*m_view, *m_actions[LogActions::ShowBox], this)),
    m_leftOutCounter(new LeftOutCounter(*m_leftOut, m_scope, this)) {
    m_actions.fill(*m_menu);
    m_facts.setSingleShot(true);
    m_facts.setInterval(factsEvery);
    layOut();
    connectParts();
    connectActions();
    keepTranslated(this, [this] { retranslate(); });
}

void LogPanel::layOut() {
    m_content->addWidget(m_view);
    m_content->addWidget(m_empty);
    m_notice->clear();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_filter);
    layout->addWidget(m_leftOut);
    layout->addWidget(m_findBar);
    layout->addWidget(m_notice);
    layout->addWidget(m_content, 1);
    layout->addWidget(m_crashBar); // below: the lines stay where they are
}

void LogPanel::connectParts() {
    connect(&m_facts, &QTimer::timeout, this, &LogPanel::readFacts);
    connect(m_pauseCounter, &LogPauseCounter::failed, this, &LogPanel::noteFailed);
    connect(m_view, &LogView::followingChanged, this, [this](bool isFollowing) {
        if (isFollowing)
            m_crashBar->giveUpPlace();
    });
    connect(m_view, &LogView::contentChanged, this, &LogPanel::refreshContent);
    connect(m_filter, &LogFilterBar::filterChanged, this, &LogPanel::restart);
    connect(m_filter, &LogFilterBar::timeChanged, this, [this] { m_view->setTimeKind(m_filter->time()); });
    connect(m_filter, &LogFilterBar::lookingShown, this, &LogPanel::refreshContent);
    connect(m_filter, &LogFilterBar::left, this, &LogPanel::focusContent);
    connect(m_leftOut, &LeftOutBar::takenChanged, this, &LogPanel::restart);
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, &LogPanel::clearFilter);
    m_view->installEventFilter(this);
    m_empty->installEventFilter(this);
    connect(m_pages, &LogPageLoader::lookedFurther, this, &LogPanel::refreshContent);
    connect(m_pages, &LogPageLoader::failed, this, &LogPanel::noteFailed);
    connect(m_finder, &LogFinder::left, this, &LogPanel::focusContent);
    connect(m_finder, &LogFinder::wrapped, this, [this](int direction) {
        m_filter->setHint(direction > 0 ? tr("Continued from the start") : tr("Continued from the end"));
    });
    connect(m_copier, &LogCopier::failed, this, &LogPanel::noteFailed);
    connect(m_copier, &LogCopier::wasCut, this, [this] {
        m_filter->setHint(tr("Only the first %1 lines were copied").arg(numberText(LogCopier::maxLines)));
    });
    connect(m_jumper, &LogJumper::noneThere, m_filter, &LogFilterBar::setHint);
    connect(m_jumper, &LogJumper::failed, this, &LogPanel::noteFailed);
    connect(m_crashBar, &LogCrashBar::boxRequested, this, &LogPanel::boxRequested);
    connect(m_highlights, &LogHighlights::edited, this, &LogPanel::rulesEdited);
    connect(m_bookmarks, &LogBookmarks::changed, this, &LogPanel::bookmarkChanged);
    connect(m_bookmarks, &LogBookmarks::lineChosen, this, &LogPanel::showLine);
    connect(m_bookmarks, &LogBookmarks::failed, this, &LogPanel::noteFailed);
}

void LogPanel::setOwned(const std::set<qint64>& sources) { m_crashBar->setOwned(sources); }

void LogPanel::connectActions() {
    const auto on = [this](LogActions::Which which, const std::function<void()>& run) {
        connect(m_actions[which], &QAction::triggered, this, run);
    };
    on(LogActions::Find, [this] { m_finder->open(); });
    on(LogActions::FindNext, [this] { m_finder->step(1); });
    on(LogActions::FindPrevious, [this] { m_finder->step(-1); });
    on(LogActions::Filter, [this] { m_filter->focusText(); });
    on(LogActions::Copy, [this] { m_copier->copy(false); });
    on(LogActions::CopyWithTimes, [this] { m_copier->copy(true); });
    on(LogActions::SelectAll, [this] { m_view->selectAll(); });
    on(LogActions::Bookmark, [this] { m_bookmarks->toggle(m_view->currentLine()); });
    on(LogActions::Note, [this] { m_bookmarks->editNote(); });
    on(LogActions::BookmarkList, [this] { m_bookmarks->showList(); });
    on(LogActions::Dictionary, [this] { m_view->toggleDictionary(); });
    on(LogActions::Fold, [this] { m_view->toggleFold(m_view->placeLine()); });
    on(LogActions::FoldAll, [this] { m_view->setAllFolded(true); });
    on(LogActions::UnfoldAll, [this] { m_view->setAllFolded(false); });
    on(LogActions::NextCrash, [this] { m_jumper->toCrash(1); });
    on(LogActions::PreviousCrash, [this] { m_jumper->toCrash(-1); });
    on(LogActions::NextBoot, [this] { m_jumper->toBoot(1); });
    on(LogActions::PreviousBoot, [this] { m_jumper->toBoot(-1); });
    on(LogActions::NextGap, [this] { m_jumper->toGap(1); });
    on(LogActions::PreviousGap, [this] { m_jumper->toGap(-1); });
    on(LogActions::Rules, [this] { m_highlights->edit(m_scope.names()); });
    on(LogActions::SaveText, [this] { m_saver->saveLines(ConsoleFormat::Text); });
    on(LogActions::SaveJson, [this] { m_saver->saveLines(ConsoleFormat::JsonLines); });
    on(LogActions::SaveRaw, [this] { m_saver->saveDatagrams(); });
}

void LogPanel::restart() {
    if (!m_filter->level())
        m_leftOut->setTaken(false);
    m_lastCrash.reset();
    readFacts(); // before the lines: none of a crash that is known later may be missing among them
    m_pages->restart();
    m_view->setFiltered(m_filter->isActive());
    m_view->noteStored(m_stored);
    m_view->setNames(m_scope.names(), m_scope.sources().size() != 1);
    m_view->reset();
    m_pauseCounter->setEnded(m_scope.boot().has_value()); // until its boot is known
    showOpenLines();
    m_crashBar->refresh();
    m_crashBar->giveUpPlace();
    m_leftOutCounter->restart(m_stored);
    if (m_findBar->isVisible())
        m_finder->restart();
}

void LogPanel::readFacts() {
    const auto place = m_scope.place();
    const auto failed = [this](const Error& error) { noteFailed(error); };
    m_asksBoots = m_scope.reader().boots(
        place, this, thenOr<ConsoleReader::Boots>(failed, [this](const auto& boots) { showBoots(boots); }));
    m_asksCrashes = m_scope.reader().crashes(
        place, this,
        thenOr<ConsoleReader::Crashes>(failed, [this](const auto& crashes) { showCrashes(crashes); }));
    m_bookmarks->read();
}

void LogPanel::showBoots(const std::vector<store::ConsoleBoot>& boots) {
    m_boots = boots;
    m_pauseCounter->setEnded(m_scope.boot() && !boots.empty() &&
                             boots.front().ending != store::BootEnding::None);
    m_jumper->setBoots(boots);
    std::int64_t first = 0;
    std::int64_t last = 0;
    for (const auto& boot : boots) {
        first = first == 0 ? boot.firstLine : std::min(first, boot.firstLine);
        last = std::max(last, boot.lastLine);
    }
    m_pages->setFirst(first);
    m_view->setBounds(first, last);
    m_view->setBoots(boots);
    noteStored(last);
}

void LogPanel::showCrashes(const std::vector<store::ConsoleCrash>& crashes) {
    m_jumper->setCrashes(crashes);
    m_view->setCrashes(crashes);
    m_crashBar->setCrashes(crashes);
    noteCrashes(crashes);
}

/// A crash is told when its block has ended: a level has hidden its lines up to then.
void LogPanel::noteCrashes(const std::vector<store::ConsoleCrash>& crashes) {
    qint64 last = 0;
    for (const auto& crash : crashes)
        last = std::max<qint64>(last, crash.id);
    // The first answer as well: the page may have been read before the crash was told.
    const bool isNew = last > m_lastCrash.value_or(0);
    m_lastCrash = last;
    if (!isNew || !m_filter->level())
        return;
    m_view->readAgain();
    m_leftOutCounter->restart(m_stored);
}

void LogPanel::noteStored(qint64 lastLine) {
    if (lastLine <= m_stored)
        return;
    m_stored = lastLine;
    m_pauseCounter->noteStored(lastLine);
    m_pages->noteStored(lastLine);
    m_view->noteStored(lastLine);
    m_leftOutCounter->noteStored(lastLine);
    if (!m_facts.isActive())
        m_facts.start();
}

void LogPanel::setOpenLines(const std::vector<netconsole::Line>& lines) {
    m_openLines = lines;
    showOpenLines();
}

void LogPanel::showOpenLines() {
    std::vector<netconsole::Line> shown;
    for (const auto& line : m_openLines)
        if (m_scope.hasOpen(line))
            shown.push_back(line);
    m_view->setOpenLines(shown);
}

void LogPanel::setRules(const QList<LogRule>& rules) { m_highlights->setRules(rules); }

std::optional<QString> LogPanel::bookmarkOf(qint64 line) const { return m_bookmarks->noteOf(line); }

void LogPanel::clearFilter() {
    m_filter->clear();
    restart();
    focusContent();
}

/// Escape ends a look that takes long.
bool LogPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && m_filter->showsLooking() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        clearFilter();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

/// For whoever gives the keyboard to the panel as a whole.
void LogPanel::focusInEvent(QFocusEvent* /*event*/) { focusContent(); }

void LogPanel::focusContent() { m_content->currentWidget()->setFocus(Qt::ShortcutFocusReason); }

void LogPanel::setJobs(Jobs& jobs) { m_saver->setJobs(jobs); }

void LogPanel::showSources(const std::vector<qint64>& sources, const std::map<qint64, QString>& names) {
    m_scope.setSources(sources);
    m_scope.setBoot({});
    m_scope.setNames(QMap<qint64, QString>(names));
    restart();
}

void LogPanel::setNames(const std::map<qint64, QString>& names) {
    m_scope.setNames(QMap<qint64, QString>(names));
    m_view->setNames(m_scope.names(), m_scope.sources().size() != 1);
}

void LogPanel::showBoot(qint64 source, qint64 boot) {
    m_scope.setSources({source});
    m_scope.setBoot(boot == 0 ? std::nullopt : std::optional<std::int64_t>(boot));
    restart();
    if (boot != 0)
        m_view->showStart();
}

void LogPanel::showLine(qint64 line) {
    if (m_filter->isActive() || m_scope.boot()) {
        m_filter->clear();
        m_scope.setBoot({});
        restart();
    }
    m_view->showLine(line, true);
}

void LogPanel::showEnd() { m_view->showEnd(); }

void LogPanel::saveLayout(QSettings& settings) const {
    settings.setValue(timeKey, static_cast<int>(m_filter->time()));
    m_highlights->save(settings);
}

void LogPanel::restoreLayout(QSettings& settings) {
    m_filter->setTime(allLogTimes[std::clamp(settings.value(timeKey).toInt(), 0, 2)]);
    m_view->setTimeKind(m_filter->time());
    m_highlights->restore(settings);
}

void LogPanel::reload() {
    readFacts();
    m_pages->retry();
}

void LogPanel::noteFailed(const Error& error) {
    if (error.code == ErrorCode::Closed)
        return;
    m_saver->leaveNotice();
    m_notice->setMessage({Lamp::Conflict, tr("The log could not be read"), errorText(error, {}).what,
                          fromWire(error.detail), tr("Close")});
}

void LogPanel::retranslate() {
    m_actions.setTexts();
    refreshContent();
}

void LogPanel::refreshContent() {
    const bool isLooking = m_view->pager().isEmpty() && m_pages->lookedTo() && m_filter->showsLooking();
    const bool isEmpty = isLooking || m_view->pager().isKnownEmpty();
    if (isEmpty)
        m_empty->setPlace(isLooking ? emptyLogSoFar(*m_pages->lookedTo()) : emptyLog(m_filter->isActive()));
    QWidget* shown = isEmpty ? static_cast<QWidget*>(m_empty) : m_view;
    if (m_content->currentWidget() == shown)
        return;
    const bool hadFocus = m_view->hasFocus() || m_empty->isAncestorOf(window()->focusWidget());
    m_content->setCurrentWidget(shown);
    if (hadFocus)
        shown->setFocus();
}

} // namespace etherdeck::ui

#include "moc_panel.cpp"
