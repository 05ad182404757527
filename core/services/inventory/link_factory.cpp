#include "core/services/inventory/link_factory.h"

#include "core/link/child_link.h"
#include "core/remote/box_interface.h"

#include <algorithm>
#include <utility>

namespace etherdeck {

namespace {

/// A link that could not be opened.
class EndedLink : public link::FrameLink {
public:
    explicit EndedLink(Error error) : m_event(link::Ended{std::move(error)}) {}

    [[nodiscard]] int descriptor() const override { return -1; }
    [[nodiscard]] bool wantsToWrite() const override { return false; }
    void serve() override {}
    [[nodiscard]] std::optional<link::LinkEvent> takeEvent() override {
        return std::exchange(m_event, std::nullopt);
    }
    [[nodiscard]] Result<void> send(std::span<const std::byte> /*frame*/) override {
        return fail(ErrorCode::Closed);
    }

private:
    std::optional<link::LinkEvent> m_event;
};

} // namespace

DiscoveryService::LinkFactory linkFactory(std::string linkProgram, FindDevice findDevice) {
    return [program = std::move(linkProgram),
            find = std::move(findDevice)](const std::string& interface) -> std::unique_ptr<link::FrameLink> {
        const auto far = remote::boxInterface(interface);
        if (!far)
            return std::make_unique<link::ChildLink>(std::vector<std::string>{program, interface});
        const auto device = find(far->device);
        if (!device)
            return std::make_unique<EndedLink>(device.error());
        const auto command = remote::linkCommand(*device, far->interface);
        if (!command)
            return std::make_unique<EndedLink>(command.error());
        return std::make_unique<link::ChildLink>(*command, link::Place::FarAway);
    };
}

std::optional<FarPath> farPath(const std::vector<LinkStatus>& links, const std::string& interface) {
    const auto far = remote::boxInterface(interface);
    if (!far)
        return std::nullopt;
    const auto link = std::ranges::find(links, interface, &LinkStatus::interface);
    return FarPath{far->device, far->interface, link == links.end() ? std::nullopt : link->lineRoundTrip};
}

} // namespace etherdeck
