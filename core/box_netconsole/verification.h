#pragma once

#include "core/base/clock.h"
#include "core/base/mac_address.h"
#include "core/box_netconsole/parts.h"
#include "core/plans/box_state.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etherdeck::box_netconsole {

/// Waits for console output of one box, which proves that its netconsole works: the banner of U-Boot, or a
/// test line of the kernel. Does no I/O: give it what arrives, from whomever, and the time. Whoever sends
/// what, it keeps a few kilobytes.
class Verification {
public:
    struct Question {
        bool isKernel = false;
        std::string text;                   ///< the test line of the kernel
        std::vector<std::string> addresses; ///< of the box, as it sends
        std::vector<MacAddress> macs;       ///< of the box; none: not known
    };
    enum class State : std::uint8_t { Waiting, Arrived, TimedOut, Cancelled };

    Verification(Question question, TimePoint now, Duration longest);

    /// Part of what an address sends: U-Boot sends a datagram for each character. `mac` is that of the
    /// station, where it is known.
    void heard(const std::string& from, const std::optional<MacAddress>& mac, std::string_view bytes,
               TimePoint now);
    void timeReached(TimePoint now);
    void cancel();
    [[nodiscard]] TimePoint nextDeadline() const;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::string& from() const { return m_from; } ///< the address
    [[nodiscard]] const std::string& line() const { return m_line; } ///< raw
    /// Somebody else sent what was waited for; empty: nobody.
    [[nodiscard]] const std::string& stranger() const { return m_stranger; }
    [[nodiscard]] const Question& question() const { return m_question; }

private:
    /// A line that has begun.
    struct Line {
        std::string text;
        bool isProof = false;
    };

    [[nodiscard]] bool isOfBox(const std::string& from, const std::optional<MacAddress>& mac) const;
    [[nodiscard]] bool proves(std::string_view line) const;
    void take(const std::string& from, bool isBox, Line& line);

    Question m_question;
    TimePoint m_deadline;
    State m_state = State::Waiting;
    std::optional<TimePoint> m_lineDeadline;              ///< of the rest of the line that proves it
    std::map<std::pair<bool, std::string>, Line> m_lines; ///< by whether it is the box, and by address
    std::string m_from;
    std::string m_line;
    std::string m_stranger;
};

/// For U-Boot, which has the address in its environment.
[[nodiscard]] Verification::Question bootQuestion(const plans::BoxEnvironment& found);
/// For the kernel. `number` makes the test line one of a kind.
[[nodiscard]] Verification::Question kernelQuestion(const plans::NetconsoleTarget& place,
                                                    const std::vector<plans::BoxInterface>& interfaces,
                                                    std::uint32_t number);

} // namespace etherdeck::box_netconsole
