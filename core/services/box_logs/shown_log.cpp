#include "core/services/box_logs/shown_log.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <utility>

namespace etherdeck {

namespace {

constexpr std::size_t maxShownBytes = std::size_t{32} << 20;
constexpr std::size_t recordsAtOnce = 500; ///< in one transaction

remote::Answer<qint64> refused(const remote::Failure& failure) {
    return tl::unexpected<remote::Failure>(failure);
}

} // namespace

ShownLog::ShownLog(std::string device, netconsole::SourceId id, const BoxLogWays& ways,
                   store::ConsoleStore& store) :
    m_device(std::move(device)), m_ways(ways), m_store(store), m_events(id), m_log(BoxLogReading::Range()) {
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

Result<qint64> ShownLog::storeAll() {
    if (m_log.problem() != BoxLogReading::Problem::None || m_log.bootId() != m_bootId)
        return fail(ErrorCode::Malformed, "log");
    const std::vector sources{m_info};
    auto done = m_store.registerSources(sources, std::chrono::system_clock::now());
    std::span rest(m_log.log());
    while (done && !rest.empty()) {
        const auto some = rest.first(std::min(rest.size(), recordsAtOnce));
        auto events = std::exchange(m_begun, {});
        std::ranges::move(m_events.add(some, m_next), std::back_inserter(events));
        done = m_store.append(events, sources).map([](std::size_t) {});
        m_next = some.back().seq + 1;
        rest = rest.subspan(some.size());
    }
    const auto live = m_store.liveSources();
    const auto own = std::ranges::find(live, m_info.id, &store::LiveSource::source);
    if (done && own == live.end())
        done = fail(ErrorCode::OutOfRange, "source");
    if (done)
        done = m_store.setAgentLog(m_device, own->id, m_bootId);
    return done.map([&] { return static_cast<qint64>(own->id); });
}

void ShownLog::end(const Result<remote::Answer<qint64>>& answer) {
    for (const auto& done : std::exchange(m_waiting, {}))
        done(answer);
}

} // namespace etherdeck
