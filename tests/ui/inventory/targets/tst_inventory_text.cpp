#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/targets/inventory_text.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;

class InventoryTextTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void tellsTheWholeInOneSentence_data();
    void tellsTheWholeInOneSentence();
    void withoutAnInterfaceOffersToChooseOne();
    void withoutPermissionGivesTheCommand();
    void withALinkDownSaysWhich();
    void whileLookingSaysWhere();
    void afterSilenceSaysWhatWasSentAndWhatCameBack();
    void dropsHereAreNotTakenForSilence();
    void framesOfOthersAreNotTakenForAnswers();
    void aFilterThatHidesAllSaysSo();
    void aBrokenLinkBesideOthersIsABanner();
    void aConflictNamesBothBoxesAndWhatToDo();
    void manyConflictsAreToldInOneBanner();
};

namespace {

using State = LinkStatus::State;
using Action = EmptyPlace::Action;

LinkStatus denied() {
    LinkStatus link = demo::link("eth1", State::Failed);
    link.error = Error{ErrorCode::PermissionDenied, "socket: Operation not permitted", 0};
    return link;
}

QString factsOf(const EmptyPlace& place, const QString& label) {
    const auto fact = std::find_if(place.facts.begin(), place.facts.end(),
                                   [&](const auto& one) { return one.label == label; });
    return fact == place.facts.end() ? QString() : fact->lines.join('\n');
}

} // namespace

void InventoryTextTest::tellsTheWholeInOneSentence_data() {
    QTest::addColumn<int>("targets");
    QTest::addColumn<int>("shelves");
    QTest::addColumn<int>("conflicts");
    QTest::addColumn<int>("vanished");
    QTest::addColumn<int>("missing");
    QTest::addColumn<int>("notWatched");
    QTest::addColumn<bool>("discovering");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("none") << 0 << 0 << 0 << 0 << 0 << 0 << false << "No targets";
    QTest::newRow("none yet") << 0 << 0 << 0 << 0 << 0 << 0 << true << "Discovering";
    QTest::newRow("one") << 1 << 1 << 0 << 0 << 0 << 0 << false << "1 target · 1 shelf";
    QTest::newRow("conflict") << 7 << 3 << 1 << 0 << 0 << 0 << false << "7 targets · 3 shelves · 1 conflict";
    QTest::newRow("missing") << 10 << 1 << 0 << 0 << 8 << 1 << false
                             << "10 targets · 1 shelf · 8 missing · 1 not watched";
    QTest::newRow("all") << 20 << 2 << 3 << 4 << 0 << 0 << true
                         << "Discovering · 20 targets · 2 shelves · 3 conflicts · 4 vanished";
}

void InventoryTextTest::tellsTheWholeInOneSentence() {
    QFETCH(int, targets);
    QFETCH(int, shelves);
    QFETCH(int, conflicts);
    QFETCH(int, vanished);
    QFETCH(int, missing);
    QFETCH(int, notWatched);
    QFETCH(bool, discovering);
    const auto count = [](int number) { return static_cast<std::size_t>(number); };
    QTEST(summaryText({count(targets), count(shelves), count(conflicts), count(vanished), count(missing),
                       count(notWatched)},
                      discovering),
          "sentence");
}

void InventoryTextTest::withoutAnInterfaceOffersToChooseOne() {
    const EmptyPlace place = emptyInventory({});
    QCOMPARE(place.title, "No interface chosen");
    QVERIFY(place.actions == (std::vector{Action::Wizard, Action::ChooseInterfaces, Action::Lab}));
}

void InventoryTextTest::withoutPermissionGivesTheCommand() {
    const EmptyPlace place = emptyInventory({{denied()}, false, "/opt/my deck/etherdeck-link"});
    QCOMPARE(place.title, "Etherdeck may not listen on eth1");
    QCOMPARE(place.command, "sudo setcap cap_net_raw+ep '/opt/my deck/etherdeck-link'");
    QVERIFY(place.raw.contains("Operation not permitted"));
    QVERIFY(place.actions.front() == Action::Repair);
}

void InventoryTextTest::withALinkDownSaysWhich() {
    const EmptyPlace one = emptyInventory({{demo::link("san0", State::NoCarrier)}, false, {}});
    QCOMPARE(one.title, "san0 carries no frames");
    QVERIFY(one.text.contains("no cable"));
    const EmptyPlace two =
        emptyInventory({{demo::link("san0", State::Down), demo::link("usb0", State::Waiting)}, false, {}});
    QVERIFY(two.text.contains("sudo ip link set dev san0 up"));
    QVERIFY(two.text.contains("usb0 is not there"));
}

void InventoryTextTest::whileLookingSaysWhere() {
    const EmptyPlace place = emptyInventory({{demo::link("san0"), denied()}, true, {}});
    QCOMPARE(place.title, "Looking for targets");
    QVERIFY(place.text.contains("san0"));
    QVERIFY(!place.text.contains("eth1"));
    QVERIFY(place.isWaiting);
    QVERIFY(emptyInventory({{demo::link("san0", State::Starting)}, false, {}}).isWaiting);
}

void InventoryTextTest::afterSilenceSaysWhatWasSentAndWhatCameBack() {
    LinkStatus link = demo::link("san0");
    link.counters = {};
    link.counters.sent = 5;
    const EmptyPlace place = emptyInventory({{link}, false, {}});
    QCOMPARE(place.title, "No target has answered on san0");
    QVERIFY(factsOf(place, "Asked").startsWith("5 times on san0"));
    QVERIFY(factsOf(place, "Asked").contains("Query Config"));
    QCOMPARE(factsOf(place, "Came back"), "Nothing on san0: not one AoE frame.");
    QVERIFY(factsOf(place, "Likely causes").contains(QString::fromStdString(link.mac.toString())));
    QVERIFY(place.actions.front() == Action::Discover);
}

void InventoryTextTest::dropsHereAreNotTakenForSilence() {
    LinkStatus link = demo::link("san0");
    link.counters = {};
    link.counters.droppedByKernel = 17;
    QVERIFY(factsOf(emptyInventory({{link}, false, {}}), "Came back").contains("17 were dropped"));
}

void InventoryTextTest::framesOfOthersAreNotTakenForAnswers() {
    LinkStatus link = demo::link("san0");
    QCOMPARE(factsOf(emptyInventory({{link}, false, {}}), "Came back"),
             "128 AoE frames on san0, but no target's answer.");
}

void InventoryTextTest::aFilterThatHidesAllSaysSo() {
    const EmptyPlace place = emptyFilter(" tape ", 7);
    QCOMPARE(place.title, "Nothing matches “tape”");
    QCOMPARE(place.text, "The filter hides all 7 targets.");
    QVERIFY(place.actions == std::vector{Action::ClearFilter});
}

void InventoryTextTest::aBrokenLinkBesideOthersIsABanner() {
    QVERIFY(!linkProblem({{demo::link("san0")}, false, {}}, true));
    QVERIFY(!linkProblem({{denied()}, false, {}}, false)); // the empty place says it
    const auto message = linkProblem({{demo::link("san0"), denied()}, false, "/x/etherdeck-link"}, false);
    QVERIFY(message.has_value());
    QVERIFY(message->title.contains("eth1"));
    QVERIFY(message->text.contains("sudo setcap cap_net_raw+ep /x/etherdeck-link"));
    QVERIFY(linkProblem({{denied()}, false, {}}, true).has_value());
}

void InventoryTextTest::aConflictNamesBothBoxesAndWhatToDo() {
    auto target = demo::target({{0, 0}, 500, "", "plug-a", 1});
    demo::makeConflict(target);
    // Another path to the first disk is no third box.
    auto second = demo::path({{0, 0}, 500, "", "plug-a", 5});
    target.paths.push_back(second);
    const ConflictText text = conflictText({&target});
    QCOMPARE(text.title, "e0.0 answers from two boxes: 02:25:31:0a:00:01 (serial 0.0:plug-a) and "
                         "02:25:31:0a:00:77 (serial 0.0:plug-b)");
    QVERIFY(text.consequence.contains("destroys data"));
    QVERIFY(text.consequence.contains("another shelf or slot"));
}

void InventoryTextTest::manyConflictsAreToldInOneBanner() {
    std::vector<discovery::Target> targets = demo::rack(12);
    std::vector<const discovery::Target*> conflicts;
    for (auto& target : targets) {
        demo::makeConflict(target);
        conflicts.push_back(&target);
    }
    const ConflictText text = conflictText(conflicts);
    QVERIFY(text.consequence.endsWith(
        "The same is true of e0.1, e0.2, e0.3, e0.4, e0.5, e0.6, e0.7, e0.8 and 3 more."));
}

QTEST_MAIN(InventoryTextTest)
#include "tst_inventory_text.moc"
