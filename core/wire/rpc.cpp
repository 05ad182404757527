#include "core/wire/rpc.h"

#include <optional>

namespace etherdeck::wire {

namespace {

/// True when nothing is nested deeper than allowed: the parser has a stack of its own, but a value that deep
/// would be destroyed recursively. Brackets within strings do not count.
bool isShallow(std::string_view line) {
    auto depth = 0;
    auto inString = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto character = line[at];
        if (inString) {
            if (character == '\\')
                ++at;
            else if (character == '"')
                inString = false;
        } else if (character == '"') {
            inString = true;
        } else if (character == '{' || character == '[') {
            if (++depth > maxJsonDepth)
                return false;
        } else if (character == '}' || character == ']') {
            --depth;
        }
    }
    return true;
}

std::optional<CallId> idIn(const Json& message) {
    const auto found = message.find("id");
    if (found == message.end())
        return std::nullopt;
    if (found->is_number_integer())
        return found->get<std::int64_t>();
    if (found->is_string() && found->get_ref<const std::string&>().size() <= 64)
        return found->get<std::string>();
    return std::nullopt;
}

std::optional<RpcError> errorIn(const Json& message) {
    const auto found = message.find("error");
    if (found == message.end() || !found->is_object())
        return std::nullopt;
    RpcError error;
    if (const auto code = found->find("code"); code != found->end() && code->is_number_integer())
        error.code = static_cast<RpcCode>(code->get<std::int32_t>());
    if (const auto text = found->find("message"); text != found->end() && text->is_string())
        error.message = text->get<std::string>();
    if (const auto data = found->find("data"); data != found->end())
        error.data = *data;
    return error;
}

/// A member as it is, without a copy: answers are long.
Json takeMember(Json& message, const char* name) {
    const auto found = message.find(name);
    return found == message.end() ? Json() : std::move(*found);
}

Result<RpcMessage> parseCall(Json& message, const std::string& method) {
    auto params = message.contains("params") ? takeMember(message, "params") : Json::object();
    if (!params.is_object())
        return fail(ErrorCode::Unsupported, "params is not an object");
    if (!message.contains("id"))
        return Notification{method, std::move(params)};
    const auto id = idIn(message);
    if (!id)
        return fail(ErrorCode::Unsupported, "id is neither a whole number nor a short text");
    return Request{*id, method, std::move(params)};
}

Json errorJson(const RpcError& error) {
    Json json{{"code", static_cast<std::int32_t>(error.code)}, {"message", error.message}};
    if (!error.data.is_null())
        json["data"] = error.data;
    return json;
}

struct ToJson {
    Json operator()(const Request& request) const {
        return {{"jsonrpc", "2.0"},
                {"id", toJson(request.id)},
                {"method", request.method},
                {"params", request.params}};
    }
    Json operator()(const Notification& notification) const {
        return {{"jsonrpc", "2.0"}, {"method", notification.method}, {"params", notification.params}};
    }
    Json operator()(const Reply& reply) const {
        Json json{{"jsonrpc", "2.0"}, {"id", toJson(reply.id)}};
        if (reply.result)
            json["result"] = *reply.result;
        else
            json["error"] = errorJson(reply.result.error());
        return json;
    }
    Json operator()(const LineError& line) const {
        return {{"jsonrpc", "2.0"}, {"id", nullptr}, {"error", errorJson(line.error)}};
    }
};

} // namespace

Result<RpcMessage> parseRpc(std::string_view line) {
    if (!isShallow(line))
        return fail(ErrorCode::TooLong, "nested too deep");
    auto message = Json::parse(line, nullptr, false);
    if (message.is_discarded())
        return fail(ErrorCode::Malformed, "not JSON");
    if (!message.is_object())
        return fail(ErrorCode::Unsupported, "not an object");
    const auto version = message.find("jsonrpc");
    if (version == message.end() || *version != "2.0")
        return fail(ErrorCode::Unsupported, "not JSON-RPC 2.0");
    if (const auto method = message.find("method"); method != message.end()) {
        if (!method->is_string())
            return fail(ErrorCode::Unsupported, "method is not a text");
        return parseCall(message, method->get<std::string>());
    }
    const auto id = idIn(message);
    if (const auto error = errorIn(message)) {
        if (!id)
            return LineError{*error};
        return Reply{*id, tl::unexpected(*error)};
    }
    if (!id || !message.contains("result"))
        return fail(ErrorCode::Unsupported, "neither a call nor an answer");
    return Reply{*id, takeMember(message, "result")};
}

std::string toLine(const RpcMessage& message) {
    const auto* const reply = std::get_if<Reply>(&message);
    if (reply && reply->result) // as below, without a copy of a long result
        return replyLine(reply->id, toText(*reply->result));
    return toText(std::visit(ToJson(), message)) + '\n';
}

std::string replyLine(const CallId& id, std::string_view result) {
    auto line = "{\"id\":" + toText(toJson(id)) + ",\"jsonrpc\":\"2.0\",\"result\":";
    line.append(result).append("}\n");
    return line;
}

std::string toText(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json toJson(const CallId& id) {
    return std::visit([](const auto& value) { return Json(value); }, id);
}

} // namespace etherdeck::wire
