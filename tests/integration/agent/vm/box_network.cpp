#include "tests/integration/agent/vm/tst_box.h"
#include "tests/support/test_size.h"

#include <QTest>

namespace etherdeck::tests {

namespace {

const Json soon{{"keep_seconds", 10}};
constexpr auto ownFile = "/etc/network/interfaces.d/etherdeck";

} // namespace

void TestBox::aVlanThatIsNotKeptIsRemoved() {
    const auto applied = m_box->change({{"kind", "vlan-add"}, {"interface", "eth1"}, {"id", 7}}, soon);
    QVERIFY2(applied.contains("pending") && applied["pending"]["seconds_left"] == 10, applied.dump().c_str());
    const auto vlan = interfaceOf("eth1.7");
    QVERIFY2(vlan["parent"] == "eth1" && vlan["vlan_id"] == 7 && vlan["up"] == true, vlan.dump().c_str());
    QCOMPARE(m_box->run("/usr/sbin/ifquery --list | grep eth1.7"), std::string("eth1.7\n"));
    const auto other = m_box->change({{"kind", "mtu"}, {"interface", "eth1"}, {"mtu", 1400}}, soon);
    QCOMPARE(QString::fromStdString(AgentCalls::codeOf(other)), QString("change-pending"));
    QTRY_VERIFY_WITH_TIMEOUT(interfaceOf("eth1.7").is_null(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_box->call("change.pending")["pending"].is_null(), 5'000);
    QVERIFY(m_box->run(std::string("[ ! -e ") + ownFile + " ]").empty());
    QVERIFY(m_box->call("journal.list")["entries"][0]["result"] == "reverted");
}

void TestBox::aVlanThatIsKeptIsCreatedAgainByIfupdown() {
    const auto applied = m_box->change({{"kind", "vlan-add"}, {"interface", "eth1"}, {"id", 7}}, soon);
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
    QVERIFY(!m_box->call("change.keep", {{"id", applied["pending"]["id"]}}).contains("error"));
    m_box->run("/usr/bin/ip link delete eth1.7 && /usr/sbin/ifup --force eth1.7");
    const auto vlan = interfaceOf("eth1.7");
    QVERIFY2(vlan["parent"] == "eth1" && vlan["vlan_id"] == 7 && vlan["up"] == true, vlan.dump().c_str());
}

void TestBox::anMtuThatIsKeptIsInItsFile() {
    const auto applied = m_box->change({{"kind", "mtu"}, {"interface", "eth1"}, {"mtu", 1400}}, soon);
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
    QVERIFY(!m_box->call("change.keep", {{"id", applied["pending"]["id"]}}).contains("error"));
    QCOMPARE(m_box->run("cat /sys/class/net/eth1/mtu /sys/class/net/eth1.7/mtu"),
             std::string("1400\n1400\n"));
    QCOMPARE(
        m_box->run(
            "/usr/bin/ip link set eth1 mtu 1500; /usr/sbin/ifup --force eth1; cat /sys/class/net/eth1/mtu"),
        std::string("1400\n"));
    const auto above = m_box->plan({{"kind", "mtu"}, {"interface", "eth1.7"}, {"mtu", 1450}});
    QCOMPARE(QString::fromStdString(AgentCalls::codeOf(above)), QString("bad-value"));
    const auto undone = m_box->change({{"kind", "undo"}}, soon);
    QVERIFY2(!undone.contains("error"), undone.dump().c_str());
    QVERIFY(!m_box->call("change.keep", {{"id", undone["pending"]["id"]}}).contains("error"));
    QCOMPARE(m_box->run("cat /sys/class/net/eth1/mtu"), std::string("1500\n"));
    const auto removed = m_box->change({{"kind", "vlan-remove"}, {"interface", "eth1.7"}}, soon);
    QVERIFY2(!removed.contains("error"), removed.dump().c_str());
    QVERIFY(!m_box->call("change.keep", {{"id", removed["pending"]["id"]}}).contains("error"));
    QVERIFY(m_box->run("[ ! -e /sys/class/net/eth1.7 ]; ! /usr/sbin/ifquery --list | grep eth1.7").empty());
}

void TestBox::aNewMtuIsTakenBackWhenNobodyKeepsIt() {
    if (!sizeOf(false, true))
        QSKIP("at full size only");
    const auto applied = m_box->change({{"kind", "mtu"}, {"interface", "eth1"}, {"mtu", 1400}}, soon);
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
    // The timer outlives the agent.
    m_box->restartAgent();
    QVERIFY(interfaceOf("eth1")["mtu"] == 1400 && !m_box->call("change.pending")["pending"].is_null());
    QTRY_VERIFY_WITH_TIMEOUT(interfaceOf("eth1")["mtu"] == 1500, 20'000);
}

void TestBox::theKernelsLogIsReadAsItIs() {
    const auto all = m_box->call("kernel_log.read");
    QVERIFY2(all["first"] == 0 && all["lost"] == false, all.dump().c_str());
    auto expected = std::uint64_t(0);
    for (const auto& record : all["records"])
        QCOMPARE(record["sequence"].get<std::uint64_t>(), expected++);
    QCOMPARE(all["next"].get<std::uint64_t>(), expected);
    QVERIFY(expected > 100 && all["records"][0]["text"].get<std::string>().starts_with("Linux version "));
    QCOMPARE(all["boot_id"].get<std::string>() + '\n', m_box->run("cat /proc/sys/kernel/random/boot_id"));
    m_box->run("echo '<4>test: it is warm' >/dev/kmsg");
    const auto more = m_box->call("kernel_log.read", {{"since", expected}});
    QCOMPARE(more["records"].size(), std::size_t(1));
    const auto& last = more["records"][0];
    QVERIFY2(last["sequence"] == expected && last["level"] == 4 && last["facility"] == 1 &&
                 last["text"] == "test: it is warm" && more["lost"] == false,
             last.dump().c_str());
}

void TestBox::recordsThatAreGoneAreReported() {
    if (!sizeOf(false, true))
        QSKIP("at full size only");
    const auto before = m_box->call("kernel_log.read")["next"].get<std::uint64_t>();
    m_box->run("i=0; while [ $i -lt 6000 ]; do echo \"filler $i, as long as lines of the kernel are\"; "
               "i=$((i+1)); done "
               "| while read -r line; do echo \"$line\" >/dev/kmsg; done");
    const auto part = m_box->call("kernel_log.read", {{"since", before}});
    QVERIFY2(part["lost"] == true && part["first"] > before, part["first"].dump().c_str());
    QVERIFY(part["records"][0]["sequence"] == part["first"]);
}

} // namespace etherdeck::tests
