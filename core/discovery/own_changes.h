#pragma once

#include "core/aoe/frame.h"
#include "core/base/clock.h"
#include "core/discovery/target.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <string>

namespace etherdeck::discovery {

/// Changes requested from this computer, by this or another program, so that their effects can be attributed
/// to it. Does no I/O. Bounded, and each is forgotten after a while: a string that someone else sets later is
/// not ours.
class OwnChanges {
public:
    static constexpr auto lasting = std::chrono::seconds(30);
    static constexpr std::size_t limit = 256;

    /// The target is being asked to take this config string.
    void expect(Address address, std::string configString, TimePoint now);
    /// Pass every frame that arrives on an interface, before asking about its events. A target that confirms
    /// a new string to `own`, the interface's address, was asked for it from here.
    void heard(const aoe::Frame& frame, MacAddress own, TimePoint now);
    /// True when the event is about such a string, and nothing else.
    [[nodiscard]] bool explains(const Event& event) const;

private:
    struct Wish {
        Address address;
        std::string configString;
        TimePoint time{};
    };

    std::deque<Wish> m_wishes; ///< oldest first
};

} // namespace etherdeck::discovery
