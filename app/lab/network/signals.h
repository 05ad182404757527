#pragma once

#include "app/lab/network/processes.h"

#include <initializer_list>
#include <optional>

namespace etherdeck::lab {

struct Signal {
    int number = 0;
    bool fromTerminal = false; ///< a key was pressed: the whole foreground group got it, COMMAND too
};

/// Takes signals as events instead of interrupting. They stay blocked in this process for good.
class SignalInbox {
public:
    explicit SignalInbox(std::initializer_list<int> numbers);

    /// Readable when a signal waits.
    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    [[nodiscard]] std::optional<Signal> take();

private:
    UniqueDescriptor m_descriptor;
};

/// Gives the terminal back to us when COMMAND, a shell with job control for one, took it and is gone.
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
