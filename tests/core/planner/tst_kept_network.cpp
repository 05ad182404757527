#include "core/planner/kept_network.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::plans;

namespace {

constexpr const char* interfacesFile = "/etc/network/interfaces";
constexpr const char* ownFile = "/etc/network/interfaces.d/etherdeck";
constexpr const char* uciFile = "/etc/config/network";

const std::string debianFile = "# The loopback network interface\n"
                               "auto lo\n"
                               "iface lo inet loopback\n"
                               "\n"
                               "# The network to the switch\n"
                               "allow-hotplug eth0\n"
                               "iface eth0 inet dhcp\n"
                               "\thwaddress 00:25:31:0a:bc:de # ours\n";

BoxState ifupdownBox(const std::string& content) {
    BoxState box;
    box.networkKeeper = NetworkKeeper::Ifupdown;
    box.files[interfacesFile] = content;
    return box;
}

BoxState networkdBox() {
    BoxState box;
    box.networkKeeper = NetworkKeeper::SystemdNetworkd;
    box.networkFiles["eth0"] = "/etc/systemd/network/eth0.network";
    return box;
}

BoxState netifdBox(const std::string& content) {
    BoxState box;
    box.networkKeeper = NetworkKeeper::Netifd;
    box.files[uciFile] = content;
    return box;
}

void carryOut(BoxState& box, const FileChanges& changes) {
    for (const auto& [path, content] : changes) {
        if (content)
            box.files[path] = *content;
        else
            QVERIFY(box.files.erase(path) == 1); // nothing is removed that is not there
    }
}

const ChangeMtu mtu9000{"eth0", 1500, 9000};
const CreateVlan vlan5{"eth0", 5, "eth0.5"};
const DeleteVlan noVlan5{"eth0", 5, "eth0.5"};

QString text(const std::string& content) { return QString::fromStdString(content); }

} // namespace

#define VERIFY_UNSUPPORTED(outcome)                                                                          \
    do {                                                                                                     \
        const auto refused = (outcome);                                                                      \
        QVERIFY(!refused);                                                                                   \
        QCOMPARE(refused.error().code, RefusalCode::Unsupported);                                            \
        QVERIFY(!refused.error().message.empty());                                                           \
    } while (false)

class TestKeptNetwork : public QObject {
    Q_OBJECT

private slots:
    void saysWhatIsLostAtTheNextStart();
    void writesNoNamesThatAShellWouldRead();

    void ifupdownSetsAnMtuThatIsThere_data();
    void ifupdownSetsAnMtuThatIsThere();
    void ifupdownWritesAFileOfItsOwnWhereOneIsIncluded_data();
    void ifupdownWritesAFileOfItsOwnWhereOneIsIncluded();
    void ifupdownAddsALineToAStanza();
    void ifupdownAddsAStanzaForDhcp();
    void ifupdownFollowsNoTemplates();
    void ifupdownNeedsItsFile();
    void ifupdownAddsAndRemovesAVlan();
    void ifupdownAddsNoVlanTwice();
    void ifupdownRemovesAVlanOfAPerson();

    void networkdWritesADropIn();
    void networkdKeepsADropInForOneInterfaceOnly();
    void networkdAddsAndRemovesAVlan();
    void networkdLeavesVlansOfOthersAlone();

    void netifdSetsAnMtuThatIsThere();
    void netifdAddsADevice();
    void netifdKnowsTheOldSyntax();
    void netifdAddsAndRemovesAVlan();
    void netifdLeavesVlansOfOthersAlone();
    void netifdChangesNoFileThatItDoesNotUnderstand();

    void whatIsKeptIsNotWrittenAgain_data();
    void whatIsKeptIsNotWrittenAgain();
};

void TestKeptNetwork::saysWhatIsLostAtTheNextStart() {
    for (const auto keeper : {NetworkKeeper::None, NetworkKeeper::NetworkManager}) {
        BoxState box;
        box.networkKeeper = keeper;
        VERIFY_UNSUPPORTED(keepMtu(box, mtu9000));
        VERIFY_UNSUPPORTED(keepVlan(box, vlan5));
        VERIFY_UNSUPPORTED(forgetVlan(box, noVlan5));
    }
}

void TestKeptNetwork::writesNoNamesThatAShellWouldRead() {
    const auto box = ifupdownBox(debianFile);
    for (const auto* name : {"", "a b", "$(reboot)", "a'b", "a\nb", "a;b", "a#b"}) {
        VERIFY_UNSUPPORTED(keepMtu(box, {name, 1500, 9000}));
        VERIFY_UNSUPPORTED(keepVlan(box, {name, 5, std::string(name) + ".5"}));
        VERIFY_UNSUPPORTED(keepVlan(box, {"eth0", 5, name}));
        VERIFY_UNSUPPORTED(forgetVlan(box, {"eth0", 5, name}));
    }
}

void TestKeptNetwork::ifupdownSetsAnMtuThatIsThere_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("option")
        << "iface eth0 inet static\n\taddress 10.0.0.2/24\n  mtu\t1500   # why\n\n# end\n"
        << "iface eth0 inet static\n\taddress 10.0.0.2/24\n  mtu\t9000   # why\n\n# end\n";
    QTest::newRow("command") << "iface eth0 inet dhcp\n  pre-up ip link set dev eth0 mtu 1500\n"
                             << "iface eth0 inet dhcp\n  pre-up ip link set dev eth0 mtu 9000\n";
    QTest::newRow("variable") << "iface eth0 inet dhcp\n  up ip link set \"${IFACE}\" mtu 1500 up\n"
                              << "iface eth0 inet dhcp\n  up ip link set \"${IFACE}\" mtu 9000 up\n";
    QTest::newRow("second stanza") << "iface eth0 inet dhcp\niface eth0 inet6 static\n mtu 1500\n"
                                   << "iface eth0 inet dhcp\niface eth0 inet6 static\n mtu 9000\n";
    QTest::newRow("not the other's")
        << "iface eth1 inet manual\n mtu 4200\niface eth0 inet manual\n mtu 1\n"
        << "iface eth1 inet manual\n mtu 4200\niface eth0 inet manual\n mtu 9000\n";
}

void TestKeptNetwork::ifupdownSetsAnMtuThatIsThere() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    const auto changes = keepMtu(ifupdownBox(before.toStdString()), mtu9000);
    QVERIFY(changes);
    QCOMPARE(*changes, (FileChanges{{interfacesFile, after.toStdString()}}));
}

void TestKeptNetwork::ifupdownWritesAFileOfItsOwnWhereOneIsIncluded_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("file");
    QTest::newRow("all") << "source /etc/network/interfaces.d/*" << ownFile;
    QTest::newRow("folder") << "source-directory /etc/network/interfaces.d" << ownFile;
    QTest::newRow("folder, slash") << "source-directory interfaces.d/" << ownFile;
    QTest::newRow("relative") << "  source interfaces.d/*" << ownFile;
    QTest::newRow("suffix") << "source /etc/network/interfaces.d/*.cfg"
                            << "/etc/network/interfaces.d/etherdeck.cfg";
    QTest::newRow("comment") << "# source /etc/network/interfaces.d/*" << interfacesFile;
    QTest::newRow("elsewhere") << "source /etc/network/other.d/*" << interfacesFile;
}

void TestKeptNetwork::ifupdownWritesAFileOfItsOwnWhereOneIsIncluded() {
    QFETCH(QString, line);
    QFETCH(QString, file);
    const auto changes = keepMtu(ifupdownBox(line.toStdString() + "\n" + debianFile), mtu9000);
    QVERIFY(changes);
    QCOMPARE(changes->size(), std::size_t{1});
    QCOMPARE(text(changes->front().path), file);
    if (file != interfacesFile)
        QCOMPARE(text(*changes->front().content),
                 QString("# Written by etherdeck-agent.\n\niface eth0 inet manual\n    mtu 9000\n"));
}

void TestKeptNetwork::ifupdownAddsALineToAStanza() {
    const auto changes = keepMtu(ifupdownBox("auto eth0\n"
                                             "iface eth0 inet static\n"
                                             "\taddress 10.0.0.2/24\n"
                                             "\n"
                                             "# about eth1\n"
                                             "iface eth1 inet dhcp"),
                                 mtu9000);
    QVERIFY(changes);
    QCOMPARE(text(*changes->front().content), QString("auto eth0\n"
                                                      "iface eth0 inet static\n"
                                                      "\taddress 10.0.0.2/24\n"
                                                      "\tmtu 9000\n"
                                                      "\n"
                                                      "# about eth1\n"
                                                      "iface eth1 inet dhcp\n"));
}

void TestKeptNetwork::ifupdownAddsAStanzaForDhcp() {
    const auto changes = keepMtu(ifupdownBox(debianFile), mtu9000);
    QVERIFY(changes);
    QCOMPARE(text(*changes->front().content), text(debianFile + "\niface eth0 inet manual\n    mtu 9000\n"));
    // One that nothing brings up would keep nothing.
    const auto other = keepMtu(ifupdownBox(debianFile), {"eth1", 1500, 4200});
    QVERIFY(other);
    QCOMPARE(text(*other->front().content),
             text(debianFile + "\nauto eth1\niface eth1 inet manual\n    mtu 4200\n"));
}

void TestKeptNetwork::ifupdownFollowsNoTemplates() {
    VERIFY_UNSUPPORTED(keepMtu(ifupdownBox("iface eth0 inet dhcp inherits base\n"), mtu9000));
}

void TestKeptNetwork::ifupdownNeedsItsFile() {
    BoxState box;
    box.networkKeeper = NetworkKeeper::Ifupdown;
    VERIFY_UNSUPPORTED(keepMtu(box, mtu9000));
    VERIFY_UNSUPPORTED(keepVlan(box, vlan5));
    VERIFY_UNSUPPORTED(forgetVlan(box, noVlan5));
}

void TestKeptNetwork::ifupdownAddsAndRemovesAVlan() {
    auto box = ifupdownBox("source interfaces.d/*\n" + debianFile);
    const auto added = keepVlan(box, vlan5);
    QVERIFY(added);
    QCOMPARE(added->size(), std::size_t{1});
    QCOMPARE(added->front().path, std::string(ownFile));
    QCOMPARE(text(*added->front().content), QString("# Written by etherdeck-agent.\n"
                                                    "\n"
                                                    "auto eth0.5\n"
                                                    "iface eth0.5 inet manual\n"
                                                    "    vlan-raw-device eth0\n"));
    carryOut(box, *added);
    const auto larger = keepMtu(box, {"eth0.5", 1500, 4200});
    QVERIFY(larger);
    QCOMPARE(text(*larger->front().content), text(*added->front().content + "    mtu 4200\n"));
    carryOut(box, *larger);
    const auto removed = forgetVlan(box, noVlan5);
    QVERIFY(removed);
    QCOMPARE(*removed, (FileChanges{{ownFile, std::nullopt}}));
    VERIFY_UNSUPPORTED(keepVlan(box, {"eth0", 5, "storage"}));
}

void TestKeptNetwork::ifupdownAddsNoVlanTwice() {
    const auto here = keepVlan(ifupdownBox("auto eth0 eth0.5\niface eth0.5 inet dhcp\n"), vlan5);
    QVERIFY(here && here->empty());
    const auto manual = keepVlan(ifupdownBox("# one\niface eth0.5 inet dhcp\n"), vlan5);
    QVERIFY(manual);
    QCOMPARE(text(*manual->front().content), QString("# one\nauto eth0.5\niface eth0.5 inet dhcp\n"));
}

void TestKeptNetwork::ifupdownRemovesAVlanOfAPerson() {
    const auto removed = forgetVlan(ifupdownBox("auto lo eth0.5 eth0\n"
                                                "\n"
                                                "# VLAN of the cameras\n"
                                                "iface eth0.5 inet static\n"
                                                "  address 10.5.0.1/24\n"
                                                "\n"
                                                "allow-hotplug eth0.5\n"
                                                "iface eth0 inet dhcp\n"),
                                    noVlan5);
    QVERIFY(removed);
    QCOMPARE(text(*removed->front().content), QString("auto lo eth0\n"
                                                      "\n"
                                                      "# VLAN of the cameras\n"
                                                      "\n"
                                                      "iface eth0 inet dhcp\n"));
    const auto nothing = forgetVlan(ifupdownBox(debianFile), noVlan5);
    QVERIFY(nothing && nothing->empty());
}

void TestKeptNetwork::networkdWritesADropIn() {
    auto box = networkdBox();
    box.networkFiles["eth0"] = "/usr/lib/systemd/network/80-wired.network";
    const std::string path = "/etc/systemd/network/80-wired.network.d/90-etherdeck.conf";
    const auto changes = keepMtu(box, mtu9000);
    QVERIFY(changes);
    QCOMPARE(*changes, (FileChanges{{path, "# Written by etherdeck-agent.\n\n[Link]\nMTUBytes=9000\n"}}));
    // Lines of others in it stay.
    box.files[path] = "[Link]\n; slow\nMTUBytes = 1500\n\n[Network]\nVLAN=eth0.7\n";
    const auto again = keepMtu(box, mtu9000);
    QVERIFY(again);
    QCOMPARE(text(*again->front().content),
             QString("[Link]\n; slow\nMTUBytes=9000\n\n[Network]\nVLAN=eth0.7\n"));
}

void TestKeptNetwork::networkdKeepsADropInForOneInterfaceOnly() {
    auto box = networkdBox();
    box.networkFiles["eth1"] = box.networkFiles["eth0"];
    VERIFY_UNSUPPORTED(keepMtu(box, mtu9000));
    VERIFY_UNSUPPORTED(keepVlan(box, vlan5));
    box.networkFiles.clear();
    VERIFY_UNSUPPORTED(keepMtu(box, mtu9000));
}

void TestKeptNetwork::networkdAddsAndRemovesAVlan() {
    auto box = networkdBox();
    const std::string dropIn = "/etc/systemd/network/eth0.network.d/90-etherdeck.conf";
    const auto added = keepVlan(box, vlan5);
    QVERIFY(added);
    QCOMPARE(added->size(), std::size_t{3});
    carryOut(box, *added);
    QCOMPARE(text(box.files["/etc/systemd/network/05-etherdeck-eth0.5.netdev"]),
             QString("# Written by etherdeck-agent.\n[NetDev]\nName=eth0.5\nKind=vlan\n\n[VLAN]\nId=5\n"));
    QCOMPARE(
        text(box.files["/etc/systemd/network/05-etherdeck-eth0.5.network"]),
        QString("# Written by etherdeck-agent.\n\n[Match]\nName=eth0.5\n\n[Link]\nRequiredForOnline=no\n\n"
                "[Network]\nLinkLocalAddressing=no\n"));
    QCOMPARE(text(box.files[dropIn]), QString("# Written by etherdeck-agent.\n\n[Network]\nVLAN=eth0.5\n"));

    carryOut(box, *keepVlan(box, {"eth0", 6, "eth0.6"}));
    QCOMPARE(text(box.files[dropIn]),
             QString("# Written by etherdeck-agent.\n\n[Network]\nVLAN=eth0.5\nVLAN=eth0.6\n"));
    box.networkFiles["eth0.5"] = "/etc/systemd/network/05-etherdeck-eth0.5.network";
    carryOut(box, *keepMtu(box, {"eth0.5", 1500, 4200}));
    QCOMPARE(box.files.size(), std::size_t{6});

    carryOut(box, *forgetVlan(box, noVlan5));
    QCOMPARE(text(box.files[dropIn]), QString("# Written by etherdeck-agent.\n\n[Network]\nVLAN=eth0.6\n"));
    carryOut(box, *forgetVlan(box, {"eth0", 6, "eth0.6"}));
    QVERIFY(box.files.empty());
}

void TestKeptNetwork::networkdLeavesVlansOfOthersAlone() {
    auto box = networkdBox();
    box.files["/etc/systemd/network/cameras.netdev"] = "[NetDev]\nKind = vlan\nName = eth0.5\n[VLAN]\nId=5\n";
    const auto kept = keepVlan(box, vlan5);
    QVERIFY(kept && kept->empty());
    const auto removed = forgetVlan(box, noVlan5);
    QVERIFY(!removed);
    QCOMPARE(removed.error().code, RefusalCode::InterfaceInUse);
}

void TestKeptNetwork::netifdSetsAnMtuThatIsThere() {
    const auto changes =
        keepMtu(netifdBox("config device\n\toption name eth0\n\toption  mtu \"1500\" # old\n\n"
                          "config interface 'lan'\n\toption device 'eth0'\n"),
                mtu9000);
    QVERIFY(changes);
    QCOMPARE(text(*changes->front().content),
             QString("config device\n\toption name eth0\n\toption mtu '9000'\n\n"
                     "config interface 'lan'\n\toption device 'eth0'\n"));
}

void TestKeptNetwork::netifdAddsADevice() {
    const std::string before = "config interface 'lan'\n\toption device 'eth0'\n\toption proto 'dhcp'\n";
    const auto changes = keepMtu(netifdBox(before), mtu9000);
    QVERIFY(changes);
    QCOMPARE(text(*changes->front().content),
             text(before + "\nconfig device\n\toption name 'eth0'\n\toption mtu '9000'\n"));
}

void TestKeptNetwork::netifdKnowsTheOldSyntax() {
    const auto changes =
        keepMtu(netifdBox("config interface lan\n\toption ifname 'eth0'\n\toption proto static\n"
                          "\n# end\n"),
                mtu9000);
    QVERIFY(changes);
    QCOMPARE(text(*changes->front().content),
             QString("config interface lan\n\toption ifname 'eth0'\n\toption proto static\n"
                     "\toption mtu '9000'\n\n# end\n"));
    const auto vlan = keepVlan(netifdBox("config interface lan\n\toption ifname 'eth0'\n"), vlan5);
    QVERIFY(vlan);
    QVERIFY(vlan->front().content->find("\toption ifname 'eth0.5'\n") != std::string::npos);
    VERIFY_UNSUPPORTED(keepMtu(
        netifdBox("config interface lan\n\toption ifname 'eth0 eth1'\n\toption type bridge\n"), mtu9000));
    VERIFY_UNSUPPORTED(keepMtu(netifdBox("config interface lan\n\toption ifname 'eth1'\n"), mtu9000));
}

void TestKeptNetwork::netifdAddsAndRemovesAVlan() {
    const std::string before = "config interface 'lan'\n\toption device 'eth0'\n\toption proto 'dhcp'\n";
    auto box = netifdBox(before);
    carryOut(box, *keepVlan(box, vlan5));
    QCOMPARE(text(box.files[uciFile]), text(before + "\nconfig interface 'etherdeck_eth0_5'\n"
                                                     "\toption device 'eth0.5'\n\toption proto 'none'\n"));
    carryOut(box, *keepMtu(box, {"eth0.5", 1500, 4200}));
    carryOut(box, *forgetVlan(box, noVlan5));
    QCOMPARE(text(box.files[uciFile]), text(before));
    VERIFY_UNSUPPORTED(keepVlan(box, {"eth0", 5, "storage"}));
}

void TestKeptNetwork::netifdLeavesVlansOfOthersAlone() {
    const auto box = netifdBox("config interface 'cameras'\n\toption device 'eth0.5'\n");
    const auto kept = keepVlan(box, vlan5);
    QVERIFY(kept && kept->empty());
    const auto removed = forgetVlan(box, noVlan5);
    QVERIFY(!removed);
    QCOMPARE(removed.error().code, RefusalCode::InterfaceInUse);
}

void TestKeptNetwork::netifdChangesNoFileThatItDoesNotUnderstand() {
    VERIFY_UNSUPPORTED(keepMtu(netifdBox("config x\n\toption y 'two\nlines'\n"), mtu9000));
    BoxState box;
    box.networkKeeper = NetworkKeeper::Netifd;
    VERIFY_UNSUPPORTED(keepMtu(box, mtu9000));
}

void TestKeptNetwork::whatIsKeptIsNotWrittenAgain_data() {
    QTest::addColumn<int>("which");
    for (int which = 0; which < 5; ++which)
        QTest::addRow("%d", which) << which;
}

void TestKeptNetwork::whatIsKeptIsNotWrittenAgain() {
    QFETCH(int, which);
    auto box = std::vector{ifupdownBox(debianFile), ifupdownBox("source interfaces.d/*\n" + debianFile),
                           networkdBox(), netifdBox("config interface 'lan'\n\toption device 'eth0'\n"),
                           netifdBox("config interface 'lan'\n\toption ifname 'eth0'\n")}[which];
    carryOut(box, *keepMtu(box, mtu9000));
    carryOut(box, *keepVlan(box, vlan5));
    const auto mtuAgain = keepMtu(box, mtu9000);
    QVERIFY(mtuAgain && mtuAgain->empty());
    const auto vlanAgain = keepVlan(box, vlan5);
    QVERIFY(vlanAgain && vlanAgain->empty());
    carryOut(box, *forgetVlan(box, noVlan5));
    const auto removedAgain = forgetVlan(box, noVlan5);
    QVERIFY(removedAgain && removedAgain->empty());
}

QTEST_APPLESS_MAIN(TestKeptNetwork)
#include "tst_kept_network.moc"
