#pragma once

#include "core/aoe/frame.h"
#include "core/link/frame_link.h"
#include "core/system/unique_descriptor.h"

#include <atomic>
#include <deque>

namespace etherdeck::demo {

/// Targets e0.0, e0.1, … that answer as they should, without an interface. Outlives its links. May be changed
/// while they are open.
struct FakeSan {
    std::atomic<int> targets{0};
    std::atomic<int> claimed{-1};   ///< the number of the one that has an owner; none: -1
    std::atomic<int> contested{-1}; ///< that of the one that another box answers as well; none: -1
    std::atomic<int> openLinks{0};
    std::atomic<int> linksMade{0};
};

/// A link into a FakeSan: what is sent is answered at once.
class FakeLink : public link::FrameLink {
public:
    FakeLink(FakeSan& san, std::string interface);
    ~FakeLink() override;

    [[nodiscard]] int descriptor() const override { return m_wake.get(); }
    [[nodiscard]] bool wantsToWrite() const override { return false; }
    void serve() override;
    [[nodiscard]] std::optional<link::LinkEvent> takeEvent() override;
    [[nodiscard]] Result<void> send(std::span<const std::byte> frame) override;

private:
    void answer(const aoe::Frame& request, Address address, const MacAddress& box);
    void tell(link::LinkEvent event);

    FakeSan& m_san;
    link::UniqueDescriptor m_wake;
    std::deque<link::LinkEvent> m_events;
};

} // namespace etherdeck::demo
