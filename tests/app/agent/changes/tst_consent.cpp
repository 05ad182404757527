#include "app/agent/changes/consent.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using plans::Confirmation;
using plans::RefusalCode;

class TestConsent : public QObject {
    Q_OBJECT

private slots:
    void aPlanThatAsksForNothingNeedsNone() { QVERIFY(!missingConsent({}, {})); }

    void aClickIsEnoughUnlessSomethingHasToBeTyped() {
        plans::Plan plan;
        plan.level = Confirmation::Click;
        const auto refusal = missingConsent(plan, {});
        QVERIFY(refusal && refusal->code == RefusalCode::ConfirmationNeeded);
        QVERIFY(refusal->data.at("level") == plans::name(Confirmation::Click));
        QVERIFY(!missingConsent(plan, {true, {}, {}, 60}));
    }

    void saysWhatIsNotTypedYet() {
        plans::Plan plan;
        plan.level = Confirmation::Type;
        plan.confirm = {"e7.3", "e7.4"};
        const auto refusal = missingConsent(plan, {true, {"e7.3"}, {}, 60});
        QVERIFY(refusal && refusal->code == RefusalCode::ConfirmationNeeded);
        QCOMPARE(refusal->data.at("confirm"), std::string("e7.4"));
        QVERIFY(!missingConsent(plan, {false, {"e7.4", "e7.3"}, {}, 60}));
    }

    void asksForTheBackupLast() {
        plans::Plan plan;
        plan.level = Confirmation::Click;
        plan.backup = "abcd";
        QVERIFY(missingConsent(plan, {})->code == RefusalCode::ConfirmationNeeded);
        const auto refusal = missingConsent(plan, {true, {}, "another", 60});
        QVERIFY(refusal && refusal->code == RefusalCode::BackupNeeded);
        QCOMPARE(refusal->data.at("sha256"), plan.backup);
        QVERIFY(!missingConsent(plan, {true, {}, "abcd", 60}));
    }
};

QTEST_APPLESS_MAIN(TestConsent)
#include "tst_consent.moc"
