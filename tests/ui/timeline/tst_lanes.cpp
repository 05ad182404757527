#include "tests/support/registered_test.h"
#include "ui/timeline/items.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using boxes::Boxes;
using boxes::BoxId;
using boxes::BoxKey;
using boxes::SourceId;

namespace {

constexpr MacAddress a({0x00, 0x25, 0x31, 0, 0, 0xa});
constexpr MacAddress b({0x00, 0x25, 0x31, 0, 0, 0xb});

/// Two targets of a box with MAC a that talks on the console, one target of a box with MAC b.
TimelineFacts someFacts() {
    TimelineFacts facts;
    store::ConsoleSource source;
    source.id = 1;
    source.name = "talker";
    facts.data.sources = {source};
    facts.macs = {{Address(7, 1), {a}}, {Address(7, 2), {a}}, {Address(8, 1), {b}}};
    for (const auto& [address, macs] : facts.macs) {
        store::EventRecord event;
        event.id = static_cast<std::int64_t>(facts.data.events.size()) + 1;
        event.address = address;
        event.mac = macs.front();
        facts.data.events.push_back(event);
    }
    return facts;
}

Boxes someBoxes(const std::string& name) {
    Boxes boxes;
    boxes.setBoxes({{BoxId{1}, name, "", "", "root@plug"}}, {});
    boxes.setAgent("root@plug", std::vector{a});
    boxes.setTarget({7, 1}, std::vector{a});
    boxes.setTarget({7, 2}, std::vector{a});
    boxes.setTarget({8, 1}, std::vector{b});
    boxes.setSource(SourceId{1}, {{}, {a}, {}});
    return boxes;
}

QStringList titlesOf(const TimelineItems& items) {
    QStringList titles;
    for (const auto& lane : items.lanes())
        titles << lane.title;
    return titles;
}

TimelineItems itemsOf(const TimelineFacts& facts) {
    return TimelineItems(std::make_shared<const TimelineFacts>(facts));
}

} // namespace

class TimelineLanesTest : public QObject {
    Q_OBJECT

private slots:
    void putsABoxIntoOneLane();
    void opensABox();
    void callsABoxByItsName();
    void groupsTargetsOfABoxWithoutConsole();
    void leavesASingleTargetAlone();
    void joinsSourcesOfOneBox();
    void opensAShelf();
};

void TimelineLanesTest::putsABoxIntoOneLane() {
    auto facts = someFacts();
    facts.boxes = std::make_shared<const Boxes>(someBoxes(""));
    const auto items = itemsOf(facts);
    QCOMPARE(titlesOf(items), (QStringList{"talker", "e8.1"}));
    QCOMPARE(items.lanes().front().targets, QStringLiteral("e7.1, e7.2"));
    QVERIFY(items.lanes().front().canOpen());
    QVERIFY(!items.lanes().front().isOpen);
    for (const auto& item : items.items())
        QCOMPARE(item.lane, item.address() == Address(8, 1) ? 1 : 0);
}

void TimelineLanesTest::opensABox() {
    auto facts = someFacts();
    facts.boxes = std::make_shared<const Boxes>(someBoxes(""));
    facts.open = {BoxKey{BoxId{1}, {}}};
    const auto items = itemsOf(facts);
    QCOMPARE(titlesOf(items), (QStringList{"talker", "e7.1", "e7.2", "e8.1"}));
    QVERIFY(items.lanes()[0].isOpen && items.lanes()[1].isPart && !items.lanes()[3].isPart);
    for (const auto& item : items.items())
        QCOMPARE(items.lanes()[static_cast<std::size_t>(item.lane)].title,
                 QString::fromStdString(item.address()->toString()));
}

void TimelineLanesTest::callsABoxByItsName() {
    auto facts = someFacts();
    facts.boxes = std::make_shared<const Boxes>(someBoxes("plug"));
    QCOMPARE(titlesOf(itemsOf(facts)), (QStringList{"plug", "e8.1"}));
}

void TimelineLanesTest::groupsTargetsOfABoxWithoutConsole() {
    auto facts = someFacts();
    facts.data.sources.clear();
    facts.boxes = std::make_shared<const Boxes>(someBoxes("plug"));
    QCOMPARE(titlesOf(itemsOf(facts)), (QStringList{"plug", "e8.1"}));
}

void TimelineLanesTest::leavesASingleTargetAlone() {
    auto facts = someFacts();
    facts.data.sources.clear();
    auto boxes = someBoxes("plug");
    boxes.setTarget({7, 2}, {});
    facts.boxes = std::make_shared<const Boxes>(boxes);
    QCOMPARE(titlesOf(itemsOf(facts)), (QStringList{"Shelf 7", "e8.1"}));
}

void TimelineLanesTest::opensAShelf() {
    auto facts = someFacts();
    facts.data.sources.clear();
    const auto closed = itemsOf(facts);
    QCOMPARE(titlesOf(closed), (QStringList{"Shelf 7", "e8.1"}));
    QCOMPARE(closed.lanes()[0].targets, QStringLiteral("e7.1, e7.2"));
    QVERIFY(closed.lanes()[0].canOpen() && !closed.lanes()[0].box());
    for (const auto& item : closed.items())
        QCOMPARE(item.lane, item.address() == Address(8, 1) ? 1 : 0);
    facts.open = {TimelineGroup(std::uint16_t{7})};
    const auto open = itemsOf(facts);
    QCOMPARE(titlesOf(open), (QStringList{"Shelf 7", "e7.1", "e7.2", "e8.1"}));
    QVERIFY(open.lanes()[0].isOpen && open.lanes()[1].isPart && !open.lanes()[3].isPart);
    for (const auto& item : open.items())
        QCOMPARE(open.lanes()[static_cast<std::size_t>(item.lane)].title,
                 QString::fromStdString(item.address()->toString()));
}

void TimelineLanesTest::joinsSourcesOfOneBox() {
    auto facts = someFacts();
    auto second = facts.data.sources.front();
    second.id = 2;
    second.name = "another";
    facts.data.sources.push_back(second);
    store::ConsoleBoot boot;
    boot.source = 2;
    facts.data.boots = {boot};
    auto boxes = someBoxes("plug");
    boxes.setSource(SourceId{2}, {{}, {a}, {}});
    facts.boxes = std::make_shared<const Boxes>(boxes);
    const auto items = itemsOf(facts);
    QCOMPARE(titlesOf(items), (QStringList{"plug", "e8.1"}));
    for (const auto& item : items.items())
        if (item.kind == MarkKind::Boot)
            QCOMPARE(item.lane, 0);
}

QTEST_APPLESS_MAIN(TimelineLanesTest)
#include "tst_lanes.moc"
