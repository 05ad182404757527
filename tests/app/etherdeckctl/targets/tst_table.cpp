#include "app/etherdeckctl/targets/table.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ctl;

class TestTable : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("NO_COLOR", "1"); }
    void isNotWidenedByALongConfigString();
    void namesNoDiskInAConflict();
};

namespace {

discovery::Target targetWith(const std::string& configString) {
    discovery::Target target;
    target.address = {7, 3};
    target.paths.emplace_back();
    target.paths.front().configString = configString;
    return target;
}

} // namespace

void TestTable::isNotWidenedByALongConfigString() {
    const auto interfaceName = [](discovery::LinkId) { return std::string("san0"); };
    const auto target = targetWith(std::string(1024, 'x'));
    const TargetContext context{interfaceName, [](TimePoint) { return WallTime(); }};
    const auto table = QString::fromStdString(targetTable({target, targetWith("short")}, context));
    for (const auto& line : table.split('\n'))
        QVERIFY2(line.size() < 120, qPrintable(line));
    QVERIFY(table.contains("  " + QString(39, 'x') + "…  "));
    QVERIFY(table.contains("short"));
    // All of it when a single target is shown.
    QVERIFY(QString::fromStdString(targetFacts(target, interfaceName)).contains(QString(1024, 'x')));
}

void TestTable::namesNoDiskInAConflict() {
    const auto interfaceName = [](discovery::LinkId) { return std::string("san0"); };
    discovery::Target target;
    target.address = {7, 3};
    target.conflict = discovery::Conflict::Proven;
    for (std::uint8_t number = 1; number <= 2; ++number) {
        auto& path = target.paths.emplace_back();
        path.key.mac = MacAddress({0, 0x25, 0x31, 0, 0, number});
        path.disk = number;
        path.configString = "claim" + std::to_string(number);
        path.identity.emplace();
        path.identity->model = "model" + std::to_string(number);
        path.identity->serial = "serial" + std::to_string(number);
        path.identity->size = Sectors{20480ULL * number};
    }
    const TargetContext context{interfaceName, [](TimePoint) { return WallTime(); }};
    const auto table = QString::fromStdString(targetTable({target}, context));
    QVERIFY2(table.contains("2 disks"), qPrintable(table));
    for (const char* ofOne : {"serial1", "model1", "claim1", "10.5 MB"})
        QVERIFY2(!table.contains(ofOne), qPrintable(table));
    // When a single target is shown, each of its disks is, all in the same form.
    const auto facts = QString::fromStdString(targetFacts(target, interfaceName)).split('\n');
    QVERIFY(facts.contains("disks           2, none of which is the disk of e7.3"));
    for (const auto& number : {QString("1"), QString("2")}) {
        const auto disk = facts.filter("serial" + number);
        QCOMPARE(disk.size(), 1);
        for (const auto& fact : {"00:25:31:00:00:0" + number, "model" + number, "claim" + number})
            QVERIFY2(disk.front().contains(fact), qPrintable(disk.front()));
    }
    target.conflict = discovery::Conflict::None;
    QVERIFY(QString::fromStdString(targetTable({target}, context)).contains("serial1"));
}

QTEST_APPLESS_MAIN(TestTable)
#include "tst_table.moc"
