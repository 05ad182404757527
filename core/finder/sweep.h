#pragma once

#include "core/base/clock.h"
#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"
#include "core/base/result.h"
#include "core/system/network/interfaces.h"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

/// Finds the stations of a local network. No I/O.
namespace etherdeck::finder {

/// Who answers for an address. Several MAC addresses are several stations with one address, or one that
/// answers on several of its interfaces.
struct Station {
    Ipv4Address address;
    std::set<MacAddress> macs;

    friend bool operator==(const Station&, const Station&) = default;
};

struct SweepProgress {
    std::size_t asked = 0; ///< requests so far, of both rounds
    std::size_t all = 0;

    friend bool operator==(const SweepProgress&, const SweepProgress&) = default;
};

/// Asks for every address of the interface's networks by ARP: twice, the second time only those that have not
/// answered. Listens as well: who asks for others is there too.
///
/// After every call that passes something in: takeFrame() until it returns nothing. Call timeReached() no
/// later than nextDeadline().
class Sweep {
public:
    static constexpr std::uint8_t shortestPrefix = 22; ///< of a network that is swept without being told to
    static constexpr std::uint8_t shortestOfAll = 16;  ///< also when told to
    static constexpr std::size_t maxMacs = 8;          ///< of each address
    /// Requests are sent in groups, so that a network of a /22 takes about ten seconds.
    static constexpr std::size_t groupSize = 20;
    static constexpr Duration groupPause = std::chrono::milliseconds(100);
    /// From the last request of a round to its end.
    static constexpr Duration patience = std::chrono::milliseconds(700);

    /// `own` is the interface's address. Networks that are larger than `shortest` allows are left out.
    /// Errors: OutOfRange: no network to sweep; TooLong: all are too large, with the prefix length of one as
    /// detail.
    [[nodiscard]] static Result<Sweep> create(const MacAddress& own,
                                              const std::vector<link::Ipv4Network>& networks,
                                              std::uint8_t shortest, TimePoint now);

    void frameReceived(std::span<const std::byte> frame);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<std::vector<std::byte>> takeFrame();
    /// TimePoint::max() when it is done.
    [[nodiscard]] TimePoint nextDeadline() const { return m_isDone ? TimePoint::max() : m_deadline; }
    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] SweepProgress progress() const;

    [[nodiscard]] std::size_t stationCount() const { return m_stationCount; }
    /// By address. Our own are not among them.
    [[nodiscard]] std::vector<Station> stations() const;

private:
    struct Question {
        Ipv4Address target;
        Ipv4Address sender;
    };

    explicit Sweep(const MacAddress& own, TimePoint now) : m_own(own), m_deadline(now) {}
    void beginSecondRound();
    void note(Ipv4Address address, const MacAddress& mac);
    void ask(const Question& question);

    MacAddress m_own;
    std::vector<Question> m_questions; ///< of the present round
    std::size_t m_next = 0;            ///< of these
    std::size_t m_asked = 0;           ///< in earlier rounds
    bool m_isSecond = false;
    bool m_isDone = false;
    TimePoint m_deadline;
    std::map<Ipv4Address, std::set<MacAddress>> m_found; ///< all that are asked for; empty: no answer
    std::size_t m_stationCount = 0;
    std::set<Ipv4Address> m_ours;
    std::deque<std::vector<std::byte>> m_frames;
};

} // namespace etherdeck::finder
