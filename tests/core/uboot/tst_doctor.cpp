#include "core/uboot/doctor.h"
#include "core/uboot/netconsole_setup.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::uboot;

namespace {

Environment posted(const char* name) {
    QFile file(QString(ETHERDECK_TEST_DATA "/uboot/%1.env").arg(name));
    return file.open(QIODevice::ReadOnly) ? parsePrinted(file.readAll().toStdString()).environment
                                          : Environment();
}

QStringList told(const Environment& environment, const DoctorFacts& facts = {}) {
    QStringList list;
    for (const auto& finding : examine(environment, facts)) {
        QString line = QString::fromUtf8(name(finding.kind).data());
        for (const auto& variable : finding.variables)
            line += ' ' + QString::fromStdString(variable);
        list << line;
    }
    return list;
}

/// What the fixes of all findings make of it.
Environment fixed(Environment environment, const DoctorFacts& facts = {}) {
    for (const auto& finding : examine(environment, facts))
        for (const auto& fix : finding.fixes) {
            if (fix.value)
                environment.set(fix.name, *fix.value);
            else
                environment.unset(fix.name);
        }
    return environment;
}

Environment with(Environment environment,
                 std::initializer_list<std::pair<const char*, const char*>> variables) {
    for (const auto& [name, value] : variables) {
        if (value == nullptr)
            environment.unset(name);
        else
            environment.set(name, value);
    }
    return environment;
}

Ipv4Address at(const char* text) { return *Ipv4Address::parse(text); }

} // namespace

class DoctorTest : public QObject {
    Q_OBJECT

private slots:
    void healthyOnesAreHealthy_data() {
        QTest::addColumn<QString>("posted");
        for (const char* name :
             {"mainline-v2026.10rc-pogo_e02-default", "openwrt-e02-2014.10", "netconsole-2013-recipe",
              "netconsole-bodhi-preboot_nc", "netconsole-bodhi-preboot_nc-retry", "doozan-2011-e02-partial"})
            QTest::newRow(name) << name;
    }
    void healthyOnesAreHealthy() {
        QFETCH(QString, posted);
        const auto environment = ::posted(posted.toUtf8().constData());
        QVERIFY(!environment.isEmpty());
        QCOMPARE(told(environment), QStringList());
    }

    void theDefaultOfAWellKnownUbootHasASharedMac() {
        const auto environment = posted("bodhi-2017.07-kirkwood-default");
        QCOMPARE(told(environment), QStringList("shared-mac ethaddr"));
        DoctorFacts facts;
        facts.mac = MacAddress({0x00, 0x25, 0x31, 1, 2, 3});
        QCOMPARE(told(fixed(environment, facts), facts), QStringList());
        facts.mac =
            MacAddress({0x52, 0x3b, 0x20, 0x9c, 0x11, 0x51}); // the box has it now: what is on its label?
        QVERIFY(examine(environment, facts)[0].fixes.empty());
    }

    void findsThePlantedFault_data() {
        QTest::addColumn<QString>("found");
        QTest::addColumn<Environment>("environment");
        const auto recipe = posted("netconsole-bodhi-preboot_nc");
        const auto retry = posted("netconsole-bodhi-preboot_nc-retry");
        const auto whole = posted("mainline-v2026.10rc-pogo_e02-default");
        const auto row = [](const char* found, const Environment& environment) {
            QTest::addRow("%s", found) << QString(found) << environment;
        };
        row("netconsole-unguarded preboot", with(recipe, {{"preboot_nc", "run start_netconsole"}}));
        row("netconsole-unguarded preboot", with(retry, {{"preboot", "run start_netconsole"}}));
        row("netconsole-unguarded preboot", with(recipe, {{"if_netconsole", "true"}}));
        row("netconsole-unguarded preboot",
            with(recipe, {{"preboot", "setenv ncip 192.168.1.100; setenv stdout serial,nc"}}));
        row("netconsole-unguarded bootcmd",
            with(whole, {{"ipaddr", "192.168.1.5"},
                         {"ncip", "192.168.1.9"},
                         {"bootcmd", "setenv stdin nc; setenv stdout nc; run bootcmd_usb"}}));
        row("netconsole-incomplete ipaddr", with(recipe, {{"ipaddr", nullptr}}));
        row("netconsole-incomplete serverip", with(recipe, {{"serverip", nullptr}}));
        row("unknown-variable start_netconsole", with(recipe, {{"start_netconsole", nullptr}}));
        row("unknown-variable preboot_nc", with(recipe, {{"preboot_nc", nullptr}}));
        row("netconsole-one-way stdout",
            with(recipe, {{"start_netconsole", "setenv ncip $serverip; setenv stdin nc; setenv stderr nc"}}));
        row("netconsole-open ncip",
            with(recipe, {{"start_netconsole", "setenv stdin nc; setenv stdout nc"}}));
        row("netconsole-stays stdin stdout",
            with(whole, {{"stdin", "nc"}, {"stdout", "serial,nc"}, {"stderr", "serial"}}));
        row("same-address ipaddr serverip", with(recipe, {{"ipaddr", "192.168.1.100"}}));
        row("bad-address ipaddr", with(recipe, {{"ipaddr", "192.168.1"}}));
        row("bad-address serverip", with(recipe, {{"serverip", "0.0.0.0"}}));
        row("other-network ipaddr serverip", with(recipe, {{"ipaddr", "192.168.7.5"}}));
        row("other-network ipaddr serverip",
            with(recipe, {{"ipaddr", "192.168.1.5"}, {"netmask", "255.255.255.192"}}));
        row("bad-mac ethaddr", with(whole, {{"ethaddr", "01:25:31:00:00:01"}}));
        row("bad-mac ethaddr", with(whole, {{"ethaddr", "none"}}));
        row("shared-mac ethaddr", with(whole, {{"ethaddr", "52:3B:20:9C:11:51"}}));
        row("partitions-unreadable mtdparts", with(whole, {{"mtdparts", "orion_nand:1M(u-boot),-(data)"}}));
        row("unknown-variable bootcmd_usb", with(whole, {{"bootcmd_usb", nullptr}}));
        row("unknown-variable typo", with(whole, {{"preboot", "run typo"}}));
        row("cannot-be-stopped bootdelay", with(whole, {{"bootdelay", "-2"}}));
        row("stops-at-prompt bootdelay", with(whole, {{"bootdelay", "-1"}}));
        row("no-rescue rescue_installed", with(whole, {{"rescue_bootcmd", "reset"}}));
        row("no-rescue rescue_installed",
            with(whole, {{"bootcmd_rescue", "if test $rescue_installed -eq 1; then nand read; fi"}}));
        row("rescue-not-started rescue_bootcmd", with(whole, {{"rescue_installed", "1"}}));
    }
    void findsThePlantedFault() {
        QFETCH(QString, found);
        QFETCH(Environment, environment);
        QCOMPARE(told(environment), QStringList(found));
    }

    void whatItFixesIsHealthy_data() { findsThePlantedFault_data(); }
    void whatItFixesIsHealthy() {
        QFETCH(Environment, environment);
        const auto findings = examine(environment, {});
        if (findings[0].fixes.empty())
            return;
        const auto left = examine(fixed(environment), {});
        for (const auto& finding : left)
            QVERIFY2(finding.kind != findings[0].kind, name(finding.kind).data());
    }

    void aWholeOneWithoutBootcmdStartsNothing() {
        DoctorFacts facts;
        facts.isWhole = true;
        QCOMPARE(told(posted("netconsole-2013-recipe"), facts), QStringList("no-bootcmd bootcmd"));
    }

    void namesThatAScriptMakesAreKnown() {
        auto environment = with(posted("mainline-v2026.10rc-pogo_e02-default"),
                                {{"preboot", "setenv later 'echo x'; run later"}});
        QCOMPARE(told(environment), QStringList());
    }

    void whatIsKnownOfTheBoxCounts() {
        auto environment = with(posted("bodhi-2017.07-kirkwood-default"),
                                {{"ethaddr", "00:25:31:01:02:03"}, {"machid", "0x831"}});
        DoctorFacts facts;
        QCOMPARE(told(environment, facts), QStringList());
        facts.isPogoE02 = true;
        QCOMPARE(told(environment, facts), QStringList({"other-board arcNumber", "other-board machid"}));
        QCOMPARE(told(fixed(environment, facts), facts), QStringList());
        facts = {};
        facts.mac = MacAddress({0x00, 0x25, 0x31, 9, 9, 9});
        QCOMPARE(told(environment, facts), QStringList("other-mac ethaddr"));
        facts = {};
        facts.linuxAddress = at("192.168.0.231");
        facts.dhcpRange = {at("192.168.0.200"), at("192.168.0.231")};
        QCOMPARE(told(environment, facts),
                 QStringList({"address-of-linux ipaddr", "address-from-dhcp ipaddr"}));
        facts = {};
        facts.kernelPartitions = "mtdparts=orion_nand:896K(u-boot),-(rest)";
        QCOMPARE(told(environment, facts), QStringList("partitions-differ mtdparts"));
        facts.kernelPartitions = environment.value("mtdparts");
        QCOMPARE(told(environment, facts), QStringList());
        // The same places in other words, as a kernel with a device tree has them.
        facts.kernelPartitions = "mtdparts=flash:0x100000@0x0(u-boot),0x400000@0x100000(uImage),"
                                 "0x2000000@0x500000(root),0x5b00000@0x2500000(data),1M(volume)";
        QCOMPARE(told(environment, facts), QStringList());
        facts.kernelPartitions = "mtdparts=flash:0xe0000@0x0(u-boot),0x20000@0xe0000(env),0x400000(uImage)";
        QCOMPARE(told(environment, facts), QStringList("partitions-differ mtdparts"));
    }

    void knowsTheRecipes_data() {
        QTest::addColumn<QString>("posted");
        QTest::addColumn<bool>("isStarted");
        QTest::newRow("2013") << "netconsole-2013-recipe" << true;
        QTest::newRow("bodhi") << "netconsole-bodhi-preboot_nc" << true;
        QTest::newRow("retry") << "netconsole-bodhi-preboot_nc-retry" << true;
        QTest::newRow("off") << "bodhi-2017.07-kirkwood-default" << false;
        QTest::newRow("none") << "openwrt-e02-2014.10" << false;
    }
    void knowsTheRecipes() {
        QFETCH(QString, posted);
        QFETCH(bool, isStarted);
        const auto setups = netconsoleOf(::posted(posted.toUtf8().constData()));
        QCOMPARE(setups.size(), std::size_t(isStarted ? 1 : 0));
        for (const auto& setup : setups)
            QVERIFY(setup.variable == "preboot" && setup.isGuarded);
    }

    void knowsWhatAPingGuards_data() {
        QTest::addColumn<QString>("preboot");
        QTest::addColumn<bool>("isGuarded");
        const auto row = [](const char* preboot, bool isGuarded) {
            QTest::newRow(preboot) << QString(preboot) << isGuarded;
        };
        row("run p s", true);
        row("run p; run s", false); // ';' goes on whatever the ping says
        row("run s p", false);
        row("run p && run s", true);
        row("run p || run s", false);
        row("if run p; then run s; fi", true);
        row("if run p; then echo; else run s; fi", false);
        row("if run p || true; then run s; fi", false);
        row("ping $serverip && run s", true);
        row("ping ${serverip} && setenv stdout serial,nc", true);
        row("ping 192.168.1.100 && run s", true);
        row("ping 8.8.8.8 && run s", false);
        row("until ping $serverip; do sleep 1; done; run s", true);
        row("while ping $serverip; do run s; done", true);
        row("setenv ok 0; if run p; then setenv ok 1; fi; if test $ok -eq 1; then run s; fi", true);
        row("setenv ok 1; if test $ok -eq 1; then run s; fi", false);
        row("set stdin nc", false);
        row("env set stdin nc", false);
        row("setenv ncip $serverip; if ping $ncip; then setenv stdin nc; fi", true);
        row("run p s; setenv stdin nc", false);
        row("run p && setenv ncip 192.168.1.9 && setenv stdin nc", false);
        row("setenv ncip 8.8.8.8; ping 8.8.8.8 && setenv stdin nc", true);
        row("setenv ncip 8.8.8.8; run p && setenv stdin nc", false);
        row("run p && setenv stdin nc; setenv ncip 8.8.8.8", false);
        row("run p s; setenv ncip $serverip", true);
        row("run p s; exit; setenv stdin nc", true);
        row("run p s; if test $a = 1; then exit; fi; setenv stdin nc", false);
        row("run p s # and; setenv stdin nc", true);
    }
    void knowsWhatAPingGuards() {
        QFETCH(QString, preboot);
        QFETCH(bool, isGuarded);
        Environment environment;
        environment.set("serverip", "192.168.1.100");
        environment.set("p", "ping $serverip");
        environment.set("s", "setenv ncip $serverip; setenv stdin nc");
        environment.set("preboot", preboot.toStdString());
        const auto setups = netconsoleOf(environment);
        QCOMPARE(setups.size(), std::size_t{1});
        QCOMPARE(setups[0].isGuarded, isGuarded);
    }

    void ncipAloneStartsNothing() {
        QVERIFY(netconsoleOf(with({}, {{"preboot", "setenv ncip 1.2.3.4; setenv stdin serial"}})).empty());
    }

    void aGuardedPrebootHidesNoUnguardedBootcmd() {
        const auto environment =
            with(posted("netconsole-bodhi-preboot_nc"), {{"bootcmd", "setenv stdin nc; reset"}});
        QCOMPARE(told(environment), QStringList("netconsole-unguarded bootcmd"));
    }

    void aLineOfARecipeAloneIsNoFault() {
        QCOMPARE(told(with({}, {{"preboot", "run preboot_nc"}})), QStringList());
        QCOMPARE(told(with({}, {{"preboot", "run something"}, {"if_netconsole", "ping $serverip"}})),
                 QStringList());
    }

    void whatElseIsInPrebootIsNotLost() {
        const auto environment =
            with(posted("netconsole-bodhi-preboot_nc"), {{"preboot", "usb start; run start_netconsole"}});
        const auto findings = examine(environment, {});
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].fixes.empty());
    }

    void anAddressByDhcpIsEnough() {
        auto environment = with(posted("netconsole-2013-recipe"),
                                {{"ipaddr", nullptr}, {"if_netconsole", "dhcp; ping $serverip"}});
        QCOMPARE(told(environment), QStringList());
    }

    void whatIsTestedBeforeItIsRunMayBeMissing() {
        const auto environment = with(posted("mainline-v2026.10rc-pogo_e02-default"),
                                      {{"preboot", "if test -n $uenvcmd; then run uenvcmd; fi"}});
        QCOMPARE(told(environment), QStringList());
    }

    void theMostDangerousComesFirst() {
        const auto findings = examine(
            with(posted("netconsole-bodhi-preboot_nc"),
                 {{"preboot_nc", "run start_netconsole"}, {"ipaddr", "192.168.7.5"}, {"ethaddr", "x"}}),
            {});
        QCOMPARE(findings.size(), std::size_t{3});
        QCOMPARE(findings[0].weight, Finding::Weight::Danger);
        QCOMPARE(findings[2].weight, Finding::Weight::Hint);
    }

    void everyKindHasItsName() {
        std::set<std::string_view> names;
        for (int kind = 0; kind <= static_cast<int>(Finding::Kind::StopsAtPrompt); ++kind)
            QVERIFY(names.insert(name(static_cast<Finding::Kind>(kind))).second);
        QVERIFY(!names.contains(""));
    }
};

QTEST_APPLESS_MAIN(DoctorTest)
#include "tst_doctor.moc"
