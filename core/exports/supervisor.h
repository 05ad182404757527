#pragma once

#include "core/base/clock.h"
#include "core/exports/export.h"
#include "core/exports/stop_cause.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace etherdeck::exports {

/// One vblade: an export on one of its interfaces.
struct VbladeId {
    Address address;
    std::string interface;

    friend auto operator<=>(const VbladeId&, const VbladeId&) = default;
};

/// Compare the disk with the export's identity, check on the wire who has the address, and start the process
/// if both are as they should be. Answered by Supervisor::started() or startFailed().
struct CheckAndStart {
    VbladeId id;
    Export config;

    friend bool operator==(const CheckAndStart&, const CheckAndStart&) = default;
};
struct Terminate {
    VbladeId id;
    std::int32_t pid = 0;

    friend bool operator==(const Terminate&, const Terminate&) = default;
};
/// It did not end in time after Terminate.
struct Kill {
    VbladeId id;
    std::int32_t pid = 0;

    friend bool operator==(const Kill&, const Kill&) = default;
};
using SupervisorAction = std::variant<CheckAndStart, Terminate, Kill>;

enum class DiskComparison : std::uint8_t { Same, Other, Unknown };

struct VbladeStatus {
    enum class State : std::uint8_t { Running, Stopped, Failed };

    VbladeId id;
    State state = State::Stopped;
    bool changing = false; ///< it is being started or stopped now
    StopCause cause = StopCause::None;
    std::string reason;   ///< why it failed, as an English sentence
    std::int32_t pid = 0; ///< 0: there is no process
    std::optional<TimePoint> nextStart;

    friend bool operator==(const VbladeStatus&, const VbladeStatus&) = default;
};

/// Keeps the vblades of a box running. Does no I/O: it is told what is requested and what happens, and asked
/// what to do. No vblade is started, for the first time or again, without a check of disk and wire.
class Supervisor {
public:
    static constexpr Duration firstDelay = std::chrono::seconds(1); ///< after a death; doubles with each
    static constexpr Duration maxDelay = std::chrono::seconds(60);
    static constexpr Duration calmAfter =
        std::chrono::seconds(60); ///< having run so long, deaths are forgotten
    static constexpr Duration killAfter = std::chrono::seconds(5);
    static constexpr Duration diskReturn = std::chrono::minutes(10); ///< a disk back later waits for a start

    /// Requests. A start is requested by a person: it tries again whatever failed before. A vblade that runs
    /// with another configuration is ended and started with this one.
    void start(const Export& config, TimePoint now);
    void start(const Export& config, const std::string& interface, TimePoint now);
    void stop(const Address& address, TimePoint now);
    void stop(const VbladeId& id, TimePoint now);
    /// Stops it, and leaves it out of status().
    void forget(const VbladeId& id, TimePoint now);
    /// From now on it is started with another configuration. One that runs is left as it is.
    void configure(const Export& config, const std::string& interface);
    /// A process that runs already, and should. It is not started, but kept running from now on. To end a
    /// vblade that others have started, adopt it and forget it.
    void adopt(const Export& config, const std::string& interface, std::int32_t pid, TimePoint now);

    /// Answers to CheckAndStart. An empty text gets a sentence of ours.
    void started(const VbladeId& id, std::int32_t pid, TimePoint now);
    void startFailed(const VbladeId& id, StopCause cause, const std::string& text, TimePoint now);

    /// What happens. Reasons are sentences, as from deathReason().
    void died(const VbladeId& id, std::int32_t pid, const std::string& reason, TimePoint now);
    void diskGone(const Address& address, TimePoint now);
    /// A disk appeared at the path of this export, and was compared with the export's identity.
    void diskBack(const Address& address, DiskComparison comparison, TimePoint now);
    /// Gone counts as down. Nothing is started on an interface that is down. Report the state before the
    /// first start, so that nothing is tried in vain.
    void interfaceChanged(const std::string& interface, bool up, TimePoint now);
    void timeReached(TimePoint now);

    [[nodiscard]] std::optional<SupervisorAction> takeAction();
    [[nodiscard]] TimePoint nextDeadline() const;           ///< TimePoint::max() when idle
    [[nodiscard]] std::vector<VbladeStatus> status() const; ///< by address and interface

private:
    enum class Process : std::uint8_t { None, Starting, Running, Ending };
    struct Failure {
        StopCause cause = StopCause::None;
        std::string text;
    };
    struct Vblade {
        Export config;  ///< what it should run with
        Export running; ///< what it was started with
        bool wished = false;
        bool forgotten = false;
        bool stale = false; ///< its disk went while it was being started: it may have opened the old one
        Process process = Process::None;
        std::int32_t pid = 0;
        TimePoint since; ///< when it was started
        std::optional<TimePoint> killAt;
        std::optional<TimePoint> nextStart; ///< no start before
        unsigned deaths = 0;                ///< in a row
        std::optional<Failure> blocked;     ///< not started by time alone
        TimePoint goneSince;                ///< of a disk
        std::optional<Failure> last;
    };
    using Vblades = std::map<VbladeId, Vblade>;

    Vblade* find(const VbladeId& id);
    template <class Function>
    void forEachOf(const Address& address, Function function);
    [[nodiscard]] bool isDown(const VbladeId& id) const { return m_down.contains(id.interface); }
    void update(const VbladeId& id, Vblade& vblade, TimePoint now);
    void end(const VbladeId& id, Vblade& vblade, TimePoint now);
    void delay(Vblade& vblade, StopCause cause, const std::string& text, TimePoint now);
    void block(Vblade& vblade, StopCause cause, const std::string& text, TimePoint now);
    bool takeBackStart(const VbladeId& id);
    void dropForgotten();
    [[nodiscard]] VbladeStatus statusOf(const VbladeId& id, const Vblade& vblade) const;

    Vblades m_vblades;
    std::set<std::string> m_down;
    std::deque<SupervisorAction> m_actions;
};

} // namespace etherdeck::exports
