#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/text/clock.h"
#include "ui/text/error.h"
#include "ui/text/event.h"
#include "ui/text/link.h"
#include "ui/text/moment.h"
#include "ui/text/plain.h"
#include "ui/text/target.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

class TextsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyErrorCodeHasItsOwnSentences();
    void aMissingPermissionComesWithTheCommand();
    void pathsAreQuotedForAShell_data();
    void pathsAreQuotedForAShell();
    void rawTextKeepsTheSystemsOwnWords();
    void controlCharactersFromTheWireAreHarmless();
    void markupFromTheWireStaysText();
    void sizesAreToldInBothUnits();
    void agesAreToldInWholeUnits();
    void listsReadAsSentences();
    void oneClockInEachLocale();
    void timesHaveTheDayThatTheyNeed();
    void steadyTimesBecomeWallTimes();
    void aStopIsNoFailure();
    void aChangeSaysFromWhatToWhatAndByWhom();
    void aLinkIsToldInOneLine();
    void aLinkThatIsNotOpenTellsNoCounters();
    void everyLinkStateHasAWord();
};

void TextsTest::everyErrorCodeHasItsOwnSentences() {
    QSet<QString> titles;
    // System is the last of the list; a code added after it fails the name() check below.
    for (int i = 0; i <= static_cast<int>(ErrorCode::System); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        const ErrorText text = errorText({code, "raw words", 0}, {"san0", "/opt/etherdeck-link"});
        QVERIFY(!text.what.isEmpty() && !text.why.isEmpty() && !text.advice.isEmpty());
        QVERIFY(!text.what.endsWith('.'));
        QVERIFY(text.why.endsWith('.'));
        QVERIFY(text.raw.contains("raw words"));
        QVERIFY2(!titles.contains(text.what), qPrintable(text.what));
        titles.insert(text.what);
    }
    const auto afterLast = static_cast<ErrorCode>(static_cast<int>(ErrorCode::System) + 1);
    QVERIFY2(name(afterLast) == name(ErrorCode::System), "a code was added: give it sentences");
}

void TextsTest::aMissingPermissionComesWithTheCommand() {
    const ErrorText text =
        errorText({ErrorCode::PermissionDenied, {}, 0}, {"san0", "/opt/deck/etherdeck-link"});
    QCOMPARE(text.command, "sudo setcap cap_net_raw+ep /opt/deck/etherdeck-link");
    QVERIFY(text.what.contains("san0"));
}

void TextsTest::pathsAreQuotedForAShell_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << "/usr/lib/a-b_c.1"
                           << "/usr/lib/a-b_c.1";
    QTest::newRow("blank") << "/home/my disk/x"
                           << "'/home/my disk/x'";
    QTest::newRow("quote") << "/it's"
                           << "'/it'\\''s'";
    QTest::newRow("command") << "$(reboot)"
                             << "'$(reboot)'";
    QTest::newRow("newline") << "a\n"
                             << "'a\n'";
    QTest::newRow("empty") << ""
                           << "''";
}

void TextsTest::pathsAreQuotedForAShell() {
    QFETCH(QString, path);
    QTEST(shellQuoted(path), "quoted");
}

void TextsTest::rawTextKeepsTheSystemsOwnWords() {
    const ErrorText text = errorText({ErrorCode::System, "bind", ENODEV}, {"san0", {}});
    QCOMPARE(text.raw, "system: bind: No such device");
}

void TextsTest::controlCharactersFromTheWireAreHarmless() {
    QCOMPARE(fromWire("a\tb\nc\x1b[31m"), QString("a␉b␊c\\x1b[31m"));
    QCOMPARE(fromWire("\x7f"), QString("\\x7f"));
    QCOMPARE(fromWire("\xe2\x80\xaeoverride"), QString("\\xe2\\x80\\xaeoverride"));
    QCOMPARE(fromWire("\xff\xfe"), QString("\\xff\\xfe"));
    QCOMPARE(linesFromWire("a\tb\nc\r"), QString("a\tb\nc\\x0d"));
    QCOMPARE(fromWire("Käse 💾"), QString("Käse 💾"));
}

void TextsTest::markupFromTheWireStaysText() {
    const QString toolTip = asToolTip("<img src='file:///etc/passwd'>\nsecond");
    QVERIFY(!toolTip.contains("<img"));
    QVERIFY(toolTip.contains("&lt;img"));
}

void TextsTest::sizesAreToldInBothUnits() {
    QCOMPARE(sizeText({1'953'525'168}), "1.0 TB");
    QCOMPARE(fullSizeText({1'953'525'168}), "1.0 TB (931.5 GiB) · 1953525168 sectors");
    QCOMPARE(sizeText({0}), "0 bytes");
}

void TextsTest::agesAreToldInWholeUnits() {
    QCOMPARE(agoText(1s), "just now");
    QCOMPARE(agoText(-1s), "just now");
    QCOMPARE(agoText(59s), "59 s ago");
    QCOMPARE(agoText(61s), "1 min ago");
    QCOMPARE(agoText(25h), "25 h ago");
    QCOMPARE(agoText(72h), "3 days ago");
}

void TextsTest::listsReadAsSentences() {
    QCOMPARE(listText({}), "");
    QCOMPARE(listText({"a"}), "a");
    QCOMPARE(listText({"a", "b"}), "a and b");
    QCOMPARE(listText({"a", "b", "c"}), "a, b and c");
}

void TextsTest::oneClockInEachLocale() {
    const QTime time(13, 18, 5, 7);
    const auto now =
        WallTime(std::chrono::milliseconds(QDateTime(QDate(2026, 11, 30), time).toMSecsSinceEpoch()));
    QCOMPARE(minuteText(now), "13:18");
    QCOMPARE(clockText(time), "13:18:05");
    QCOMPARE(fineClockText(time), "13:18:05.007");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QStringList american{minuteText(now), clockText(time), fineClockText(time)};
    QLocale::setDefault(QLocale(QLocale::German));
    const QStringList german{minuteText(now), clockText(time), fineClockText(time)};
    QLocale::setDefault(QLocale::c());
    for (QString text : american)
        QVERIFY2(text.startsWith("1:18") && text.endsWith("PM"), qPrintable(text));
    QCOMPARE(german, QStringList({"13:18", "13:18:05", "13:18:05.007"}));
}

void TextsTest::timesHaveTheDayThatTheyNeed() {
    const auto at = [](const QDateTime& time) {
        return WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
    };
    const QDateTime now(QDate(2026, 11, 30), QTime(14, 0));
    const auto text = [&](const QDateTime& time) { return dayClockText(at(time), at(now)); };
    QCOMPARE(text(now.addSecs(-3600)), "today 13:00");
    QCOMPARE(text(now.addDays(-1)), "yesterday 14:00");
    QCOMPARE(text(now.addDays(-3)), "Fri 14:00");
    QCOMPARE(text(now.addDays(-9)), QLocale().toString(QDate(2026, 11, 21), QLocale::ShortFormat) + " 14:00");
    QCOMPARE(text(now.addDays(1)), QLocale().toString(QDate(2026, 12, 1), QLocale::ShortFormat) + " 14:00");
}

void TextsTest::steadyTimesBecomeWallTimes() {
    const Moment now{TimePoint(100s), WallTime(5000s)};
    QVERIFY(now.toWall(TimePoint(40s)) == WallTime(4940s));
}

void TextsTest::aStopIsNoFailure() {
    store::EventRecord event;
    event.kind = discovery::EventKind::Vanished;
    event.address = Address(7, 3);
    QCOMPARE(eventSentence(event), "e7.3 stopped answering.");
    QCOMPARE(eventName(event), "Vanished");
    event.isStop = true;
    QCOMPARE(eventSentence(event), "e7.3 stopped answering: its export was stopped.");
    QCOMPARE(eventName(event), "Stopped");
    QCOMPARE(eventLamp(event), Lamp::Stopped);
    discovery::Target target;
    target.state = discovery::TargetState::Vanished;
    target.paths.resize(1);
    QCOMPARE(plainCondition(target), TargetCondition::Vanished);
    target.isStopped = true;
    QCOMPARE(plainCondition(target), TargetCondition::Stopped);
    QVERIFY(isPast(TargetCondition::Stopped));
    QCOMPARE(conditionText(TargetCondition::Stopped, target), "Stopped");
}

void TextsTest::aChangeSaysFromWhatToWhatAndByWhom() {
    using discovery::Change;
    store::EventRecord event;
    event.kind = discovery::EventKind::Changed;
    event.address = Address(7, 3);
    event.changes = Change::ConfigString;
    QCOMPARE(eventSentence(event), "e7.3 answers differently: config string."); // of an older version
    event.differences = {{Change::ConfigString, "", "desk-1"}};
    QCOMPARE(eventSentence(event), "e7.3 answers differently: config string: \"\" → \"desk-1\".");
    event.isOurs = true;
    QCOMPARE(eventSentence(event, "backup"),
             "e7.3 “backup” answers differently: config string: \"\" → \"desk-1\", by this computer.");
    event.isOurs = false;
    event.count = 312;
    QVERIFY(eventSentence(event).endsWith("(the last of 312 changes in a row)."));
    QCOMPARE(differenceText({Change::Size, "1953125", "3906250"}), "size: 1.0 GB → 2.0 GB");
    QCOMPARE(differenceText({Change::Masks, "", "02:00:00:00:00:01,02:00:00:00:00:02"}),
             "allowed initiators: any initiator → 02:00:00:00:00:01, 02:00:00:00:00:02");
    QCOMPARE(differenceText({Change::Reservation, "02:00:00:00:00:01", ""}),
             "reservation: 02:00:00:00:00:01 → nobody");
    QVERIFY(differenceText({Change::ConfigString, "\x1b[31m", std::string(1000, 'x')}).size() < 120);
    QVERIFY(!differenceText({Change::ConfigString, "\x1b[31m", ""}).contains(QChar(0x1b)));
}

void TextsTest::aLinkIsToldInOneLine() {
    LinkStatus link = demo::link("san0");
    QCOMPARE(linkLine(link), "san0 · up · MTU 1500 · 128 in · 64 out · no drops");
    link.counters.droppedByKernel = 3;
    link.counters.droppedByInterface = 4;
    QCOMPARE(linkLine(link), "san0 · up · MTU 1500 · 128 in · 64 out · 7 dropped");
}

void TextsTest::aLinkThatIsNotOpenTellsNoCounters() {
    LinkStatus link = demo::link("san0", LinkStatus::State::Failed);
    link.error = Error{ErrorCode::PermissionDenied, {}, 0};
    QCOMPARE(linkLine(link), "san0 · no permission");
    QCOMPARE(linkLine(demo::link("usb0", LinkStatus::State::Waiting)), "usb0 · not there");
}

void TextsTest::everyLinkStateHasAWord() {
    QSet<QString> words;
    for (int i = 0; i <= static_cast<int>(LinkStatus::State::Failed); ++i)
        words.insert(linkStateText(demo::link("x", static_cast<LinkStatus::State>(i))));
    QCOMPARE(words.size(), 6);
    QVERIFY(!words.contains(QString()));
}

QTEST_MAIN(TextsTest)
#include "tst_texts.moc"
