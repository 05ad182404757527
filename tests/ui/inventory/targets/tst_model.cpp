#include "tests/support/hostile_text.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(etherdeck::LinkStatus::State)

class TargetModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void insertsARunAtOnce();
    void insertsBetweenWhatIsThere();
    void tellsOnlyWhatDiffers();
    void staysSilentWhenNothingShownDiffers();
    void joinsChangesOfNeighbours();
    void removesRunsAndIgnoresStrangers();
    void survivesRandomChanges();
    void tenThousandAtOnceAreQuick();
    void tenThousandInRandomOrderAreQuick();
    void marksWhatIsNewForAMinute();
    void marksWhatHasChangedForAMinute();
    void conditionsHaveAnOrderOfUrgency();
    void numbersSortAsNumbers();
    void filtersByAnyTextInAnyColumn_data();
    void filtersByAnyTextInAnyColumn();
    void filterFollowsUpdates();
    void everyStateSaysItselfAloud();
    void configStringsFromTheWireAreHarmless();
    void noCellHoldsWhatHarms();
    void showsInterfacesByNameOnceTheyAreKnown();
    void countsShelvesConflictsAndVanished();
    void tellsPossibleConflictsFromProvenOnes();
    void saysThatMoreMacsAnswerThanAreListed();
    void tellsMissingFromVanishedAndFromNotWatched();
    void saysWhyNobodyListens_data();
    void saysWhyNobodyListens();
    void showsNoneOfTwoDisksAsTheDisk();
    void knowsWhenALiveTargetAnsweredLast();
    void namesAreShownSortedAndFound();
    void tellsNewsApartFromAge();
    void notesWhoAnsweredTheLastPoll();
};

namespace {

using Column = TargetModel::Column;

QString text(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

QStringList addresses(const QAbstractItemModel& model) {
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << text(model, row, Column::AddressColumn);
    return list;
}

discovery::Target plain(Address address) { return demo::target({address, 500, "", "plug-a", 1}); }

TargetCondition condition(const TargetModel& model, int row) {
    return static_cast<TargetCondition>(model.index(row, 0).data(TargetModel::ConditionRole).toInt());
}

/// A model, checked at each step for keeping to the rules of models.
struct CheckedModel {
    TargetModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

void TargetModelTest::insertsARunAtOnce() {
    CheckedModel checked;
    const QSignalSpy inserted(&checked.model, &QAbstractItemModel::rowsInserted);
    checked.model.apply({demo::home(), {}});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(addresses(checked.model),
             QStringList({"e0.0", "e0.1", "e0.2", "e1.0", "e1.1", "e7.3", "e7.12"}));
}

void TargetModelTest::insertsBetweenWhatIsThere() {
    CheckedModel checked;
    checked.model.apply({{plain({1, 0}), plain({5, 0})}, {}});
    const QSignalSpy inserted(&checked.model, &QAbstractItemModel::rowsInserted);
    checked.model.apply({{plain({0, 9}), plain({1, 0}), plain({2, 0}), plain({3, 0}), plain({9, 0})}, {}});
    QCOMPARE(inserted.size(), 3);
    QCOMPARE(addresses(checked.model), QStringList({"e0.9", "e1.0", "e2.0", "e3.0", "e5.0", "e9.0"}));
}

void TargetModelTest::tellsOnlyWhatDiffers() {
    CheckedModel checked;
    checked.model.apply({demo::home(), {}});
    const QSignalSpy changed(&checked.model, &QAbstractItemModel::dataChanged);
    auto target = demo::home()[3];
    target.paths.front().configString = "weekly";
    checked.model.apply({{target}, {}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), checked.model.index(3, Column::ConfigStringColumn));
    QCOMPARE(changed[0][1].toModelIndex(), checked.model.index(3, Column::ConfigStringColumn));
    QCOMPARE(text(checked.model, 3, Column::ConfigStringColumn), "weekly");
}

void TargetModelTest::staysSilentWhenNothingShownDiffers() {
    CheckedModel checked;
    checked.model.apply({demo::home(), {}});
    const QSignalSpy changed(&checked.model, &QAbstractItemModel::dataChanged);
    auto targets = demo::home();
    for (auto& target : targets) {
        target.lastSeen += 1s;
        target.paths.front().roundTrip = 999us;
    }
    checked.model.apply({targets, {}});
    QCOMPARE(changed.size(), 0);
}

void TargetModelTest::joinsChangesOfNeighbours() {
    CheckedModel checked;
    checked.model.apply({demo::rack(100), {}});
    const QSignalSpy changed(&checked.model, &QAbstractItemModel::dataChanged);
    auto targets = demo::rack(100);
    for (auto& target : targets)
        target.paths.front().configString = "x";
    checked.model.apply({targets, {}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][1].toModelIndex().row(), 99);
}

void TargetModelTest::removesRunsAndIgnoresStrangers() {
    CheckedModel checked;
    checked.model.apply({demo::home(), {}});
    const QSignalSpy removed(&checked.model, &QAbstractItemModel::rowsRemoved);
    checked.model.apply({{}, {{7, 12}, {0, 1}, {4, 4}, {0, 2}, {65000, 200}}});
    QCOMPARE(removed.size(), 2);
    QCOMPARE(addresses(checked.model), QStringList({"e0.0", "e1.0", "e1.1", "e7.3"}));
}

void TargetModelTest::survivesRandomChanges() {
    CheckedModel checked;
    std::map<Address, QString> expected;
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        std::map<Address, discovery::Target> updated;
        InventoryChange change;
        for (int i = 0; i < 12; ++i) {
            const Address address(static_cast<std::uint16_t>(random() % 4),
                                  static_cast<std::uint8_t>(random() % 10));
            if (random() % 3 == 0 && !updated.contains(address)) {
                change.removed.push_back(address);
                expected.erase(address);
                continue;
            }
            auto target = plain(address);
            target.paths.front().configString = std::to_string(random() % 5);
            std::erase(change.removed, address);
            updated[address] = target;
            expected[address] = QString::fromStdString(target.paths.front().configString);
        }
        for (auto& [address, target] : updated)
            change.updated.push_back(target);
        checked.model.apply(change);

        QCOMPARE(checked.model.rowCount(), static_cast<int>(expected.size()));
        int row = 0;
        for (const auto& [address, config] : expected) {
            QCOMPARE(text(checked.model, row, Column::AddressColumn),
                     QString::fromStdString(address.toString()));
            QCOMPARE(text(checked.model, row, Column::ConfigStringColumn), config);
            QCOMPARE(checked.model.indexOf(address).row(), row);
            ++row;
        }
    }
}

void TargetModelTest::tenThousandAtOnceAreQuick() {
    TargetModel model;
    TargetFilterModel shown;
    shown.setSourceModel(&model);
    shown.sort(Column::AddressColumn);
    const InventoryChange change{demo::rack(10'000), {}};
    QElapsedTimer timer;
    timer.start();
    model.apply(change);
    const auto elapsed = timer.elapsed();
    QCOMPARE(shown.rowCount(), 10'000);
    qInfo("10,000 targets in %lld ms", static_cast<long long>(elapsed));
    QVERIFY(elapsed < 500); // some 20 ms; sanitizers and busy machines need room
}

void TargetModelTest::tenThousandInRandomOrderAreQuick() {
    auto targets = demo::rack(10'000);
    std::shuffle(targets.begin(), targets.end(), std::mt19937(3));
    TargetModel model;
    TargetFilterModel shown;
    shown.setSourceModel(&model);
    shown.sort(Column::AddressColumn);
    QElapsedTimer timer;
    timer.start();
    for (std::size_t first = 0; first < targets.size(); first += 100) {
        InventoryChange change;
        change.updated.assign(targets.begin() + static_cast<std::ptrdiff_t>(first),
                              targets.begin() + static_cast<std::ptrdiff_t>(first + 100));
        std::sort(change.updated.begin(), change.updated.end(),
                  [](const auto& a, const auto& b) { return a.address < b.address; });
        model.apply(change);
    }
    qInfo("10,000 targets in 100 shuffled batches: %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(shown.rowCount(), 10'000);
    QCOMPARE(text(shown, 9'999, Column::AddressColumn), "e624.15");
}

void TargetModelTest::marksWhatIsNewForAMinute() {
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

void TargetModelTest::marksWhatHasChangedForAMinute() {
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

void TargetModelTest::conditionsHaveAnOrderOfUrgency() {
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

void TargetModelTest::numbersSortAsNumbers() {
    TargetModel model;
    TargetFilterModel shown;
    shown.setSourceModel(&model);
    model.apply(
        {{demo::target({{2, 0}, 1000, "lun 10", "h", 1}), demo::target({{10, 0}, 500, "lun 9", "h", 1}),
          demo::target({{10, 2}, 16000, "", "h", 1}), demo::target({{10, 10}, 500, "Lun 9", "h", 1})},
         {}});
    shown.sort(Column::AddressColumn);
    QCOMPARE(addresses(shown), QStringList({"e2.0", "e10.0", "e10.2", "e10.10"}));
    shown.sort(Column::SizeColumn);
    QCOMPARE(addresses(shown), QStringList({"e10.0", "e10.10", "e2.0", "e10.2"}));
    shown.sort(Column::SizeColumn, Qt::DescendingOrder);
    QCOMPARE(addresses(shown).first(), "e10.2");
    shown.sort(Column::ConfigStringColumn);
    QCOMPARE(addresses(shown), QStringList({"e10.2", "e10.0", "e10.10", "e2.0"}));
    shown.sort(Column::SerialColumn);
    QCOMPARE(addresses(shown), QStringList({"e2.0", "e10.0", "e10.2", "e10.10"}));
}

void TargetModelTest::filtersByAnyTextInAnyColumn_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("address") << "e7." << QStringList{"e7.3", "e7.12"};
    QTest::newRow("config string, other case") << "BACKUP" << QStringList{"e1.0"};
    QTest::newRow("size") << "2.0 TB" << QStringList{"e1.0"};
    QTest::newRow("two columns") << "plug-c nas" << QStringList{"e7.3"};
    QTest::newRow("MAC") << "0a:00:02" << QStringList{"e1.0", "e1.1"};
    QTest::newRow("state") << "conflict" << QStringList{"e0.0"};
    QTest::newRow("blanks") << "  " << QStringList{"e0.0", "e0.1", "e0.2", "e1.0", "e1.1", "e7.3", "e7.12"};
    QTest::newRow("a pattern is no pattern") << ".*" << QStringList{};
}

void TargetModelTest::filtersByAnyTextInAnyColumn() {
    QFETCH(QString, words);
    TargetModel model;
    TargetFilterModel shown;
    const QAbstractItemModelTester tester(&shown, QAbstractItemModelTester::FailureReportingMode::QtTest);
    shown.setSourceModel(&model);
    auto targets = demo::home();
    demo::makeConflict(targets.front());
    model.apply({targets, {}});
    shown.sort(Column::AddressColumn);
    shown.setFilterText(words);
    QTEST(addresses(shown), "found");
}

void TargetModelTest::filterFollowsUpdates() {
    TargetModel model;
    TargetFilterModel shown;
    shown.setSourceModel(&model);
    model.apply({demo::home(), {}});
    shown.setFilterText("weekly");
    QCOMPARE(shown.rowCount(), 0);
    auto target = demo::home()[2];
    target.paths.front().configString = "weekly";
    model.apply({{target}, {}});
    QCOMPARE(shown.rowCount(), 1);
}

void TargetModelTest::everyStateSaysItselfAloud() {
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

void TargetModelTest::configStringsFromTheWireAreHarmless() {
    TargetModel model;
    model.apply({{demo::target({{0, 0}, 1, std::string("<b>x</b>\t\n\0y", 12), "<i>", 1})}, {}});
    const QModelIndex index = model.index(0, Column::ConfigStringColumn);
    QCOMPARE(index.data().toString(), QString("<b>x</b>␉␊\\x00y"));
    QVERIFY(!index.data(Qt::ToolTipRole).toString().contains("<b>"));
    QVERIFY(!model.index(0, Column::SerialColumn).data(Qt::ToolTipRole).toString().contains("<i>"));
}

void TargetModelTest::noCellHoldsWhatHarms() {
    TargetModel model;
    std::vector<discovery::Target> targets;
    for (const auto& text : tests::hostileTexts()) {
        const auto slot = static_cast<std::uint8_t>(targets.size());
        targets.push_back(demo::target({{0, slot}, 1, text, text, 1}));
        auto& identity = targets.back().paths.front().identity;
        identity->model = identity->serial = identity->firmwareRevision = text;
    }
    model.apply({targets, {}});
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                                   int(Qt::AccessibleDescriptionRole)}) {
                const auto text = model.index(row, column).data(role).toString();
                QCOMPARE(tests::harmIn(text.toUtf8()).value_or(QString()), QString());
            }
}

void TargetModelTest::showsInterfacesByNameOnceTheyAreKnown() {
    CheckedModel checked;
    checked.model.apply({demo::home(), {}});
    QCOMPARE(text(checked.model, 0, Column::InterfaceColumn), "");
    const QSignalSpy changed(&checked.model, &QAbstractItemModel::dataChanged);
    checked.model.setLinks({demo::link("san0")});
    checked.model.setLinks({demo::link("san0")});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(text(checked.model, 0, Column::InterfaceColumn), "san0");
    QVERIFY(checked.model.index(0, Column::PathsColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains("02:25:31:0a:00:01 on san0"));
}

void TargetModelTest::countsShelvesConflictsAndVanished() {
    TargetModel model;
    QCOMPARE(model.summary(), InventorySummary());
    auto targets = demo::home();
    demo::makeConflict(targets[0]);
    demo::makeVanished(targets[1], 10s);
    model.apply({targets, {}});
    QCOMPARE(model.summary(), (InventorySummary{7, 3, 1, 1, 0, 0}));
    QCOMPARE(model.conflicts().size(), 1U);
}

void TargetModelTest::saysThatMoreMacsAnswerThanAreListed() {
    TargetModel model;
    auto target = demo::home()[0];
    model.apply({{target}, {}});
    const auto paths = [&] { return model.index(0, TargetModel::PathsColumn).data().toString(); };
    QCOMPARE(paths(), "1");
    QSignalSpy changed(&model, &TargetModel::dataChanged);
    target.unlisted = {4, false};
    model.apply({{target}, {}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(paths(), "1 of 5");
    target.unlisted = {64, true};
    model.apply({{target}, {}});
    QCOMPARE(paths(), "1 of at least 65");
}

void TargetModelTest::tellsPossibleConflictsFromProvenOnes() {
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

void TargetModelTest::tellsMissingFromVanishedAndFromNotWatched() {
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

void TargetModelTest::saysWhyNobodyListens_data() {
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

void TargetModelTest::saysWhyNobodyListens() {
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

void TargetModelTest::showsNoneOfTwoDisksAsTheDisk() {
    CheckedModel checked;
    auto target = plain({0, 0});
    checked.model.apply({{target}, {}});
    demo::makeConflict(target);
    auto turned = target; // as another start would have it
    std::swap(turned.paths[0], turned.paths[1]);
    for (const auto& each : {target, turned}) {
        checked.model.apply({{each}, {}});
        for (const int column :
             {Column::NameColumn, Column::SizeColumn, Column::ModelColumn, Column::SerialColumn}) {
            QCOMPARE(text(checked.model, 0, column), "2 disks");
            const QString toolTip = checked.model.index(0, column).data(Qt::ToolTipRole).toString();
            QVERIFY(toolTip.contains("0.0:plug-a") && toolTip.contains("0.0:plug-b"));
        }
        const QString found = checked.model.index(0, 0).data(TargetModel::SearchRole).toString();
        QVERIFY(found.contains("0.0:plug-a") && found.contains("0.0:plug-b"));
    }
}

void TargetModelTest::knowsWhenALiveTargetAnsweredLast() {
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

void TargetModelTest::namesAreShownSortedAndFound() {
    CheckedModel checked;
    TargetModel& model = checked.model;
    model.apply({demo::home(), {}});
    QString name = "Photos 10";
    model.setNaming({[&](const discovery::Target& target) {
                         if (target.address == Address(1, 0))
                             return name;
                         return target.address == Address(7, 3) ? QString("photos 9") : QString();
                     },
                     [](std::uint16_t shelf) { return shelf == 0 ? QString("Attic") : QString(); }});
    QCOMPARE(text(model, 3, Column::NameColumn), "Photos 10");
    TargetFilterModel shown;
    shown.setSourceModel(&model);
    shown.sort(Column::NameColumn, Qt::DescendingOrder);
    QCOMPARE(addresses(shown).first(), "e1.0");
    QCOMPARE(addresses(shown).at(1), "e7.3");
    shown.setFilterText("PHOTOS");
    QCOMPARE(shown.rowCount(), 2);
    shown.setFilterText("attic");
    QCOMPARE(shown.rowCount(), 3);

    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    name = "Films";
    model.namesChanged();
    QCOMPARE(changed.size(), 1);
    shown.setFilterText("films");
    QCOMPARE(addresses(shown), QStringList({"e1.0"}));
    QVERIFY(model.index(3, 0).data(TargetModel::SummaryRole).toString().startsWith("e1.0 · Films\n"));
    QCOMPARE(model.index(3, 0).data(TargetModel::SpokenRole).toString(), "e1.0, Films, Up, 2.0 TB, backup");
}

void TargetModelTest::tellsNewsApartFromAge() {
    TargetModel model;
    const TimePoint start = Clock::now();
    model.setTime({start, {}});
    auto targets = demo::home();
    demo::makeVanished(targets[0], 10s);
    const QSignalSpy news(&model, &TargetModel::targetsChanged);
    model.apply({targets, {}});
    model.setTime({start + 90s, {}});
    model.setNaming({[](const discovery::Target&) { return QString("x"); }, {}});
    QCOMPARE(news.size(), 0);
    targets[3].paths.front().configString = "weekly";
    targets[4].paths.front().configString = "weekly";
    model.apply({targets, {}});
    QCOMPARE(news.size(), 1);
    QCOMPARE(news[0][0].toInt(), 3);
    QCOMPARE(news[0][1].toInt(), 4);
}

void TargetModelTest::notesWhoAnsweredTheLastPoll() {
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

QTEST_MAIN(TargetModelTest)
#include "tst_model.moc"
