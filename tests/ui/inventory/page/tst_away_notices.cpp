#include "tests/support/registered_test.h"
#include "tests/ui/inventory/page/shown_page.h"
#include "ui/inventory/page/away_notices.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

/// The notices of the page about targets that have vanished or are missing, also after a restart.
class AwayNoticesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void oneNoticeTellsOfAllThatIsMissing();
    void whatWasMissingInTheLastRunIsListedAndNotToldAgain();
    void aNoticeOfTheMissingLastsUntilItIsAcknowledged();
    void whatVanishedInTheLastRunIsShownAsMissing();
    void oneNoticeStaysForWhatVanishedTogether();
    void anUnacknowledgedNoticeLastsOverARestart();
    void nobodyIsToldOfWhatWasStopped();
    void aNoticeIsWithdrawnOnceABoxSaysThatItStoppedIt();
};

void AwayNoticesTest::oneNoticeTellsOfAllThatIsMissing() {
    ShownPage shown;
    auto targets = demo::home();
    shown.fillMissing(targets, 1, 4);
    QTRY_VERIFY(shown.says("4 of 4 known targets do not answer"));
    shown.button("Show them")->click();
    QCOMPARE(shown.filter->text(), "state:missing");
    QCOMPARE(shown.table->model()->rowCount(), 4);
    shown.button("Acknowledge")->click();
    QVERIFY(shown.banner() == nullptr);
    shown.filter->clear();
    QVERIFY(shown.page.actions().removeAll->isEnabled());
}

void AwayNoticesTest::whatWasMissingInTheLastRunIsListedAndNotToldAgain() {
    ShownPage shown;
    auto targets = demo::home();
    shown.fillMissing(targets, 4, 4);
    QVERIFY(shown.says("4 missing"));
    shown.page.findChild<AwayNotices*>()->refresh();
    QVERIFY(shown.banner() == nullptr);
    // One more, and the notice tells of all, as the header does and the list shows.
    demo::makeMissing(targets[4], 30h);
    shown.page.apply({{targets[4]}, {}});
    QTRY_VERIFY(shown.says("5 of 5 known targets do not answer"));
    QVERIFY(shown.says("5 missing"));
    targets[4] = demo::home()[4];
    shown.page.apply({{targets[4]}, {}});
    QTRY_VERIFY(shown.banner() == nullptr);
}

void AwayNoticesTest::aNoticeOfTheMissingLastsUntilItIsAcknowledged() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings"), QSettings::IniFormat);
    auto targets = demo::home();
    {
        ShownPage shown;
        connect(&shown.page.awayNotices(), &AwayNotices::departuresChanged,
                [&] { shown.page.saveNotices(settings); });
        shown.fillMissing(targets, 0, 2);
        QTRY_VERIFY(shown.says("2 of 2 known targets do not answer"));
    }
    {
        ShownPage next;
        next.page.restoreLayout(settings);
        next.fillMissing(targets, 2, 2);
        QTRY_VERIFY(next.says("2 of 2 known targets do not answer"));
        next.button("Acknowledge")->click();
        next.page.saveNotices(settings);
    }
    ShownPage last;
    last.page.restoreLayout(settings);
    last.fillMissing(targets, 2, 2);
    last.page.findChild<AwayNotices*>()->refresh();
    QVERIFY(last.banner() == nullptr);
}

void AwayNoticesTest::whatVanishedInTheLastRunIsShownAsMissing() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings"), QSettings::IniFormat);
    auto targets = demo::home();
    {
        ShownPage shown;
        connect(&shown.page.awayNotices(), &AwayNotices::departuresChanged,
                [&] { shown.page.saveNotices(settings); });
        shown.fill(targets);
        for (const std::size_t i : {5u, 6u})
            demo::makeVanished(targets[i], 12s);
        shown.page.apply({{targets[5], targets[6]}, {}});
        QTRY_VERIFY(shown.says("2 targets stopped answering together"));
    }
    ShownPage next;
    next.page.restoreLayout(settings);
    for (const std::size_t i : {5u, 6u})
        demo::makeMissing(targets[i], 30h);
    next.fill(targets);
    QTRY_VERIFY(next.says("2 targets stopped answering together"));
    QVERIFY(next.says("2 missing"));
    next.button("Show")->click();
    QCOMPARE(next.filter->text(), "state:missing");
    QCOMPARE(next.table->model()->rowCount(), 2);
    next.button("Acknowledge")->click();
    QVERIFY(next.banner() == nullptr);
}

void AwayNoticesTest::oneNoticeStaysForWhatVanishedTogether() {
    ShownPage shown;
    QSignalSpy away(&shown.page.awayNotices(), &AwayNotices::awayCountChanged);
    auto targets = demo::home();
    shown.fill(targets);
    for (const int i : {5, 6}) // all of one box
        demo::makeVanished(targets[static_cast<std::size_t>(i)], 12s);
    shown.page.apply({{targets[5], targets[6]}, {}});
    QCOMPARE(away.last().first().toInt(), 2);
    QTRY_VERIFY(shown.says("2 targets stopped answering together"));
    QVERIFY(shown.says("They are all the targets of box 02:25:31:0a:00:03"));
    shown.button("Show")->click();
    QCOMPARE(shown.filter->text(), "state:vanished");
    shown.filter->clear();
    const auto up = demo::home();
    shown.page.apply({{up[5], up[6]}, {}});
    QCOMPARE(away.last().first().toInt(), 0);
    QTRY_VERIFY(shown.says("2 targets were away for"));
    shown.button("Acknowledge")->click();
    QVERIFY(shown.banner() == nullptr);
}

void AwayNoticesTest::anUnacknowledgedNoticeLastsOverARestart() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings"), QSettings::IniFormat);
    auto target = demo::home()[5];
    {
        ShownPage shown;
        connect(&shown.page.awayNotices(), &AwayNotices::departuresChanged,
                [&] { shown.page.saveNotices(settings); });
        shown.fill({target});
        demo::makeVanished(target, 12s);
        shown.page.apply({{target}, {}});
        QTRY_VERIFY(shown.says("e7.3 stopped answering at"));
    }
    ShownPage next;
    QSignalSpy away(&next.page.awayNotices(), &AwayNotices::awayCountChanged);
    next.page.restoreLayout(settings);
    QCOMPARE(away.last().first().toInt(), 1);
    next.fill(demo::home());
    QTRY_VERIFY(next.says("e7.3 was away for"));
    next.button("Acknowledge")->click();
    next.page.saveNotices(settings);
    ShownPage last;
    last.page.restoreLayout(settings);
    last.fill(demo::home());
    QVERIFY(last.banner() == nullptr);
}

void AwayNoticesTest::nobodyIsToldOfWhatWasStopped() {
    ShownPage shown;
    auto targets = demo::home();
    shown.fill(targets);
    demo::makeVanished(targets[1], 12s);
    targets[1].isStopped = true;
    shown.page.apply({{targets[1]}, {}});
    QTRY_VERIFY(shown.says("1 stopped"));
    shown.page.awayNotices().refresh();
    QVERIFY(shown.banner() == nullptr);
    shown.filter->setText("state:stopped");
    QTRY_COMPARE(shown.table->model()->rowCount(), 1);
    shown.filter->setText("state:vanished");
    QTRY_COMPARE(shown.table->model()->rowCount(), 0);
}

void AwayNoticesTest::aNoticeIsWithdrawnOnceABoxSaysThatItStoppedIt() {
    ShownPage shown;
    auto targets = demo::home();
    shown.fill(targets);
    demo::makeVanished(targets[1], 12s);
    shown.page.apply({{targets[1]}, {}});
    QTRY_VERIFY(shown.banner() != nullptr);
    targets[1].isStopped = true;
    shown.page.apply({{targets[1]}, {}});
    QTRY_VERIFY(shown.banner() == nullptr);
}

QTEST_MAIN(AwayNoticesTest)
#include "tst_away_notices.moc"
