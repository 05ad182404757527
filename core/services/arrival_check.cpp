#include "core/services/arrival_check.h"

#include "core/advisor/rule_condition.h"

#include <algorithm>
#include <array>

namespace etherdeck {

namespace {

using Code = ArrivalFinding::Code;
using State = ArrivalFinding::State;
using Reading = FirewallReading::State;
using Kind = FirewallVerdict::Kind;
using Octets = std::array<std::uint8_t, 4>;

std::optional<Octets> octetsOf(const std::optional<netconsole::Endpoint>& endpoint) {
    if (!endpoint || !endpoint->isV4())
        return std::nullopt;
    Octets octets{};
    std::copy_n(endpoint->address.end() - 4, 4, octets.begin());
    return octets;
}

bool isV4Text(const std::string& address) { return address.find(':') == std::string::npos; }

/// The higher, the likelier it is that a box can send there.
int rank(const DeskAddress& address, const link::Interface& interface) {
    return (address.holdsBox ? 8 : 0) + (interface.carrier ? 4 : 0) + (interface.wireless ? 0 : 2) +
           (interface.carriesDefaultRoute ? 1 : 0);
}

std::string holderText(const PortHolder& holder) {
    return holder.program + " (" + std::to_string(holder.processId) + ')';
}

std::string portText(const ConsoleAddress& address) { return std::to_string(address.endpoint.port); }

ArrivalFinding finding(ArrivalLeg leg, State state, Code code, std::string detail = {},
                       std::string command = {}) {
    return {leg, state, code, std::move(detail), std::move(command)};
}

std::string ruleText(const FirewallVerdict& verdict) {
    return verdict.chain + ": " + (verdict.rule.empty() ? "policy drop" : verdict.rule);
}

/// Lets the port in, by what looks after the rules.
std::string openCommand(FirewallKeeper keeper, const std::string& port) {
    switch (keeper) {
    case FirewallKeeper::Ufw:
        return "sudo ufw allow " + port + "/udp";
    case FirewallKeeper::Firewalld:
        return "sudo firewall-cmd --add-port=" + port + "/udp";
    case FirewallKeeper::None:
        break;
    }
    return {};
}

} // namespace

std::vector<DeskAddress> deskAddresses(const std::vector<link::Interface>& interfaces,
                                       const std::optional<netconsole::Endpoint>& box) {
    std::vector<std::pair<int, DeskAddress>> ranked;
    const auto wanted = octetsOf(box);
    for (const auto& interface : interfaces) {
        if (interface.loopback || !interface.adminUp)
            continue;
        for (const auto& [text, length] : interface.addresses) {
            if (!isV4Text(text))
                continue;
            DeskAddress address{interface.name, text, length, interface.mac, false};
            address.holdsBox = wanted && length > 0 &&
                               matchNetwork(text + '/' + std::to_string(length), wanted) == RuleMatch::Yes;
            ranked.emplace_back(rank(address, interface), std::move(address));
        }
    }
    std::ranges::stable_sort(ranked, std::ranges::greater(), [](const auto& entry) { return entry.first; });
    std::vector<DeskAddress> addresses;
    for (auto& [value, address] : ranked)
        addresses.push_back(std::move(address));
    return addresses;
}

std::string ArrivalCheck::beginTest(std::uint64_t number) {
    m_testLine = "etherdeck test line " + std::to_string(number);
    m_test = Test::Begun;
    m_deadline = TimePoint::max();
    return m_testLine;
}

void ArrivalCheck::testSent(TimePoint now) {
    if (m_test != Test::Begun)
        return; // it has arrived before we were told
    m_test = Test::Sent;
    m_deadline = now + patience;
}

void ArrivalCheck::testNotSent(const Error& error) {
    m_test = Test::NotSent;
    m_testError = error;
    m_deadline = TimePoint::max();
}

bool ArrivalCheck::lineArrived(std::string_view text) {
    if (m_testLine.empty() || text != m_testLine)
        return false;
    m_test = Test::Arrived;
    m_deadline = TimePoint::max();
    return true;
}

void ArrivalCheck::timeReached(TimePoint now) {
    if (m_test != Test::Sent || now < m_deadline)
        return;
    m_test = Test::Lost;
    m_deadline = TimePoint::max();
}

TimePoint ArrivalCheck::nextDeadline() const { return m_deadline; }

ArrivalFinding ArrivalCheck::addressFinding() const {
    constexpr auto leg = ArrivalLeg::Address;
    if (!m_facts)
        return finding(leg, State::Waiting, Code::Looking);
    const auto addresses = deskAddresses(m_facts->interfaces, m_box);
    if (addresses.empty())
        return finding(leg, State::Problem, Code::NoAddress, {}, "ip address");
    const auto& best = addresses.front();
    const auto detail = best.address + '/' + std::to_string(best.prefixLength) + " (" + best.interface + ')';
    if (octetsOf(m_box) && !best.holdsBox)
        return finding(leg, State::Problem, Code::AddressElsewhere, detail);
    return finding(leg, State::Good, Code::AddressFits, detail);
}

ArrivalFinding ArrivalCheck::firewallFinding() const {
    constexpr auto leg = ArrivalLeg::Firewall;
    if (!m_facts)
        return finding(leg, State::Waiting, Code::Looking);
    const auto& nft = m_facts->nftables;
    const auto& tables = m_facts->iptables;
    const auto open = openCommand(m_facts->keeper, portText(m_port.address));
    const FirewallVerdict* worst = nullptr;
    for (const auto* reading : {&nft, &tables})
        if (reading->state == Reading::Read && (worst == nullptr || reading->verdict.kind > worst->kind))
            worst = &reading->verdict;
    if (worst != nullptr && worst->kind == Kind::Drops)
        return finding(leg, State::Problem, Code::FirewallDrops, ruleText(*worst), open);
    if (worst != nullptr && worst->kind == Kind::MayDrop)
        return finding(leg, State::Unknown, Code::FirewallMayDrop, ruleText(*worst), open);
    if (nft.state == Reading::Read) // shows what iptables has made as well
        return finding(leg, State::Good, nft.verdict.hasRules ? Code::FirewallOpen : Code::FirewallNone);
    return hiddenFirewall(open);
}

/// The rules could not be read: what is known in spite of that.
ArrivalFinding ArrivalCheck::hiddenFirewall(const std::string& openCommand) const {
    constexpr auto leg = ArrivalLeg::Firewall;
    const auto& nft = m_facts->nftables;
    const auto& tables = m_facts->iptables;
    if (m_facts->keeperLetsIn == true)
        return finding(leg, State::Good, Code::FirewallOpen);
    if (m_facts->keeper != FirewallKeeper::None)
        return finding(leg, m_facts->keeperLetsIn ? State::Problem : State::Unknown, Code::FirewallKept, {},
                       openCommand);
    if (nft.state == Reading::Missing && tables.state == Reading::Read)
        return finding(leg, State::Good, tables.verdict.hasRules ? Code::FirewallOpen : Code::FirewallNone);
    if (nft.state == Reading::NotAllowed || tables.state == Reading::NotAllowed)
        return finding(leg, State::Unknown, Code::FirewallHidden, {},
                       nft.state == Reading::NotAllowed ? "sudo nft list ruleset" : "sudo iptables-save");
    if (nft.state == Reading::Missing && tables.state == Reading::Missing)
        return finding(leg, State::Unknown, Code::FirewallNoTools);
    return finding(leg, State::Unknown, Code::FirewallFailed, nft.detail.empty() ? tables.detail : nft.detail,
                   "sudo nft list ruleset");
}

ArrivalFinding ArrivalCheck::portFinding() const {
    constexpr auto leg = ArrivalLeg::Port;
    if (m_port.isOpen)
        return finding(leg, State::Good, Code::PortOurs, portText(m_port.address));
    if (!m_facts)
        return finding(leg, State::Waiting, Code::Looking);
    std::string others;
    for (const auto& holder : m_facts->holders)
        if (holder.processId != m_facts->ownProcess && holder.processId != 0)
            others += (others.empty() ? "" : ", ") + holderText(holder);
    const auto command = "sudo ss -lunp 'sport = :" + portText(m_port.address) + '\'';
    if (!others.empty())
        return finding(leg, State::Problem, Code::PortTaken, others);
    if (!m_facts->holders.empty() && m_facts->holders.front().processId == 0)
        return finding(leg, State::Problem, Code::PortTakenUnknown, {}, command);
    if (m_port.error)
        return finding(leg, State::Problem, Code::PortFailed, m_port.error->detail);
    return finding(leg, State::Problem, Code::PortClosed, portText(m_port.address));
}

ArrivalFinding ArrivalCheck::testFinding() const {
    constexpr auto leg = ArrivalLeg::TestLine;
    switch (m_test) {
    case Test::Arrived:
        return finding(leg, State::Good, Code::TestArrived);
    case Test::NotSent:
        return finding(leg, State::Problem, Code::TestNotSent, m_testError.detail);
    case Test::Lost:
        return finding(leg, State::Problem, Code::TestLost);
    case Test::NotBegun:
    case Test::Begun:
    case Test::Sent:
        break;
    }
    if (!m_port.isOpen)
        return finding(leg, State::Unknown, Code::TestNotPossible);
    return finding(leg, State::Waiting, Code::Looking);
}

ArrivalFinding ArrivalCheck::senderFinding() const {
    constexpr auto leg = ArrivalLeg::Sender;
    const std::uint64_t ours = m_test == Test::Arrived ? 1 : 0;
    if (m_port.datagrams > ours)
        return finding(leg, State::Good, Code::SenderHeard, std::to_string(m_port.datagrams - ours));
    return finding(leg, State::Unknown, Code::SenderSilent);
}

std::vector<ArrivalFinding> ArrivalCheck::findings() const {
    return {addressFinding(), firewallFinding(), portFinding(), testFinding(), senderFinding()};
}

std::optional<ArrivalLeg> ArrivalCheck::brokenLeg() const {
    const auto all = findings();
    for (const auto state : {State::Problem, State::Unknown})
        for (const auto& one : all)
            if (one.state == state)
                return one.leg;
    return std::nullopt;
}

bool ArrivalCheck::isComplete() const {
    return std::ranges::none_of(findings(), [](const auto& one) { return one.state == State::Waiting; });
}

} // namespace etherdeck
