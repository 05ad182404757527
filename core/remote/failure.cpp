#include "core/remote/failure.h"

#include "core/plans/json.h"
#include "core/plans/members.h"
#include "core/remote/host_key.h"

#include <algorithm>
#include <array>

namespace etherdeck::remote {

namespace {

constexpr std::size_t maxFacts = 64;
constexpr std::size_t longestFactName = 64;
constexpr std::size_t longestMessage = 4096;

constexpr std::array<std::pair<ConnectionFault, std::string_view>, 16> faultNames{{
    {ConnectionFault::ProgramMissing, "program-missing"},
    {ConnectionFault::HostNameUnknown, "host-name-unknown"},
    {ConnectionFault::NotReachable, "not-reachable"},
    {ConnectionFault::NoSshServer, "no-ssh-server"},
    {ConnectionFault::NotAllowed, "not-allowed"},
    {ConnectionFault::HostKeyUnknown, "host-key-unknown"},
    {ConnectionFault::HostKeyChanged, "host-key-changed"},
    {ConnectionFault::JumpHost, "jump-host"},
    {ConnectionFault::OldServer, "old-server"},
    {ConnectionFault::NoAgent, "no-agent"},
    {ConnectionFault::NotAnAgent, "not-an-agent"},
    {ConnectionFault::AgentOlder, "agent-older"},
    {ConnectionFault::ClientOlder, "client-older"},
    {ConnectionFault::AgentLacks, "agent-lacks"},
    {ConnectionFault::NoAnswer, "no-answer"},
    {ConnectionFault::Lost, "connection-lost"},
}};

struct Saying {
    std::string_view text;
    ConnectionFault fault;
};
constexpr std::array sayingsOfSsh{
    Saying{"REMOTE HOST IDENTIFICATION HAS CHANGED", ConnectionFault::HostKeyChanged},
    Saying{"Host key verification failed", ConnectionFault::HostKeyUnknown},
    Saying{"Permission denied (", ConnectionFault::NotAllowed},
    Saying{"Too many authentication failures", ConnectionFault::NotAllowed},
    Saying{"Unable to negotiate", ConnectionFault::OldServer},
    Saying{"Could not resolve hostname", ConnectionFault::HostNameUnknown},
    Saying{"Connection refused", ConnectionFault::NoSshServer},
    Saying{"during banner exchange", ConnectionFault::NoSshServer},
    Saying{"exchange_identification: read: ", ConnectionFault::NoSshServer},
    Saying{"Connection timed out", ConnectionFault::NotReachable},
    Saying{"No route to host", ConnectionFault::NotReachable},
    Saying{"Network is unreachable", ConnectionFault::NotReachable},
    // Last: with a host to jump over, ssh says it after the true reason, too.
    Saying{"exchange_identification: ", ConnectionFault::NoSshServer},
};

bool isListOfTexts(const wire::Json& value) {
    return value.is_array() && value.size() <= maxFacts && std::ranges::all_of(value, [](const auto& entry) {
               return entry.is_string() &&
                      entry.template get_ref<const std::string&>().size() <= plans::longestMemberText;
           });
}

wire::Json boundedFacts(const wire::Json& data) {
    auto facts = wire::Json::object();
    if (!data.is_object())
        return facts;
    for (const auto& [fact, value] : data.items()) {
        if (facts.size() >= maxFacts || fact.size() > longestFactName)
            continue;
        if (value.is_string())
            facts[fact] = value.get_ref<const std::string&>().substr(0, plans::longestMemberText);
        else if (value.is_number() || value.is_boolean() || isListOfTexts(value))
            facts[fact] = value;
    }
    return facts;
}

/// For agents that send only a code of JSON-RPC.
plans::RefusalCode codeOf(wire::RpcCode code) {
    switch (code) {
    case wire::RpcCode::MethodNotFound:
        return plans::RefusalCode::UnknownMethod;
    case wire::RpcCode::ParseError:
    case wire::RpcCode::InvalidRequest:
    case wire::RpcCode::InvalidParams:
        return plans::RefusalCode::BadRequest;
    case wire::RpcCode::Refused:
        return plans::RefusalCode::Failed;
    }
    return plans::RefusalCode::Failed;
}

std::string between(std::string_view text, std::string_view begin, std::string_view end) {
    const auto at = text.find(begin);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + begin.size());
    auto found = std::string(text.substr(0, std::min(text.find(end), text.size())));
    while (found.ends_with('\r') || found.ends_with(' '))
        found.pop_back();
    return found;
}

/// By ssh's own line for a connection through another ssh that has ended. What that one said is lost where
/// ssh keeps its connection for others.
bool isOfJumpHost(ConnectionFault fault, std::string_view errors) {
    constexpr std::string_view endOfProxy = "Connection closed by UNKNOWN port 65535";
    const auto needsAPerson = fault == ConnectionFault::HostKeyUnknown ||
                              fault == ConnectionFault::HostKeyChanged ||
                              fault == ConnectionFault::NotAllowed || fault == ConnectionFault::OldServer;
    const auto isUnsaid = fault == ConnectionFault::NoSshServer;
    const auto isRefused = errors.find("Connection refused") != std::string_view::npos;
    return (needsAPerson || (isUnsaid && !isRefused)) && errors.find(endOfProxy) != std::string_view::npos;
}

/// The host whose key has changed, who refuses, or whose methods are old; nothing where ssh does not say.
std::string jumpHostIn(std::string_view errors) {
    for (const auto& [begin, end] :
         {std::pair{"Host key for ", " has changed"}, std::pair{"Unable to negotiate with ", " port"}})
        if (auto host = between(errors, begin, end); !host.empty() && host.find('\n') == std::string::npos)
            return host;
    const auto at = errors.find(": Permission denied (");
    if (at == std::string_view::npos)
        return {};
    const auto line = errors.rfind('\n', at);
    return std::string(errors.substr(line == std::string_view::npos ? 0 : line + 1,
                                     at - (line == std::string_view::npos ? 0 : line + 1)));
}

bool isMissingCommand(const ProgramEnd& end) {
    return end.how == "exit status 127" || end.errors.find("command not found") != std::string::npos ||
           end.errors.find("etherdeck-agent: not found") != std::string::npos;
}

ConnectionFault faultOfSession(const wire::SessionEnded& end, bool wasReady) {
    switch (end.error.code) {
    case ErrorCode::VersionMismatch:
        return end.protocol < 0 || end.protocol > 1 ? ConnectionFault::ClientOlder
                                                    : ConnectionFault::AgentOlder;
    case ErrorCode::TimedOut:
        return wasReady ? ConnectionFault::Lost : ConnectionFault::NoAnswer;
    case ErrorCode::Closed:
        return ConnectionFault::Lost;
    default:
        return ConnectionFault::NotAnAgent;
    }
}

} // namespace

std::string_view name(ConnectionFault fault) {
    return std::ranges::find(faultNames, fault, &std::pair<ConnectionFault, std::string_view>::first)->second;
}

AgentRefusal refusalOf(const wire::RpcError& error) {
    auto facts = boundedFacts(error.data);
    const auto message = error.message.substr(0, longestMessage);
    AgentRefusal refused{plans::refusalFrom(facts, message), std::move(facts)};
    if (error.data.is_object() && error.data.contains("sentence"))
        refused.refusal.message = plans::sentenceFrom(error.data["sentence"], message);
    if (!refused.data.contains("code"))
        refused.refusal.code = codeOf(error.code);
    refused.data["code"] = plans::name(refused.refusal.code);
    return refused;
}

ConnectionError connectionError(const ProgramEnd& end, bool viaSsh) {
    ConnectionError error{ConnectionFault::Lost, end.errors, end.how, {}};
    const auto key = viaSsh ? takeReport(error.said) : std::nullopt;
    if (!end.noise.empty())
        error.said += (error.said.empty() || error.said.ends_with('\n') ? "" : "\n") + end.noise;
    if (viaSsh && end.how == "exit status 255") { // ssh's own; others are those of the agent
        const auto* const saying = std::ranges::find_if(sayingsOfSsh, [&end](const Saying& each) {
            return end.errors.find(each.text) != std::string::npos;
        });
        error.fault = saying == sayingsOfSsh.end() ? ConnectionFault::NotReachable : saying->fault;
        if (isOfJumpHost(error.fault, end.errors)) {
            // What is confirmed for the box must not be taken for that host, nor the reverse.
            error.fault = ConnectionFault::JumpHost;
            error.detail = jumpHostIn(end.errors);
        } else if (error.fault == ConnectionFault::OldServer) {
            error.detail = between(end.errors, "Their offer: ", "\n");
        } else if (error.fault == ConnectionFault::NotAllowed) {
            error.detail = between(end.errors, "Permission denied (", ")");
        } else if (key && error.fault == ConnectionFault::HostKeyUnknown && key->isOther) {
            error.fault = ConnectionFault::HostKeyChanged;
        }
        if (key && (error.fault == ConnectionFault::HostKeyUnknown ||
                    error.fault == ConnectionFault::HostKeyChanged))
            error.fingerprint = key->fingerprint;
    } else if (isMissingCommand(end)) {
        error.fault = viaSsh ? ConnectionFault::NoAgent : ConnectionFault::ProgramMissing;
    }
    return error;
}

ConnectionError withSessionEnd(ConnectionError error, const wire::SessionEnded& end, bool wasReady) {
    if (wasReady)
        error.fault = ConnectionFault::Lost;
    if (end.error.code != ErrorCode::Closed) {
        error.fault = faultOfSession(end, wasReady);
        error.detail = end.error.detail;
    }
    return error;
}

} // namespace etherdeck::remote
