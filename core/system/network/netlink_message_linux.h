#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <linux/netlink.h>
#include <span>
#include <string_view>
#include <vector>

/// netlink(7): messages in a datagram, attributes in a message. Lengths are checked; what does not fit ends
/// the walk.
///
///   message                                        attribute
///   0       4      6       8          16           0       2      4
///   +-------+------+-------+----------+-------      +-------+------+-----------
///   | length| type | flags | seq, pid | body        | length| type | payload      both padded to four bytes
///   +-------+------+-------+----------+-------      +-------+------+-----------
namespace etherdeck::link::netlink {

/// Calls `handle` with each complete message of a datagram, header included. The datagram must be aligned as
/// an nlmsghdr.
template <class Handle>
void forEachMessage(std::span<const std::byte> datagram, const Handle& handle) {
    while (datagram.size() >= sizeof(nlmsghdr)) {
        const auto length = reinterpret_cast<const nlmsghdr*>(datagram.data())->nlmsg_len;
        if (length < sizeof(nlmsghdr) || length > datagram.size())
            return;
        handle(datagram.first(length));
        datagram = datagram.subspan(std::min<std::size_t>(NLMSG_ALIGN(length), datagram.size()));
    }
}

/// What follows the header of a complete message.
[[nodiscard]] inline std::span<const std::byte> bodyOf(std::span<const std::byte> message) {
    return message.subspan(NLMSG_HDRLEN);
}

struct Attribute {
    int type = 0;
    std::span<const std::byte> payload;
};

template <class Handle>
void forEachAttribute(std::span<const std::byte> bytes, const Handle& handle) {
    while (bytes.size() >= sizeof(nlattr)) {
        nlattr head;
        std::memcpy(&head, bytes.data(), sizeof head);
        if (head.nla_len < sizeof head || head.nla_len > bytes.size())
            return;
        handle(Attribute{head.nla_type & NLA_TYPE_MASK, bytes.first(head.nla_len).subspan(sizeof head)});
        bytes = bytes.subspan(std::min<std::size_t>(NLA_ALIGN(head.nla_len), bytes.size()));
    }
}

/// A request: netlink header, family header, attributes.
class Request {
public:
    template <class FamilyHeader>
    Request(std::uint16_t type, int flags, const FamilyHeader& family) {
        nlmsghdr header{};
        header.nlmsg_type = type;
        header.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
        append(&header, sizeof header);
        append(&family, sizeof family);
        noteLength();
    }

    /// Includes the NUL that the kernel expects.
    void addText(std::uint16_t type, std::string_view text) {
        addHead(type, text.size() + 1);
        const auto bytes = std::as_bytes(std::span(text));
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        m_bytes.resize(NLMSG_ALIGN(m_bytes.size() + 1));
        noteLength();
    }

    template <class Integer>
    void addNumber(std::uint16_t type, Integer value) {
        addHead(type, sizeof value);
        append(&value, sizeof value);
        noteLength();
    }

    /// What `addContent` adds becomes the payload of one attribute.
    template <class AddContent>
    void addNested(std::uint16_t type, const AddContent& addContent) {
        const auto start = m_bytes.size();
        addHead(type, 0);
        addContent();
        const auto length = static_cast<std::uint16_t>(m_bytes.size() - start);
        std::memcpy(m_bytes.data() + start, &length, sizeof length);
    }

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    void append(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const std::byte*>(data);
        m_bytes.insert(m_bytes.end(), bytes, bytes + size);
        m_bytes.resize(NLMSG_ALIGN(m_bytes.size()));
    }
    void addHead(std::uint16_t type, std::size_t payload) {
        nlattr head{};
        head.nla_len = static_cast<std::uint16_t>(sizeof head + payload);
        head.nla_type = type;
        append(&head, sizeof head);
    }
    void noteLength() {
        const auto length = static_cast<std::uint32_t>(m_bytes.size());
        std::memcpy(m_bytes.data(), &length, sizeof length);
    }

    std::vector<std::byte> m_bytes;
};

} // namespace etherdeck::link::netlink
