#include "tests/support/registered_test.h"
#include "ui/timeline/facts.h"

#include <QTest>

#include <chrono>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

TimelineFactsPtr nothing() { return std::make_shared<TimelineFacts>(); }

discovery::Target targetAt(std::uint16_t shelf) {
    discovery::Target target;
    target.address = {shelf, 0};
    target.paths.resize(1);
    return target;
}

/// `count` events, one a second, the first with the id `first`.
std::vector<store::EventRecord> events(std::int64_t first, std::size_t count) {
    std::vector<store::EventRecord> made(count);
    for (std::size_t i = 0; i < count; ++i) {
        made[i].id = first + static_cast<std::int64_t>(i);
        made[i].time = WallTime(std::chrono::seconds(made[i].id));
    }
    return made;
}

} // namespace

class TimelineFactsTest : public QObject {
    Q_OBJECT

private slots:
    void forgetsTheAddressesOfTargetsThatWereRemoved();
    void keepsTheNewestEventsOfAFlood();
    void putsAnEventInThePlaceOfTheSameOne();
};

void TimelineFactsTest::forgetsTheAddressesOfTargetsThatWereRemoved() {
    auto facts = nothing();
    for (std::uint16_t shelf = 0; shelf < 1000; ++shelf) {
        InventoryChange change;
        change.updated = {targetAt(shelf)};
        if (shelf > 0)
            change.removed = {{static_cast<std::uint16_t>(shelf - 1), 0}};
        facts = withInventory(facts, change);
    }
    QCOMPARE(facts->macs.size(), 1u);
    QVERIFY(facts->macs.contains(Address{999, 0}));
}

void TimelineFactsTest::keepsTheNewestEventsOfAFlood() {
    constexpr auto limit = TimelineFacts::maxRecords;
    auto facts = withEvents(nothing(), events(1, limit));
    QCOMPARE(facts->data.events.size(), limit);
    QVERIFY(!facts->data.isCut);

    facts = withEvents(facts, events(limit + 1, 1000));
    QCOMPARE(facts->data.events.size(), limit);
    QVERIFY(facts->data.isCut);
    for (const auto& event : facts->data.events)
        QVERIFY(event.id > 1000);
}

void TimelineFactsTest::putsAnEventInThePlaceOfTheSameOne() {
    auto again = events(1, 1);
    again.front().count = 7;
    const auto facts = withEvents(withEvents(nothing(), events(1, 2)), again);
    QCOMPARE(facts->data.events.size(), 2u);
    QCOMPARE(facts->data.events.front().count, 7u);
}

QTEST_APPLESS_MAIN(TimelineFactsTest)
#include "tst_facts.moc"
