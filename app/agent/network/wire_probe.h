#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"
#include "core/base/mac_address.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace etherdeck::agent {

/// Finds out whether anybody on the wire answers for an address: a Query Config to everyone, twice, on
/// several ports. No answer does not prove that the address is free: a target that masks this box stays
/// silent.
class WireProbe {
public:
    static constexpr Duration repeatAfter = std::chrono::milliseconds(300);
    static constexpr Duration listenFor = std::chrono::milliseconds(600);
    static constexpr std::size_t maxAnswers = 64;

    struct Frame {
        std::size_t port = 0;
        std::vector<std::byte> bytes;
    };
    struct Answer {
        std::size_t port = 0;
        MacAddress mac;

        friend auto operator<=>(const Answer&, const Answer&) = default;
    };

    /// `ports` are the MAC addresses to ask from; answers of those and of `own` are ignored, as they come
    /// from this box.
    WireProbe(Address address, std::vector<MacAddress> ports, const std::set<MacAddress>& own, TimePoint now);

    void frameReceived(std::size_t port, std::span<const std::byte> frame);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<Frame> takeFrame();
    /// TimePoint::max() when it is done.
    [[nodiscard]] TimePoint nextDeadline() const;
    [[nodiscard]] bool isDone() const { return m_done; }
    /// Sorted, at most maxAnswers.
    [[nodiscard]] std::vector<Answer> answers() const { return {m_answers.begin(), m_answers.end()}; }

private:
    void ask();

    Address m_address;
    std::vector<MacAddress> m_ports;
    std::set<MacAddress> m_own;
    TimePoint m_start;
    unsigned m_asked = 0;
    bool m_done = false;
    std::deque<Frame> m_frames;
    std::set<Answer> m_answers;
};

} // namespace etherdeck::agent
