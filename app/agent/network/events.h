#pragma once

#include "core/base/result.h"

#include <memory>

namespace etherdeck::link {
class NetlinkSocket;
}

namespace etherdeck::agent {

/// Says when interfaces of the box, their addresses or their VLANs may have changed: read them again then.
class InterfaceEvents {
public:
    /// Errors: System.
    [[nodiscard]] static Result<InterfaceEvents> open();
    InterfaceEvents(InterfaceEvents&&) noexcept;
    InterfaceEvents& operator=(InterfaceEvents&&) noexcept;
    ~InterfaceEvents();

    /// Readable when something was said.
    [[nodiscard]] int descriptor() const;
    /// Takes all that was said, and returns whether something was. Does not wait.
    [[nodiscard]] bool takeChanges();

private:
    explicit InterfaceEvents(std::unique_ptr<link::NetlinkSocket> socket);

    std::unique_ptr<link::NetlinkSocket> m_socket;
};

} // namespace etherdeck::agent
