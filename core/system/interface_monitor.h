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

/// An interface as a link needs to know it.
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

/// Tells when an interface goes up or down, changes, or is removed. Needs no privilege. It follows the
/// interface, not its name: one that is removed stays gone, even if another takes the name.
class InterfaceMonitor {
public:
    /// Errors: NoSuchInterface, System.
    [[nodiscard]] static Result<InterfaceMonitor> open(const std::string& name);
    InterfaceMonitor(InterfaceMonitor&&) noexcept;
    ~InterfaceMonitor();

    /// Readable when something may have changed.
    [[nodiscard]] int descriptor() const;
    /// As of the last takeChange(), or of open().
    [[nodiscard]] const InterfaceStatus& status() const { return m_status; }
    /// The next change, in order, without waiting; call until nothing comes.
    [[nodiscard]] std::optional<InterfaceStatus> takeChange();
    /// Asks anew instead of waiting to be told; a difference comes with takeChange().
    void lookAgain();

private:
    InterfaceMonitor();
    void messageReceived(std::span<const std::byte> message);

    std::unique_ptr<NetlinkSocket> m_socket;
    InterfaceStatus m_status; ///< as told by takeChange()
    InterfaceStatus m_latest; ///< as told by the system
    std::deque<InterfaceStatus> m_changes;
};

} // namespace etherdeck::link
