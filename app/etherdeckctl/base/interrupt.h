#pragma once

#include "core/system/unique_descriptor.h"

namespace etherdeck::ctl {

/// While it exists, SIGINT, SIGTERM and SIGHUP make a descriptor readable instead of ending the program, so
/// that work is ended in order: a call to a box is cancelled, and not left in the middle of a change. Only
/// one may exist in a process.
class Interrupt {
public:
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    ~Interrupt();

    /// -1 where the system has none to give.
    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    /// Reads a signal; false when there was none.
    [[nodiscard]] bool take();

private:
    link::UniqueDescriptor m_descriptor;
};

} // namespace etherdeck::ctl
