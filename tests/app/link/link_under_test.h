#pragma once

#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "core/link/child_link.h"
#include "tests/support/network_namespace.h"

#include <QTest>

#include <memory>
#include <poll.h>

namespace etherdeck::tests {

/// The programs that serve the link protocol: all that one does, the other does as well. For
/// initTestCase_data(); the command takes the interface as its last word.
inline void addLinkPrograms() {
    const std::string folder = ETHERDECK_BIN_DIR;
    QTest::addColumn<std::vector<std::string>>("command");
    QTest::newRow("etherdeck-link") << std::vector{folder + "/etherdeck-link"};
    QTest::newRow("etherdeck-agent") << std::vector<std::string>{folder + "/etherdeck-agent", "link"};
}
inline std::vector<std::string> linkCommand(const std::vector<std::string>& words) {
    QFETCH_GLOBAL(std::vector<std::string>, command);
    command.insert(command.end(), words.begin(), words.end());
    return command;
}
/// It uses libpcap, which cannot open an interface that is off.
inline bool isByPcap() { return linkCommand({}).size() == 1; }

inline constexpr MacAddress stranger({0x02, 0, 0, 0, 0, 0x77});

/// For a broadcast to every target.
inline aoe::Route routeFrom(const MacAddress& source) {
    return {MacAddress::broadcast(), source, Address::everyone(), aoe::Tag(42)};
}

/// A reply of e7.3 as a target sends it.
inline aoe::Bytes reply(const MacAddress& source, std::optional<std::uint16_t> vlan = {},
                        std::string string = "box") {
    aoe::Frame frame;
    frame.header.destination = MacAddress::broadcast();
    frame.header.source = source;
    frame.header.vlan = vlan;
    frame.header.response = true;
    frame.header.address = Address(7, 3);
    frame.header.command = static_cast<std::uint8_t>(aoe::Command::QueryConfig);
    aoe::Config config;
    config.string = std::move(string);
    frame.body = std::move(config);
    return *aoe::build(frame);
}

/// A link through a child in a namespace, served while a test waits for what it says.
class LinkUnderTest {
public:
    LinkUnderTest(const NetworkNamespace& where, const std::vector<std::string>& command) :
        m_link(where.inside([&] { return std::make_unique<link::ChildLink>(command); })) {}

    link::ChildLink* operator->() { return m_link.get(); }

    /// The next event of a kind, at most ten seconds; others before it are forgotten.
    template <class Wanted>
    std::optional<Wanted> next(Duration timeout = std::chrono::seconds(10)) {
        const auto deadline = Clock::now() + timeout;
        for (;;) {
            while (auto event = m_link->takeEvent()) {
                if (auto* wanted = std::get_if<Wanted>(&*event))
                    return std::move(*wanted);
            }
            if (m_link->descriptor() < 0 || Clock::now() > deadline)
                return std::nullopt;
            pollfd ready{m_link->descriptor(),
                         static_cast<short>(POLLIN | (m_link->wantsToWrite() ? POLLOUT : 0)), 0};
            ::poll(&ready, 1, 50);
            m_link->serve();
        }
    }
    /// True once it has told that state.
    bool becomes(LinkState state) {
        const auto deadline = Clock::now() + std::chrono::seconds(10);
        while (Clock::now() < deadline) {
            const auto change = next<link::StateChanged>();
            if (!change || change->state == state)
                return change.has_value();
        }
        return false;
    }
    /// The next frame that is an AoE reply of that address.
    std::optional<aoe::Frame> nextReply(Address address, Duration timeout = std::chrono::seconds(10)) {
        const auto deadline = Clock::now() + timeout;
        while (Clock::now() < deadline) {
            m_frame = next<link::Received>(timeout);
            if (!m_frame)
                return std::nullopt;
            auto parsed = aoe::parse(m_frame->frame);
            if (parsed && parsed->header.response && parsed->header.address == address)
                return std::move(*parsed);
        }
        return std::nullopt;
    }

private:
    std::unique_ptr<link::ChildLink> m_link;
    std::optional<link::Received> m_frame; ///< a parsed frame points into it
};

} // namespace etherdeck::tests
