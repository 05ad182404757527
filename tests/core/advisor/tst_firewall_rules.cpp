#include "core/advisor/firewall_rules.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTest>

using namespace etherdeck;
using Kind = FirewallVerdict::Kind;

namespace {

std::string golden(const char* name) {
    QFile file(QStringLiteral(ETHERDECK_TEST_DATA "/firewall/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

FirewallPacket packetOf(std::uint16_t port = 6666, const std::string& interface = "eth0") {
    return {port, interface, {{192, 168, 1, 77}}, {{192, 168, 1, 2}}};
}

/// A ruleset of one chain for what comes in, whose rules are given as JSON.
std::string nftRuleset(const std::string& rules, const char* policy) {
    std::string text = R"({"nftables": [{"metainfo": {"version": "1.0.6"}},
        {"set": {"family": "inet", "name": "ports", "table": "f", "type": "inet_service",
                 "elem": [22, {"elem": {"val": 6666, "timeout": 5}}]}},
        {"chain": {"family": "inet", "table": "f", "name": "other"}},
        {"rule": {"family": "inet", "table": "f", "chain": "other", "expr": [{"drop": null}]}},
        {"chain": {"family": "inet", "table": "f", "name": "in", "type": "filter", "hook": "input",
                   "prio": 0, "policy": ")";
    text += policy;
    text += R"("}}, {"rule": {"family": "inet", "table": "f", "chain": "in", "expr": [)" + rules + "]}}]}";
    return text;
}

Kind nftKind(const std::string& rules, const char* policy, const FirewallPacket& packet = packetOf()) {
    const auto parsed = parseNftables(nftRuleset(rules, policy), packet);
    return parsed ? judge(*parsed).kind : static_cast<Kind>(99);
}

Kind tableKind(const std::string& rules, const char* policy, const FirewallPacket& packet = packetOf()) {
    const auto parsed =
        parseIptables(std::string("*filter\n:INPUT ") + policy + " [0:0]\n" + rules + "COMMIT\n", packet);
    return parsed ? judge(*parsed).kind : static_cast<Kind>(99);
}

} // namespace

class TestFirewallRules : public QObject {
    Q_OBJECT

private slots:
    void findsNothingInAnEmptyRuleset();
    void judgesOneRuleOfNftables_data();
    void judgesOneRuleOfNftables();
    void judgesOneRuleOfIptables_data();
    void judgesOneRuleOfIptables();
    void readsARulesetOfTheRealNft();
    void readsWhatTheRealIptablesSaves();
    void passesOverOpaqueChainsWhenIptablesTellsThem();
    void readsWhatUfwHasMadeOnceThePortIsOpen();
    void readsWhatFirewalldHasMade();
    void goesOnInTheNextBaseChainAfterAnAccept();
    void endsInChainsThatJumpToEachOther();
    void refusesEveryTruncation();
    void refusesWhatIsTooLong();
};

void TestFirewallRules::findsNothingInAnEmptyRuleset() {
    const auto nft = parseNftables(R"({"nftables": [{"metainfo": {"version": "1.0.6"}}]})", packetOf());
    QVERIFY(nft);
    QCOMPARE(judge(*nft), FirewallVerdict());
    const auto tables = parseIptables("", packetOf());
    QVERIFY(tables);
    QVERIFY(!judge(*tables).hasRules);
}

void TestFirewallRules::judgesOneRuleOfNftables_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("policyDrops");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char* name, const char* match, const char* verdict, bool drops, Kind kind) {
        QTest::newRow(name) << QStringLiteral("%1{\"%2\": null}").arg(match, verdict) << drops << kind;
    };
    const char* port =
        R"({"match": {"op": "==", "left": {"payload": {"protocol": "udp", "field": "dport"}}, "right": 6666}},)";
    const char* range =
        R"({"match": {"op": "==", "left": {"payload": {"protocol": "th", "field": "dport"}}, "right": {"set": [53, {"range": [6000, 7000]}]}}},)";
    const char* named =
        R"({"match": {"op": "==", "left": {"payload": {"protocol": "udp", "field": "dport"}}, "right": "@ports"}},)";
    const char* unknownSet =
        R"({"match": {"op": "==", "left": {"payload": {"protocol": "udp", "field": "dport"}}, "right": "@no"}},)";
    const char* tcp =
        R"({"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 6666}},)";
    const char* old =
        R"({"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": ["established", "related"]}},)";
    const char* fresh = R"({"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": ["new"]}},)";
    const char* loop = R"({"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "lo"}},)";
    const char* wild = R"({"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "eth*"}},)";
    const char* net =
        R"({"match": {"op": "!=", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": {"prefix": {"addr": "192.168.1.0", "len": 24}}}},)";
    const char* limit = R"({"limit": {"rate": 5, "per": "minute"}},)";
    const char* above =
        R"({"match": {"op": ">", "left": {"payload": {"protocol": "udp", "field": "dport"}}, "right": 1024}},)";
    row("accepts the port", port, "accept", true, Kind::Open);
    row("drops the port", port, "drop", false, Kind::Drops);
    row("rejects the port", port, "reject", false, Kind::Drops);
    row("accepts a range in a set", range, "accept", true, Kind::Open);
    row("accepts by a named set", named, "accept", true, Kind::Open);
    row("accepts by a set that is not told", unknownSet, "accept", true, Kind::MayDrop);
    row("accepts TCP only", tcp, "accept", true, Kind::Drops);
    row("accepts what is established", old, "accept", true, Kind::Drops);
    row("drops what is new", fresh, "drop", false, Kind::Drops);
    row("accepts loopback", loop, "accept", true, Kind::Drops);
    row("accepts by the start of a name", wild, "accept", true, Kind::Open);
    row("drops other networks", net, "drop", false, Kind::Open);
    row("accepts within a rate", limit, "accept", true, Kind::MayDrop);
    row("drops beyond a rate", limit, "drop", false, Kind::MayDrop);
    row("accepts above a port", above, "accept", true, Kind::Open);
    row("counts and drops", R"({"counter": {"packets": 0}}, {"log": {}},)", "drop", false, Kind::Drops);
    row("returns to the policy", port, "return", true, Kind::Drops);
    QTest::newRow("jumps to a chain that drops")
        << QStringLiteral(R"({"jump": {"target": "other"}})") << false << Kind::Drops;
    QTest::newRow("may jump to a chain that drops")
        << QStringLiteral(R"({"limit": {}}, {"jump": {"target": "other"}})") << false << Kind::MayDrop;
    const char* map =
        R"({"vmap": {"key": {"payload": {"protocol": "udp", "field": "dport"}}, "data": {"set": [[53, {"drop": null}], [{"range": [6000, 7000]}, {"accept": null}]]}}})";
    QTest::newRow("accepts by a verdict map") << QString(map) << true << Kind::Open;
    QTest::newRow("has a map by name")
        << QStringLiteral(R"({"vmap": {"key": {}, "data": "@m"}})") << false << Kind::MayDrop;
}

void TestFirewallRules::judgesOneRuleOfNftables() {
    QFETCH(QString, rule);
    QFETCH(bool, policyDrops);
    QTEST(nftKind(rule.toStdString(), policyDrops ? "drop" : "accept"), "kind");
}

void TestFirewallRules::judgesOneRuleOfIptables_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("policyDrops");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("policy") << "" << true << Kind::Drops;
    QTest::newRow("accepts") << "-p udp -m udp --dport 6666 -j ACCEPT" << true << Kind::Open;
    QTest::newRow("drops") << "-p udp -m udp --dport 6666 -j DROP" << false << Kind::Drops;
    QTest::newRow("rejects") << "-j REJECT --reject-with icmp-port-unreachable" << false << Kind::Drops;
    QTest::newRow("another port") << "-p udp -m udp --dport 53 -j ACCEPT" << true << Kind::Drops;
    QTest::newRow("range") << "-p udp -m udp --dport 6000:7000 -j ACCEPT" << true << Kind::Open;
    QTest::newRow("open range") << "-p udp -m udp --dport 6000: -j ACCEPT" << true << Kind::Open;
    QTest::newRow("list") << "-p udp -m multiport --dports 53,6660:6670 -j ACCEPT" << true << Kind::Open;
    QTest::newRow("not this port") << "-p udp -m udp ! --dport 6666 -j DROP" << false << Kind::Open;
    QTest::newRow("tcp") << "-p tcp -m tcp --dport 6666 -j DROP" << false << Kind::Open;
    QTest::newRow("loopback") << "-i lo -j ACCEPT" << true << Kind::Drops;
    QTest::newRow("not loopback") << "! -i lo -j DROP" << false << Kind::Drops;
    QTest::newRow("network") << "-s 192.168.0.0/16 -j DROP" << false << Kind::Drops;
    QTest::newRow("other network") << "-s 10.0.0.0/255.0.0.0 -j DROP" << false << Kind::Open;
    QTest::newRow("state") << "-m state --state RELATED,ESTABLISHED -j ACCEPT" << true << Kind::Drops;
    QTest::newRow("new") << "-m conntrack --ctstate INVALID,NEW -j DROP" << false << Kind::Drops;
    QTest::newRow("log") << "-j LOG --log-prefix \"-j DROP \"" << false << Kind::Open;
    QTest::newRow("remark") << "-m comment --comment \"a \\\" -j ACCEPT\" -j DROP" << false << Kind::Drops;
    QTest::newRow("unknown") << "-m geoip --source-country DE -j DROP" << false << Kind::MayDrop;
    QTest::newRow("no such chain") << "-j NOWHERE" << false << Kind::Open;
}

void TestFirewallRules::judgesOneRuleOfIptables() {
    QFETCH(QString, rule);
    QFETCH(bool, policyDrops);
    const auto line = rule.isEmpty() ? std::string() : "-A INPUT " + rule.toStdString() + '\n';
    QTEST(tableKind(line, policyDrops ? "DROP" : "ACCEPT"), "kind");
}

void TestFirewallRules::readsARulesetOfTheRealNft() {
    const auto text = golden("nft-full.json");
    QVERIFY(!text.empty());
    auto rules = parseNftables(text, packetOf());
    QVERIFY(rules);
    QCOMPARE(judge(*rules).kind, Kind::Open); // eth* to 6000-7000
    rules = parseNftables(text, packetOf(6666, "enp3s0"));
    QCOMPARE(judge(*rules).kind, Kind::Open); // from 192.168.1.0/24
    auto packet = packetOf(6666, "enp3s0");
    packet.from = {{172, 16, 0, 1}};
    rules = parseNftables(text, packet);
    const auto verdict = judge(*rules);
    QCOMPARE(verdict.kind, Kind::Drops);
    QCOMPARE(verdict.chain, "inet/filter/other");
    QCOMPARE(verdict.rule, "udp dport 6666 ip daddr 192.168.1.2 drop");
}

void TestFirewallRules::readsWhatTheRealIptablesSaves() {
    const auto text = golden("iptables.txt");
    auto rules = parseIptables(text, packetOf());
    QVERIFY(rules);
    QCOMPARE(judge(*rules).kind, Kind::Open);
    rules = parseIptables(text, packetOf(6701));
    const auto verdict = judge(*rules);
    QCOMPARE(verdict.kind, Kind::Drops);
    QCOMPARE(verdict.chain, "filter/LOGDROP");
    QCOMPARE(verdict.rule, "-A LOGDROP -j DROP");
}

void TestFirewallRules::passesOverOpaqueChainsWhenIptablesTellsThem() {
    const auto rules = parseNftables(golden("nft-of-iptables.json"), packetOf());
    QVERIFY(rules);
    QVERIFY(judge(*rules).kind != Kind::Open); // its matches cannot be seen there
    QCOMPARE(judge(*rules, true).kind, Kind::Open);
}

/// Of ufw's chains the first one only jumps: what nft shows of the others only in part is passed over as
/// well.
void TestFirewallRules::readsWhatUfwHasMadeOnceThePortIsOpen() {
    const auto tables = parseIptables(golden("ufw-open.txt"), packetOf());
    QVERIFY(tables);
    QCOMPARE(judge(*tables).kind, Kind::Open);
    const auto nft = parseNftables(golden("ufw-open.json"), packetOf());
    QVERIFY(nft);
    QCOMPARE(judge(*nft, true).kind, Kind::Open);
    const auto other = parseIptables(golden("ufw-open.txt"), packetOf(6667));
    QVERIFY(other);
    QCOMPARE(judge(*other).kind, Kind::Drops);
}

void TestFirewallRules::readsWhatFirewalldHasMade() {
    const auto rules = parseNftables(golden("firewalld.json"), packetOf());
    QVERIFY(rules);
    QCOMPARE(judge(*rules).kind, Kind::Drops);
    QCOMPARE(judge(*rules).chain, "inet/firewalld/filter_IN_public");
}

void TestFirewallRules::goesOnInTheNextBaseChainAfterAnAccept() {
    FirewallRules rules;
    rules["a"] = {true, 0, false, false, {{RuleMatch::Yes, FirewallRule::Verdict::Accept, {}, {}}}};
    rules["b"] = {true, 5, false, false, {{RuleMatch::Yes, FirewallRule::Verdict::Drop, {}, "drop"}}};
    QCOMPARE(judge(rules).kind, Kind::Drops);
    QCOMPARE(judge(rules).chain, "b");
}

void TestFirewallRules::endsInChainsThatJumpToEachOther() {
    FirewallRules rules;
    const FirewallRule toB{RuleMatch::Yes, FirewallRule::Verdict::Jump, "b", {}};
    const FirewallRule toA{RuleMatch::Yes, FirewallRule::Verdict::Jump, "a", {}};
    rules["a"] = {true, 0, false, false, std::vector(50, toB)};
    rules["b"] = {false, 0, false, false, std::vector(50, toA)};
    QCOMPARE(judge(rules).kind, Kind::Open);
}

void TestFirewallRules::refusesEveryTruncation() {
    const auto json = golden("nft-full.json");
    for (std::size_t length = 0; length + 2 < json.size(); ++length) {
        const auto rules = parseNftables(std::string_view(json).substr(0, length), packetOf());
        QVERIFY2(!rules && rules.error().code == ErrorCode::Malformed, qPrintable(QString::number(length)));
    }
    // Of lines any number is well-formed; what is cut inside of a line must only not be mistaken.
    const auto text = golden("iptables.txt");
    for (std::size_t length = 0; length < text.size(); ++length)
        if (const auto rules = parseIptables(std::string_view(text).substr(0, length), packetOf()))
            (void)judge(*rules);
        else
            QCOMPARE(rules.error().code, ErrorCode::Malformed);
}

void TestFirewallRules::refusesWhatIsTooLong() {
    const std::string text(longestRuleset + 1, ' ');
    QCOMPARE(parseNftables(text, packetOf()).error().code, ErrorCode::TooLong);
    QCOMPARE(parseIptables(text, packetOf()).error().code, ErrorCode::TooLong);
}

QTEST_APPLESS_MAIN(TestFirewallRules)
#include "tst_firewall_rules.moc"
