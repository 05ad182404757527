#include "core/netconsole/kernel/crash_detector.h"

#include "core/netconsole/kernel/crash_trace.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace etherdeck::netconsole {

namespace {

bool isFromKernel(const Line& line) { return line.kind != Kind::Uboot && line.facility.value_or(0) == 0; }

} // namespace

std::optional<Level> CrashDetector::lineAdded(const Line& line, TimePoint now) {
    if (!isFromKernel(line))
        return std::nullopt;
    const auto message = withoutDropNote(std::string_view(line.text).substr(0, line.text.find('\n')));
    const auto sign = crashSign(message);
    const auto open = m_blocks.size();
    const auto caller = sign && !sign->caller.empty() ? sign->caller : std::string_view(line.caller);
    const auto block = blockOf(caller);
    std::optional<CrashKind> kind;
    if (sign && isSeries(sign->kind)) {
        if (countStorm(*sign, line, now))
            kind = sign->kind;
    } else if (sign && (block == m_blocks.end() || !block->includes(*sign))) {
        kind = sign->kind;
        begin(*sign, line, caller, now);
    } else if (block != m_blocks.end()) {
        kind = goOn(line, caller, message, now);
    }
    if (m_announced && ++m_announced->linesAgo > 2)
        m_announced.reset();
    if (!sign && m_blocks.size() >= open && announcesCrash(message))
        m_announced = Announcement{line.id, 0};
    return kind ? std::optional(levelOf(*kind)) : std::nullopt;
}

/// The latest block of the same caller. Where the kernel does not name callers, there is only one.
CrashDetector::Blocks::iterator CrashDetector::blockOf(std::string_view caller) {
    const auto find = [this](auto holds) {
        const auto found = std::find_if(m_blocks.rbegin(), m_blocks.rend(), holds);
        return found == m_blocks.rend() ? m_blocks.end() : std::prev(found.base());
    };
    const auto own =
        find([caller](const auto& block) { return !block.isRider() && block.caller() == caller; });
    if (own != m_blocks.end())
        return own;
    return find([](const auto& block) { return !block.isRider() && block.hearsAll(); });
}

void CrashDetector::begin(const CrashSign& sign, const Line& line, std::string_view caller, TimePoint now) {
    makeRoomFor(sign, caller);
    m_blocks.emplace_back(sign, line, caller, now);
    if (m_announced)
        m_blocks.back().announcedAt(m_announced->line);
    m_announced.reset();
    if (tellsVictim(sign.title))
        endBlock(std::prev(m_blocks.end()));
}

/// A new report ends the one before it, unless that one's trace is still to come.
void CrashDetector::makeRoomFor(const CrashSign& sign, std::string_view caller) {
    for (auto block = m_blocks.begin(); block != m_blocks.end();) {
        const bool isOther = block->caller() != caller;
        if (isOther || block->mayWaitFor(sign)) {
            ++block;
        } else if (sign.kind == CrashKind::Panic && block->awaitsTrace()) {
            block->becomesRider();
            ++block;
        } else {
            block = endBlock(block);
        }
    }
    while (m_blocks.size() >= maxBlocks)
        endBlock(m_blocks.begin());
}

CrashDetector::Blocks::iterator CrashDetector::chooseBlock(Blocks::iterator current,
                                                           std::string_view processorLine) {
    const auto waits = [current](const CrashBlock& block) {
        return !block.isRider() && block.awaitsTrace() && block.caller() == current->caller();
    };
    auto chosen = std::ranges::find_if(
        m_blocks, [&](const auto& block) { return waits(block) && block.isFromTask(processorLine); });
    if (chosen == m_blocks.end())
        chosen = std::ranges::find_if(m_blocks, waits);
    if (chosen == m_blocks.end() || chosen == current)
        return current;
    if (!current->awaitsTrace()) {
        const auto isBefore = current < chosen;
        const auto index = chosen - m_blocks.begin() - (isBefore ? 1 : 0);
        endBlock(current);
        chosen = m_blocks.begin() + index;
    }
    std::rotate(chosen, std::next(chosen), m_blocks.end());
    return std::prev(m_blocks.end());
}

std::optional<CrashKind> CrashDetector::goOn(const Line& line, std::string_view caller,
                                             std::string_view message, TimePoint now) {
    const auto trace = readTraceLine(message);
    auto block = blockOf(caller);
    if (trace.role == TraceRole::Processor)
        block = chooseBlock(block, message);
    const bool isForeign = block->caller() != caller;
    if (isForeign && trace.role == TraceRole::Other)
        return std::nullopt;
    for (auto& rider : m_blocks)
        if (rider.isRider() && rider.caller() == caller)
            rider.ride(message, trace, now);
    const auto kind = block->kind();
    const auto step = block->add(line, message, trace, now);
    if (step == CrashBlock::Step::Last || step == CrashBlock::Step::Over)
        endWithRiders(block);
    const bool isPart = step == CrashBlock::Step::Part || step == CrashBlock::Step::Last;
    return isPart ? std::optional(kind) : std::nullopt;
}

CrashDetector::Blocks::iterator CrashDetector::endBlock(Blocks::iterator block) {
    if (auto crash = std::move(*block).take())
        m_found.push_back(std::move(*crash));
    return m_blocks.erase(block);
}

/// What has led to a panic is reported before it.
void CrashDetector::endWithRiders(Blocks::iterator block) {
    const auto caller = block->caller();
    auto ended = block - m_blocks.begin();
    for (std::ptrdiff_t i = 0; i < ended;) {
        if (m_blocks[static_cast<std::size_t>(i)].isRider() &&
            m_blocks[static_cast<std::size_t>(i)].caller() == caller) {
            endBlock(m_blocks.begin() + i);
            --ended;
        } else {
            ++i;
        }
    }
    endBlock(m_blocks.begin() + ended);
}

bool CrashDetector::countStorm(const CrashSign& sign, const Line& line, TimePoint now) {
    const auto found = std::ranges::find_if(m_storms, [&sign](const Storm& storm) {
        return storm.crash.kind == sign.kind && storm.key == sign.key;
    });
    if (found == m_storms.end()) {
        if (m_storms.size() >= maxStorms)
            endStorm(0);
        m_storms.push_back({crashAt(sign, line), std::string(sign.key), now, now + stormPause});
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
    for (auto block = m_blocks.begin(); block != m_blocks.end();) {
        if (block->deadline() <= now)
            block = endBlock(block);
        else
            ++block;
    }
    for (std::size_t i = m_storms.size(); i-- > 0;)
        if (m_storms[i].deadline <= now)
            endStorm(i);
}

TimePoint CrashDetector::nextDeadline() const {
    auto deadline = TimePoint::max();
    for (const auto& block : m_blocks)
        deadline = std::min(deadline, block.deadline());
    for (const auto& storm : m_storms)
        deadline = std::min(deadline, storm.deadline);
    return deadline;
}

void CrashDetector::endAll() {
    while (!m_blocks.empty())
        endBlock(m_blocks.begin());
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
