#pragma once

#include "core/plans/refusal.h"
#include "core/wire/client_session.h"
#include "core/wire/rpc.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace etherdeck::remote {

/// Why an agent cannot be talked to, as a closed list.
enum class ConnectionFault : std::uint8_t {
    ProgramMissing,  ///< ssh, or the program of exec:, is not installed here
    HostNameUnknown, ///< no host has this name
    NotReachable,    ///< nobody answers there
    NoSshServer,     ///< the host is there, but nothing listens at the port of ssh
    NotAllowed,      ///< ssh accepts none of the user's keys, or the socket is not ours
    HostKeyUnknown,  ///< ssh does not know the key of the host
    HostKeyChanged,  ///< the host has another key than the one that is known
    JumpHost,        ///< a host on the way (ProxyJump) lets nobody pass, or does not reach the box
    OldServer,       ///< the SSH server has no method in common with ours: `detail` is its offer
    NoAgent,         ///< the box answers, but no agent runs there
    NotAnAgent,      ///< what answers does not follow the protocol
    AgentOlder,      ///< no common version of the protocol: the agent has to be updated
    ClientOlder,     ///< …: this program has to be updated
    AgentLacks,      ///< the agent does not have the required capability
    NoAnswer,        ///< connected, but no answer in time
    Lost,            ///< the connection ended
};
/// "not-reachable", ….
[[nodiscard]] std::string_view name(ConnectionFault fault);

struct ConnectionError {
    ConnectionFault fault = ConnectionFault::Lost;
    /// What ssh, a shell or the agent said, raw: make it harmless before it is shown.
    std::string said;
    /// JumpHost: which one, when it is known; AgentLacks: the capability; NotAllowed: the methods that the
    /// server accepts; OldServer: what it offers; else how the program ended.
    std::string detail;
    std::string agent; ///< its version, when it is known
    std::string
        fingerprint{}; ///< HostKeyUnknown, HostKeyChanged: of the host's present key, when it is known

    friend bool operator==(const ConnectionError&, const ConnectionError&) = default;
};

/// What the agent refused, with all facts that it gave.
struct AgentRefusal {
    plans::Refusal refusal;
    wire::Json data = wire::Json::object(); ///< bounded: texts, numbers, booleans and lists of texts

    friend bool operator==(const AgentRefusal&, const AgentRefusal&) = default;
};

using Failure = std::variant<ConnectionError, AgentRefusal>;

template <class T>
using Answer = tl::expected<T, Failure>;

/// Reads the error of an answer, which may hold anything.
[[nodiscard]] AgentRefusal refusalOf(const wire::RpcError& error);

/// How the program ended that connected to an agent.
struct ProgramEnd {
    std::string how;    ///< "exit status 255"
    std::string errors; ///< its standard error
    std::string noise;  ///< what it printed instead of an answer
};
/// From ssh's messages, which are always in English; `viaSsh` is false for the program of exec:.
[[nodiscard]] ConnectionError connectionError(const ProgramEnd& end, bool viaSsh);

/// Adds the reason why the session ended. `wasReady`: the agent had answered hello.
[[nodiscard]] ConnectionError withSessionEnd(ConnectionError error, const wire::SessionEnded& end,
                                             bool wasReady);

} // namespace etherdeck::remote
