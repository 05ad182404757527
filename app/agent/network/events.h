#pragma once

#include "core/base/result.h"

#include <memory>

namespace etherdeck::link {
class NetlinkSocket;
}

namespace etherdeck::agent {

/// Reports when interfaces of the box, their addresses or their VLANs may have changed and must be read
/// again.
class InterfaceEvents {
public:
    /// Errors: System.
    [[nodiscard]] static Result<InterfaceEvents> open();
    InterfaceEvents(InterfaceEvents&&) noexcept;
    InterfaceEvents& operator=(InterfaceEvents&&) noexcept;
    ~InterfaceEvents();

    /// Readable when there is a report.
    [[nodiscard]] int descriptor() const;
    /// Takes all reports, and returns whether there were any. Does not wait.
    [[nodiscard]] bool takeChanges();

private:
    explicit InterfaceEvents(std::unique_ptr<link::NetlinkSocket> socket);

    std::unique_ptr<link::NetlinkSocket> m_socket;
};

} // namespace etherdeck::agent
