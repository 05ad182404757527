#include "core/netconsole/kernel/crash_block.h"

#include <algorithm>
#include <utility>

namespace etherdeck::netconsole {

namespace {

constexpr std::size_t longestTitle = 200;
constexpr int maxLinesBetween = 8; // of others, within a trace

std::string titleOf(std::string_view message) {
    if (message.find("ut of memory: Kill") != std::string_view::npos)
        message = message.substr(0, message.find(" total-vm:"));
    auto end = std::min(message.size(), longestTitle);
    while (end < message.size() && end > 0 && (static_cast<unsigned char>(message[end]) & 0xc0) == 0x80)
        --end; // do not split a character
    return std::string(message.substr(0, end));
}

bool provesReport(std::string_view message, const TraceLine& trace) {
    switch (trace.role) {
    case TraceRole::Header:
    case TraceRole::Processor:
    case TraceRole::Frame:
        return true;
    case TraceRole::Counter:
        return !trace.symbol.empty();
    default:
        return message.starts_with("Internal error: ") || message.starts_with("Oops");
    }
}

} // namespace

Crash crashAt(const CrashSign& sign, const Line& line) {
    Crash crash;
    crash.kind = sign.kind;
    crash.boot = line.boot;
    crash.title = titleOf(sign.title);
    crash.firstLine = crash.lastLine = line.id;
    crash.time = line.time;
    return crash;
}

bool tellsVictim(std::string_view message) {
    return message.starts_with("Out of memory: Kill") ||
           message.starts_with("Memory cgroup out of memory: Kill");
}

CrashBlock::CrashBlock(const CrashSign& sign, const Line& line, std::string_view caller, TimePoint now) :
    m_crash(crashAt(sign, line)),
    m_frame(sign),
    m_rule(sign.frames),
    m_caller(caller),
    m_needsProof(sign.proof == Proof::Always || (sign.proof == Proof::Trace && line.kind == Kind::Basic)),
    m_deadline(now + silence) {}

int CrashBlock::maxLinesBeforeTrace() const {
    constexpr int usual = 60;
    return m_rule == FrameRule::Named ? maxLines : usual; // the chain of locks comes before the trace
}

bool CrashBlock::includes(const CrashSign& sign) const {
    const auto open = kind();
    if (sign.kind == CrashKind::Oops)
        return open == CrashKind::Oops || open == CrashKind::Bug || open == CrashKind::Kasan;
    if (sign.title.starts_with("INFO: ") && sign.kind == CrashKind::Bug) // of the object's history
        return open == CrashKind::Bug || open == CrashKind::Kasan;
    return sign.kind == CrashKind::OutOfMemory && open == CrashKind::OutOfMemory;
}

bool CrashBlock::mayWaitFor(const CrashSign& next) const {
    constexpr int fewLines = 3;
    return !m_traceSeen && m_lines <= fewLines && next.kind == kind();
}

/// "CPU: 4 PID: 0 Comm: swapper/4 Not tainted": whether the title names that task.
bool CrashBlock::isFromTask(std::string_view processorLine) const {
    constexpr std::string_view comm = " Comm: ";
    const auto found = processorLine.find(comm);
    if (found == std::string_view::npos)
        return false;
    processorLine.remove_prefix(found + comm.size());
    const auto name = processorLine.substr(0, processorLine.find(' '));
    return !name.empty() && m_crash.title.find(name) != std::string::npos;
}

bool CrashBlock::hearsAll() const {
    return kind() == CrashKind::Lockup || kind() == CrashKind::HungTask || kind() == CrashKind::Panic;
}

/// After other messages an indented line may be theirs.
bool CrashBlock::isDoubtful(const TraceLine& trace) const {
    return m_traceSeen && m_others > 0 && trace.role == TraceRole::Indented;
}

void CrashBlock::becomesRider() { m_isRider = m_proofSeen = true; }

void CrashBlock::look(std::string_view message, const TraceLine& trace) {
    if (message.starts_with("Preemption disabled at")) {
        m_otherFrames = std::min(m_otherFrames + 1, maxLines);
        return;
    }
    if (trace.role == TraceRole::Frame && m_otherFrames > 0) {
        --m_otherFrames;
        return;
    }
    m_proofSeen = m_proofSeen || provesReport(message, trace);
    if (trace.role == TraceRole::Header || (trace.role == TraceRole::Frame && m_rule != FrameRule::Named)) {
        m_others = m_traceSeen ? m_others : 0;
        m_traceSeen = true;
    }
    m_frame.add(message, trace);
}

CrashBlock::Step CrashBlock::add(const Line& line, std::string_view message, const TraceLine& trace,
                                 TimePoint now) {
    if (message.empty())
        return ++m_lines < maxLines ? Step::Between : Step::Over;
    const bool isOom = kind() == CrashKind::OutOfMemory;
    const bool isLast = endsCrash(message) || (isOom && tellsVictim(message)) ||
                        (m_traceSeen && message.starts_with("======="));
    const bool isPart = isLast || isOom || (trace.role != TraceRole::Other && !isDoubtful(trace));
    if (!isPart && ++m_others > (m_traceSeen ? maxLinesBetween : maxLinesBeforeTrace()))
        return Step::Over;
    ++m_lines;
    if (!isPart && m_traceSeen)
        return Step::Between;
    m_deadline = now + silence;
    if (isPart)
        m_crash.lastLine = line.id;
    if (isOom && tellsVictim(message))
        m_crash.title = titleOf(message);
    look(message, trace);
    if (isLast || m_lines >= maxLines)
        return Step::Last;
    return isPart ? Step::Part : Step::Between;
}

void CrashBlock::ride(std::string_view message, const TraceLine& trace, TimePoint now) {
    m_deadline = now + silence;
    look(message, trace);
}

std::optional<Crash> CrashBlock::take() && {
    if (m_needsProof && !m_proofSeen)
        return std::nullopt;
    m_crash.firstFrame = m_frame.best();
    return std::move(m_crash);
}

} // namespace etherdeck::netconsole
