#include "core/uboot/netconsole_recipe.h"
#include "core/uboot/netconsole_setup.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <map>

using namespace etherdeck;
using namespace etherdeck::uboot;

namespace {

using Variables = std::map<std::string, std::string>;

const auto server = *Ipv4Address::parse("192.168.1.2");
const auto box = *Ipv4Address::parse("192.168.1.100");

const Variables early{{"bootcmd", "run it"},
                      {"ipaddr", "192.168.1.100"},
                      {"serverip", "192.168.1.2"},
                      {"if_netconsole", "ping $serverip"},
                      {"start_netconsole",
                       "setenv ncip $serverip; setenv bootdelay 10; setenv stdin nc; setenv "
                       "stdout nc; setenv stderr nc; version;"}};

Environment environmentWith(Variables variables, const Variables& more = {}) {
    for (const auto& [name, value] : more)
        variables[name] = value;
    Environment environment;
    for (const auto& [name, value] : variables)
        environment.set(name, value);
    return environment;
}

Environment withChanges(Environment environment, const std::vector<VariableChange>& changes) {
    for (const auto& change : changes)
        environment.set(change.name, change.value.value_or(""));
    return environment;
}

} // namespace

/// Netconsole switched on and off in environments as people have them.
class TestNetconsoleRecipe : public QObject {
    Q_OBJECT

private slots:
    void isEnabledWithThePing_data() {
        QTest::addColumn<QByteArray>("preboot");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<bool>("isLater");
        const auto row = [](const char* name, const char* preboot, const char* after, bool isLater = true) {
            QTest::newRow(name) << QByteArray(preboot) << QByteArray(after) << isLater;
        };
        row("nothing", "", "run preboot_nc");
        row("2013, off", "", "run if_netconsole start_netconsole", false);
        row("2013, on", "run if_netconsole start_netconsole", "run if_netconsole start_netconsole", false);
        row("without the ping", "run start_netconsole", "run if_netconsole start_netconsole", false);
        row("later, on", "run preboot_nc", "run preboot_nc");
        row("something else", "usb start; echo 'a; b'", "usb start; echo 'a; b'; run preboot_nc");
        row("by hand", "usb start; setenv stdout nc", "usb start; run preboot_nc");
        row("comment", "usb start # for the disk", "usb start; run preboot_nc # for the disk");
        row("only a comment", "# run preboot_nc", "run preboot_nc # run preboot_nc");
        row("no comment", "echo a#b '#'", "echo a#b '#'; run preboot_nc");
        row("exit", "usb start; exit", "run preboot_nc; usb start; exit");
        row("behind exit", "exit; run preboot_nc", "run preboot_nc; exit; run preboot_nc");
        row("nothing behind ||", "usb start ||", "usb start ||; run preboot_nc");
    }
    void isEnabledWithThePing() {
        QFETCH(QByteArray, preboot);
        QFETCH(QByteArray, after);
        QFETCH(bool, isLater);
        auto variables = isLater ? Variables{{"bootcmd", "run it"}} : early;
        if (isLater && preboot == "run preboot_nc")
            variables.insert({{"preboot_nc", "run if_netconsole start_netconsole"},
                              {"if_netconsole", early.at("if_netconsole")},
                              {"start_netconsole", early.at("start_netconsole")}});
        const auto before = environmentWith(variables, {{"preboot", preboot.toStdString()}});
        const auto changes = enableNetconsole(before, server, box);
        QVERIFY(changes);
        const auto enabled = withChanges(before, *changes);
        QCOMPARE(QByteArray::fromStdString(std::string(enabled.value("preboot"))), after);
        const auto state = netconsoleState(enabled);
        QVERIFY(state.isOn && state.isGuarded);
        QCOMPARE(state.recipe, isLater ? NetconsoleRecipe::Later : NetconsoleRecipe::Early);
        QCOMPARE(state.server, std::string("192.168.1.2"));
        QCOMPARE(state.box, std::string("192.168.1.100"));
        QVERIFY(enableNetconsole(enabled, server, box)->empty());
    }

    void aGuardThatIsNoneIsReplaced() {
        const auto before = environmentWith(
            early, {{"if_netconsole", "true"}, {"preboot", "run if_netconsole start_netconsole"}});
        const auto after = withChanges(before, *enableNetconsole(before, server, box));
        QVERIFY(netconsoleState(after).isGuarded);
        QCOMPARE(std::string(after.value("if_netconsole")), std::string("ping $serverip"));
        QCOMPARE(std::string(after.value("start_netconsole")), early.at("start_netconsole"));
    }

    /// A ping of serverip says nothing of another station.
    void theConsoleGoesWhereThePingGoes_data() {
        QTest::addColumn<QByteArray>("ncip");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<bool>("isGuarded");
        QTest::addColumn<QByteArray>("changed");
        const auto row = [](const char* ncip, const char* start, const char* to, bool isGuarded,
                            const char* changed) {
            QTest::addRow("%s, %s", ncip, start) << QByteArray(ncip) << QByteArray(start) << QByteArray(to)
                                                 << isGuarded << QByteArray(changed);
        };
        row("", "setenv ncip 192.168.1.9; setenv stdin nc; setenv stdout nc", "192.168.1.9", false,
            "start_netconsole");
        row("", "setenv stdout nc; setenv ncip 192.168.1.9", "192.168.1.9", false, "start_netconsole");
        row("", "setenv ncip 192.168.1.9; if test $a = 1; then setenv ncip $serverip; fi; setenv stdout nc",
            "192.168.1.2", false, "start_netconsole");
        row("192.168.1.9", "setenv stdin nc; setenv stdout nc", "192.168.1.9", false, "ncip");
        row("192.168.1.9", "setenv ncip; setenv stdout nc", "192.168.1.2", true, "");
        row("192.168.1.9", "setenv ncip ${serverip}:6666; setenv stdout nc", "192.168.1.2", true, "");
        row("", "setenv stdout nc", "192.168.1.2", true, "");
        row("192.168.1.2:6666", "setenv stdout nc", "192.168.1.2", true, "");
    }
    void theConsoleGoesWhereThePingGoes() {
        QFETCH(QByteArray, ncip);
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, to);
        QFETCH(bool, isGuarded);
        QFETCH(QByteArray, changed);
        const auto before = environmentWith(early, {{"preboot", "run if_netconsole start_netconsole"},
                                                    {"ncip", ncip.toStdString()},
                                                    {"start_netconsole", start.toStdString()}});
        const auto state = netconsoleState(before);
        QCOMPARE(state.isGuarded, isGuarded);
        QCOMPARE(QByteArray::fromStdString(state.server), to);
        const auto changes = enableNetconsole(before, server, box);
        QVERIFY(changes);
        QCOMPARE(changes->size(), std::size_t(changed.isEmpty() ? 0 : 1));
        if (!changes->empty())
            QCOMPARE(QByteArray::fromStdString(changes->front().name), changed);
        const auto after = netconsoleState(withChanges(before, *changes));
        QVERIFY(after.isGuarded);
        QCOMPARE(after.server, std::string("192.168.1.2"));
    }

    void onlyThePartOfPrebootIsTakenAway_data() {
        QTest::addColumn<QByteArray>("preboot");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* preboot, const char* after) {
            QTest::newRow(preboot) << QByteArray(preboot) << QByteArray(after);
        };
        row("run if_netconsole start_netconsole", "");
        row("run preboot_nc", "");
        row("usb start; run preboot_nc; led on;", "usb start; led on");
        row("run a preboot_nc b", "run a b");
        row("setenv stdin nc; setenv stdout nc; echo x", "echo x");
        row("echo \"a; b\"; run preboot_nc", "echo \"a; b\"");
        row("usb start", "usb start");
        row("usb start; run preboot_nc # the console", "usb start # the console");
        row("usb start # for the disk; run preboot_nc", "usb start # for the disk; run preboot_nc");
        row("exit; run preboot_nc", "exit; run preboot_nc");
    }
    void onlyThePartOfPrebootIsTakenAway() {
        QFETCH(QByteArray, preboot);
        QFETCH(QByteArray, after);
        const auto before = environmentWith(early, {{"preboot", preboot.toStdString()},
                                                    {"preboot_nc", "run if_netconsole start_netconsole"},
                                                    {"a", "led on"},
                                                    {"b", "led off"}});
        const auto changes = disableNetconsole(before);
        QVERIFY(changes);
        const auto disabled = withChanges(before, *changes);
        QCOMPARE(QByteArray::fromStdString(std::string(disabled.value("preboot"))), after);
        QVERIFY(!netconsoleState(disabled).isOn);
        for (const auto& change : *changes)
            QCOMPARE(change.name, std::string("preboot"));
    }

    void whatCannotBeTakenApartIsTold() {
        const auto woven =
            environmentWith(early, {{"preboot", "if test $nc = 1; then setenv stdout nc; fi"}});
        QCOMPARE(disableNetconsole(woven).error(), NetconsoleObstacle::Woven);
        QCOMPARE(enableNetconsole(woven, server, box).error(), NetconsoleObstacle::Woven);
        for (const auto* endless : {"echo 'a", "usb start \\"}) { // would swallow what is put behind it
            const auto changes =
                enableNetconsole(environmentWith(early, {{"preboot", endless}}), server, box);
            QVERIFY2(!changes && changes.error() == NetconsoleObstacle::Woven, endless);
        }
        const auto guarded = environmentWith(early, {{"preboot", "ping $serverip && run start_netconsole"}});
        QVERIFY(enableNetconsole(guarded, server, box)->empty()); // it is right as it is
        const auto inBootcmd = environmentWith(early, {{"bootcmd", "run start_netconsole; usb start"}});
        QCOMPARE(disableNetconsole(inBootcmd).error(), NetconsoleObstacle::InBootcmd);
    }
};

QTEST_APPLESS_MAIN(TestNetconsoleRecipe)
#include "tst_netconsole_recipe.moc"
