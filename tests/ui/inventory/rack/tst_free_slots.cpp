#include "tests/support/registered_test.h"
#include "tests/ui/inventory/rack/shown_rack.h"
#include "ui/inventory/rack/free_slots.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

const DraggedDisk someDisk{"root@plug", "/dev/sdb"};

discovery::Target targetAt(Address address, const std::string& configString = {}) {
    demo::TargetSpec spec;
    spec.address = address;
    spec.configString = configString;
    return demo::target(spec);
}

/// A shelf with targets in the slots 0 and 2.
struct Slots : ShownRack {
    Slots() : Slots({targetAt({7, 0}), targetAt({7, 2})}) {}
    explicit Slots(std::vector<discovery::Target> targets) : ShownRack(std::move(targets)) {
        QObject::connect(&rack->freeSlots(), &RackFreeSlots::exportRequested, rack.get(),
                         [this](Address address, const DraggedDisk& disk) {
                             requested = address;
                             with = disk;
                         });
    }
    [[nodiscard]] QPoint free() const { return (at({7, 0}) + at({7, 2})) / 2; }
    /// Whether it may be dropped there.
    [[nodiscard]] bool moveOver(QPoint position, const QMimeData& mime) const {
        QDragEnterEvent enter(position, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(rack->viewport(), &enter);
        QDragMoveEvent move(position, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(rack->viewport(), &move);
        return move.isAccepted() && move.dropAction() == Qt::CopyAction;
    }
    void drop(QPoint position, const QMimeData& mime) const {
        QDropEvent event(position, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(rack->viewport(), &event);
    }
    [[nodiscard]] QAction* menuEntry(QContextMenuEvent::Reason reason, QPoint position) const {
        QContextMenuEvent event(reason, position, rack->viewport()->mapToGlobal(position));
        QApplication::sendEvent(rack->viewport(), &event);
        for (auto* menu : rack->findChildren<QMenu*>())
            for (auto* action : menu->actions())
                if (action->text().startsWith("Export at"))
                    return action;
        return nullptr;
    }

    std::optional<Address> requested;
    std::optional<DraggedDisk> with;
};

} // namespace

class TestFreeSlots : public QObject {
    Q_OBJECT

private slots:
    void aDiskIsDroppedOnAFreeSlot() {
        const Slots rack;
        const std::unique_ptr<QMimeData> mime(mimeOf(someDisk));
        QVERIFY(rack.moveOver(rack.free(), *mime));
        QVERIFY(rack.rack->freeSlots().under().has_value());
        rack.drop(rack.free(), *mime);
        QVERIFY(rack.requested == Address(7, 1));
        QVERIFY(rack.with == someDisk);
        QVERIFY(!rack.rack->freeSlots().under());
    }

    void nothingIsDroppedOnATarget() {
        const Slots rack;
        const std::unique_ptr<QMimeData> mime(mimeOf(someDisk));
        QVERIFY(!rack.moveOver(rack.at({7, 2}), *mime));
        rack.drop(rack.at({7, 2}), *mime);
        QVERIFY(!rack.requested);
    }

    void anythingElseIsNotTaken() {
        const Slots rack;
        QMimeData text;
        text.setText("/dev/sdb");
        QVERIFY(!rack.moveOver(rack.free(), text));
        QMimeData forged;
        forged.setData("application/x-etherdeck-disk", QByteArray(40'000, '\x7f'));
        QVERIFY(!rack.moveOver(rack.free(), forged));
        rack.drop(rack.free(), forged);
        QVERIFY(!rack.requested);
    }

    void theMenuOfAFreeSlotOffersAnExport() {
        const Slots rack;
        QVERIFY(!rack.menuEntry(QContextMenuEvent::Mouse, rack.free())); // there is no box
        rack.rack->freeSlots().setOffered(true);
        auto* const entry = rack.menuEntry(QContextMenuEvent::Mouse, rack.free());
        QVERIFY(entry);
        QCOMPARE(entry->text(), QStringLiteral("Export at e7.1…"));
        entry->trigger();
        QVERIFY(rack.requested == Address(7, 1));
        QVERIFY(rack.with == DraggedDisk());
    }

    void byKeysTheNextFreeSlotIsOffered() {
        const Slots rack;
        rack.rack->freeSlots().setOffered(true);
        rack.click({7, 2});
        const auto* const entry = rack.menuEntry(QContextMenuEvent::Keyboard, {});
        QVERIFY(entry);
        QCOMPARE(entry->text(), QStringLiteral("Export at e7.3…"));
    }

    void aSlotIsNotFreeWhoseTargetIsHidden() {
        Slots rack({targetAt({7, 0}, "here"), targetAt({7, 1}, "hidden"), targetAt({7, 2}, "here")});
        rack.rack->freeSlots().setOffered(true);
        rack.filter.setFilterText("here");
        const std::unique_ptr<QMimeData> mime(mimeOf(someDisk));
        QVERIFY(!rack.moveOver(rack.free(), *mime));
        rack.drop(rack.free(), *mime);
        QVERIFY(!rack.requested);
        rack.click({7, 0});
        const auto* const entry = rack.menuEntry(QContextMenuEvent::Keyboard, {});
        QVERIFY(entry);
        QCOMPARE(entry->text(), QStringLiteral("Export at e7.3…"));
    }

    void aGapBeginsWithASlotThatIsFree() {
        Slots rack({targetAt({7, 0}, "here"), targetAt({7, 1}, "hidden"), targetAt({7, 9}, "here")});
        rack.filter.setFilterText("here");
        const std::unique_ptr<QMimeData> mime(mimeOf(someDisk));
        const QPoint gap = (rack.at({7, 0}) + rack.at({7, 9})) / 2;
        QVERIFY(rack.moveOver(gap, *mime));
        rack.drop(gap, *mime);
        QVERIFY(rack.requested == Address(7, 2));
    }
};

QTEST_MAIN(TestFreeSlots)
#include "tst_free_slots.moc"
