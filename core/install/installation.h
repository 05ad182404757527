#pragma once

#include "core/install/plan.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::install {

/// Which steps of a plan were done, which one is next, and what has to be undone after a failure. No I/O.
class Installation {
public:
    explicit Installation(InstallPlan plan) : m_plan(std::move(plan)) {}

    struct Job {
        const InstallStep* step = nullptr;
        bool undoes = false; ///< runs the step's reverse
    };
    /// Nothing when all is over.
    [[nodiscard]] std::optional<Job> next() const;
    /// How that one ended.
    void finished(const Answer<void>& how);

    [[nodiscard]] const InstallPlan& plan() const { return m_plan; }
    /// Why it was given up, and at which step.
    [[nodiscard]] const std::optional<Failure>& failure() const { return m_failure; }
    [[nodiscard]] const InstallStep* failedStep() const;
    /// The steps that stay done although the plan failed; they could not be undone.
    [[nodiscard]] const std::vector<Sentence>& leftDone() const { return m_leftDone; }
    /// Steps that failed, but are not needed.
    [[nodiscard]] const std::vector<Sentence>& skipped() const { return m_skipped; }
    [[nodiscard]] std::size_t stepsDone() const { return m_next; }

private:
    void findNext();

    InstallPlan m_plan;
    std::size_t m_next = 0;   ///< forward
    std::size_t m_toUndo = 0; ///< of the first steps, the last one first
    std::optional<Failure> m_failure;
    std::vector<Sentence> m_leftDone;
    std::vector<Sentence> m_skipped;
};

} // namespace etherdeck::install
