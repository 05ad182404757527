#include "core/netconsole/kernel/crash_frame.h"

#include "core/base/characters.h"
#include "core/netconsole/kernel/crash_helpers.h"

#include <algorithm>

namespace etherdeck::netconsole {

namespace {

constexpr std::size_t longestFrame = 128;

/// "BUG: KASAN: use-after-free in foo+0x1/0x2", "WARNING: at net/core/dev.c:12 foo+0x1/0x2"
std::string_view symbolInSign(std::string_view title) {
    const auto plus = title.find("+0x");
    if (plus == std::string_view::npos || plus == 0)
        return {};
    const auto start = title.find_last_of(" (:[<", plus - 1);
    return symbolAt(title.substr(start == std::string_view::npos ? 0 : start + 1));
}

/// "BUG: KCSAN: data-race in foo / bar": without an address
std::string_view nameInSign(std::string_view title) {
    constexpr std::string_view words = "BUG: KCSAN: ";
    const auto in = title.find(" in ");
    if (!title.starts_with(words) || in == std::string_view::npos)
        return {};
    const auto name = title.substr(in + 4);
    return name.substr(0, name.find_first_of(" :"));
}

bool matters(std::string_view symbol) { return weightOf(symbol) == FrameWeight::Own && !isCaller(symbol); }

} // namespace

CrashFrame::CrashFrame(const CrashSign& sign) : m_rule(sign.frames) {
    if (m_rule != FrameRule::Title)
        return;
    const auto symbol = symbolInSign(sign.title);
    noteNamed(symbol.empty() ? nameInSign(sign.title) : symbol);
}

void CrashFrame::noteNamed(std::string_view symbol) {
    if (!m_named.empty() || symbol.empty())
        return;
    if (matters(symbol))
        m_named = symbol.substr(0, longestFrame);
    else
        noteHelper(symbol);
}

void CrashFrame::noteHelper(std::string_view symbol) {
    if (m_helper.empty() && weightOf(symbol) != FrameWeight::Report)
        m_helper = symbol.substr(0, longestFrame);
}

void CrashFrame::add(std::string_view message, const TraceLine& line) {
    if (m_rule == FrameRule::Named && !m_inTrace) {
        noteNamed(m_isNamedNext ? line.symbol : namedSymbol(message));
        m_isNamedNext = message.ends_with(" at:");
    }
    if (m_rule == FrameRule::Stall)
        addToStall(line);
    noteLinkRegister(message, line);
    if (line.role == TraceRole::Header)
        m_inTrace = true;
    else if (line.role == TraceRole::Counter && !line.symbol.empty())
        addCounter(line.symbol);
    else if (line.role == TraceRole::Frame && (m_inTrace || m_rule != FrameRule::Named))
        addFrame(line.symbol);
}

/// A call through a bad pointer ends nowhere: "PC is at 0x0". Who made it is in the link register.
void CrashFrame::noteLinkRegister(std::string_view message, const TraceLine& line) {
    constexpr std::string_view start = "LR is at ";
    if (line.role == TraceRole::Counter)
        m_isLost = m_isLost || line.symbol.empty();
    else if (m_isLost && !m_inTrace && m_counter.empty() && message.starts_with(start))
        addCounter(symbolAt(message.substr(start.size())));
}

void CrashFrame::addCounter(std::string_view symbol) {
    if (m_inTrace)
        addFrame(symbol);
    else if (m_rule == FrameRule::Trace || !m_counter.empty())
        return;
    else if (matters(symbol))
        m_counter = symbol.substr(0, longestFrame);
    else
        noteHelper(symbol);
}

void CrashFrame::addFrame(std::string_view symbol) {
    m_inTrace = true;
    if (m_own.empty() && matters(symbol))
        m_own = symbol.substr(0, longestFrame);
    else
        noteHelper(symbol);
}

/// Where a processor was when it was looked at is chance. What called it is not.
void CrashFrame::addToStall(const TraceLine& line) {
    if (!m_called.empty())
        return;
    if (line.role == TraceRole::Header || line.role == TraceRole::Interrupt)
        m_before.clear();
    if ((line.role != TraceRole::Frame && line.role != TraceRole::Counter) || line.symbol.empty())
        return;
    if (line.role == TraceRole::Frame && isCaller(line.symbol))
        m_called = m_before;
    else if (weightOf(line.symbol) == FrameWeight::Report)
        m_before.clear();
    else
        m_before = line.symbol.substr(0, longestFrame);
}

const std::string& CrashFrame::best() const {
    for (const auto* found : {&m_named, &m_called, &m_counter, &m_own})
        if (!found->empty())
            return *found;
    return m_helper;
}

} // namespace etherdeck::netconsole
