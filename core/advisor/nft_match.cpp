#include "core/advisor/nft_match.h"

#include <algorithm>

namespace etherdeck {

namespace {

using nlohmann::json;

constexpr int deepestSet = 4;
constexpr std::size_t longestValue = 200;

const json* memberOf(const json& object, const char* key) {
    if (!object.is_object())
        return nullptr;
    const auto member = object.find(key);
    return member == object.end() ? nullptr : &*member;
}

/// 6666, {"range": [6000, 7000]}
RuleMatch matchPort(const json& value, std::uint16_t port) {
    if (value.is_number_unsigned())
        return matchIf(value.get<std::uint64_t>() == port);
    const auto* range = memberOf(value, "range");
    if (range == nullptr || !range->is_array() || range->size() != 2 || !(*range)[0].is_number_unsigned() ||
        !(*range)[1].is_number_unsigned())
        return RuleMatch::Maybe;
    return matchIf((*range)[0].get<std::uint64_t>() <= port && port <= (*range)[1].get<std::uint64_t>());
}

/// "192.168.1.2", {"prefix": {"addr": "192.168.1.0", "len": 24}}
RuleMatch matchAddress(const json& value, const std::optional<std::array<std::uint8_t, 4>>& address) {
    if (value.is_string())
        return matchNetwork(value.get<std::string>(), address);
    const auto* prefix = memberOf(value, "prefix");
    const auto* length = prefix != nullptr ? memberOf(*prefix, "len") : nullptr;
    if (length == nullptr || !length->is_number_unsigned())
        return RuleMatch::Maybe;
    return matchNetwork(textOf(*prefix, "addr") + '/' + std::to_string(length->get<std::uint64_t>()),
                        address);
}

std::string shortText(const json& value) {
    if (value.is_string())
        return value.get<std::string>();
    if (const auto* prefix = memberOf(value, "prefix"); prefix != nullptr && memberOf(*prefix, "len"))
        return textOf(*prefix, "addr") + '/' + memberOf(*prefix, "len")->dump();
    auto text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    std::erase(text, '"');
    return text.substr(0, longestValue);
}

std::string propertyText(const json& property) {
    if (const auto* payload = memberOf(property, "payload"))
        return textOf(*payload, "protocol") + ' ' + textOf(*payload, "field");
    for (const char* kind : {"meta", "ct"})
        if (const auto* member = memberOf(property, kind))
            return std::string(kind == std::string_view("ct") ? "ct " : "") + textOf(*member, "key");
    return shortText(property);
}

} // namespace

std::string textOf(const json& object, const char* key) {
    const auto member = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && member != object.end() && member->is_string() ? member->get<std::string>()
                                                                               : std::string();
}

RuleMatch NftMatch::match(const json& condition) const {
    const auto* left = memberOf(condition, "left");
    const auto* right = memberOf(condition, "right");
    const auto op = textOf(condition, "op");
    if (left == nullptr || right == nullptr)
        return RuleMatch::Maybe;
    if (op == "==" || op == "in")
        return equals(*left, *right);
    if (op == "!=")
        return negated(equals(*left, *right));
    return matchOrder(op, condition);
}

RuleMatch NftMatch::matchOrder(const std::string& op, const json& condition) const {
    const auto& right = condition["right"];
    const auto* payload = memberOf(condition["left"], "payload");
    if (payload == nullptr || !right.is_number_unsigned() || textOf(*payload, "field") != "dport")
        return RuleMatch::Maybe;
    const auto bound = right.get<std::uint64_t>();
    const std::uint64_t port = m_packet.port;
    const bool holds = op == "<"    ? port < bound
                       : op == ">"  ? port > bound
                       : op == "<=" ? port <= bound
                                    : op == ">=" && port >= bound;
    const auto protocol = textOf(*payload, "protocol");
    return matchIf(holds && (protocol == "udp" || protocol == "th"));
}

RuleMatch NftMatch::equals(const json& property, const json& value) const {
    return equals(property, value, 0);
}

RuleMatch NftMatch::equals(const json& property, const json& value, int depth) const {
    if (depth > deepestSet)
        return RuleMatch::Maybe;
    const json* elements = value.is_array() ? &value : memberOf(value, "set");
    if (value.is_string() && value.get_ref<const std::string&>().starts_with('@')) {
        const auto set = m_sets.find(m_table + '/' + value.get<std::string>().substr(1));
        if (set == m_sets.end())
            return RuleMatch::Maybe;
        elements = &set->second;
    }
    if (const auto* element = memberOf(value, "elem"))
        return equals(property, element->is_object() ? element->value("val", json()) : *element, depth + 1);
    if (elements == nullptr || !elements->is_array())
        return equalsOne(property, value);
    auto found = RuleMatch::No;
    for (const auto& one : *elements)
        found = either(found, equals(property, one, depth + 1));
    return found;
}

RuleMatch NftMatch::equalsOne(const json& property, const json& value) const {
    if (const auto* payload = memberOf(property, "payload"))
        return payloadEquals(*payload, value);
    if (const auto* meta = memberOf(property, "meta"))
        return metaEquals(textOf(*meta, "key"), value);
    if (const auto* ct = memberOf(property, "ct"))
        return connectionEquals(textOf(*ct, "key"), value);
    if (const auto* fib = memberOf(property, "fib"); fib != nullptr && textOf(*fib, "result") == "type")
        return value.is_string() ? matchIf(value == "local") : RuleMatch::Maybe;
    return RuleMatch::Maybe;
}

RuleMatch NftMatch::payloadEquals(const json& payload, const json& value) const {
    const auto protocol = textOf(payload, "protocol");
    const auto field = textOf(payload, "field");
    if ((protocol == "udp" || protocol == "th") && field == "dport")
        return matchPort(value, m_packet.port);
    if (protocol == "ip" && field == "protocol")
        return value.is_string() || value.is_number() ? matchIf(value == "udp" || value == 17)
                                                      : RuleMatch::Maybe;
    if (protocol == "ip" && field == "saddr")
        return matchAddress(value, m_packet.from);
    if (protocol == "ip" && field == "daddr")
        return matchAddress(value, m_packet.to);
    const bool isOfThePacket =
        protocol == "udp" || protocol == "th" || protocol == "ip" || protocol == "ether" || protocol.empty();
    return isOfThePacket ? RuleMatch::Maybe : RuleMatch::No; // tcp, icmp, ip6, …
}

/// A first datagram is new, and its connection has no other state yet: not seen-reply, assured, dnat.
RuleMatch NftMatch::connectionEquals(const std::string& key, const json& value) {
    if (!value.is_string() || (key != "state" && key != "status"))
        return RuleMatch::Maybe;
    return matchIf(key == "state" && value == "new");
}

RuleMatch NftMatch::metaEquals(const std::string& key, const json& value) const {
    if (!value.is_string() && !value.is_number())
        return RuleMatch::Maybe;
    if (key == "l4proto")
        return matchIf(value == "udp" || value == 17);
    if (key == "nfproto")
        return matchIf(value == "ipv4" || value == 2);
    if (key == "protocol")
        return matchIf(value == "ip");
    if ((key == "iifname" || key == "iif") && value.is_string())
        return matchInterface(value.get<std::string>(), '*', m_packet.interface);
    return RuleMatch::Maybe;
}

std::string nftText(const json& statement) {
    if (!statement.is_object() || statement.empty())
        return {};
    const std::string kind = statement.begin().key();
    const auto& body = statement.begin().value();
    if (kind == "match" && body.is_object()) {
        const auto op = textOf(body, "op");
        return propertyText(body.value("left", json())) + (op == "==" || op == "in" ? " " : ' ' + op + ' ') +
               shortText(body.value("right", json()));
    }
    if (kind == "vmap" && body.is_object())
        return propertyText(body.value("key", json())) + " vmap";
    if (kind == "jump" || kind == "goto")
        return kind + ' ' + textOf(body, "target");
    return kind;
}

} // namespace etherdeck
