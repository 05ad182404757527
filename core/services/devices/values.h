#pragma once

#include "core/base/clock.h"
#include "core/plans/box_state.h"
#include "core/remote/answers.h"
#include "core/remote/failure.h"
#include "core/wire/client_session.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// A box that the user has added: how its agent is reached (core/remote/device.h), and its name.
struct KnownDevice {
    std::string device;
    std::string name; ///< empty: its host name

    friend bool operator==(const KnownDevice&, const KnownDevice&) = default;
};

/// All that is known about a box. What was read stays when the connection ends; `known` says how old it is.
struct DeviceState {
    enum class Link : std::uint8_t {
        Connecting,
        Connected,
        Waiting, ///< until `nextTry`; `error` says why
    };

    std::string device;
    Link link = Link::Connecting;
    std::optional<remote::ConnectionError> error;
    bool canLogIn = false;        ///< what ssh asks is answered, once somebody connects
    bool wasLoginRefused = false; ///< `error` came although what ssh asked was answered
    WallTime nextTry{};
    std::optional<WallTime> known; ///< when something was heard of it last
    wire::AgentGreeting greeting;  ///< of the latest connection

    std::optional<remote::Box> box;
    std::optional<remote::ExportList> exports;
    std::optional<std::vector<plans::Disk>> disks;
    std::optional<remote::InterfaceList> interfaces;
    std::optional<std::vector<remote::JournalEntry>> journal; ///< the newest first
    std::optional<plans::PendingChange> pending;
    TimePoint pendingRead{}; ///< when its seconds were counted
    /// Methods whose answer could not be used, with the reason.
    std::map<std::string, std::string> unreadable;

    [[nodiscard]] bool can(std::string_view capability) const { return greeting.can(capability); }
};
using DeviceStatePtr = std::shared_ptr<const DeviceState>; ///< never null

/// What the user did to confirm a plan.
struct DeviceConsent {
    std::string plan; ///< its id
    bool clicked = false;
    std::vector<std::string> typed;
    std::string backup{}; ///< the SHA-256 of the backup that the plan needs, once it is kept
};

} // namespace etherdeck
