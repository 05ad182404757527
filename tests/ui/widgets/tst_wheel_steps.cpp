#include "tests/support/registered_test.h"
#include "ui/widgets/wheel_steps.h"

#include <QTest>

using namespace etherdeck::ui;

class WheelStepsTest : public QObject {
    Q_OBJECT

private slots:
    void aNotchIsItsSteps() {
        WheelSteps wheel;
        QCOMPARE(wheel.take(120), 1);
        QCOMPARE(wheel.take(-240, 3), -6);
    }

    void fractionsAddUp() {
        WheelSteps wheel;
        QCOMPARE(wheel.take(50), 0);
        QCOMPARE(wheel.take(50), 0);
        QCOMPARE(wheel.take(50), 1); // 30 are left
        QCOMPARE(wheel.take(90), 1);
    }

    void turningBackTakesTheRestBack() {
        WheelSteps wheel;
        QCOMPARE(wheel.take(110), 0);
        QCOMPARE(wheel.take(-110), 0);
        QCOMPARE(wheel.take(119), 0);
        QCOMPARE(wheel.take(-239), -1);
    }
};

QTEST_APPLESS_MAIN(WheelStepsTest)
#include "tst_wheel_steps.moc"
