#include "tests/support/registered_test.h"
#include "ui/shell/notices/policy.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;
using discovery::EventKind;
using Urgency = DesktopMessage::Urgency;

class NotificationPolicyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void tellsOfOneTargetByName();
    void namesNoDiskInAConflict();
    void waitsForWhatBelongsTogether();
    void gathersABurstIntoOneMessage();
    void asksForTheSwitchWhenALinkFellSilent();
    void listsAFew();
    void saysNothingOfAShortInterruption();
    void tellsTheLastStateOfAFlappingTarget();
    void saysNothingWhileTheWindowIsInFront();
    void dropsWhatWaitsWhenTheWindowComesToTheFront();
    void saysNothingWhenSwitchedOff();
    void tellsChosenKindsOnly();
    void pausesBetweenMessages();
    void tellsTheWorstLast();
    void doesNotTellOfAConflictThatIsOver();
    void tellsOfAPossibleConflictUnlessItIsDecided();
    void takesTheRightNameAfterADrop();
};

namespace {

const TimePoint start(1000s);

/// With a clock that is turned by hand.
struct Told {
    NotificationPolicy policy;
    TimePoint now = start;

    void happens(EventKind kind, Address address, const QString& name = {}, std::size_t disks = 1) {
        policy.eventHappened(kind, address, name, disks, now);
    }
    /// Goes to the next deadline, if there is one.
    std::vector<DesktopMessage> messages() {
        if (policy.nextDeadline() != TimePoint::max()) {
            now = std::max(now, policy.nextDeadline());
            policy.timeReached(now);
        }
        std::vector<DesktopMessage> all;
        while (const auto message = policy.takeMessage())
            all.push_back(*message);
        return all;
    }
};

} // namespace

void NotificationPolicyTest::tellsOfOneTargetByName() {
    Told told;
    told.happens(EventKind::Vanished, {7, 3}, "films");
    auto messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "e7.3 “films” stopped answering");
    QCOMPARE(messages[0].address, Address(7, 3));
    QCOMPARE(messages[0].urgency, Urgency::Normal);
    QVERIFY(told.messages().empty());

    told.happens(EventKind::Conflict, {0, 0});
    messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "Different disks answer as e0.0");
    QCOMPARE(messages[0].urgency, Urgency::Critical);
    QVERIFY(!messages[0].text.isEmpty());
}

void NotificationPolicyTest::namesNoDiskInAConflict() {
    Told told;
    told.happens(EventKind::Conflict, {7, 3}, "films", 2);
    auto messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "2 disks answer as e7.3");
    QVERIFY2(messages[0].text.startsWith("An initiator that uses both destroys data."),
             qPrintable(messages[0].text));
    told.happens(EventKind::Conflict, {7, 3}, "films", 2);
    told.happens(EventKind::Conflict, {7, 4}, "music", 3);
    messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].text, "e7.3 (2 disks) and e7.4 (3 disks)");
    told.happens(EventKind::PathLost, {7, 3}, "films", 1); // the others have gone
    QVERIFY(told.messages().empty());
    told.happens(EventKind::Vanished, {7, 3}, "films", 1);
    messages = told.messages();
    QCOMPARE(messages[0].title, "e7.3 “films” stopped answering");
}

void NotificationPolicyTest::waitsForWhatBelongsTogether() {
    Told told;
    QCOMPARE(told.policy.nextDeadline(), TimePoint::max());
    told.happens(EventKind::Vanished, {7, 3});
    QVERIFY(told.policy.nextDeadline() > start);
    told.policy.timeReached(told.policy.nextDeadline() - 1ms);
    QVERIFY(!told.policy.takeMessage());
    const auto deadline = told.policy.nextDeadline();
    told.now += 1s;
    told.happens(EventKind::Vanished, {7, 4}); // more of the same does not put it off
    QCOMPARE(told.policy.nextDeadline(), deadline);
}

void NotificationPolicyTest::gathersABurstIntoOneMessage() {
    Told told;
    for (int i = 0; i < 10'000; ++i)
        told.happens(EventKind::Vanished,
                     {static_cast<std::uint16_t>(i / 16), static_cast<std::uint8_t>(i % 16)});
    const auto messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "10000 targets stopped answering");
    QCOMPARE(messages[0].text, "e0.0, e0.1, e0.2, e0.3, e0.4 and 9995 more");
    QCOMPARE(messages[0].address, Address(0, 0));
}

void NotificationPolicyTest::asksForTheSwitchWhenALinkFellSilent() {
    Told told;
    for (std::uint8_t slot = 0; slot < 100; ++slot)
        told.happens(EventKind::Vanished, {7, slot});
    told.policy.linkFellSilent("eth1", 100);
    auto messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "All 100 targets on eth1 stopped answering: switch or cable?");
    for (std::uint8_t slot = 0; slot < 100; ++slot)
        told.happens(EventKind::Vanished, {8, slot});
    messages = told.messages(); // not of the same link
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "100 targets stopped answering");
}

void NotificationPolicyTest::listsAFew() {
    Told told;
    told.happens(EventKind::CameBack, {7, 4}, "backup");
    told.happens(EventKind::CameBack, {7, 3}, "films");
    told.happens(EventKind::CameBack, {7, 4}, "backup");
    const auto messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "2 targets answer again");
    QCOMPARE(messages[0].text, "e7.3 “films” and e7.4 “backup”");
    QCOMPARE(messages[0].urgency, Urgency::Low);
}

void NotificationPolicyTest::saysNothingOfAShortInterruption() {
    Told told;
    told.happens(EventKind::Vanished, {7, 3});
    told.happens(EventKind::CameBack, {7, 3});
    QCOMPARE(told.policy.nextDeadline(), TimePoint::max());
    QVERIFY(told.messages().empty());
}

void NotificationPolicyTest::tellsTheLastStateOfAFlappingTarget() {
    Told told;
    told.happens(EventKind::CameBack, {7, 3});
    told.happens(EventKind::Vanished, {7, 3});
    const auto messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].kind, EventKind::Vanished);
}

void NotificationPolicyTest::saysNothingWhileTheWindowIsInFront() {
    Told told;
    told.policy.setWindowInFront(true);
    told.happens(EventKind::Conflict, {7, 3});
    QVERIFY(told.messages().empty());
    told.policy.setWindowInFront(false);
    QVERIFY(told.messages().empty());
    told.happens(EventKind::Conflict, {7, 3});
    QCOMPARE(told.messages().size(), 1u);
}

void NotificationPolicyTest::dropsWhatWaitsWhenTheWindowComesToTheFront() {
    Told told;
    told.happens(EventKind::Conflict, {7, 3});
    told.policy.setWindowInFront(true);
    QCOMPARE(told.policy.nextDeadline(), TimePoint::max());
    QVERIFY(told.messages().empty());
}

void NotificationPolicyTest::saysNothingWhenSwitchedOff() {
    Told told;
    NotificationSettings settings;
    settings.isOn = false;
    told.policy.setSettings(settings);
    told.happens(EventKind::Conflict, {7, 3});
    QVERIFY(told.messages().empty());
}

void NotificationPolicyTest::tellsChosenKindsOnly() {
    Told told;
    for (const auto kind : {EventKind::Appeared, EventKind::Changed, EventKind::PathFound,
                            EventKind::PathLost, EventKind::ConflictEnded, EventKind::InventoryFull})
        told.happens(kind, {7, 3});
    QVERIFY(told.messages().empty());
    NotificationSettings settings;
    settings.kinds = {EventKind::Appeared};
    told.policy.setSettings(settings);
    told.happens(EventKind::Vanished, {7, 3});
    QVERIFY(told.messages().empty());
    told.happens(EventKind::Appeared, {7, 3});
    const auto messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "e7.3: Appeared");
}

void NotificationPolicyTest::pausesBetweenMessages() {
    Told told;
    told.happens(EventKind::Vanished, {7, 3});
    QCOMPARE(told.messages().size(), 1u);
    const auto first = told.now;
    for (int i = 0; i < 10; ++i) {
        told.now += 500ms;
        told.happens(EventKind::Conflict, {7, static_cast<std::uint8_t>(i)});
    }
    QVERIFY(told.policy.nextDeadline() >= first + 10s);
    QCOMPARE(told.messages().size(), 1u);
    // After a long silence the wait is short again.
    told.now += 1h;
    told.happens(EventKind::Vanished, {7, 3});
    QVERIFY(told.policy.nextDeadline() <= told.now + 5s);
}

void NotificationPolicyTest::tellsTheWorstLast() {
    Told told;
    told.happens(EventKind::Conflict, {0, 0});
    told.happens(EventKind::Vanished, {7, 3});
    told.happens(EventKind::CameBack, {7, 4});
    std::vector<EventKind> kinds;
    for (const auto& message : told.messages())
        kinds.push_back(message.kind);
    QCOMPARE(kinds, (std::vector{EventKind::CameBack, EventKind::Vanished, EventKind::Conflict}));
}

void NotificationPolicyTest::doesNotTellOfAConflictThatIsOver() {
    Told told;
    told.happens(EventKind::Conflict, {0, 0});
    told.happens(EventKind::ConflictEnded, {0, 0});
    QVERIFY(told.messages().empty());
}

void NotificationPolicyTest::tellsOfAPossibleConflictUnlessItIsDecided() {
    Told told;
    told.happens(EventKind::PossibleConflict, {7, 3});
    const auto messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "e7.3 may be two disks");
    QVERIFY(messages[0].text.contains("nothing proves that they hold the same disk"));
    told.happens(EventKind::PossibleConflict, {7, 3});
    told.happens(EventKind::ConflictEnded, {7, 3});
    QVERIFY(told.messages().empty());
}

void NotificationPolicyTest::takesTheRightNameAfterADrop() {
    Told told;
    told.happens(EventKind::Vanished, {7, 3}, "films");
    told.happens(EventKind::Vanished, {7, 4}, "backup");
    told.happens(EventKind::CameBack, {7, 3}, "films");
    const auto messages = told.messages();
    QCOMPARE(messages.size(), 1u);
    QCOMPARE(messages[0].title, "e7.4 “backup” stopped answering");
}

QTEST_APPLESS_MAIN(NotificationPolicyTest)
#include "tst_policy.moc"
