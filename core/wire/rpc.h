#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

/// JSON-RPC 2.0, one object per line. docs/agent-protocol.md specifies the messages.
namespace etherdeck::wire {

using Json = nlohmann::json;

inline constexpr std::size_t longestLineToAgent = 262'144;
inline constexpr std::size_t longestLineFromAgent = 4'194'304;
inline constexpr int maxJsonDepth = 32;

/// The codes of JSON-RPC 2.0, section 5.1.
enum class RpcCode : std::int32_t {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    Refused = -32000, ///< data.code says why
};

struct RpcError {
    RpcCode code = RpcCode::Refused;
    std::string message;
    Json data; ///< an object with "code", or null

    friend bool operator==(const RpcError&, const RpcError&) = default;
};

/// The caller's number of a call. Ours are whole numbers; a client may use text.
using CallId = std::variant<std::int64_t, std::string>;

struct Request {
    CallId id;
    std::string method;
    Json params = Json::object();

    friend bool operator==(const Request&, const Request&) = default;
};
struct Notification {
    std::string method;
    Json params = Json::object();

    friend bool operator==(const Notification&, const Notification&) = default;
};
struct Reply {
    CallId id;
    tl::expected<Json, RpcError> result;

    friend bool operator==(const Reply&, const Reply&) = default;
};
/// An error about a line that has no usable id.
struct LineError {
    RpcError error;

    friend bool operator==(const LineError&, const LineError&) = default;
};

using RpcMessage = std::variant<Request, Notification, Reply, LineError>;

/// Reads one line. Errors: Malformed (not JSON), Unsupported (JSON, but not a message of JSON-RPC 2.0),
/// TooLong (nested too deep).
[[nodiscard]] Result<RpcMessage> parseRpc(std::string_view line);
/// With its line feed. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string toLine(const RpcMessage& message);
/// The line of a Reply whose result is text already: as from toText().
[[nodiscard]] std::string replyLine(const CallId& id, std::string_view result);
/// On one line, without its end. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string toText(const Json& json);
[[nodiscard]] Json toJson(const CallId& id);

} // namespace etherdeck::wire
