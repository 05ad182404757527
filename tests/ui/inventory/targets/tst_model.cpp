#include "tests/support/registered_test.h"
#include "tests/ui/inventory/targets/checked_model.h"
#include "ui/inventory/table/filter_model.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

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
    void tellsNewsApartFromAge();
};

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

QTEST_MAIN(TargetModelTest)
#include "tst_model.moc"
