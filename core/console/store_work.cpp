#include "core/console/store_work.h"

#include <algorithm>
#include <iterator>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;
using netconsole::BootCause;
using netconsole::SourceId;

constexpr auto refreshInterval = 1s;
constexpr auto overdueAfter = 1s;

template <class Value>
void keepLatest(std::vector<Value>& values, std::size_t limit) {
    if (values.size() > limit)
        values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(limit));
}

const store::LiveSource* find(const std::vector<store::LiveSource>& live, SourceId source) {
    const auto found = std::ranges::find(live, source, &store::LiveSource::source);
    return found == live.end() ? nullptr : &*found;
}

/// Whose event it is that is shown before a line of it is stored.
std::optional<SourceId> shownSource(const netconsole::Event& event) {
    if (const auto* open = std::get_if<netconsole::OpenLine>(&event))
        return open->line.source;
    if (const auto* change = std::get_if<netconsole::UbootStateChanged>(&event))
        return change->source;
    return std::nullopt;
}

} // namespace

StoreWork::StoreWork(store::ConsoleStore store, std::string path, store::Retention retention, TimePoint now,
                     std::function<void()> wake) :
    m_store(std::move(store)), m_wake(std::move(wake)), m_upkeep(std::move(path), retention) {
    m_version = m_store.dataVersion().value_or(0);
    if (const auto last = m_store.crashes({}, 1); last && !last->empty())
        m_lastCrash = last->front().id;
    noteStored();
    refresh(now);
}

template <class Change>
void StoreWork::tell(Change change) {
    {
        const std::lock_guard lock(m_mutex);
        change(m_news);
    }
    m_wake();
}

StoreNews StoreWork::take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_news, {});
}

void StoreWork::post(Task task, TimePoint now, Done done) {
    const std::lock_guard lock(m_mutex);
    m_posted.push_back({std::move(task), std::move(done), now});
}

void StoreWork::watchBoots(std::int64_t source) {
    const std::lock_guard lock(m_mutex);
    m_watched.insert(source);
    m_newlyWatched.insert(source);
}

void StoreWork::setRetention(const store::Retention& retention) {
    const std::lock_guard lock(m_mutex);
    m_retention = retention;
}

bool StoreWork::isOverdue(TimePoint now) const {
    const std::lock_guard lock(m_mutex);
    return !m_posted.empty() && now - m_posted.front().since > overdueAfter;
}

void StoreWork::runPosted() {
    std::vector<Posted> posted;
    {
        const std::lock_guard lock(m_mutex);
        posted.swap(m_posted);
        m_changed.insert(m_newlyWatched.begin(), m_newlyWatched.end());
        if (!m_newlyWatched.empty())
            m_refreshed = {};
        m_newlyWatched.clear();
    }
    for (auto& one : posted)
        m_done.push_back({std::move(one.done), one.task(m_store)});
    if (posted.empty())
        return;
    m_upkeep.pruneSoon();
    m_sourcesChanged = true;
    m_refreshed = {};
    const std::lock_guard lock(m_mutex);
    m_changed = m_watched;
}

Result<std::size_t> StoreWork::append(std::span<const ConsoleBatchPtr> batches, TimePoint now) {
    if (isOverdue(now))
        runPosted();
    auto stored = m_store.append(drained(batches));
    if (!stored) {
        refresh(now); // what was posted is told, though nothing can be stored
        return stored;
    }
    for (const auto& batch : batches)
        registerSources(batch->events, *batch->sources);
    if (auto live = m_store.liveSources(); live != m_live) {
        m_live = std::move(live);
        m_sourcesChanged = true;
        m_refreshed = {};
        tell([this](StoreNews& news) { news.live = m_live; });
    }
    for (const auto& batch : batches)
        noteEvents(batch->events);
    noteBegun();
    m_linesStored += *stored;
    if (*stored > 0)
        noteStored();
    if (m_crashFound)
        readCrashes();
    refresh(now);
    return stored;
}

/// A prompt is shown before its line has ended.
void StoreWork::registerSources(std::span<const netconsole::Event> events,
                                std::span<const netconsole::SourceInfo> sources) {
    const auto live = m_store.liveSources();
    std::vector<netconsole::SourceInfo> unknown;
    for (const auto& event : events) {
        const auto source = shownSource(event);
        if (!source || find(live, *source))
            continue;
        const auto info = std::ranges::find(sources, *source, &netconsole::SourceInfo::id);
        if (info != sources.end() &&
            std::ranges::find(unknown, *source, &netconsole::SourceInfo::id) == unknown.end())
            unknown.push_back(*info);
    }
    if (!unknown.empty())
        (void)m_store.registerSources(unknown, std::chrono::system_clock::now()); // else its first line does
}

void StoreWork::noteEvents(std::span<const netconsole::Event> events) {
    for (const auto& event : events)
        if (std::holds_alternative<netconsole::CrashFound>(event))
            m_crashFound = true;
}

void StoreWork::noteBegun() {
    std::vector<store::ConsoleBoot> started;
    for (const auto& begun : m_store.begunBoots()) {
        if (begun.cause == BootCause::FirstHeard)
            continue;
        store::ConsoleBoot boot;
        boot.source = begun.source;
        boot.number = begun.number;
        boot.cause = begun.cause;
        boot.start = begun.start;
        started.push_back(boot);
    }
    if (started.empty())
        return;
    tell([&started](StoreNews& news) {
        news.started.insert(news.started.end(), started.begin(), started.end());
        keepLatest(news.started, maxStarted);
    });
}

void StoreWork::noteStored() {
    const auto last = m_store.lastLine();
    if (!last || *last == m_lastLine)
        return;
    m_lastLine = *last;
    m_sourcesChanged = true;
    tell([this](StoreNews& news) {
        news.lastLine = m_lastLine;
        news.linesStored = m_linesStored;
    });
}

void StoreWork::readCrashes() {
    auto crashes = m_store.crashes({}, maxCrashes);
    if (!crashes)
        return;
    m_crashFound = false;
    std::erase_if(*crashes, [this](const store::ConsoleCrash& crash) { return crash.id <= m_lastCrash; });
    if (crashes->empty())
        return;
    m_lastCrash = crashes->front().id;
    m_sourcesChanged = true;
    std::ranges::reverse(*crashes);
    tell([&crashes](StoreNews& news) {
        news.crashes.insert(news.crashes.end(), crashes->begin(), crashes->end());
        keepLatest(news.crashes, maxCrashes);
    });
}

/// What other programs have stored.
void StoreWork::noteOthers() {
    const auto version = m_store.dataVersion();
    if (!version || *version == m_version)
        return;
    m_version = *version;
    m_sourcesChanged = true;
    m_othersChanged = true;
    noteStored();
    readCrashes();
}

void StoreWork::refresh(TimePoint now) {
    if ((!m_sourcesChanged && m_changed.empty()) || now - m_refreshed < refreshInterval)
        return;
    m_refreshed = now;
    if (m_sourcesChanged) {
        auto sources = m_store.sources();
        const std::lock_guard lock(m_mutex);
        m_changed.insert(m_watched.begin(), m_watched.end());
        if (sources) {
            m_news.sources = std::move(*sources);
            m_news.isByOthers |= std::exchange(m_othersChanged, false);
        }
        std::ranges::move(std::exchange(m_done, {}), std::back_inserter(m_news.posted));
    }
    m_sourcesChanged = false;
    for (const auto source : std::exchange(m_changed, {})) {
        store::ConsoleFilter filter;
        filter.sources = {source};
        auto boots = m_store.boots(filter, maxBoots);
        const std::lock_guard lock(m_mutex);
        if (boots)
            m_news.boots[source] = std::move(*boots);
    }
    m_wake();
}

bool StoreWork::tidy(TimePoint now) {
    runPosted();
    noteOthers();
    refresh(now);
    {
        const std::lock_guard lock(m_mutex);
        if (m_retention)
            m_upkeep.setRetention(*std::exchange(m_retention, std::nullopt));
    }
    const auto done = m_upkeep.work(m_store, now);
    if (done == StoreUpkeep::Done::Pruned)
        m_sourcesChanged = true;
    return done != StoreUpkeep::Done::Nothing;
}

} // namespace etherdeck
