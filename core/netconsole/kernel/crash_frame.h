#pragma once

#include "core/netconsole/kernel/crash_signs.h"
#include "core/netconsole/kernel/crash_trace.h"

#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// Finds the function that matters in a report, line by line.
class CrashFrame {
public:
    explicit CrashFrame(const CrashSign& sign);

    void add(std::string_view message, const TraceLine& line);
    /// "sysrq_handle_crash+0x16/0x20"; may be empty.
    [[nodiscard]] const std::string& best() const;

private:
    void noteLinkRegister(std::string_view message, const TraceLine& line);
    void addCounter(std::string_view symbol);
    void addFrame(std::string_view symbol);
    void addToStall(const TraceLine& line);
    void noteNamed(std::string_view symbol);
    void noteHelper(std::string_view symbol);

    FrameRule m_rule;
    std::string m_named;   ///< by the sign, or by a line before the trace
    std::string m_counter; ///< the program counter before the trace
    std::string m_own;     ///< the first of the trace that is not a helper
    std::string m_helper;  ///< the first one at all
    std::string m_called;  ///< by the kernel's core
    std::string m_before;  ///< the frame above, on the way to that
    bool m_inTrace = false;
    bool m_isNamedNext = false;
    bool m_isLost = false; ///< the program counter is not in a function
};

} // namespace etherdeck::netconsole
