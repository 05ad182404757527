#include "core/uboot/script_pacer.h"

#include <algorithm>
#include <utility>

namespace etherdeck::netconsole {

namespace {

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// The first line of the script; removes it from there together with its end: LF, CRLF or CR.
std::string takeLine(std::string_view& script) {
    const auto end = std::min(script.find_first_of("\r\n"), script.size());
    std::string line(script.substr(0, end));
    script.remove_prefix(end);
    if (script.starts_with("\r\n"))
        script.remove_prefix(1);
    script.remove_prefix(std::min<std::size_t>(1, script.size()));
    std::ranges::replace(line, '\t', ' '); // U-Boot would complete a word
    return line;
}

} // namespace

Result<ScriptPacer> ScriptPacer::create(std::string_view script) {
    std::vector<std::string> lines;
    for (std::size_t number = 1; !script.empty(); ++number) {
        auto line = takeLine(script);
        const auto where = "line " + std::to_string(number);
        if (line.size() + 1 > longestDatagram || number > maxLines)
            return fail(ErrorCode::TooLong, where);
        if (std::ranges::any_of(line, isControl))
            return fail(ErrorCode::Malformed, where);
        if (line.find_first_not_of(' ') != std::string::npos)
            lines.push_back(std::move(line));
    }
    return ScriptPacer(std::move(lines));
}

void ScriptPacer::stateChanged(const UbootState& state, TimePoint now) {
    if (hasEnded())
        return;
    if (state.phase == UbootPhase::AtPrompt) {
        if (!state.isTyped)
            atPrompt(now);
    } else if (state.phase == UbootPhase::Gone && m_status != Status::WaitingForPrompt) {
        const bool isLast = m_sent == m_lines.size();
        m_failure = ErrorCode::Closed;
        end(isLast ? Status::Done : Status::Failed);
    } else if (m_status == Status::WaitingForEcho && state.phase == UbootPhase::RunningCommand) {
        // Only the whole line counts: a key that was still in transit makes U-Boot print and prompt before it
        // reads the line.
        m_status = Status::Running;
        m_deadline = TimePoint::max();
    }
}

void ScriptPacer::atPrompt(TimePoint now) {
    if (m_status == Status::WaitingForEcho)
        return; // still the prompt at which the line was typed
    if (m_sent == m_lines.size()) {
        end(Status::Done);
        return;
    }
    m_outgoing = m_lines[m_sent++] + '\n';
    m_status = Status::WaitingForEcho;
    m_deadline = now + echoWait;
}

void ScriptPacer::timeReached(TimePoint now) {
    if (hasEnded() || now < m_deadline)
        return;
    m_failure = ErrorCode::TimedOut;
    end(Status::Failed);
}

void ScriptPacer::end(Status status) {
    if (!hasEnded())
        m_status = status;
    m_outgoing.reset();
    m_deadline = TimePoint::max();
}

std::optional<std::string> ScriptPacer::takeBytes() { return std::exchange(m_outgoing, std::nullopt); }

} // namespace etherdeck::netconsole
