#include "app/etherdeckctl/target_table.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ctl;

class TestTargetTable : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("NO_COLOR", "1"); }
    void isNotWidenedByALongConfigString();
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

void TestTargetTable::isNotWidenedByALongConfigString() {
    const auto interfaceName = [](discovery::LinkId) { return std::string("san0"); };
    const auto target = targetWith(std::string(1024, 'x'));
    const TargetContext context{interfaceName, [](TimePoint) { return WallTime(); }};
    const auto table = QString::fromStdString(targetTable({target, targetWith("short")}, context));
    for (const auto& line : table.split('\n'))
        QVERIFY2(line.size() < 120, qPrintable(line));
    QVERIFY(table.contains("  " + QString(39, 'x') + "…  "));
    QVERIFY(table.contains("short"));
    // All of it where one target is told.
    QVERIFY(QString::fromStdString(targetFacts(target, interfaceName)).contains(QString(1024, 'x')));
}

QTEST_APPLESS_MAIN(TestTargetTable)
#include "tst_target_table.moc"
