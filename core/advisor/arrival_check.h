#pragma once

#include "core/advisor/firewall_rules.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/system/console_address.h"
#include "core/system/interfaces.h"
#include "core/system/port_holder.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck {

/// Where the console listens, as ConsoleService knows it.
struct ArrivalPort {
    ConsoleAddress address{{{}, consolePort}, 0};
    bool isOpen = false;
    std::optional<Error> error;        ///< why it is not open
    std::uint64_t datagrams = 0;       ///< that came in since it was opened, without test lines
    std::optional<std::uint64_t> lost; ///< of them the system threw away, if it tells
};

/// What the machine is asked.
struct ArrivalQuestion {
    ConsoleAddress address;
    FirewallPacket packet;
};

/// What a tool that lists rules said.
struct FirewallReading {
    enum class State : std::uint8_t { NotAsked, Read, Missing, NotAllowed, Failed };
    State state = State::NotAsked;
    FirewallVerdict verdict; ///< when it was read
    std::string detail;      ///< raw text, when it failed

    friend bool operator==(const FirewallReading&, const FirewallReading&) = default;
};

/// What looks after the rules, where one is known to.
enum class FirewallKeeper : std::uint8_t { None, Ufw, Firewalld };

/// What the machine answered.
struct ArrivalFacts {
    std::vector<PortHolder> holders; ///< of the port; this program too
    std::int64_t ownProcess = 0;
    FirewallReading nftables;
    FirewallReading iptables;
    FirewallKeeper keeper = FirewallKeeper::None; ///< that is switched on
    std::optional<bool> keeperLetsIn;             ///< what it says of the port, when it could be asked
    std::vector<link::Interface> interfaces;
};

/// The legs of the way, in the order in which they are looked at.
enum class ArrivalLeg : std::uint8_t { Address, Firewall, Port, TestLine, Sender };

struct ArrivalFinding {
    enum class State : std::uint8_t { Waiting, Good, Problem, Unknown };
    enum class Code : std::uint8_t {
        Looking,
        AddressFits,      ///< `detail`: address/prefix on interface
        AddressElsewhere, ///< none of this desk's networks holds the box's address
        NoAddress,        ///< no interface that is up has an address
        FirewallNone,     ///< no rules for what comes in
        FirewallOpen,
        FirewallMayDrop, ///< `detail`: the rule
        FirewallDrops,   ///< `detail`: the rule
        FirewallKept,    ///< ufw or firewalld is on and does not say that it lets the port in
        FirewallHidden,  ///< only an administrator may read it
        FirewallNoTools, ///< neither nft nor iptables is installed
        FirewallFailed,  ///< `detail`: what the tools said
        PortOurs,
        PortTaken, ///< `detail`: by whom
        PortTakenUnknown,
        PortClosed,      ///< nobody has it, and we do not listen
        PortFailed,      ///< see `detail`
        TestArrived,     ///< `detail`: where it was sent to
        TestNotSent,     ///< to none of these; `detail`: why
        TestLost,        ///< sent, and did not come back in time; `detail`: where it was sent to
        TestPartlyLost,  ///< to some it came, to `detail` it did not
        TestNotPossible, ///< the port is not open
        SenderSilent,    ///< all else is well: it is the sender, or the wire
        SenderHeard,     ///< datagrams do come in
    };
    ArrivalLeg leg{};
    State state = State::Waiting;
    Code code = Code::Looking;
    std::string detail;  ///< raw text
    std::string command; ///< to be copied into a terminal; often empty

    friend bool operator==(const ArrivalFinding&, const ArrivalFinding&) = default;
};

/// An address of this desk that a box can send to.
struct DeskAddress {
    std::string interface;
    std::string address; ///< IPv4, as it is written
    std::uint8_t prefixLength = 0;
    MacAddress mac;
    bool holdsBox = false; ///< the box's address is in its network

    friend bool operator==(const DeskAddress&, const DeskAddress&) = default;
};

/// The best one first: that of the box's network, then Ethernet by wire with a partner.
[[nodiscard]] std::vector<DeskAddress> deskAddresses(const std::vector<link::Interface>& interfaces,
                                                     const std::optional<netconsole::Endpoint>& box);

/// Judges the way of a console line from a box to this desk. Does no I/O: it is told facts and time.
class ArrivalCheck {
public:
    static constexpr auto patience = std::chrono::seconds(3); ///< for the test line

    void setPort(const ArrivalPort& port) { m_port = port; }
    void setBox(const std::optional<netconsole::Endpoint>& box) { m_box = box; }
    void setFacts(const ArrivalFacts& facts) { m_facts = facts; }

    /// A line that nobody else sends, to be sent to `to`; forgets former ones. The next one has another
    /// number.
    [[nodiscard]] std::string beginTest(std::uint64_t number, std::string to = {});
    /// One more, to another address; for testSent() it is the next one from 0.
    [[nodiscard]] std::string addTest(std::uint64_t number, std::string to);
    [[nodiscard]] std::size_t testCount() const { return m_tests.size(); }
    void testSent(TimePoint now, std::size_t which = 0);
    void testNotSent(const Error& error, std::size_t which = 0);
    void testArrived(std::size_t which = 0);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const; ///< TimePoint::max() when idle

    /// One for each leg, in order.
    [[nodiscard]] std::vector<ArrivalFinding> findings() const;
    /// The first leg that has a problem; without one, the first that cannot be known.
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
