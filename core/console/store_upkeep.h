#pragma once

#include "core/base/clock.h"
#include "core/store/console/store.h"

#include <string>

namespace etherdeck {

/// What a store of the console needs when nothing is appended: lines go into its index, what may not be kept
/// goes, and so do old raw datagrams. For one thread.
class StoreUpkeep {
public:
    /// `path` is the store's file.
    StoreUpkeep(std::string path, const store::Retention& retention) :
        m_path(std::move(path)), m_retention(retention) {}

    enum class Done {
        Nothing, ///< there is none to do at present
        Moved,   ///< lines of merged boxes, a few, and more may be left
        Indexed, ///< the same; lines are in the index
        Pruned,  ///< the same; lines have gone
    };
    /// A step, of some ten milliseconds.
    [[nodiscard]] Done work(store::ConsoleStore& store, TimePoint now);
    /// What may not be kept goes at the next step.
    void pruneSoon() { m_pruned = {}; }
    void setRetention(const store::Retention& retention);

private:
    std::string m_path;
    store::Retention m_retention;
    TimePoint m_pruned;
    TimePoint m_journalsTidied;
};

} // namespace etherdeck
