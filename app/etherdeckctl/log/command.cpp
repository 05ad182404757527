#include "app/etherdeckctl/log/command.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/stop_signals.h"
#include "app/etherdeckctl/log/left_out.h"
#include "app/etherdeckctl/log/store.h"
#include "app/etherdeckctl/log/text.h"
#include "core/discovery/target_json.h"
#include "core/store/console/store.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>

namespace etherdeck::ctl {

namespace {

using namespace std::chrono_literals;
using netconsole::Line;
using store::ConsoleSource;
using store::ConsoleStore;
using store::Order;
using Json = nlohmann::ordered_json;

constexpr std::size_t linesOfAPiece = 1000;
constexpr auto lookEvery = 50ms; // for `follow`: a look that finds nothing costs microseconds

/// One run of a `log` command.
class LogRun {
public:
    LogRun(Output& output, const LogOptions& options, ConsoleStore store) :
        m_output(output), m_options(options), m_store(std::move(store)) {}

    ExitStatus run();

private:
    ExitStatus fails(const Error& error) const;
    [[nodiscard]] bool resolveSources();
    ExitStatus runAction();
    ExitStatus printSources() const;
    ExitStatus printBoots() const;
    ExitStatus printCrashes() const;
    [[nodiscard]] bool isFiltered() const;
    ExitStatus show();
    Result<void> printLast(std::int64_t before);
    void tellOfLeftOut() const;
    ExitStatus search() const;
    ExitStatus exportLines() const;
    ExitStatus follow();
    Result<void> printAll(Output& output) const;
    Result<void> printPast(LateCrashLines& late);
    void print(Output& output, const std::vector<Line>& lines) const;
    Result<void> printNew(LateCrashLines& late);
    void openAgain();
    [[nodiscard]] std::string textOf(const Line& line) const;
    template <class Records>
    void printJson(const Records& records) const;

    Output& m_output;
    const LogOptions& m_options;
    ConsoleStore m_store;
    std::vector<ConsoleSource> m_sources;
    Origins m_origins;
    store::ConsoleFilter m_filter;
    std::int64_t m_version = 0;     ///< of the data, for `follow`
    std::int64_t m_last = 0;        ///< last line printed
    std::int64_t m_beforeFirst = 0; ///< last line before the output begins
};

ExitStatus LogRun::fails(const Error& error) const {
    printProblem("the history could not be read: " + describe(error), {}, error.detail);
    return ExitStatus::Failed;
}

ExitStatus LogRun::run() {
    auto sources = m_store.sources();
    if (!sources)
        return fails(sources.error());
    m_sources = std::move(*sources);
    m_origins = originsOf(m_sources);
    if (!resolveSources())
        return ExitStatus::Failed;
    m_filter.boot = m_options.boot;
    m_filter.level = m_options.level;
    if (m_options.alsoWithoutLevel)
        m_filter.withoutLevel = store::WithoutLevel::Taken;
    m_filter.from = m_options.since;
    m_filter.until = m_options.until;
    const auto status = runAction();
    if (const auto same = m_store.confirm(); !same && m_options.action != LogOptions::Action::Follow) {
        printProblem("the history changed while it was being read, so the output may be wrong.", "Try again.",
                     same.error().detail);
        return ExitStatus::Failed;
    }
    return status;
}

bool LogRun::resolveSources() {
    for (const auto& text : m_options.sources) {
        const auto before = m_filter.sources.size();
        for (const auto& source : m_sources)
            if (isCalled(source, text))
                m_filter.sources.push_back(source.id);
        if (m_filter.sources.size() == before) {
            printProblem("there is no source '" + text + "'.",
                         "'etherdeckctl log sources' lists the known ones.");
            return false;
        }
    }
    std::ranges::sort(m_filter.sources);
    const auto twice = std::ranges::unique(m_filter.sources);
    m_filter.sources.erase(twice.begin(), twice.end());
    return true;
}

ExitStatus LogRun::runAction() {
    using Action = LogOptions::Action;
    switch (m_options.action) {
    case Action::Sources:
        return printSources();
    case Action::Boots:
        return printBoots();
    case Action::Crashes:
        return printCrashes();
    case Action::Show:
        return show();
    case Action::Search:
        return search();
    case Action::Export:
        return exportLines();
    case Action::Follow:
        return follow();
    case Action::Recover:
    case Action::Upgrade:
        break;
    }
    return ExitStatus::WrongUsage;
}

template <class Records>
void LogRun::printJson(const Records& records) const {
    auto list = Json::array();
    for (const auto& record : records) {
        if constexpr (std::is_same_v<Records, std::vector<ConsoleSource>>)
            list.push_back(toJson(record));
        else
            list.push_back(toJson(record, m_origins));
    }
    m_output.print(dump(list, 2) + '\n');
}

ExitStatus LogRun::printSources() const {
    if (m_options.json)
        printJson(m_sources);
    else if (m_sources.empty())
        printNote("No source in the history.\n");
    else
        m_output.print(sourceTable(m_sources));
    return ExitStatus::Done;
}

ExitStatus LogRun::printBoots() const {
    const auto boots = m_store.boots(m_filter, m_options.limit);
    if (!boots)
        return fails(boots.error());
    if (m_options.json)
        printJson(*boots);
    else if (boots->empty())
        printNote(isFiltered() ? "No boot in what was selected of the history.\n"
                               : "No boot in the history.\n");
    else
        m_output.print(bootTable(*boots, m_origins));
    return ExitStatus::Done;
}

bool LogRun::isFiltered() const {
    return !m_filter.sources.empty() || m_filter.boot || m_filter.level || m_filter.from || m_filter.until;
}

ExitStatus LogRun::printCrashes() const {
    const auto crashes = m_store.crashes(m_filter, m_options.limit);
    if (!crashes)
        return fails(crashes.error());
    const auto tally = m_store.crashTally();
    if (!tally)
        return fails(tally.error());
    if (m_options.json) {
        auto list = Json::array();
        for (const auto& crash : *crashes)
            list.push_back(toJson(crash, *tally, m_origins));
        m_output.print(dump(list, 2) + '\n');
    } else if (crashes->empty()) {
        printNote(isFiltered() ? "No crash in what was selected of the history.\n"
                               : "No crash in the history.\n");
    } else {
        m_output.print(crashTable(*crashes, *tally, m_origins));
    }
    return ExitStatus::Done;
}

std::string LogRun::textOf(const Line& line) const {
    const auto found = m_origins.find(static_cast<std::int64_t>(line.source));
    const auto& origin = found != m_origins.end() ? found->second : LineOrigin();
    return m_options.json ? dump(consoleLineJson(line, origin)) : consoleLineText(line, origin);
}

void LogRun::print(Output& output, const std::vector<Line>& lines) const {
    for (const auto& line : lines)
        output.print(textOf(line) + '\n');
}

/// All lines, the oldest first.
Result<void> LogRun::printAll(Output& output) const {
    store::ConsoleSearch all;
    all.filter = m_filter;
    all.page = {Order::OldestFirst, 0, linesOfAPiece};
    for (;;) {
        auto page = m_store.logPage(all, {});
        if (!page)
            return fail(page.error());
        print(output, inOrder(std::move(page->lines), std::move(page->late), all.page.order));
        all.page.beyond = page->next;
        if (!output.flush() || page->next == 0)
            return {};
    }
}

/// All lines after the last one, in the order in which they were stored.
Result<void> LogRun::printPast(LateCrashLines& late) {
    store::Page page{Order::OldestFirst, m_last, linesOfAPiece};
    page.asStored = true;
    for (;;) {
        page.beyond = m_last;
        const auto lines = m_store.lines(m_filter, page);
        if (!lines)
            return fail(lines.error());
        print(m_output, *lines);
        for (const auto& line : *lines)
            late.noteRead(line);
        if (!lines->empty())
            m_last = static_cast<std::int64_t>(lines->back().id);
        if (!m_output.flush() || lines->size() < linesOfAPiece)
            return {};
    }
}

/// The last lines before an id, or of all lines when it is 0.
Result<void> LogRun::printLast(std::int64_t before) {
    auto lines = m_store.lines(m_filter, {Order::NewestFirst, before, m_options.limit});
    if (!lines)
        return fail(lines.error());
    const bool isAll = m_options.limit == 0 || lines->size() < m_options.limit;
    if (!isAll) // the oldest line may have been stored later than others
        m_beforeFirst = static_cast<std::int64_t>(std::ranges::min_element(*lines, {}, &Line::id)->id) - 1;
    std::ranges::reverse(*lines);
    print(m_output, *lines);
    m_output.flush();
    return {};
}

void LogRun::tellOfLeftOut() const {
    store::ConsoleSearch search;
    search.filter = m_filter;
    search.page = {Order::OldestFirst, m_beforeFirst};
    tellLeftOut(m_store, search);
}

ExitStatus LogRun::show() {
    const auto printed = m_options.limit == 0 ? printAll(m_output) : printLast(0);
    if (!printed)
        return fails(printed.error());
    tellOfLeftOut();
    return ExitStatus::Done;
}

ExitStatus LogRun::search() const {
    store::ConsoleSearch search;
    auto& text = m_options.isExpression ? search.expression : search.words;
    for (const auto& word : m_options.words)
        text += (text.empty() ? "" : " ") + word;
    search.caseMatters = m_options.caseMatters;
    search.filter = m_filter;
    search.page = {m_options.oldestFirst ? Order::OldestFirst : Order::NewestFirst, 0, m_options.limit};
    std::int64_t last = 0; // where the limit was reached, if it was
    std::int64_t oldest = std::numeric_limits<std::int64_t>::max();
    std::size_t printed = 0;
    const auto hits = m_store.search(search, [&](const Line& line) {
        oldest = std::min(oldest, static_cast<std::int64_t>(line.id));
        if (++printed == m_options.limit)
            last = m_options.oldestFirst ? static_cast<std::int64_t>(line.id) : oldest;
        // Flush at once: finding the next hit may take long.
        m_output.print(textOf(line) + '\n');
        return m_output.flush();
    });
    if (!hits && m_options.isExpression &&
        (hits.error().code == ErrorCode::Malformed || hits.error().code == ErrorCode::TooLong)) {
        printProblem("'" + text + "' is not a valid regular expression.", {}, hits.error().detail);
        return ExitStatus::WrongUsage;
    }
    if (!hits)
        return fails(hits.error());
    if (*hits == 0)
        printNote(isFiltered() ? "Nothing found in what was selected of the history.\n"
                               : "Nothing found in the history.\n");
    if (last != 0) // and the search stopped there
        search.page = {m_options.oldestFirst ? Order::NewestFirst : Order::OldestFirst,
                       m_options.oldestFirst ? last + 1 : last - 1};
    tellLeftOut(m_store, search);
    return *hits > 0 ? ExitStatus::Done : ExitStatus::Failed;
}

ExitStatus LogRun::exportLines() const {
    if (m_options.output.empty()) {
        const auto printed = printAll(m_output);
        if (!printed)
            return fails(printed.error());
        tellOfLeftOut();
        return ExitStatus::Done;
    }
    const int descriptor = ::open(m_options.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        printProblem("'" + m_options.output + "' could not be opened: " + std::strerror(errno) + '.');
        return ExitStatus::Failed;
    }
    Output file(descriptor);
    const auto printed = printAll(file);
    const bool isWhole = file.close();
    if (!printed)
        return fails(printed.error());
    if (!isWhole)
        printProblem("'" + m_options.output + "' could not be written completely: " + file.failure()->detail +
                     '.');
    else
        tellOfLeftOut();
    return isWhole ? ExitStatus::Done : ExitStatus::Failed;
}

/// A file that nobody had open is read as a snapshot, which ends when somebody writes to it.
void LogRun::openAgain() {
    if (!m_store.isFrozen())
        return;
    if (auto store = ConsoleStore::open(logPath(m_options), store::Access::Follow)) {
        m_store = std::move(*store);
        m_version = 0;
    }
}

Result<void> LogRun::printNew(LateCrashLines& late) {
    openAgain();
    const auto version = m_store.dataVersion();
    if (!version || *version == m_version)
        return version ? Result<void>() : fail(version.error());
    m_version = *version;
    const auto passedOver = late.take(m_last);
    if (!passedOver)
        return fail(passedOver.error());
    for (const auto& line : *passedOver)
        m_output.print(textOf(line) + '\n');
    m_output.flush();
    const auto last = m_store.lastLine();
    if (!last || *last == m_last)
        return last ? Result<void>() : fail(last.error());
    if (auto sources = m_store.sources()) // there may be new ones, or new names
        m_origins = originsOf(*sources);
    auto printed = printPast(late);
    m_last = std::max(m_last, *last); // of other sources, perhaps
    return printed;
}

ExitStatus LogRun::follow() {
    StopSignals stopSignals;
    QEventLoop loop;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &loop, &QEventLoop::quit);
    LateCrashLines late(m_store, m_filter);
    const auto known = late.begin();
    const auto last = m_store.lastLine();
    if (!known || !last)
        return fails(known ? last.error() : known.error());
    m_last = m_options.limit == 0 ? 0 : *last;
    const auto begun = m_options.limit == 0 ? printPast(late) : printLast(*last + 1);
    if (!begun)
        return fails(begun.error());
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        const auto printed = printNew(late);
        if (!printed && printed.error().code != ErrorCode::Busy)
            loop.exit(static_cast<int>(fails(printed.error())));
        else if (!m_output.works())
            loop.quit();
    });
    timer.start(lookEvery);
    const auto status = static_cast<ExitStatus>(loop.exec());
    tellOfLeftOut();
    return status;
}

} // namespace

ExitStatus runLog(Output& output, const LogOptions& options) {
    using Action = LogOptions::Action;
    if (options.action == Action::Recover || options.action == Action::Upgrade)
        return runLogUpkeep(output, options);
    auto store = openLog(options);
    return store ? LogRun(output, options, std::move(*store)).run() : ExitStatus::Failed;
}

} // namespace etherdeck::ctl
