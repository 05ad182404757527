#pragma once

#include "core/system/unique_descriptor.h"

namespace etherdeck::ctl {

/// While it exists, SIGINT, SIGTERM and SIGHUP make a descriptor readable instead of ending the program: a
/// call is then cancelled, so that the box is not left in the middle of a change.
class Interrupt {
public:
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    ~Interrupt();

    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }

private:
    link::UniqueDescriptor m_descriptor;
};

} // namespace etherdeck::ctl
