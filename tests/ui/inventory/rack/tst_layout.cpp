#include "tests/support/registered_test.h"
#include "ui/inventory/rack/layout.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;

class RackLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyRackHasNoHeight();
    void shelvesStandBelowEachOther();
    void shortEmptyRunsAreBaysAndLongOnesAGap();
    void aChassisIsFilledUpWithEmptyBays();
    void denseShelvesWrap();
    void baysFillTheLine();
    void smallShelvesStandSideBySide();
    void nothingOverlapsAndAllIsInside_data();
    void nothingOverlapsAndAllIsInside();
    void pointsFindTheirBay();
    void emptyBaysAndGapsAreNoTargets();
    void areasFindTheBaysTheyTouch();
    void onlyShelvesInSightAreFound();
    void arrowKeysGoToTheNeighbour();
    void upAndDownWorkBetweenLinesOfAShelf();
    void everyBayIsReachedByKeys();
    void pageKeysGoFarAndEndAtTheLastLine();
    void rangesTakeEitherOrder();
    void aVeryNarrowPlaceStillShowsABayALine();
    void tenThousandAreArrangedQuickly();
};

namespace {

using Kind = RackLayout::Cell::Kind;
using Direction = RackLayout::Direction;

RackMetrics wide() { return {QSize(100, 60), 4, 8, 80, 8, 2, 3, false}; }
RackMetrics small() { return {QSize(10, 12), 1, 1, 30, 2, 2, 16, true}; }

RackLayout arranged(std::vector<Address> addresses, const RackMetrics& metrics, int width) {
    RackLayout layout;
    layout.arrange(std::move(addresses), metrics, width);
    return layout;
}

std::vector<Address> full(int count) {
    std::vector<Address> addresses;
    for (int i = 0; i < count; ++i)
        addresses.emplace_back(static_cast<std::uint16_t>(i / 16), static_cast<std::uint8_t>(i % 16));
    return addresses;
}

const std::vector<Address> home{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {7, 3}, {7, 12}};
/// Room for exactly `bays` of wide().
int widthFor(int bays) { return 2 * 2 + 80 + 2 * 8 - 4 + bays * 104; }

QString kinds(const RackLayout& layout, std::size_t shelf) {
    QString text;
    for (const auto& cell : layout.cells(layout.shelves().at(shelf)))
        text += cell.kind == Kind::Bay ? 'B' : cell.kind == Kind::Gap ? 'G' : '.';
    return text;
}

} // namespace

void RackLayoutTest::anEmptyRackHasNoHeight() {
    const auto layout = arranged({}, wide(), 800);
    QCOMPARE(layout.height(), 0);
    QVERIFY(!layout.cellAt({10, 10}));
    QVERIFY(!layout.neighbour({0, 0}, Direction::Down));
    QVERIFY(layout.rect({0, 0}).isEmpty());
    QVERIFY(layout.inside({0, 0, 999, 999}).empty());
}

void RackLayoutTest::shelvesStandBelowEachOther() {
    const auto layout = arranged(home, wide(), widthFor(7));
    QCOMPARE(layout.shelves().size(), 3U);
    QCOMPARE(layout.shelves()[2].number, 7);
    QCOMPARE(layout.shelves()[1].count, 2U);
    QCOMPARE(layout.shelves()[0].rect, QRect(2, 2, widthFor(7) - 4, 76));
    QCOMPARE(layout.shelves()[1].rect.top(), 2 + 76 + 8);
    QCOMPARE(layout.height(), layout.shelves()[2].rect.bottom() + 1 + 2);
    QCOMPARE(layout.rect({0, 1}), QRect(2 + 80 + 8 + 104, 10, 100, 60));
}

void RackLayoutTest::shortEmptyRunsAreBaysAndLongOnesAGap() {
    const auto layout = arranged(home, wide(), widthFor(8));
    QCOMPARE(kinds(layout, 2), "...BGB..");
    const auto cells = layout.cells(layout.shelves()[2]);
    QCOMPARE(cells[4].count, 8);
    QCOMPARE(cells[4].address, Address(7, 4));
    QCOMPARE(cells[5].address, Address(7, 12));
    QCOMPARE(cells[6].address, Address(7, 13));
}

void RackLayoutTest::aChassisIsFilledUpWithEmptyBays() {
    QCOMPARE(kinds(arranged({{3, 0}}, wide(), widthFor(5)), 0), "B....");
    // but not beyond its sixteen slots, nor with a line of nothing
    QCOMPARE(kinds(arranged({{3, 13}}, wide(), widthFor(10)), 0), "GB..");
    QCOMPARE(kinds(arranged({{3, 0}, {3, 1}}, wide(), widthFor(2)), 0), "BB");
}

void RackLayoutTest::denseShelvesWrap() {
    std::vector<Address> addresses;
    for (int slot = 0; slot < 255; ++slot)
        addresses.emplace_back(5, static_cast<std::uint8_t>(slot));
    const auto layout = arranged(addresses, wide(), widthFor(10));
    QCOMPARE(layout.shelves()[0].lines, 26);
    QCOMPARE(layout.rect({5, 10}).left(), layout.rect({5, 0}).left());
    QCOMPARE(layout.rect({5, 10}).top(), layout.rect({5, 0}).top() + 64);
    QCOMPARE(layout.shelves()[0].rect.height(), 26 * 64 - 4 + 16);
}

void RackLayoutTest::baysFillTheLine() {
    const auto layout = arranged(full(16), wide(), widthFor(5) + 60);
    QCOMPARE(layout.metrics().bay.width(), 112);
    QCOMPARE(layout.slotsALine(), 5);
    QCOMPARE(arranged(full(16), wide(), widthFor(30)).slotsALine(), 16);
}

void RackLayoutTest::smallShelvesStandSideBySide() {
    const auto layout = arranged(full(16 * 7), small(), 1000);
    const auto& shelves = layout.shelves();
    QVERIFY(shelves[1].rect.left() > shelves[0].rect.right());
    QCOMPARE(shelves[1].rect.top(), shelves[0].rect.top());
    const auto nextRow = std::find_if(shelves.begin(), shelves.end(), [&](const auto& shelf) {
        return shelf.rect.top() > shelves[0].rect.top();
    });
    QCOMPARE(nextRow - shelves.begin(), 4);
    QCOMPARE(nextRow->rect.left(), shelves[0].rect.left());
}

void RackLayoutTest::nothingOverlapsAndAllIsInside_data() {
    QTest::addColumn<bool>("isSmall");
    QTest::addColumn<int>("width");
    for (const int width : {120, 333, 700, 1001, 2500})
        for (const bool isSmall : {false, true})
            QTest::addRow("%s in %d", isSmall ? "small" : "wide", width) << isSmall << width;
}

void RackLayoutTest::nothingOverlapsAndAllIsInside() {
    QFETCH(bool, isSmall);
    QFETCH(int, width);
    auto addresses = home;
    for (int slot = 0; slot < 200; slot += 1 + slot % 7)
        addresses.emplace_back(40, static_cast<std::uint8_t>(slot));
    const auto layout = arranged(addresses, isSmall ? small() : wide(), width);
    std::vector<QRect> shelves;
    std::size_t bays = 0;
    for (const auto& shelf : layout.shelves()) {
        for (const QRect& other : shelves)
            QVERIFY(!other.intersects(shelf.rect));
        shelves.push_back(shelf.rect);
        QVERIFY(shelf.rect.bottom() < layout.height());
        QRect before;
        for (const auto& cell : layout.cells(shelf)) {
            QVERIFY(!cell.rect.intersects(before));
            QVERIFY(!cell.rect.intersects(layout.labelRect(shelf)));
            QVERIFY(cell.rect.bottom() <= shelf.rect.bottom() && cell.rect.top() >= shelf.rect.top());
            if (layout.slotsALine() > 1)
                QVERIFY(shelf.rect.contains(cell.rect));
            before = cell.rect;
            bays += cell.kind == Kind::Bay ? 1 : 0;
        }
    }
    QCOMPARE(bays, addresses.size());
}

void RackLayoutTest::pointsFindTheirBay() {
    for (const auto& metrics : {wide(), small()}) {
        const auto layout = arranged(full(300), metrics, 900);
        for (const Address address : layout.addresses()) {
            QCOMPARE(layout.addressAt(layout.rect(address).center()), std::optional(address));
            QCOMPARE(layout.addressAt(layout.rect(address).topLeft()), std::optional(address));
            QCOMPARE(layout.addressAt(layout.rect(address).bottomRight()), std::optional(address));
        }
    }
}

void RackLayoutTest::emptyBaysAndGapsAreNoTargets() {
    const auto layout = arranged(home, wide(), widthFor(8));
    const QPoint gap = layout.cells(layout.shelves()[2])[4].rect.center();
    QVERIFY(!layout.addressAt(gap));
    QCOMPARE(layout.cellAt(gap)->kind, Kind::Gap);
    const QPoint empty = layout.cells(layout.shelves()[2])[0].rect.center();
    QVERIFY(!layout.addressAt(empty));
    QCOMPARE(layout.cellAt(empty)->address, Address(7, 0));
    QVERIFY(!layout.cellAt(layout.labelRect(layout.shelves()[0]).center()));
    QVERIFY(!layout.cellAt({5, -40}));
    QVERIFY(!layout.cellAt({5, 4000}));
}

void RackLayoutTest::areasFindTheBaysTheyTouch() {
    const auto layout = arranged(home, wide(), widthFor(8));
    const QRect area(layout.rect({0, 1}).center(), layout.rect({1, 1}).center());
    QCOMPARE(layout.inside(area), (std::vector<Address>{{0, 1}, {1, 1}}));
    QCOMPARE(layout.inside(QRect(0, 0, 5000, 5000)), home);
}

void RackLayoutTest::onlyShelvesInSightAreFound() {
    const auto layout = arranged(full(16 * 100), wide(), widthFor(16));
    const auto& shelf = layout.shelves()[40];
    QCOMPARE(layout.shelvesBetween(shelf.rect.top(), shelf.rect.bottom()), RackLayout::Range(40, 41));
    QCOMPARE(layout.shelvesBetween(shelf.rect.top() - 9, shelf.rect.bottom() + 9), RackLayout::Range(39, 42));
    QCOMPARE(layout.shelvesBetween(-50, -1), RackLayout::Range(0, 0));
    QCOMPARE(layout.shelvesBetween(0, 1'000'000), RackLayout::Range(0, 100));
}

void RackLayoutTest::arrowKeysGoToTheNeighbour() {
    const auto layout = arranged(home, wide(), widthFor(8));
    QCOMPARE(layout.neighbour({0, 2}, Direction::Right), std::optional(Address(1, 0)));
    QCOMPARE(layout.neighbour({1, 0}, Direction::Left), std::optional(Address(0, 2)));
    QCOMPARE(layout.neighbour({0, 1}, Direction::Down), std::optional(Address(1, 1)));
    QCOMPARE(layout.neighbour({7, 3}, Direction::Up), std::optional(Address(1, 1)));
    QCOMPARE(layout.neighbour({1, 0}, Direction::Down), std::optional(Address(7, 3)));
    QVERIFY(!layout.neighbour({0, 0}, Direction::Up));
    QVERIFY(!layout.neighbour({0, 0}, Direction::Left));
    QVERIFY(!layout.neighbour({7, 12}, Direction::Right));
    QVERIFY(!layout.neighbour({7, 12}, Direction::Down));
}

void RackLayoutTest::upAndDownWorkBetweenLinesOfAShelf() {
    const auto layout = arranged(full(16), wide(), widthFor(6));
    QCOMPARE(layout.neighbour({0, 2}, Direction::Down), std::optional(Address(0, 8)));
    QCOMPARE(layout.neighbour({0, 8}, Direction::Down), std::optional(Address(0, 14)));
    QCOMPARE(layout.neighbour({0, 11}, Direction::Down), std::optional(Address(0, 15)));
    QCOMPARE(layout.neighbour({0, 14}, Direction::Up), std::optional(Address(0, 8)));
}

void RackLayoutTest::everyBayIsReachedByKeys() {
    for (const auto& metrics : {wide(), small()}) {
        auto addresses = full(200);
        addresses.emplace_back(900, 200);
        const auto layout = arranged(addresses, metrics, 700);
        std::size_t steps = 1;
        for (std::optional at(addresses.front()); (at = layout.neighbour(*at, Direction::Right)); ++steps) {
        }
        QCOMPARE(steps, addresses.size());
        std::optional bottom(addresses.front());
        for (auto next = bottom; next; next = layout.neighbour(*next, Direction::Down))
            bottom = next;
        QCOMPARE(layout.rect(*bottom).top(), layout.rect({900, 200}).top());
    }
}

void RackLayoutTest::pageKeysGoFarAndEndAtTheLastLine() {
    const auto layout = arranged(full(16 * 50), wide(), widthFor(16));
    const int shelf = layout.shelves()[1].rect.top() - layout.shelves()[0].rect.top();
    QCOMPARE(layout.pageFrom({10, 4}, 5 * shelf), std::optional(Address(15, 4)));
    QCOMPARE(layout.pageFrom({10, 4}, -5 * shelf), std::optional(Address(5, 4)));
    QCOMPARE(layout.pageFrom({47, 4}, 5 * shelf), std::optional(Address(49, 4)));
    QCOMPARE(layout.pageFrom({2, 4}, -5 * shelf), std::optional(Address(0, 4)));
    QVERIFY(!layout.pageFrom({49, 4}, 5 * shelf));
    QVERIFY(!layout.pageFrom({70, 4}, 5 * shelf));
}

void RackLayoutTest::rangesTakeEitherOrder() {
    const auto layout = arranged(home, wide(), 900);
    const std::vector<Address> expected{{0, 2}, {1, 0}, {1, 1}, {7, 3}};
    QCOMPARE(layout.between({0, 2}, {7, 3}), expected);
    QCOMPARE(layout.between({7, 3}, {0, 2}), expected);
}

void RackLayoutTest::aVeryNarrowPlaceStillShowsABayALine() {
    const auto layout = arranged(full(16), wide(), 30);
    QCOMPARE(layout.slotsALine(), 1);
    QCOMPARE(layout.shelves()[0].lines, 16);
    QCOMPARE(layout.metrics().bay.width(), 100);
}

void RackLayoutTest::tenThousandAreArrangedQuickly() {
    const auto addresses = full(10'000);
    QElapsedTimer timer;
    timer.start();
    const auto layout = arranged(addresses, small(), 1600);
    const auto elapsed = timer.elapsed();
    qInfo("10,000 bays arranged in %lld ms", static_cast<long long>(elapsed));
    QVERIFY(elapsed < 500); // a millisecond; sanitizers and busy machines need room
    QVERIFY(layout.height() < 1600);
}

QTEST_GUILESS_MAIN(RackLayoutTest)
#include "tst_layout.moc"
