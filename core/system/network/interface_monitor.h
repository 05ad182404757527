#pragma once

#include "core/base/link_state.h"
#include "core/base/mac_address.h"
#include "core/base/result.h"

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace etherdeck::link {

/// What a link needs to know about an interface.
struct InterfaceStatus {
    std::uint32_t index = 0;
    std::string name;
    bool ethernet = false;
    MacAddress mac;
    std::uint32_t mtu = 0; ///< bytes
    LinkState state = LinkState::Down;

    friend bool operator==(const InterfaceStatus&, const InterfaceStatus&) = default;
};

class NetlinkSocket;

/// Reports when an interface goes up or down, changes, or is removed. Needs no privilege. It follows the
/// interface, not its name: once removed it stays gone, even if another interface takes the name.
class InterfaceMonitor {
public:
    /// Errors: NoSuchInterface, System.
    [[nodiscard]] static Result<InterfaceMonitor> open(const std::string& name);
    InterfaceMonitor(InterfaceMonitor&&) noexcept;
    ~InterfaceMonitor();

    /// Readable when something may have changed.
    [[nodiscard]] int descriptor() const;
    /// The status after the last takeChange(), or after open().
    [[nodiscard]] const InterfaceStatus& status() const { return m_status; }
    /// The next change, in order. Does not wait; call it until it returns nothing.
    [[nodiscard]] std::optional<InterfaceStatus> takeChange();
    /// Queries the interface now instead of waiting for a message; takeChange() returns any difference.
    void lookAgain();

private:
    InterfaceMonitor();
    void messageReceived(std::span<const std::byte> message);

    std::unique_ptr<NetlinkSocket> m_socket;
    InterfaceStatus m_status; ///< as reported by takeChange()
    InterfaceStatus m_latest; ///< as reported by the system
    std::deque<InterfaceStatus> m_changes;
};

} // namespace etherdeck::link
