#include "core/advisor/arrival_check.h"

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

/// The higher, the more likely it is that a box can send there.
int rank(const LocalAddress& address, const link::Interface& interface) {
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

/// The command that lets the port in, for the firewall manager in use.
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

std::vector<LocalAddress> localAddresses(const std::vector<link::Interface>& interfaces,
                                         const std::optional<netconsole::Endpoint>& box) {
    std::vector<std::pair<int, LocalAddress>> ranked;
    const auto wanted = octetsOf(box);
    for (const auto& interface : interfaces) {
        if (interface.loopback || !interface.adminUp)
            continue;
        for (const auto& [text, length] : interface.addresses) {
            if (!isV4Text(text))
                continue;
            LocalAddress address{interface.name, text, length, interface.mac, false};
            address.holdsBox = wanted && length > 0 &&
                               matchNetwork(text + '/' + std::to_string(length), wanted) == RuleMatch::Yes;
            ranked.emplace_back(rank(address, interface), std::move(address));
        }
    }
    std::ranges::stable_sort(ranked, std::ranges::greater(), [](const auto& entry) { return entry.first; });
    std::vector<LocalAddress> addresses;
    for (auto& [value, address] : ranked)
        addresses.push_back(std::move(address));
    return addresses;
}

std::string ArrivalCheck::beginTest(std::uint64_t number, std::string to) {
    m_tests.clear();
    return addTest(number, std::move(to));
}

std::string ArrivalCheck::addTest(std::uint64_t number, std::string to) {
    m_tests.push_back({std::move(to), "etherdeck test line " + std::to_string(number), {}, {}});
    return m_tests.back().line;
}

void ArrivalCheck::testSent(TimePoint now, std::size_t which) {
    if (which >= m_tests.size() || m_tests[which].state != Test::State::Begun)
        return; // it arrived before we knew that it was sent
    m_tests[which].state = Test::State::Sent;
    m_tests[which].deadline = now + patience;
}

void ArrivalCheck::testNotSent(const Error& error, std::size_t which) {
    if (which >= m_tests.size())
        return;
    m_tests[which].state = Test::State::NotSent;
    m_tests[which].error = error;
}

void ArrivalCheck::testArrived(std::size_t which) {
    if (which < m_tests.size())
        m_tests[which].state = Test::State::Arrived;
}

void ArrivalCheck::timeReached(TimePoint now) {
    for (auto& test : m_tests)
        if (test.state == Test::State::Sent && now >= test.deadline)
            test.state = Test::State::Lost;
}

TimePoint ArrivalCheck::nextDeadline() const {
    auto next = TimePoint::max();
    for (const auto& test : m_tests)
        if (test.state == Test::State::Sent)
            next = std::min(next, test.deadline);
    return next;
}

std::size_t ArrivalCheck::testsIn(Test::State state) const {
    return static_cast<std::size_t>(std::ranges::count(m_tests, state, &Test::state));
}

std::string ArrivalCheck::testedAddresses(Test::State state) const {
    std::string list;
    for (const auto& test : m_tests)
        if (test.state == state && !test.to.empty())
            list += (list.empty() ? "" : ", ") + test.to;
    return list;
}

ArrivalFinding ArrivalCheck::addressFinding() const {
    constexpr auto leg = ArrivalLeg::Address;
    if (!m_facts)
        return finding(leg, State::Waiting, Code::Looking);
    const auto addresses = localAddresses(m_facts->interfaces, m_box);
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
    if (nft.state == Reading::Read) { // has iptables' rules, too, where iptables cannot be asked
        const bool hasTables = tables.state == Reading::Read && tables.verdict.hasRules;
        return finding(leg, State::Good,
                       nft.verdict.hasRules || hasTables ? Code::FirewallOpen : Code::FirewallNone);
    }
    return hiddenFirewall(open);
}

/// The rules could not be read: reports what is known nevertheless.
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
    const auto arrived = testsIn(Test::State::Arrived);
    const auto lost = testsIn(Test::State::Lost);
    const auto notSent = std::ranges::find(m_tests, Test::State::NotSent, &Test::state);
    if (!m_port.isOpen && arrived == 0 && lost == 0 && notSent == m_tests.end())
        return finding(leg, State::Unknown, Code::TestNotPossible);
    if (m_tests.empty() || testsIn(Test::State::Begun) + testsIn(Test::State::Sent) > 0)
        return finding(leg, State::Waiting, Code::Looking);
    if (lost > 0)
        return finding(leg, State::Problem, arrived > 0 ? Code::TestPartlyLost : Code::TestLost,
                       testedAddresses(Test::State::Lost));
    if (notSent != m_tests.end())
        return finding(leg, State::Problem, Code::TestNotSent, notSent->error.detail);
    return finding(leg, State::Good, Code::TestArrived, testedAddresses(Test::State::Arrived));
}

ArrivalFinding ArrivalCheck::senderFinding() const {
    constexpr auto leg = ArrivalLeg::Sender;
    if (m_port.datagrams > 0)
        return finding(leg, State::Good, Code::SenderHeard, std::to_string(m_port.datagrams));
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
