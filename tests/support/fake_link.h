#pragma once

#include "core/link/frame_link.h"

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace etherdeck::tests {

/// The far end of a FakeLink, held by the test while the link is owned by what is tested.
class FakeWire {
public:
    FakeWire();
    ~FakeWire();
    FakeWire(const FakeWire&) = delete;
    FakeWire& operator=(const FakeWire&) = delete;

    /// What the link delivers next.
    void tell(link::LinkEvent event);
    void open(LinkState state = LinkState::Up);
    void receive(std::vector<std::byte> frame);
    void end(ErrorCode code);

    static MacAddress ownMac() { return MacAddress({0x02, 0, 0, 0, 0, 0x01}); }

    std::vector<std::vector<std::byte>> sent;
    /// Called with each frame that the link sends; it may pass answers to receive() at once.
    std::function<void(const std::vector<std::byte>&)> onSend = [](const auto&) {};
    bool isBusy = false;

private:
    friend class FakeLink;

    int m_wakeUp = -1;
    std::deque<link::LinkEvent> m_events;
    bool m_ended = false;
};

/// A link without a wire.
class FakeLink : public link::FrameLink {
public:
    explicit FakeLink(std::shared_ptr<FakeWire> wire) : m_wire(std::move(wire)) {}

    [[nodiscard]] int descriptor() const override;
    [[nodiscard]] bool wantsToWrite() const override { return false; }
    void serve() override;
    [[nodiscard]] std::optional<link::LinkEvent> takeEvent() override;
    [[nodiscard]] Result<void> send(std::span<const std::byte> frame) override;

private:
    std::shared_ptr<FakeWire> m_wire;
};

} // namespace etherdeck::tests
