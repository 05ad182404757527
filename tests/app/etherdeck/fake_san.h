#pragma once

#include "core/aoe/frame.h"
#include "core/link/frame_link.h"
#include "core/system/unique_descriptor.h"

#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace etherdeck::demo {

/// Targets e0.0, e0.1, … that answer as they should, without an interface. Outlives its links. May be changed
/// while they are open.
struct FakeSan {
    std::atomic<int> targets{0};
    std::atomic<int> claimed{-1};   ///< the number of the one that has an owner; none: -1
    std::atomic<int> contested{-1}; ///< that of the one that another box answers as well; none: -1
    std::atomic<int> openLinks{0};
    std::atomic<int> linksMade{0};

    [[nodiscard]] std::string string(Address address) const {
        const std::lock_guard lock(mutex);
        const auto found = strings.find(address);
        return found == strings.end() ? std::string() : found->second;
    }
    void setString(Address address, std::string string) {
        const std::lock_guard lock(mutex);
        strings[address] = std::move(string);
    }

    mutable std::mutex mutex;
    std::map<Address, std::string> strings; ///< what targets were claimed with; under the mutex
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
