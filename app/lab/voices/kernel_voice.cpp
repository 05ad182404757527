#include "app/lab/voices/kernel_voice.h"

#include "core/base/take_first.h"

#include <algorithm>
#include <utility>

namespace etherdeck::lab {

namespace {

constexpr auto release = "6.1.0-56-marvell";

} // namespace

void KernelVoice::start(TimePoint now, Duration panicAfter) {
    m_start = m_stepAt = now;
    m_panicAt = panicAfter == Duration::max() ? TimePoint::max() : now + panicAfter;
    m_seq = 0;
    m_log.push_back({true, {}});
    enter(Stage::Boot, kernelBoot());
}

void KernelVoice::enter(Stage stage, std::span<const KernelStep> steps) {
    m_stage = stage;
    m_steps = steps;
    m_next = 0;
    plan();
}

/// When the next step is logged, and when it is sent.
void KernelVoice::plan() {
    if (m_next == m_steps.size()) {
        if (m_stage != Stage::Panic)
            return enter(Stage::Routine, kernelRoutine());
        m_stage = Stage::Rebooting;
        m_deadline = m_stepAt + rebootAfter;
        return;
    }
    m_stepAt += m_steps[m_next].after;
    if (m_stage == Stage::Routine && m_stepAt >= m_panicAt) {
        m_stepAt = m_panicAt;
        return enter(Stage::Panic, kernelPanic());
    }
    m_deadline = std::max(m_stepAt, m_start + networkAfter);
}

void KernelVoice::timeReached(TimePoint now) {
    while (m_deadline <= now) {
        if (m_stage == Stage::Rebooting) {
            m_stage = Stage::Ended;
            m_deadline = TimePoint::max();
            return;
        }
        say(m_steps[m_next++]);
        plan();
    }
}

void KernelVoice::say(const KernelStep& step) {
    KernelRecord record;
    record.priority = step.priority;
    record.seq = m_seq++;
    record.time = std::chrono::duration_cast<std::chrono::microseconds>(m_stepAt - m_start);
    record.text = step.text;
    if (!step.subsystem.empty())
        record.dictionary = {{"SUBSYSTEM", std::string(step.subsystem)},
                             {"DEVICE", std::string(step.device)}};
    m_log.push_back({false, logRecord(record)});
    auto datagrams = m_format == KernelFormat::Basic
                         ? basicDatagrams(record)
                         : extendedDatagrams(record, m_format == KernelFormat::Extended ? "" : release);
    std::ranges::move(datagrams, std::back_inserter(m_output));
}

std::optional<KernelLogEntry> KernelVoice::takeLogEntry() { return takeFirst(m_log); }

std::optional<std::string> KernelVoice::takeDatagram() {
    if (m_taken < m_output.size())
        return std::move(m_output[m_taken++]);
    m_output.clear();
    m_taken = 0;
    return std::nullopt;
}

} // namespace etherdeck::lab
