#include "core/services/box_logs/shown_log.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <utility>

namespace etherdeck {

namespace {

using netconsole::Event;

constexpr std::size_t maxShownBytes = std::size_t{32} << 20;
constexpr std::size_t recordsAtOnce = 500; ///< in one transaction

remote::Answer<qint64> refused(const remote::Failure& failure) {
    return tl::unexpected<remote::Failure>(failure);
}

} // namespace

ShownLog::ShownLog(std::string device, netconsole::SourceId id, const BoxLogWays& ways,
                   store::ConsoleStore& store, Now now) :
    m_device(std::move(device)),
    m_ways(ways),
    m_store(store),
    m_now(std::move(now)),
    m_events(id),
    m_heard(m_now()),
    m_log(BoxLogReading::Range()) {
    m_info.id = id;
}

Result<void> ShownLog::open(const std::string& name) {
    const auto known = m_store.agentLog(m_device);
    const auto sources = m_store.sources();
    if (!known || !sources)
        return fail(!known ? known.error() : sources.error());
    const auto isTaken = [&](const std::string& text) {
        return std::ranges::any_of(*sources, [&](const auto& source) {
            return source.name == text && (!*known || source.id != (*known)->source);
        });
    };
    auto& own = m_info.name;
    own = *known && !(*known)->name.empty() ? (*known)->name : name;
    for (int i = 2; isTaken(own); ++i)
        own = name + ' ' + std::to_string(i);
    m_kept = *known;
    if (!*known)
        return {};
    m_bootId = (*known)->bootId;
    if ((*known)->last)
        m_next = static_cast<std::uint64_t>(*(*known)->last) + 1;
    return own == (*known)->name ? Result<void>() : m_store.setName((*known)->source, own);
}

/// First the box is asked since when it runs: the stamps of its records count from then.
void ShownLog::read(Done done) {
    m_waiting.push_back(std::move(done));
    if (m_waiting.size() > 1)
        return;
    m_call = m_ways.box(m_device, this, [this](Result<remote::Answer<remote::Box>> answer) {
        if (!answer)
            end(fail(answer.error()));
        else if (!*answer)
            end(refused(answer->error()));
        else
            begin(**answer);
    });
}

void ShownLog::begin(const remote::Box& box) {
    constexpr std::uint64_t longest = std::uint64_t{1} << 30; // seconds
    const auto uptime = std::chrono::seconds(std::min(box.uptime, longest));
    const bool isNew = m_bootId != box.bootId;
    if (isNew)
        m_next.reset();
    m_bootId = box.bootId;
    auto begun = m_events.begin(std::chrono::system_clock::now() - uptime, isNew);
    std::ranges::move(begun, std::back_inserter(m_begun));
    m_log = BoxLogReading({m_next.value_or(0)}, maxShownBytes);
    readOn();
}

void ShownLog::readOn() {
    const auto since = m_log.next();
    if (!since) {
        const auto source = storeAll();
        return source ? end(remote::Answer<qint64>(*source)) : end(fail(source.error()));
    }
    m_call = m_ways.log(m_device, *since, this, [this](Result<remote::Answer<remote::KernelLogPage>> answer) {
        if (!answer)
            return end(fail(answer.error()));
        if (!*answer)
            return end(refused(answer->error()));
        m_log.take(std::move(**answer));
        readOn();
    });
}

bool ShownLog::isForgotten() const {
    const auto stored = m_store.agentLog(m_device);
    return m_kept && stored && !*stored;
}

Result<qint64> ShownLog::storeAll() {
    if (m_log.problem() != BoxLogReading::Problem::None || m_log.bootId() != m_bootId)
        return fail(ErrorCode::Malformed, "log");
    const auto stored = m_store.agentLog(m_device);
    if (!stored)
        return fail(stored.error());
    if (m_kept && !*stored) // removed while it was read
        return fail(ErrorCode::OutOfRange, "source");
    auto after = m_events;
    auto ended = m_log.log().empty() ? after.noteSilence(m_now() - m_heard) : std::vector<Event>();
    if (m_log.log().empty() && m_begun.empty() && ended.empty() && isKept(*stored))
        return (*stored)->source;
    auto done = m_store.registerSources(std::array{m_info}, std::chrono::system_clock::now());
    if (done)
        done = m_log.log().empty() ? append(after, std::move(ended)) : storeLog();
    if (!done)
        return fail(done.error());
    const auto live = m_store.liveSources();
    const auto own = std::ranges::find(live, m_info.id, &store::LiveSource::source);
    if (own == live.end())
        return fail(ErrorCode::OutOfRange, "source");
    return keep(own->id).map([&] { return static_cast<qint64>(own->id); });
}

/// What could not be stored is read again the next time.
Result<void> ShownLog::storeLog() {
    m_heard = m_now();
    for (std::span rest(m_log.log()); !rest.empty();) {
        const auto some = rest.first(std::min(rest.size(), recordsAtOnce));
        auto after = m_events;
        auto events = after.add(some, m_next);
        if (auto done = append(after, std::move(events)); !done)
            return done;
        m_next = some.back().seq + 1;
        rest = rest.subspan(some.size());
    }
    return {};
}

/// `after`: what m_events will be then.
Result<void> ShownLog::append(const BoxLogEvents& after, std::vector<Event> events) {
    events.insert(events.begin(), m_begun.begin(), m_begun.end());
    if (auto done = events.empty() ? Result<std::size_t>(0) : m_store.append(events, std::array{m_info});
        !done)
        return fail(done.error());
    m_begun.clear();
    m_events = after;
    return {};
}

/// As it would be kept now.
bool ShownLog::isKept(const std::optional<store::AgentLog>& log) const {
    return log && m_kept && log->source == m_kept->source && m_kept->bootId == m_bootId;
}

Result<void> ShownLog::keep(std::int64_t source) {
    if (m_kept && m_kept->source == source && m_kept->bootId == m_bootId)
        return {};
    return m_store.setAgentLog(m_device, source, m_bootId).map([&] {
        m_kept = store::AgentLog{source, m_info.name, m_bootId, {}};
    });
}

void ShownLog::end(const Result<remote::Answer<qint64>>& answer) {
    for (const auto& done : std::exchange(m_waiting, {}))
        done(answer);
}

} // namespace etherdeck

#include "moc_shown_log.cpp"
