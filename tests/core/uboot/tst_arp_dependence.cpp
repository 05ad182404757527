#include "core/uboot/arp_dependence.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint start{1h};

ArpDependence in(UbootPhase phase) {
    ArpDependence dependence;
    dependence.heard(start);
    dependence.stateChanged({phase, 0, "=> "});
    return dependence;
}

} // namespace

class TestArpDependence : public QObject {
    Q_OBJECT

private slots:
    void dependsOnNobodyBeforeItIsHeard() {
        ArpDependence dependence;
        dependence.stateChanged({UbootPhase::AtPrompt, 0, "=> "});
        QVERIFY(!dependence.dependsOnUs(start));
    }
    void dependsForHoursAtItsPrompt() {
        for (const auto phase : {UbootPhase::AtPrompt, UbootPhase::RunningCommand}) {
            QVERIFY(in(phase).dependsOnUs(start + 7h));
            QVERIFY(!in(phase).dependsOnUs(start + 8h));
        }
    }
    void dependsForAMomentWhileItTalks() {
        for (const auto phase : {UbootPhase::Talking, UbootPhase::CountingDown, UbootPhase::Quiet}) {
            QVERIFY(in(phase).dependsOnUs(start + 59s));
            QVERIFY(!in(phase).dependsOnUs(start + 60s));
        }
    }
    void dependsOnNobodyWhenItsKernelRuns() { QVERIFY(!in(UbootPhase::Gone).dependsOnUs(start)); }
};

QTEST_APPLESS_MAIN(TestArpDependence)
#include "tst_arp_dependence.moc"
