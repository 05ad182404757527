#include "tests/support/registered_test.h"
#include "ui/inventory/rack/chooser.h"
#include "ui/inventory/targets/selection.h"

#include <QKeyEvent>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

namespace {

Address at(std::uint16_t shelf, std::uint8_t slot) { return {shelf, slot}; }

/// Two shelves: e1.0, e1.1, e1.12, and e7.0, e7.1.
struct Rack {
    TargetSelection selection;
    RackLayout layout;
    RackChooser chooser{selection, layout};

    Rack() { arrange({at(1, 0), at(1, 1), at(1, 12), at(7, 0), at(7, 1)}); }
    void arrange(const std::vector<Address>& addresses) { layout.arrange(addresses, {}, 2000); }
    void type(const QString& keys) {
        for (const QChar key : keys)
            QVERIFY(chooser.type(key));
    }
};

using Addresses = std::vector<Address>;

} // namespace

class RackChooserTest : public QObject {
    Q_OBJECT

private slots:
    void shiftChoosesFromTheLastOneOn() {
        Rack rack;
        rack.chooser.choose(at(1, 1), Qt::NoModifier);
        rack.chooser.choose(at(7, 0), Qt::ShiftModifier);
        QVERIFY(rack.selection.addresses() == (Addresses{at(1, 1), at(1, 12), at(7, 0)}));
        rack.chooser.choose(at(1, 0), Qt::ShiftModifier); // from the same one
        QVERIFY(rack.selection.addresses() == (Addresses{at(1, 0), at(1, 1)}));
        QVERIFY(rack.selection.current() == at(1, 0));
    }

    void controlAndShiftAddARange() {
        Rack rack;
        rack.chooser.choose(at(7, 1), Qt::NoModifier);
        rack.chooser.toggle(at(1, 0));
        rack.chooser.choose(at(1, 1), Qt::ShiftModifier | Qt::ControlModifier);
        QVERIFY(rack.selection.addresses() == (Addresses{at(1, 0), at(1, 1), at(7, 1)}));
    }

    void whatIsToggledLeavesWhatTheFilterHides() {
        Rack rack;
        rack.chooser.choose(at(7, 1), Qt::NoModifier);
        rack.arrange({at(1, 0), at(1, 1)});
        rack.chooser.toggle(at(1, 0));
        QVERIFY(rack.selection.addresses() == Addresses{at(1, 0)});
        rack.chooser.toggle(at(1, 0));
        QVERIFY(rack.selection.isEmpty());
    }

    void controlMovesWithoutChoosing() {
        Rack rack;
        rack.chooser.choose(at(1, 0), Qt::NoModifier);
        rack.chooser.moveTo(at(7, 0), Qt::ControlModifier);
        QVERIFY(rack.selection.addresses() == Addresses{at(1, 0)});
        QVERIFY(rack.selection.current() == at(7, 0));
    }

    void keysChooseAndMove() {
        using Use = RackChooser::KeyUse;
        Rack rack;
        const auto take = [&](int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
                              const QString& text = {}) {
            return rack.chooser.takeKey({QEvent::KeyPress, key, modifiers, text}, 100, false);
        };
        QVERIFY(take(Qt::Key_Space, Qt::NoModifier, " ") == Use::None); // nothing is current
        QVERIFY(take(Qt::Key_Right) == Use::Moved);
        QVERIFY(take(Qt::Key_Right, Qt::ShiftModifier) == Use::Moved);
        QVERIFY(rack.selection.addresses() == (Addresses{at(1, 0), at(1, 1)}));
        QVERIFY(take(Qt::Key_Space, Qt::NoModifier, " ") == Use::Chosen);
        QVERIFY(rack.selection.addresses() == Addresses{at(1, 0)});
        QVERIFY(take(Qt::Key_A, Qt::ControlModifier) == Use::Chosen);
        QCOMPARE(rack.selection.addresses().size(), std::size_t{5});
        QVERIFY(take(Qt::Key_7, Qt::NoModifier, "7") == Use::Moved);
        QVERIFY(rack.selection.current() == at(7, 0));
        QVERIFY(take(Qt::Key_9, Qt::NoModifier, "9") == Use::Chosen); // no such shelf
        QVERIFY(rack.selection.current() == at(7, 0));
        QVERIFY(take(Qt::Key_7, Qt::AltModifier, "7") == Use::None);
        QVERIFY(take(Qt::Key_F5) == Use::None);
    }

    void keysLeadToBays() {
        Rack rack;
        const auto from = [&](int key, bool isMirrored = false) {
            return rack.chooser.destination(key, 100, isMirrored);
        };
        QVERIFY(from(Qt::Key_Down) == at(1, 0)); // nothing is current: the first one
        rack.chooser.choose(at(1, 1), Qt::NoModifier);
        QVERIFY(from(Qt::Key_Left) == at(1, 0));
        QVERIFY(from(Qt::Key_Right) == at(1, 12));
        QVERIFY(from(Qt::Key_Right, true) == at(1, 0));
        QVERIFY(from(Qt::Key_Home) == at(1, 0));
        QVERIFY(from(Qt::Key_End) == at(7, 1));
        QVERIFY(from(Qt::Key_Down) == at(7, 1));
        QVERIFY(!from(Qt::Key_Up));
    }

    void goesOnWhereAHiddenOneWouldBe() {
        Rack rack;
        rack.chooser.choose(at(1, 12), Qt::NoModifier);
        rack.arrange({at(1, 0), at(7, 0)});
        QVERIFY(rack.chooser.destination(Qt::Key_Right, 100, false) == at(7, 0));
        rack.arrange({});
        QVERIFY(!rack.chooser.destination(Qt::Key_Right, 100, false));
    }

    void aRectangleChoosesWhatItTouches() {
        Rack rack;
        rack.chooser.choose(at(7, 1), Qt::NoModifier);
        const QRect first = rack.layout.rect(at(1, 0));
        const QRect second = rack.layout.rect(at(1, 1));
        rack.chooser.dragTo(second.center()); // not pressed
        QVERIFY(!rack.chooser.rubberBand());
        rack.chooser.press(first.center(), Qt::NoModifier);
        rack.chooser.dragTo(second.center());
        QVERIFY(rack.selection.addresses() == (Addresses{at(1, 0), at(1, 1)}));
        rack.chooser.release();
        QVERIFY(!rack.chooser.rubberBand() && !rack.chooser.pressed());
    }

    void aRectangleWithControlAdds() {
        Rack rack;
        rack.chooser.choose(at(7, 1), Qt::NoModifier);
        rack.chooser.press(rack.layout.rect(at(1, 0)).center(), Qt::ControlModifier);
        rack.chooser.dragTo(rack.layout.rect(at(1, 1)).center());
        QVERIFY(rack.selection.addresses() == (Addresses{at(1, 0), at(1, 1), at(7, 1)}));
        rack.chooser.dragTo(rack.layout.rect(at(1, 0)).center()); // and takes back
        QVERIFY(rack.selection.addresses() == (Addresses{at(1, 0), at(7, 1)}));
    }

    void findsWhatIsTyped() {
        Rack rack;
        QVERIFY(!rack.chooser.typedAddress());
        rack.type("7");
        QVERIFY(rack.chooser.typedAddress() == at(7, 0));
        rack.type(".1");
        QVERIFY(rack.chooser.typedAddress() == at(7, 1));
        rack.type("e1.1"); // begins anew
        QVERIFY(rack.chooser.typedAddress() == at(1, 1));
        rack.type("2");
        QVERIFY(rack.chooser.typedAddress() == at(1, 12));
        rack.type("3");
        QVERIFY(!rack.chooser.typedAddress());
    }

    void aPauseBeginsAnew() {
        Rack rack;
        rack.chooser.setTypingPause(0ms);
        rack.type("17");
        QVERIFY(rack.chooser.typedAddress() == at(7, 0));
    }

    void otherKeysAreNoAddress() {
        Rack rack;
        for (const auto* key : {"", "x", "12", " ", "\n"})
            QVERIFY(!rack.chooser.type(QString::fromLatin1(key)));
    }
};

QTEST_MAIN(RackChooserTest)
#include "tst_chooser.moc"
