#pragma once

#include "core/base/clock.h"
#include "core/netconsole/netconsole.h"
#include "core/store/console/store.h"

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace etherdeck {

/// Tells a receiver what other programs change in the stored boxes: the window renames, merges and forgets,
/// whichever program receives. For one thread.
class SourceFollower {
public:
    using Task = std::function<void(netconsole::Netconsole&)>;

    /// `known` is what the Netconsole was told by restoreSources().
    explicit SourceFollower(std::vector<store::ConsoleSource> known) : m_known(std::move(known)) {}

    /// What the Netconsole has to be told now, or nothing. Cheap to ask often: it looks twice a second.
    [[nodiscard]] Task look(const store::ConsoleStore& store, TimePoint now);
    /// The same with what was read; see follow().
    [[nodiscard]] Task changed(std::vector<store::ConsoleSource> sources);

private:
    std::vector<store::ConsoleSource> m_known;
    std::int64_t m_version = 0;
    TimePoint m_looked;
};

} // namespace etherdeck
