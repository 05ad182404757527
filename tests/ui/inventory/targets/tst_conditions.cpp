#include "tests/support/registered_test.h"
#include "tests/ui/inventory/targets/checked_model.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(etherdeck::LinkStatus::State)

/// What the model says about the state of a target: what it follows from, and how long it is shown.
class TargetConditionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void marksWhatIsNewForAMinute();
    void marksWhatHasChangedForAMinute();
    void conditionsHaveAnOrderOfUrgency();
    void everyStateSaysItselfAloud();
    void countsShelvesConflictsAndVanished();
    void tellsPossibleConflictsFromProvenOnes();
    void tellsMissingFromVanishedAndFromNotWatched();
    void saysWhyNobodyListens_data();
    void saysWhyNobodyListens();
    void knowsWhenALiveTargetAnsweredLast();
    void notesWhoAnsweredTheLastPoll();
};

void TargetConditionsTest::marksWhatIsNewForAMinute() {
    CheckedModel checked;
    TargetModel& model = checked.model;
    const TimePoint start = Clock::now();
    model.setTime({start, {}});
    auto first = plain({0, 0});
    first.firstSeen = start;
    first.lastSeen = start + 60s;
    model.apply({{first}, {}});
    model.setBaseline(start + 1s);
    auto second = plain({0, 1});
    second.firstSeen = start + 5s;
    second.lastSeen = start + 60s;
    model.apply({{second}, {}});
    QCOMPARE(condition(model, 0), TargetCondition::Up);
    QCOMPARE(condition(model, 1), TargetCondition::New);
    QCOMPARE(text(model, 1, Column::StateColumn), "New");

    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setTime({start + 64s, {}});
    QCOMPARE(changed.size(), 0);
    model.setTime({start + 65s, {}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), model.index(1, Column::StateColumn));
    QCOMPARE(condition(model, 1), TargetCondition::Up);
}

void TargetConditionsTest::marksWhatHasChangedForAMinute() {
    CheckedModel checked;
    TargetModel& model = checked.model;
    const TimePoint start = Clock::now();
    model.setTime({start, {}});
    model.apply({{plain({0, 0})}, {}});
    DiscoveryEvent event;
    event.event.kind = discovery::EventKind::Changed;
    event.event.address = {0, 0};
    event.event.time = start;
    model.noteEvent(event);
    auto target = plain({0, 0});
    target.paths.front().configString = "other";
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.apply({{target}, {}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(text(model, 0, Column::StateColumn), "Changed");
    model.setTime({start + 61s, {}});
    QCOMPARE(text(model, 0, Column::StateColumn), "Up");
}

void TargetConditionsTest::conditionsHaveAnOrderOfUrgency() {
    TargetModel model;
    auto reserved = plain({0, 0});
    reserved.paths.front().reservedBy->push_back(demo::mac(9));
    auto masked = plain({0, 1});
    masked.paths.front().masks->push_back(demo::mac(9));
    auto conflict = plain({0, 2});
    conflict.paths.front().masks->push_back(demo::mac(9));
    demo::makeConflict(conflict);
    auto vanished = plain({0, 3});
    demo::makeVanished(vanished, 90s);
    model.setTime(Moment::now());
    model.apply({{reserved, masked, conflict, vanished}, {}});
    QCOMPARE(text(model, 0, Column::StateColumn), "Reserved");
    QCOMPARE(text(model, 1, Column::StateColumn), "Masked");
    QCOMPARE(text(model, 2, Column::StateColumn), "Conflict");
    QCOMPARE(text(model, 3, Column::StateColumn), "Vanished");
    QCOMPARE(text(model, 3, Column::LastSeenColumn), "1 min ago");
    QCOMPARE(text(model, 0, Column::LastSeenColumn), "now");
}

void TargetConditionsTest::everyStateSaysItselfAloud() {
    TargetModel model;
    auto targets = demo::home();
    demo::makeConflict(targets[0]);
    demo::makeVanished(targets[1], 10s);
    model.apply({targets, {}});
    const auto spoken = [&](int row, int role) {
        return model.index(row, Column::StateColumn).data(role).toString();
    };
    QCOMPARE(spoken(0, Qt::AccessibleTextRole), "e0.0: Conflict");
    QVERIFY(spoken(0, Qt::AccessibleDescriptionRole).contains("e0.0"));
    QCOMPARE(spoken(1, Qt::AccessibleTextRole), "e0.1: Vanished");
    QCOMPARE(spoken(2, Qt::AccessibleTextRole), "e0.2: Up");
}

void TargetConditionsTest::countsShelvesConflictsAndVanished() {
    TargetModel model;
    QCOMPARE(model.summary(), InventorySummary());
    auto targets = demo::home();
    demo::makeConflict(targets[0]);
    demo::makeVanished(targets[1], 10s);
    model.apply({targets, {}});
    QCOMPARE(model.summary(), (InventorySummary{7, 3, 1, 1, 0, 0}));
    QCOMPARE(model.conflicts().size(), 1U);
}

void TargetConditionsTest::tellsPossibleConflictsFromProvenOnes() {
    TargetModel model;
    auto targets = demo::home();
    demo::makeConflict(targets[0]);
    demo::makePossibleConflict(targets[1]);
    demo::makePossibleConflict(targets[2], discovery::Doubt::NotCompared); // it is being found out
    model.apply({targets, {}});
    QCOMPARE(model.summary().conflicts, 1U);
    QCOMPARE(model.summary().possibleConflicts, 1U);
    QCOMPARE(model.possibleConflicts().size(), 1U);
    const auto condition = [&](int row) {
        return static_cast<TargetCondition>(model.index(row, 0).data(TargetModel::ConditionRole).toInt());
    };
    QCOMPARE(condition(0), TargetCondition::Conflict);
    QCOMPARE(condition(1), TargetCondition::PossibleConflict);
    QCOMPARE(condition(2), TargetCondition::Up);
    QCOMPARE(model.index(1, TargetModel::StateColumn).data().toString(), "May conflict");
}

void TargetConditionsTest::tellsMissingFromVanishedAndFromNotWatched() {
    CheckedModel checked;
    TargetModel& model = checked.model;
    model.setLinks({demo::link("eth1")});
    model.setTime(Moment::now());
    auto targets = demo::home();
    demo::makeVanished(targets[0], 5min);
    demo::makeMissing(targets[1], 49h);
    demo::makeNotWatched(targets[2], 3h);
    model.apply({targets, {}});
    const QStringList words{text(model, 0, Column::StateColumn), text(model, 1, Column::StateColumn),
                            text(model, 2, Column::StateColumn), text(model, 3, Column::StateColumn)};
    QCOMPARE(words, QStringList({"Vanished", "Missing", "Not watched", "Up"}));
    QCOMPARE(text(model, 1, Column::LastSeenColumn), "2 days ago");
    QVERIFY(model.index(1, Column::StateColumn).data(Qt::ToolTipRole).toString().contains("Missing since"));
    std::set<Lamp> lamps;
    for (int row = 0; row < 4; ++row)
        lamps.insert(conditionLamp(condition(model, row)));
    QCOMPARE(lamps.size(), 4U);
    const auto summary = model.summary();
    QCOMPARE(std::vector({summary.vanished, summary.missing, summary.notWatched}),
             std::vector<std::size_t>(3, 1));
    QCOMPARE(model.inState(discovery::TargetState::Missing).size(), 1U);
}

void TargetConditionsTest::saysWhyNobodyListens_data() {
    using State = LinkStatus::State;
    QTest::addColumn<bool>("isChosen");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("reason");
    QTest::newRow("not chosen") << false << State::Up << "eth1 is switched off in Etherdeck";
    QTest::newRow("down") << true << State::Down << "eth1 is switched off";
    QTest::newRow("no cable") << true << State::NoCarrier << "eth1 has no cable";
    QTest::newRow("pulled out") << true << State::Waiting << "eth1 is not there";
    QTest::newRow("failed") << true << State::Failed << "eth1 could not be opened";
}

void TargetConditionsTest::saysWhyNobodyListens() {
    QFETCH(bool, isChosen);
    QFETCH(LinkStatus::State, state);
    TargetModel model;
    model.setLinks({demo::link("eth1")});
    auto target = plain({7, 3});
    demo::makeNotWatched(target, 10s);
    model.apply({{target}, {}});
    model.setLinks(isChosen ? std::vector{demo::link("eth1", state)} : std::vector<LinkStatus>());
    const QString toolTip = model.index(0, Column::StateColumn).data(Qt::ToolTipRole).toString();
    QFETCH(QString, reason);
    QVERIFY2(toolTip.contains("Not watched: " + reason + "."), qPrintable(toolTip));
    QCOMPARE(text(model, 0, Column::InterfaceColumn), "eth1");
}

void TargetConditionsTest::knowsWhenALiveTargetAnsweredLast() {
    CheckedModel checked;
    TargetModel& model = checked.model;
    const TimePoint start = Clock::now();
    auto target = plain({7, 3});
    target.lastSeen = target.paths.front().lastSeen = start;
    model.setTime({start, {}});
    model.apply({{target}, {}});
    for (const auto later : {10s, 20s, 3600s}) {
        model.noteHeard({{target.address, target.paths.front().key, start + later}});
        model.setTime({start + later + 2s, {}});
        const auto* known = model.target(model.index(0, 0));
        QCOMPARE(known->lastSeen, start + later);
        QCOMPARE(known->paths.front().lastSeen, start + later);
        QVERIFY(model.index(0, 0).data(TargetModel::HeardRole).toBool());
    }
    model.noteHeard({{Address(9, 9), target.paths.front().key, start}}); // forgotten meanwhile
}

void TargetConditionsTest::notesWhoAnsweredTheLastPoll() {
    CheckedModel checked;
    TargetModel& model = checked.model;
    const TimePoint start = Clock::now();
    model.setTime({start, {}});
    auto target = plain({0, 0});
    target.lastSeen = start;
    model.apply({{target}, {}});
    const auto isHeard = [&] { return model.index(0, 0).data(TargetModel::HeardRole).toBool(); };
    QVERIFY(isHeard());
    model.setTime({start + 11s, {}});
    QVERIFY(isHeard());
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy news(&model, &TargetModel::targetsChanged);
    model.setTime({start + 14s, {}});
    QVERIFY(!isHeard());
    target.lastSeen = start + 14s;
    model.apply({{target}, {}});
    QVERIFY(isHeard());
    QCOMPARE(changed.size(), 2);
    model.setPollInterval(60s);
    model.setTime({start + 14s + 62s, {}});
    QVERIFY(isHeard());
    model.setTime({start + 14s + 64s, {}});
    QVERIFY(!isHeard());
    QCOMPARE(news.size(), 0);
}

QTEST_MAIN(TargetConditionsTest)
#include "tst_conditions.moc"
