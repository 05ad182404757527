#include "core/console/store_upkeep.h"

#include "core/console/journals.h"

namespace etherdeck {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t linesToIndex = 2000; ///< at a time: about 20 ms
constexpr std::size_t linesToMove = 1000;
constexpr std::size_t linesToRemove = 400; ///< a boot counts as ten
constexpr auto pruneInterval = 10min;
constexpr auto journalInterval = 5s;

} // namespace

StoreUpkeep::Done StoreUpkeep::work(store::ConsoleStore& store, TimePoint now) {
    if (now - m_journalsTidied >= journalInterval) {
        m_journalsTidied = now;
        tidyJournals(m_path, store);
    }
    if (store.migrateMergedLines(linesToMove).value_or(0) > 0)
        return Done::Moved;
    if (store.index(linesToIndex).value_or(0) > 0)
        return Done::Indexed;
    if (m_pruned != TimePoint() && now - m_pruned < pruneInterval)
        return Done::Nothing;
    // Also without a limit: what a person has told it to forget goes here.
    if (store.prune(m_retention, std::chrono::system_clock::now(), linesToRemove).value_or(0) > 0)
        return Done::Pruned;
    m_pruned = now;
    return Done::Nothing;
}

void StoreUpkeep::setRetention(const store::Retention& retention) {
    m_retention = retention;
    pruneSoon();
}

} // namespace etherdeck
