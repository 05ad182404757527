#pragma once

#include "core/aoe/frame.h"
#include "core/aoe/identify.h"
#include "core/discovery/discovery.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::discovery {

constexpr Address e00(0, 0);
constexpr Address e73(7, 3);

inline bool isBroadcast(const aoe::Frame& frame) {
    return frame.header.destination == MacAddress::broadcast();
}

/// What a simulated target answers with. Changed freely between steps.
struct SimulatedTarget {
    Address address;
    MacAddress mac;
    aoe::Identity identity;
    aoe::Config config;
    std::vector<MacAddress> masks;
    std::vector<MacAddress> reservedBy;
    LinkId link{1};
    bool answersConfig = true;
    bool answersIdentify = true;
    bool knowsMasks = true;
    /// What a read gives; by itself, data that another serial number has otherwise.
    std::function<std::vector<std::byte>(std::uint64_t sector)> content;
    bool answersReads = true;
    aoe::TargetError readError = aoe::TargetError::None;
};

/// Sectors of a disk whose data is made of `seed`; another seed, another disk.
[[nodiscard]] std::vector<std::byte> diskData(std::string_view seed, std::uint64_t sector);
[[nodiscard]] std::vector<std::byte> blankSector();

/// Discovery on a wire with a manual clock, a delay in each direction, and losses as told.
class SimulatedWire {
public:
    explicit SimulatedWire(Settings settings = {});

    Discovery discovery;
    std::vector<SimulatedTarget> targets;
    Duration delay = std::chrono::microseconds(500); ///< one way
    /// Told every frame with its number; true loses it.
    std::function<bool(std::size_t)> loses = [](std::size_t) { return false; };
    /// Set when `targets` are in the order of their addresses: then many of them are found quickly.
    bool areSorted = false;

    SimulatedTarget& add(Address address, MacAddress mac, std::uint64_t sectors, const std::string& serial);
    void linkUp(LinkId link = LinkId{1});
    void linkDown(LinkId link = LinkId{1});
    /// Lets the time pass, frames travel and targets answer.
    void run(Duration duration);
    /// A frame out of the blue, at once.
    void inject(const std::vector<std::byte>& frame, LinkId link = LinkId{1});
    /// The unasked reply that vblade broadcasts when it starts: version 0, tag 0.
    [[nodiscard]] static std::vector<std::byte> advertisement(const SimulatedTarget& target);
    /// What a target answers; nothing when it keeps silent.
    [[nodiscard]] static std::optional<std::vector<std::byte>> answer(const SimulatedTarget& target,
                                                                      const aoe::Frame& request);

    [[nodiscard]] TimePoint now() const { return m_now; }
    /// Events since the last call, as "kind address [changes]".
    [[nodiscard]] std::vector<std::string> takeEvents();
    /// The last one of all.
    [[nodiscard]] const Event& lastEvent() const { return m_lastEvent; }
    /// Requests seen on the wire so far that `predicate` likes.
    [[nodiscard]] std::size_t countRequests(const std::function<bool(const aoe::Frame&)>& predicate) const;
    [[nodiscard]] const std::vector<std::vector<std::byte>>& requests() const { return m_requests; }
    [[nodiscard]] std::size_t maxUnanswered() const { return m_maxUnanswered; }
    void clearLog() { m_requests.clear(); }

    static MacAddress ownMac() { return MacAddress({0x02, 0, 0, 0, 0, 0x01}); }

private:
    void pump();
    void deliver(LinkId link, const std::vector<std::byte>& request);
    [[nodiscard]] static bool answerAta(const SimulatedTarget& target, const aoe::Ata& request,
                                        aoe::Frame& reply, std::vector<std::byte>& data);

    struct Travelling {
        LinkId link;
        std::vector<std::byte> bytes;
    };
    TimePoint m_now{std::chrono::hours(1)};
    std::multimap<TimePoint, Travelling> m_toTargets;
    std::multimap<TimePoint, Travelling> m_toUs;
    std::vector<std::vector<std::byte>> m_requests;
    std::vector<std::string> m_events;
    Event m_lastEvent;
    std::size_t m_frameNumber = 0;
    std::size_t m_unanswered = 0;
    std::size_t m_maxUnanswered = 0;
};

/// A MAC with the Pogoplug prefix.
[[nodiscard]] MacAddress plugMac(std::uint8_t number);

} // namespace etherdeck::discovery
