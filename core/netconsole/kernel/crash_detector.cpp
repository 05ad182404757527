#include "core/netconsole/kernel/crash_detector.h"

#include "core/netconsole/kernel/crash_trace.h"

#include <algorithm>

namespace etherdeck::netconsole {

namespace {

constexpr std::size_t longestTitle = 200;
constexpr std::size_t longestFrame = 128;
constexpr int maxLinesBeforeTrace = 60;

bool isStormKind(CrashKind kind) { return kind == CrashKind::IoError || kind == CrashKind::UsbResetStorm; }

bool isFromKernel(const Line& line) { return line.kind != Kind::Uboot && line.facility.value_or(0) == 0; }

std::string titleOf(std::string_view message) {
    if (message.find("ut of memory: Kill") != std::string_view::npos)
        message = message.substr(0, message.find(" total-vm:"));
    auto end = std::min(message.size(), longestTitle);
    while (end < message.size() && end > 0 && (static_cast<unsigned char>(message[end]) & 0xc0) == 0x80)
        --end; // do not split a character
    return std::string(message.substr(0, end));
}

Crash crashAt(CrashKind kind, const Line& line, std::string_view message) {
    Crash crash;
    crash.kind = kind;
    crash.boot = line.boot;
    crash.title = titleOf(message);
    crash.firstLine = crash.lastLine = line.id;
    crash.time = line.time;
    return crash;
}

bool isKilled(std::string_view message) {
    return message.starts_with("Out of memory: Kill") ||
           message.starts_with("Memory cgroup out of memory: Kill");
}

} // namespace

std::optional<Level> CrashDetector::lineAdded(const Line& line, TimePoint now) {
    if (!isFromKernel(line))
        return std::nullopt;
    const auto message = std::string_view(line.text).substr(0, line.text.find('\n'));
    const auto sign = crashSign(message);
    const bool wasOpen = m_block.has_value();
    std::optional<CrashKind> kind;
    if (sign && isStormKind(sign->kind)) {
        if (countStorm(*sign, line, message, now))
            kind = sign->kind;
    } else if (sign && !belongsToBlock(*sign)) {
        kind = sign->kind;
        begin(*sign, line, message, now);
    } else if (m_block) {
        const auto open = m_block->crash.kind;
        if (goOn(line, message, now))
            kind = open;
    }
    if (m_announced && ++m_announced->linesAgo > 2)
        m_announced.reset();
    const bool hasEndedBlock = wasOpen && !m_block;
    if (!sign && !hasEndedBlock && announcesCrash(message))
        m_announced = Announcement{line.id, 0};
    return kind ? std::optional(levelOf(*kind)) : std::nullopt;
}

/// An oops prints several signs in a row, and the OOM killer names its victim at the end of its block.
bool CrashDetector::belongsToBlock(const CrashSign& sign) const {
    if (!m_block)
        return false;
    const auto open = m_block->crash.kind;
    if (sign.kind == CrashKind::Oops)
        return open == CrashKind::Oops || open == CrashKind::Bug || open == CrashKind::Kasan;
    return sign.kind == CrashKind::OutOfMemory && open == CrashKind::OutOfMemory;
}

void CrashDetector::begin(const CrashSign& sign, const Line& line, std::string_view message, TimePoint now) {
    endBlock();
    m_block.emplace(crashAt(sign.kind, line, message));
    m_block->deadline = now + silence;
    m_block->needsTrace =
        line.kind == Kind::Basic && (sign.kind == CrashKind::Bug || sign.kind == CrashKind::Warning);
    if (m_announced)
        m_block->crash.firstLine = m_announced->line;
    m_announced.reset();
    if (isKilled(message))
        endBlock();
}

bool CrashDetector::goOn(const Line& line, std::string_view message, TimePoint now) {
    auto& block = *m_block;
    const bool isOom = block.crash.kind == CrashKind::OutOfMemory;
    const bool isEnd = endsCrash(message) || (isOom && isKilled(message)) ||
                       (block.traceSeen && message.starts_with("========="));
    const bool isPart = isEnd || isOom || isDump(message);
    if (!isPart && (block.traceSeen || block.lines > maxLinesBeforeTrace)) {
        endBlock();
        return false;
    }
    ++block.lines;
    block.deadline = now + silence;
    if (isPart)
        block.crash.lastLine = line.id;
    if (isOom && isKilled(message))
        block.crash.title = titleOf(message);
    block.traceSeen = block.traceSeen || startsTrace(message);
    noteFrame(message);
    if (isEnd || block.lines >= maxLines)
        endBlock();
    return isPart;
}

/// Keeps the first frame of the trace, or the address of the fault where there is one.
void CrashDetector::noteFrame(std::string_view message) {
    auto& block = *m_block;
    const bool isFault = isFaultAddress(message);
    if (block.frameIsFault || (!block.crash.firstFrame.empty() && !isFault) || (!isFault && !block.traceSeen))
        return;
    if (const auto frame = frameOf(message)) {
        block.crash.firstFrame = frame->substr(0, longestFrame);
        block.frameIsFault = isFault;
    }
}

void CrashDetector::endBlock() {
    if (m_block && (m_block->traceSeen || !m_block->needsTrace))
        m_found.push_back(std::move(m_block->crash));
    m_block.reset();
}

bool CrashDetector::countStorm(const CrashSign& sign, const Line& line, std::string_view message,
                               TimePoint now) {
    const auto found = std::ranges::find_if(m_storms, [&sign](const Storm& storm) {
        return storm.crash.kind == sign.kind && storm.key == sign.key;
    });
    if (found == m_storms.end()) {
        if (m_storms.size() >= maxStorms)
            endStorm(0);
        m_storms.push_back({crashAt(sign.kind, line, message), std::string(sign.key), now, now + stormPause});
        if (sign.kind == CrashKind::UsbResetStorm)
            m_storms.back().deadline = now + longestStorm;
        return sign.kind == CrashKind::IoError;
    }
    ++found->crash.count;
    found->crash.lastLine = line.id;
    const bool isStorm = sign.kind == CrashKind::IoError || found->crash.count >= resetsOfAStorm;
    if (isStorm)
        found->deadline = std::min(now + stormPause, found->began + longestStorm);
    return isStorm;
}

void CrashDetector::endStorm(std::size_t index) {
    auto& crash = m_storms[index].crash;
    if (crash.kind == CrashKind::IoError || crash.count >= resetsOfAStorm)
        m_found.push_back(std::move(crash));
    m_storms.erase(m_storms.begin() + static_cast<std::ptrdiff_t>(index));
}

void CrashDetector::timeReached(TimePoint now) {
    if (m_block && m_block->deadline <= now)
        endBlock();
    for (std::size_t i = m_storms.size(); i-- > 0;)
        if (m_storms[i].deadline <= now)
            endStorm(i);
}

TimePoint CrashDetector::nextDeadline() const {
    auto deadline = m_block ? m_block->deadline : TimePoint::max();
    for (const auto& storm : m_storms)
        deadline = std::min(deadline, storm.deadline);
    return deadline;
}

void CrashDetector::endAll() {
    endBlock();
    while (!m_storms.empty())
        endStorm(0);
    m_announced.reset();
}

std::optional<Crash> CrashDetector::take() {
    if (m_found.empty())
        return std::nullopt;
    auto first = std::move(m_found.front());
    m_found.erase(m_found.begin());
    return first;
}

} // namespace etherdeck::netconsole
