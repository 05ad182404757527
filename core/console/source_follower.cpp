#include "core/console/source_follower.h"

#include "core/console/adoption.h"

namespace etherdeck {

namespace {

constexpr auto interval = std::chrono::milliseconds(500);

} // namespace

SourceFollower::Task SourceFollower::look(const store::ConsoleStore& store, TimePoint now) {
    if (m_looked != TimePoint() && now - m_looked < interval)
        return nullptr;
    m_looked = now;
    const auto version = store.dataVersion();
    if (!version || *version == m_version)
        return nullptr;
    auto sources = store.sources();
    if (!sources)
        return nullptr;
    m_version = *version;
    return changed(std::move(*sources));
}

SourceFollower::Task SourceFollower::changed(std::vector<store::ConsoleSource> sources) {
    auto before = std::exchange(m_known, sources);
    return [before = std::move(before), after = std::move(sources)](netconsole::Netconsole& netconsole) {
        follow(netconsole, before, after, Clock::now());
    };
}

} // namespace etherdeck
