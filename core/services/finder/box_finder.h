#pragma once

#include "core/finder/found_box.h"
#include "core/link/frame_link.h"
#include "core/services/calls/call.h"
#include "core/system/network/interfaces.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

struct FinderRequest {
    std::vector<link::Interface> interfaces;
    std::uint8_t shortestPrefix = finder::Sweep::shortestPrefix; ///< of a network that is swept
};

struct FinderProgress {
    int perMille = 0;
    std::size_t stations = 0; ///< found so far
};

/// What was found on an interface, or why it could not be looked for.
struct FoundThere {
    std::string interface;
    std::vector<finder::FoundBox> boxes;
    /// NoSuchInterface, InterfaceDown, PermissionDenied and so on; OutOfRange: it has no IPv4 network;
    /// TooLong: its network is larger than was asked for.
    std::optional<Error> error;
};

/// Finds the boxes of this computer's local networks: asks for every address by ARP, then asks who answered
/// for the banner of their SSH server and for their name. Calls may be made from
/// any thread, and end with it.
class BoxFinder : public QObject {
    Q_OBJECT

public:
    /// Opens a link that carries ARP.
    using LinkFactory = std::function<std::unique_ptr<link::FrameLink>(const std::string& interface)>;

    explicit BoxFinder(LinkFactory factory, QObject* parent = nullptr);
    ~BoxFinder() override;

    /// In the order of the request.
    Call find(const FinderRequest& request, QObject* receiver, Each<FinderProgress> each,
              Then<std::vector<FoundThere>> then);

private:
    LinkFactory m_factory;
};

} // namespace etherdeck
