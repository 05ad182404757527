#include "app/agent/network/netconsole.h"
#include "tests/app/agent/box/box_root.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;

/// The kernel's netconsole, in files that stand for those of a box.
class TestNetconsole : public QObject {
    Q_OBJECT

private slots:
    void readsWhoIsNear() {
        const auto table =
            parseArpTable("IP address       HW type     Flags       HW address            Mask     Device\n"
                          "192.168.1.1      0x1         0x2         00:25:31:00:00:01     *        eth0\n"
                          "192.168.1.9      0x1         0x0         00:00:00:00:00:00     *        eth0\n"
                          "192.168.1.8      0x1         0x0         00:25:31:00:00:08     *        eth0\n");
        QCOMPARE(table.size(), std::size_t(1));
        QVERIFY(table.at("192.168.1.1") == MacAddress({0, 0x25, 0x31, 0, 0, 1}));
        const std::string route =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
            "eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
            "eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n";
        QVERIFY(parseDefaultRoute(route) == std::pair(std::string("eth0"), std::string("192.168.1.1")));
        QVERIFY(!parseDefaultRoute("eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"));
    }

    void knowsSinceWhenThereIsTheExtendedFormat() {
        for (const auto* release : {"4.4.0", "4.10-rc1", "5.2", "6.1.0-57-marvell"})
            QVERIFY2(hasExtendedNetconsole(release), release);
        for (const auto* release : {"", "2.6.32-ls-1", "3.18.5-kirkwood-tld-1", "4.3.9", "x"})
            QVERIFY2(!hasExtendedNetconsole(release), release);
    }

    void readsTheTargetItMakes() {
        const BoxRoot root;
        QVERIFY(root.write("sys/module/netconsole/uevent", ""));
        QVERIFY(root.write("sys/kernel/config/netconsole/x", ""));
        QVERIFY(root.write("proc/modules", "netconsole 20480 0 - Live 0x0\n"));
        QVERIFY(root.write("proc/sys/kernel/printk", "4\t4\t1\t7\n"));
        QVERIFY(root.write("etc/modules-load.d/modules.conf", ""));
        auto now = readNetconsole(root.path());
        QVERIFY(now.isLoaded && !now.isBuiltIn && !now.target);
        QCOMPARE(now.otherLevels, "4 1 7");
        QCOMPARE(now.level, 4);
        QCOMPARE(now.loader, plans::ModuleLoader::ModulesLoad);
        const plans::NetconsoleTarget target{"eth0",
                                             *Ipv4Address::parse("192.168.1.5"),
                                             *Ipv4Address::parse("192.168.1.2"),
                                             MacAddress({2, 0, 0, 0, 0, 2}),
                                             7000,
                                             true};
        QVERIFY(setNetconsoleTarget(root.path(), target));
        QVERIFY(readNetconsole(root.path()).target == target);
        auto other = target;
        other.server = *Ipv4Address::parse("192.168.1.3");
        QVERIFY(setNetconsoleTarget(root.path(), other));
        QVERIFY(readNetconsole(root.path()).target == other);
        QVERIFY(setNetconsoleTarget(root.path(), std::nullopt));
        QVERIFY(setNetconsoleTarget(root.path(), std::nullopt));
        QVERIFY(!readNetconsole(root.path()).target);
    }

    void tellsThatThereIsNoConfigfs() {
        const BoxRoot root;
        const auto refused = setNetconsoleTarget(root.path(), plans::NetconsoleTarget{});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, plans::RefusalCode::Unsupported);
        QVERIFY(!readNetconsole(root.path()).isLoaded);
    }
};

QTEST_GUILESS_MAIN(TestNetconsole)
#include "tst_netconsole.moc"
