#pragma once

#include "app/lab/network/processes.h"

#include <initializer_list>
#include <optional>

namespace etherdeck::lab {

struct Signal {
    int number = 0;
    /// a key was pressed: the whole foreground group received it, including COMMAND
    bool fromTerminal = false;
};

/// Receives signals as events instead of interruptions. They stay blocked in this process permanently.
class SignalInbox {
public:
    explicit SignalInbox(std::initializer_list<int> numbers);

    /// Readable when a signal is pending.
    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    [[nodiscard]] std::optional<Signal> take();

private:
    UniqueDescriptor m_descriptor;
};

/// Takes the terminal back when COMMAND, such as a shell with job control, had taken it and has ended.
class TerminalKeeper {
public:
    TerminalKeeper();
    ~TerminalKeeper();
    TerminalKeeper(const TerminalKeeper&) = delete;
    TerminalKeeper& operator=(const TerminalKeeper&) = delete;

private:
    UniqueDescriptor m_terminal;
    bool m_wasOurs = false;
};

} // namespace etherdeck::lab
