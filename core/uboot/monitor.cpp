#include "core/uboot/monitor.h"

#include "core/uboot/signs.h"

#include <algorithm>

namespace etherdeck::netconsole {

namespace {

constexpr std::size_t longestCommandKept = 512;

} // namespace

UbootMonitor::UbootMonitor(Duration promptWait, Duration quietAfter) :
    m_promptWait(promptWait), m_quietAfter(quietAfter) {}

void UbootMonitor::lineEnded(std::string_view text, TimePoint now) {
    if (m_state.phase == UbootPhase::Gone && text.empty())
        return; // U-Boot's last words before the kernel end with an empty line
    heard(now);
    m_promptAt = TimePoint::max();
    const auto prompt = promptLength(text, m_state.prompt);
    if (isUbootHandover(text)) {
        enter(UbootPhase::Gone);
    } else if (text.starts_with("resetting ...") || text.ends_with("<INTERRUPT>")) {
        enter(UbootPhase::Talking);
    } else if (prompt > 0) {
        m_command = text.substr(prompt, longestCommandKept);
        enter(UbootPhase::RunningCommand);
    } else if (m_state.phase != UbootPhase::RunningCommand) {
        enter(UbootPhase::Talking);
    }
}

void UbootMonitor::openLineIs(std::string_view text, TimePoint now) {
    heard(now);
    m_promptAt = TimePoint::max();
    if (const auto seconds = countdownSeconds(text)) {
        enter(UbootPhase::CountingDown);
        m_state.secondsLeft = *seconds;
    } else if (isKnownPrompt(text)) {
        promptMayBe(m_state.prompt, now);
    } else if (looksLikePrompt(text)) {
        promptMayBe(text, now);
    } else if (isTypedAt(text)) {
        enter(UbootPhase::AtPrompt);
        m_state.isTyped = true;
    }
}

void UbootMonitor::promptMayBe(std::string_view prompt, TimePoint now) {
    m_candidate = prompt;
    m_state.isTyped = false;
    if (m_state.phase != UbootPhase::AtPrompt)
        m_promptAt = now + m_promptWait;
}

/// True for a known prompt with nothing after it: erased input leaves blanks behind.
bool UbootMonitor::isKnownPrompt(std::string_view text) const {
    return isTypedAt(text) && text.find_first_not_of(' ', m_state.prompt.size()) == std::string_view::npos;
}

bool UbootMonitor::isTypedAt(std::string_view text) const {
    return !m_state.prompt.empty() && text.starts_with(m_state.prompt);
}

void UbootMonitor::heard(TimePoint now) {
    m_quietAt = now + m_quietAfter;
    if (m_state.phase == UbootPhase::Quiet || m_state.phase == UbootPhase::Gone)
        enter(UbootPhase::Talking);
}

void UbootMonitor::timeReached(TimePoint now) {
    if (m_promptAt <= now) {
        m_promptAt = TimePoint::max();
        m_state.prompt = m_candidate;
        enter(UbootPhase::AtPrompt);
    }
    if (m_quietAt <= now) {
        m_quietAt = TimePoint::max();
        if (m_state.phase == UbootPhase::Talking)
            enter(UbootPhase::Quiet);
    }
}

TimePoint UbootMonitor::nextDeadline() const {
    return std::min(m_promptAt, m_state.phase == UbootPhase::Talking ? m_quietAt : TimePoint::max());
}

void UbootMonitor::enter(UbootPhase phase) {
    m_state.phase = phase;
    m_state.secondsLeft = 0;
    m_state.isTyped = false;
    if (phase != UbootPhase::RunningCommand)
        m_command.clear();
}

std::optional<UbootState> UbootMonitor::takeChange() {
    if (m_state == m_taken)
        return std::nullopt;
    m_taken = m_state;
    return m_state;
}

bool UbootMonitor::expectsBanner() const {
    return m_state.phase == UbootPhase::RunningCommand &&
           (m_command.find("version") != std::string::npos || m_command.find("run ") != std::string::npos);
}

} // namespace etherdeck::netconsole
