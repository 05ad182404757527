#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_boxes.h"
#include "ui/shell/notices/console.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;
using Kind = ConsolePlace::Kind;
using Urgency = DesktopMessage::Urgency;

class TestConsoleNotices : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void tellsOfACrashByName();
    void gathersTheCrashesOfSeveralBoxes();
    void tellsOfBootsOnlyWhenAskedTo();
    void tellsOfAKernelThatSaysNothing();
    void doesNotTellOfAKernelThatSpeaks();
    void saysNothingWhileTheWindowIsInFront();
    void saysNothingWhenSwitchedOff();
    void pausesBetweenMessages();
};

namespace {

const WallTime wall = std::chrono::system_clock::now();

store::ConsoleCrash crash(std::int64_t source, netconsole::CrashKind kind = netconsole::CrashKind::Panic) {
    store::ConsoleCrash found;
    found.source = source;
    found.boot = 12;
    found.kind = kind;
    found.firstLine = 1000 + source;
    return found;
}

/// With a clock that is turned by hand.
struct Told {
    ConsoleNotices notices;
    TimePoint now{1000s};

    std::vector<DesktopMessage> messages() {
        if (notices.nextDeadline() != TimePoint::max()) {
            now = std::max(now, notices.nextDeadline());
            notices.timeReached(now);
        }
        std::vector<DesktopMessage> all;
        while (const auto message = notices.takeMessage())
            all.push_back(*message);
        return all;
    }
};

} // namespace

void TestConsoleNotices::tellsOfACrashByName() {
    Told told;
    told.notices.crashFound(crash(3), QStringLiteral("kitchen"), told.now);
    const auto messages = told.messages();
    QCOMPARE(messages.size(), std::size_t{1});
    QCOMPARE(messages[0].title, QStringLiteral("kitchen: Kernel panic"));
    QCOMPARE(messages[0].urgency, Urgency::Critical);
    QCOMPARE(messages[0].place, (ConsolePlace{Kind::Crash, 3, 12, 1003}));
}

void TestConsoleNotices::gathersTheCrashesOfSeveralBoxes() {
    Told told;
    for (const std::int64_t source : {1, 2, 2, 3})
        told.notices.crashFound(crash(source, netconsole::CrashKind::IoError), QStringLiteral("x"), told.now);
    const auto messages = told.messages();
    QCOMPARE(messages.size(), std::size_t{1});
    QCOMPARE(messages[0].title, QStringLiteral("3 boxes crashed"));
    QCOMPARE(messages[0].urgency, Urgency::Normal);
}

void TestConsoleNotices::tellsOfBootsOnlyWhenAskedTo() {
    Told told;
    store::ConsoleBoot boot;
    boot.source = 1;
    boot.number = 4;
    told.notices.bootStarted(boot, QStringLiteral("plug"), told.now);
    QVERIFY(told.messages().empty());
    told.notices.setSettings({true, {Kind::Boot}});
    told.notices.bootStarted(boot, QStringLiteral("plug"), told.now);
    const auto messages = told.messages();
    QCOMPARE(messages.size(), std::size_t{1});
    QCOMPARE(messages[0].title, QStringLiteral("plug starts"));
    QCOMPARE(messages[0].urgency, Urgency::Low);
}

void TestConsoleNotices::tellsOfAKernelThatSaysNothing() {
    Told told;
    auto boxes = demo::boxes(1, wall);
    boxes[0].kernelStarted = wall;
    told.notices.boxesChanged(boxes, wall, told.now);
    QCOMPARE(told.notices.nextDeadline(), told.now + ConsoleNotices::kernelPatience);
    QVERIFY(told.messages().empty()); // gathers first
    const auto messages = told.messages();
    QCOMPARE(messages.size(), std::size_t{1});
    QCOMPARE(messages[0].title, QStringLiteral("plug-a has been silent since its kernel started"));
    QCOMPARE(messages[0].place->source, 1);
    told.notices.boxesChanged(boxes, wall + 90s, told.now);
    QVERIFY(told.messages().empty()); // once
}

void TestConsoleNotices::doesNotTellOfAKernelThatSpeaks() {
    Told told;
    auto boxes = demo::boxes(1, wall);
    boxes[0].kernelStarted = wall;
    told.notices.boxesChanged(boxes, wall, told.now);
    boxes[0].kernelStarted.reset();
    told.notices.boxesChanged(boxes, wall + 5s, told.now + 5s);
    QCOMPARE(told.notices.nextDeadline(), TimePoint::max());
}

void TestConsoleNotices::saysNothingWhileTheWindowIsInFront() {
    Told told;
    told.notices.crashFound(crash(1), QStringLiteral("a"), told.now);
    told.notices.setWindowInFront(true);
    told.notices.crashFound(crash(2), QStringLiteral("b"), told.now);
    QVERIFY(told.messages().empty());
    told.notices.setWindowInFront(false);
    told.notices.crashFound(crash(3), QStringLiteral("c"), told.now);
    QCOMPARE(told.messages().size(), std::size_t{1});
}

void TestConsoleNotices::saysNothingWhenSwitchedOff() {
    Told told;
    told.notices.setSettings({false, {Kind::Crash, Kind::Boot, Kind::Silence}});
    told.notices.crashFound(crash(1), QStringLiteral("a"), told.now);
    QVERIFY(told.messages().empty());
}

void TestConsoleNotices::pausesBetweenMessages() {
    Told told;
    told.notices.crashFound(crash(1), QStringLiteral("a"), told.now);
    QCOMPARE(told.messages().size(), std::size_t{1});
    const auto first = told.now;
    told.notices.crashFound(crash(2), QStringLiteral("b"), told.now);
    QCOMPARE(told.messages().size(), std::size_t{1});
    QVERIFY(told.now - first >= 15s);
}

QTEST_GUILESS_MAIN(TestConsoleNotices)
#include "tst_console.moc"
