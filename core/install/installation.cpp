#include "core/install/installation.h"

namespace etherdeck::install {

std::optional<Installation::Job> Installation::next() const {
    if (m_toUndo > 0)
        return Job{&m_plan.steps[m_toUndo - 1], true};
    if (m_failure || m_next >= m_plan.steps.size())
        return std::nullopt;
    return Job{&m_plan.steps[m_next], false};
}

const InstallStep* Installation::failedStep() const {
    return m_failure && m_next < m_plan.steps.size() ? &m_plan.steps[m_next] : nullptr;
}

void Installation::finished(const Answer<void>& how) {
    const auto job = next();
    if (!job)
        return;
    if (job->undoes) {
        if (!how)
            m_leftDone.push_back(job->step->text);
        --m_toUndo;
        findNext();
    } else if (how || !job->step->isNeeded) {
        if (!how)
            m_skipped.push_back(job->step->text);
        ++m_next;
    } else {
        m_failure = how.error();
        m_toUndo = m_next + 1; // it may be half done
        findNext();
    }
}

/// Passes over steps that have nothing to undo.
void Installation::findNext() {
    while (m_toUndo > 0 && m_plan.steps[m_toUndo - 1].reverse.empty())
        --m_toUndo;
}

} // namespace etherdeck::install
