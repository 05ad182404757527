#include "core/sockets/listen.h"

namespace etherdeck {

namespace {

/// A system without IPv6 is not a failure.
bool isWithoutIt(const Error& error) {
    return error.code == ErrorCode::Unsupported || error.code == ErrorCode::OutOfRange;
}

std::optional<ListenFailure> listenAt(ConsoleSockets& sockets, const std::string& text, std::uint16_t port,
                                      bool mayBeMissing) {
    const auto address = ConsoleAddress::parse(text, port);
    if (!address)
        return ListenFailure{address.error(), text, std::nullopt};
    const auto listens = sockets.listen(*address);
    if (listens || (mayBeMissing && isWithoutIt(listens.error())))
        return std::nullopt;
    return ListenFailure{listens.error(), address->endpoint.toString(), *address};
}

} // namespace

std::optional<ListenFailure> listenOn(ConsoleSockets& sockets, const std::vector<std::string>& addresses,
                                      std::uint16_t port) {
    if (addresses.empty()) {
        auto failure = listenAt(sockets, "0.0.0.0", port, false);
        return failure ? failure : listenAt(sockets, "::", port, true);
    }
    for (const auto& address : addresses)
        if (auto failure = listenAt(sockets, address, port, false))
            return failure;
    return std::nullopt;
}

} // namespace etherdeck
