#pragma once

#include "core/advisor/firewall_rules.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/system/console_address.h"
#include "core/system/network/interfaces.h"
#include "core/system/port_holder.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck {

/// Where the console listens, as reported by ConsoleService.
struct ArrivalPort {
    ConsoleAddress address{{{}, consolePort}, 0};
    bool isOpen = false;
    std::optional<Error> error;        ///< why it is not open
    std::uint64_t datagrams = 0;       ///< received since it was opened, without test lines
    std::optional<std::uint64_t> lost; ///< how many of them the system dropped, if it tells
};

/// What to find out about this computer.
struct ArrivalQuestion {
    ConsoleAddress address;
    FirewallPacket packet;
};

/// The result of a tool that lists firewall rules.
struct FirewallReading {
    enum class State : std::uint8_t { NotAsked, Read, Missing, NotAllowed, Failed };
    State state = State::NotAsked;
    FirewallVerdict verdict; ///< if it was read
    std::string detail;      ///< raw text, if it failed

    friend bool operator==(const FirewallReading&, const FirewallReading&) = default;
};

/// The firewall manager, where one is known.
enum class FirewallKeeper : std::uint8_t { None, Ufw, Firewalld };

/// What was found out about this computer.
struct ArrivalFacts {
    std::vector<PortHolder> holders; ///< of the port; may include this program
    std::int64_t ownProcess = 0;
    FirewallReading nftables;
    FirewallReading iptables;
    FirewallKeeper keeper = FirewallKeeper::None; ///< the one that is active
    std::optional<bool> keeperLetsIn;             ///< whether it lets the port in, if it could be asked
    std::vector<link::Interface> interfaces;
};

/// The steps of the check, in order.
enum class ArrivalLeg : std::uint8_t { Address, Firewall, Port, TestLine, Sender };

struct ArrivalFinding {
    enum class State : std::uint8_t { Waiting, Good, Problem, Unknown };
    enum class Code : std::uint8_t {
        Looking,
        AddressFits,      ///< `detail`: address/prefix on interface
        AddressElsewhere, ///< none of this computer's networks contains the box's address
        NoAddress,        ///< no interface that is up has an address
        FirewallNone,     ///< no rules for incoming traffic
        FirewallOpen,
        FirewallMayDrop, ///< `detail`: the rule
        FirewallDrops,   ///< `detail`: the rule
        FirewallKept,    ///< ufw or firewalld is active and does not confirm that the port is open
        FirewallHidden,  ///< only an administrator may read it
        FirewallNoTools, ///< neither nft nor iptables is installed
        FirewallFailed,  ///< `detail`: what the tools said
        PortOurs,
        PortTaken, ///< `detail`: by whom
        PortTakenUnknown,
        PortClosed,      ///< nobody has it, and we do not listen
        PortFailed,      ///< see `detail`
        TestArrived,     ///< `detail`: where it was sent
        TestNotSent,     ///< to none of these addresses; `detail`: why
        TestLost,        ///< sent, but not received in time; `detail`: where it was sent
        TestPartlyLost,  ///< received at some addresses, but not at `detail`
        TestNotPossible, ///< the port is not open
        SenderSilent,    ///< everything else is fine: it is the sender, or the cable
        SenderHeard,     ///< datagrams do arrive
    };
    ArrivalLeg leg{};
    State state = State::Waiting;
    Code code = Code::Looking;
    std::string detail;  ///< raw text
    std::string command; ///< to be copied into a terminal; often empty

    friend bool operator==(const ArrivalFinding&, const ArrivalFinding&) = default;
};

/// An address of this computer to which a box can send.
struct LocalAddress {
    std::string interface;
    std::string address; ///< IPv4, as text
    std::uint8_t prefixLength = 0;
    MacAddress mac;
    bool holdsBox = false; ///< the box's address is in its network

    friend bool operator==(const LocalAddress&, const LocalAddress&) = default;
};

/// Best first: the one in the box's network, then wired Ethernet with carrier.
[[nodiscard]] std::vector<LocalAddress> localAddresses(const std::vector<link::Interface>& interfaces,
                                                       const std::optional<netconsole::Endpoint>& box);

/// Checks the way of a console line from a box to this computer. Does no I/O: pass it facts and the time.
class ArrivalCheck {
public:
    static constexpr auto patience = std::chrono::seconds(3); ///< for the test line

    void setPort(const ArrivalPort& port) { m_port = port; }
    void setBox(const std::optional<netconsole::Endpoint>& box) { m_box = box; }
    void setFacts(const ArrivalFacts& facts) { m_facts = facts; }

    /// Returns a unique line, to be sent to `to`, and forgets earlier ones. Use a new number each time.
    [[nodiscard]] std::string beginTest(std::uint64_t number, std::string to = {});
    /// Returns one more line, for another address. testSent() counts the lines from 0.
    [[nodiscard]] std::string addTest(std::uint64_t number, std::string to);
    [[nodiscard]] std::size_t testCount() const { return m_tests.size(); }
    void testSent(TimePoint now, std::size_t which = 0);
    void testNotSent(const Error& error, std::size_t which = 0);
    void testArrived(std::size_t which = 0);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const; ///< TimePoint::max() when idle

    /// One for each step, in order.
    [[nodiscard]] std::vector<ArrivalFinding> findings() const;
    /// The first step with a problem; if there is none, the first whose result cannot be known.
    [[nodiscard]] std::optional<ArrivalLeg> brokenLeg() const;
    [[nodiscard]] bool isComplete() const;

private:
    struct Test {
        enum class State : std::uint8_t { Begun, Sent, Arrived, NotSent, Lost };
        std::string to;
        std::string line;
        State state = State::Begun;
        Error error;
        TimePoint deadline = TimePoint::max();
    };

    [[nodiscard]] ArrivalFinding addressFinding() const;
    [[nodiscard]] ArrivalFinding firewallFinding() const;
    [[nodiscard]] ArrivalFinding hiddenFirewall(const std::string& openCommand) const;
    [[nodiscard]] ArrivalFinding portFinding() const;
    [[nodiscard]] ArrivalFinding testFinding() const;
    [[nodiscard]] ArrivalFinding senderFinding() const;

    ArrivalPort m_port;
    std::optional<netconsole::Endpoint> m_box;
    std::optional<ArrivalFacts> m_facts;
    [[nodiscard]] std::string testedAddresses(Test::State state) const;
    [[nodiscard]] std::size_t testsIn(Test::State state) const;
    std::vector<Test> m_tests;
};

} // namespace etherdeck
