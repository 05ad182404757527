#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/rack/arranger.h"
#include "ui/inventory/rack/contents.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/model.h"

#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

discovery::Target targetAt(std::uint16_t shelf, std::uint8_t slot) {
    return demo::target({{shelf, slot}, 1, "", "plug", 1});
}

std::vector<discovery::Target> shelves(std::uint16_t first, std::uint16_t last) {
    std::vector<discovery::Target> targets;
    for (auto shelf = first; shelf <= last; ++shelf)
        for (std::uint8_t slot = 0; slot < 4; ++slot)
            targets.push_back(targetAt(shelf, slot));
    return targets;
}

/// A view that shows nothing of the rack but has its size and its scroll bar.
struct ArrangedRack {
    TargetModel model;
    TargetFilterModel filter;
    QAbstractScrollArea view;
    RackContents contents{filter, model};
    RackArranger arranger{view, contents};

    explicit ArrangedRack(std::vector<discovery::Target> targets = {}) {
        filter.setSourceModel(&model);
        view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view.resize(600, 300);
        apply(std::move(targets));
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
        arranger.arrangeAgain();
    }
    void apply(std::vector<discovery::Target> targets, std::vector<Address> gone = {}) {
        model.apply({std::move(targets), std::move(gone)});
    }
    [[nodiscard]] int topOf(Address address) {
        return arranger.toViewport(arranger.layout().rect(address)).top();
    }
};

} // namespace

class RackArrangerTest : public QObject {
    Q_OBJECT

private slots:
    void arrangesWhenItIsUsed() {
        ArrangedRack rack(shelves(0, 1));
        rack.apply({targetAt(5, 0)});
        rack.arranger.arrangeLater();
        QVERIFY(rack.arranger.isStale());
        QVERIFY(!rack.arranger.layout().contains({5, 0}));
        QVERIFY(rack.arranger.arranged().contains({5, 0}));
        QVERIFY(!rack.arranger.isStale());
    }

    void arrangesOnceForManyChanges() {
        ArrangedRack rack(shelves(0, 1));
        for (std::uint16_t shelf = 10; shelf < 20; ++shelf) {
            rack.apply({targetAt(shelf, 0)});
            rack.arranger.arrangeLater();
            QVERIFY(!rack.arranger.layout().contains({shelf, 0}));
        }
        QTRY_VERIFY(!rack.arranger.isStale());
        QCOMPARE(rack.arranger.layout().shelves().size(), std::size_t{12});
    }

    void waitsWhileItIsOutOfSight() {
        ArrangedRack rack(shelves(0, 1));
        rack.view.hide();
        rack.apply({targetAt(5, 0)});
        rack.arranger.arrangeLater();
        // Due after the timer that arranges later.
        bool isLater = false;
        QTimer::singleShot(1, [&] { isLater = true; });
        QTRY_VERIFY(isLater);
        QVERIFY(rack.arranger.isStale());
        QVERIFY(rack.arranger.arranged().contains({5, 0}));
    }

    void leavesRoomForTheScrollBar() {
        ArrangedRack rack(shelves(0, 30));
        QVERIFY(rack.view.verticalScrollBar()->maximum() > 0);
        const int width = rack.view.viewport()->width();
        for (const auto& shelf : rack.arranger.layout().shelves())
            QVERIFY(shelf.rect.right() < width);
        QCOMPARE(rack.view.verticalScrollBar()->maximum(),
                 rack.arranger.layout().height() - rack.view.viewport()->height());
    }

    void whatIsAtTheTopStaysThere() {
        ArrangedRack rack(shelves(100, 130));
        rack.arranger.scrollTo({115, 0}, true);
        rack.arranger.scrollBy(7);
        const int before = rack.topOf({115, 0});
        rack.apply(shelves(0, 9));
        rack.arranger.arrangeAgain();
        QCOMPARE(rack.topOf({115, 0}), before);
    }

    void atTheVeryTopTheFirstShelfIsShown() {
        ArrangedRack rack(shelves(100, 130));
        rack.apply(shelves(0, 9));
        rack.arranger.arrangeAgain();
        QCOMPARE(rack.arranger.top(), 0);
    }

    void zoomKeepsTheBayThatIsNamed() {
        ArrangedRack rack(shelves(100, 160));
        rack.arranger.scrollTo({130, 0}, true);
        const int before = rack.topOf({130, 0});
        QSignalSpy changes(&rack.arranger, &RackArranger::zoomChanged);
        rack.arranger.stepZoom(-1, Address{130, 0});
        QCOMPARE(rack.arranger.zoom(), RackZoom::Size);
        QCOMPARE(rack.topOf({130, 0}), before);
        QCOMPARE(changes.size(), 1);
    }

    void zoomEndsAtTheFirstAndTheLastLevel() {
        ArrangedRack rack(shelves(0, 1));
        QSignalSpy changes(&rack.arranger, &RackArranger::zoomChanged);
        rack.arranger.stepZoom(1, {});
        QCOMPARE(changes.size(), 0);
        rack.arranger.stepZoom(-99, {});
        QCOMPARE(rack.arranger.zoom(), RackZoom::Lamp);
        rack.arranger.stepZoom(-1, {});
        QCOMPARE(changes.size(), 1);
        rack.arranger.stepZoom(99, {});
        QCOMPARE(rack.arranger.zoom(), RackZoom::NameAndSize);
    }

    void scrollsNoFurtherThanNeeded() {
        ArrangedRack rack(shelves(0, 30));
        rack.arranger.scrollTo({0, 1});
        QCOMPARE(rack.arranger.top(), 0);
        rack.arranger.scrollTo({20, 0});
        const int bottom = rack.arranger.toViewport(rack.arranger.layout().rect({20, 0})).bottom();
        QVERIFY(bottom < rack.view.viewport()->height());
        QVERIFY(rack.topOf({20, 0}) > 0);
        const int before = rack.arranger.top();
        rack.arranger.scrollTo({500, 0}); // not in the rack
        QCOMPARE(rack.arranger.top(), before);
    }

    void theViewAndItsContentHaveTheirOwnCoordinates() {
        ArrangedRack rack(shelves(0, 30));
        rack.arranger.scrollBy(100);
        QCOMPARE(rack.arranger.toContent({3, 4}), QPoint(3, 104));
        QCOMPARE(rack.arranger.toViewport(QRect(3, 104, 5, 6)), QRect(3, 4, 5, 6));
        QCOMPARE(rack.arranger.toViewport(QRect()), QRect());
    }
};

QTEST_MAIN(RackArrangerTest)
#include "tst_arranger.moc"
