#pragma once

#include "core/aoe/frame.h"
#include "core/base/clock.h"
#include "core/discovery/target.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <string>

namespace etherdeck::discovery {

/// Changes that this computer has asked for, by this program or another one, so that what comes of them can
/// be told as its own. Does no I/O. Bounded, and each is forgotten after a while: a string that somebody else
/// sets later is not ours.
class OwnChanges {
public:
    static constexpr auto lasting = std::chrono::seconds(30);
    static constexpr std::size_t most = 256;

    /// The target is being told to take this config string.
    void expect(Address address, std::string configString, TimePoint now);
    /// Every frame that comes in on an interface, before its event is asked about. A target that confirms to
    /// `own`, the interface's address, that it has taken a string has been told so from here.
    void heard(const aoe::Frame& frame, MacAddress own, TimePoint now);
    /// True when the event tells of such a string, and of nothing else.
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
