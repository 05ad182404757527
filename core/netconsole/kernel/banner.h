#pragma once

#include <string_view>
#include <utility>

namespace etherdeck::netconsole {

/// The line with which a kernel says what it is.
[[nodiscard]] inline bool isLinuxVersion(std::string_view line) { return line.starts_with("Linux version "); }

/// Finds the start of a kernel in its lines: the one above or, on ARM, the one right before it.
class KernelBanner {
public:
    /// Pass every line. True for the first one of a kernel.
    [[nodiscard]] bool isStart(std::string_view line) {
        const bool isBefore = line.starts_with("Booting Linux on physical CPU");
        const bool wasBefore = std::exchange(m_wasBefore, isBefore);
        return isBefore || (isLinuxVersion(line) && !wasBefore);
    }

private:
    bool m_wasBefore = false;
};

} // namespace etherdeck::netconsole
