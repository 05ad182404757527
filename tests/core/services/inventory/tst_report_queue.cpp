#include "core/services/inventory/report_queue.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"

#include <QTest>

#include <vector>

using namespace etherdeck;

namespace {

discovery::Target target(unsigned number, const std::string& configString = {}) {
    auto made = demo::target({{7, 3}, 500, "", "plug-a", 1});
    made.address = Address(static_cast<std::uint16_t>(number / 200), static_cast<std::uint8_t>(number % 200));
    made.paths[0].configString = configString;
    return made;
}

DiscoveryEvent eventOf(unsigned number) {
    DiscoveryEvent made;
    made.event.address = target(number).address;
    return made;
}

} // namespace

/// What waits for a receiver that is slower than what is told.
class TestReportQueue : public QObject {
    Q_OBJECT

private slots:
    void givesWhatItWasGiven();
    void keepsOnlyTheLatestStateOfATarget();
    void tellsNothingOfATargetThatCameAndWent();
    void tellsThatATargetIsGoneWhichTheReceiverHas();
    void keepsOnlyTheLatestTimeOfAPath();
    void countsEventsPastItsRoom();
    void staysSmallUnderAFloodOfNewAddresses();
};

void TestReportQueue::givesWhatItWasGiven() {
    ReportQueue queue;
    QVERIFY(queue.isEmpty());
    queue.add(eventOf(1));
    queue.add(SilentLink{"san0", 7, {}});
    queue.add(InventoryChange{{target(1), target(2)}, {}});
    QVERIFY(!queue.isEmpty());
    const auto report = queue.take();
    QVERIFY(queue.isEmpty());
    QCOMPARE(report.events.size(), 1u);
    QCOMPARE(report.silences, (std::vector{SilentLink{"san0", 7, {}}}));
    QCOMPARE(report.inventory.updated.size(), 2u);
    QVERIFY(queue.take().isEmpty());
}

void TestReportQueue::keepsOnlyTheLatestStateOfATarget() {
    ReportQueue queue;
    for (unsigned i = 0; i < 1000; ++i)
        queue.add(InventoryChange{{target(1, std::to_string(i))}, {}});
    const auto report = queue.take();
    QCOMPARE(report.inventory.updated.size(), 1u);
    QCOMPARE(report.inventory.updated[0].principal().configString, std::string("999"));
}

void TestReportQueue::keepsOnlyTheLatestTimeOfAPath() {
    using namespace std::chrono_literals;
    ReportQueue queue;
    const auto one = target(1);
    const auto other = target(2);
    for (int i = 0; i < 1000; ++i)
        queue.add(std::vector{HeardPath{one.address, one.paths[0].key, TimePoint(1s * i)},
                              HeardPath{other.address, other.paths[0].key, TimePoint(1s * i)}});
    queue.add(InventoryChange{{}, {other.address}});
    QVERIFY(!queue.isEmpty());
    QCOMPARE(queue.take().heard, (std::vector{HeardPath{one.address, one.paths[0].key, TimePoint(999s)}}));
    QVERIFY(queue.isEmpty());
}

void TestReportQueue::tellsNothingOfATargetThatCameAndWent() {
    ReportQueue queue;
    queue.add(InventoryChange{{target(1)}, {}});
    queue.add(InventoryChange{{}, {target(1).address}});
    QVERIFY(queue.isEmpty());
}

void TestReportQueue::tellsThatATargetIsGoneWhichTheReceiverHas() {
    ReportQueue queue;
    queue.add(InventoryChange{{target(1)}, {}});
    (void)queue.take();
    queue.add(InventoryChange{{target(1, "again")}, {}});
    queue.add(InventoryChange{{}, {target(1).address}});
    const auto report = queue.take();
    QVERIFY(report.inventory.updated.empty());
    QCOMPARE(report.inventory.removed, std::vector{target(1).address});
    queue.add(InventoryChange{{}, {target(1).address}});
    QVERIFY(queue.isEmpty());
}

void TestReportQueue::countsEventsPastItsRoom() {
    ReportQueue queue(100);
    for (unsigned i = 0; i < 250; ++i)
        queue.add(eventOf(i));
    const auto report = queue.take();
    QCOMPARE(report.events.size(), 100u);
    QCOMPARE(report.eventsLeftOut, std::uint64_t{150});
    queue.add(eventOf(1));
    QCOMPARE(queue.take().eventsLeftOut, std::uint64_t{0});
}

/// The inventory has room for 100; the receiver takes nothing.
void TestReportQueue::staysSmallUnderAFloodOfNewAddresses() {
    ReportQueue queue;
    constexpr unsigned room = 100;
    for (unsigned i = 0; i < 20'000; ++i) {
        InventoryChange change{{target(i)}, {}};
        if (i >= room)
            change.removed.push_back(target(i - room).address);
        queue.add(change);
        if (i == 50)
            (void)queue.take();
    }
    const auto report = queue.take();
    QCOMPARE(report.inventory.updated.size(), std::size_t{room});
    QCOMPARE(report.inventory.removed.size(), std::size_t{51}); // what it had been told of
}

QTEST_APPLESS_MAIN(TestReportQueue)
#include "tst_report_queue.moc"
