#include "app/agent/exports/list.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using exports::VbladeStatus;
using plans::ExportState;

class TestExportList : public QObject {
    Q_OBJECT

private slots:
    void anExportRunsWhenItRunsOnAllOfItsInterfaces() {
        const auto entries = std::vector{entry({"eth0", "eth1"})};
        const std::vector supervised{status("eth0", 12), status("eth1", 13)};
        const auto list = listExports(entries, {supervised, {}, {}, false});
        QCOMPARE(list.size(), std::size_t{1});
        QVERIFY(list[0].managed && list[0].state == ExportState::Running);
        QVERIFY(runsOn(list[0], "eth1") && !runsOn(list[0], "eth2"));

        const auto half = listExports(entries, {std::span(supervised).first(1), {}, {}, false});
        QVERIFY(half[0].state == ExportState::Failed && !half[0].reason.empty());
        QVERIFY(listExports(entries, {})[0].state == ExportState::Stopped);
    }

    void saysWhyOneFailed() {
        auto failed = status("eth0", 0);
        failed.state = VbladeStatus::State::Failed;
        failed.reason = "The disk is gone.";
        const auto list = listExports({entry({"eth0"})}, {std::span(&failed, 1), {}, {}, false});
        QVERIFY(list[0].state == ExportState::Failed);
        QCOMPARE(list[0].reason, failed.reason);
    }

    void whatAUnitRunsIsFoundAmongTheProcesses() {
        auto configured = entry({"eth0"});
        configured.files["eth0"] = "e7.3.conf";
        const std::vector found{process(21, "eth0")};
        QVERIFY(listExports({configured}, {{}, found, {}, true})[0].state == ExportState::Running);
        QCOMPARE(listExports({configured}, {{}, found, {}, false}).size(), std::size_t{2}); // it is foreign
    }

    void foreignVbladesOfOneAddressAreOneExport() {
        const std::vector found{process(21, "eth0"), process(22, "eth1")};
        const auto list = listExports({}, {{}, found, {}, false});
        QCOMPARE(list.size(), std::size_t{1});
        QVERIFY(!list[0].managed && list[0].state == ExportState::Running);
        QVERIFY(runsOn(list[0], "eth0") && runsOn(list[0], "eth1"));
        QVERIFY(list[0].config.interfaces == (std::vector<std::string>{"eth0", "eth1"}));
    }

    void whatIsBeingStartedIsNotForeign() {
        const std::vector found{process(21, "eth0")};
        QVERIFY(listExports({}, {{}, found, {{address, "eth0"}}, false}).empty());
    }

    void aDiskIsUsedByPathAndByTheNumberThatIsOpen() {
        auto vblade = process(21, "eth0");
        vblade.number = {8, 1};
        const std::vector found{vblade};
        const auto uses = usesOf(listExports({}, {{}, found, {}, false}), found);
        QCOMPARE(uses.size(), std::size_t{2});
        QCOMPARE(uses[0].path, std::string("/dev/sdb"));
        QVERIFY(uses[1].number == vblade.number && uses[1].path.empty());
    }

private:
    static constexpr Address address{7, 3};

    static exports::ConfDirectory::Entry entry(std::vector<std::string> interfaces) {
        exports::ConfDirectory::Entry entry;
        entry.config.address = address;
        entry.config.path = "/dev/sdb";
        entry.config.interfaces = std::move(interfaces);
        return entry;
    }
    static VbladeStatus status(const std::string& interface, std::int32_t pid) {
        VbladeStatus status;
        status.id = {address, interface};
        status.state = VbladeStatus::State::Running;
        status.pid = pid;
        return status;
    }
    static FoundVblade process(std::int32_t pid, const std::string& interface) {
        FoundVblade found;
        found.pid = pid;
        found.config = entry({interface}).config;
        return found;
    }
};

QTEST_APPLESS_MAIN(TestExportList)
#include "tst_list.moc"
