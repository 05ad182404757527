#include "core/netconsole/boots.h"

#include <algorithm>

namespace etherdeck::netconsole {

namespace {

std::uint64_t bit(Boots::LogNumber log) { return std::uint64_t{1} << (static_cast<std::uint32_t>(log) % 64); }

} // namespace

std::optional<Boots::Started> Boots::ubootHeard() {
    return m_stage == Stage::Nothing ? start(Stage::Uboot, BootCause::FirstHeard) : std::nullopt;
}

std::optional<Boots::Started> Boots::banner() { return start(Stage::Uboot, BootCause::Banner); }

/// Autoboot counts down once per boot.
std::optional<Boots::Started> Boots::countdown() {
    if (m_stage == Stage::Nothing || m_stage == Stage::Uboot)
        return ubootHeard();
    return start(Stage::Uboot, BootCause::Countdown);
}

std::optional<Boots::Started> Boots::prompt() {
    const bool isAfterKernel = m_stage == Stage::Kernel;
    const auto started =
        isAfterKernel || m_stage == Stage::Nothing ? start(Stage::Uboot, BootCause::Prompt) : std::nullopt;
    m_stage = Stage::PastAutoboot;
    return started;
}

void Boots::autobootOver() {
    if (m_stage == Stage::Uboot)
        m_stage = Stage::PastAutoboot;
}

std::optional<Boots::Started> Boots::kernelHeard(LogNumber log) {
    const bool isFirst = m_stage == Stage::Nothing;
    const auto started = isFirst ? start(Stage::Kernel, BootCause::FirstHeard) : std::nullopt;
    m_stage = Stage::Kernel;
    m_kernelLogs |= bit(log);
    return started;
}

std::optional<Boots::Started> Boots::kernelStarted(LogNumber log, BootCause cause) {
    const bool hasToldAlready = (m_kernelLogs & bit(log)) != 0;
    if (m_stage != Stage::Nothing && (m_stage != Stage::Kernel || !hasToldAlready))
        return kernelHeard(log);
    const auto started = start(Stage::Kernel, cause);
    m_kernelLogs = bit(log);
    return started;
}

void Boots::lineAdded(LineId line, WallTime time) {
    m_lastLine = line;
    m_lastLineTime = time;
}

void Boots::timeIs(WallTime now) {
    if (now < m_earnedUntil) // the clock was set back
        m_earnedUntil = now;
    const std::int64_t earned = (now - m_earnedUntil) / timeToEarnABoot;
    m_allowance = static_cast<std::uint32_t>(std::min<std::int64_t>(m_allowance + earned, maxBootsAtOnce));
    m_earnedUntil += earned * timeToEarnABoot;
}

bool Boots::mayStart() {
    if (m_allowance == 0)
        return false;
    --m_allowance;
    return true;
}

std::optional<Boots::Started> Boots::start(Stage stage, BootCause cause) {
    if (m_stage != Stage::Nothing && !mayStart()) {
        m_stage = stage;
        return std::nullopt;
    }
    Started started{static_cast<BootNumber>(static_cast<std::uint32_t>(m_number) + 1), cause, {}, {}, {}};
    if (m_stage != Stage::Nothing) {
        started.ended = m_number;
        started.lastLine = m_lastLine;
        started.lastLineTime = m_lastLineTime;
    }
    m_number = started.number;
    m_stage = stage;
    m_kernelLogs = 0;
    return started;
}

} // namespace etherdeck::netconsole
