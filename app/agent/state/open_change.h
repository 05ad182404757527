#pragma once

#include "core/plans/plan.h"
#include "core/plans/refusal.h"
#include "core/plans/wish.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// A change that has begun and not ended: steps are being done, or it waits to be kept. It is saved before
/// each step, so that the next run of the agent can undo it if this one is killed.
struct OpenChange {
    std::string id;
    Sentence title;
    std::string who;
    plans::Wish wish;
    std::vector<plans::Action> undo; ///< in the order in which they are done: of the newest step first
    bool pending = false;            ///< all steps are done; it reverts unless it is kept
    std::int64_t entry = 0;          ///< of the journal, while it is pending
    /// When it reverts: seconds of the clock that counts from the start of the box and goes on while it
    /// sleeps.
    std::int64_t deadline = 0;
    std::string bootId; ///< of that start
};

/// The open change in the state directory.
class OpenChangeFile {
public:
    explicit OpenChangeFile(std::string path) : m_path(std::move(path)) {}

    /// Nothing when there is none, or what is there cannot be read. Refusals: Failed.
    [[nodiscard]] plans::Outcome<std::optional<OpenChange>> load() const;
    /// Refusals: NoRoom, Failed.
    [[nodiscard]] plans::Outcome<void> save(const OpenChange& change) const;
    /// Refusals: Failed.
    [[nodiscard]] plans::Outcome<void> clear() const;

private:
    std::string m_path;
};

} // namespace etherdeck::agent
