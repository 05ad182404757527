#include "tests/support/registered_test.h"
#include "ui/timeline/head.h"
#include "ui/widgets/segmented_control.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck::ui;

class TimelineHeadTest : public QObject {
    Q_OBJECT

private slots:
    void announcesWhatWasTypedOnce() {
        TimelineHead head;
        QStringList texts;
        connect(&head, &TimelineHead::filterChosen, this,
                [&](const TimelineFilter& filter) { texts << filter.words; });
        QTest::keyClicks(head.findChild<QLineEdit*>(), "sda");
        QVERIFY(texts.isEmpty()); // after a pause
        QTRY_COMPARE(texts, QStringList{QStringLiteral("sda")});
        head.clearFilter();
        QCOMPARE(texts.last(), QString());
    }

    void escapeClearsTheFilterAndThenLeavesIt() {
        TimelineHead head;
        QSignalSpy left(&head, &TimelineHead::left);
        auto* filter = head.findChild<QLineEdit*>();
        filter->setText(QStringLiteral("sda"));
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(filter->text(), QString());
        QVERIFY(left.isEmpty());
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void savesItsSegment() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("layout.ini")), QSettings::IniFormat);
        TimelineHead head;
        QCOMPARE(head.restore(settings), segmentAtFirst);
        head.setSegment(allSegment);
        head.save(settings);
        QCOMPARE(TimelineHead().restore(settings), allSegment);
    }

    void noSegmentLooksChosenAfterZooming() {
        TimelineHead head;
        head.show();
        QVERIFY(QTest::qWaitForWindowActive(&head));
        auto* hour = head.findChild<SegmentedControl*>()->findChildren<QAbstractButton*>().first();
        QTest::mouseClick(hour, Qt::LeftButton);
        QCOMPARE(head.segment(), 0);
        head.setSegment(-1); // as zooming does
        QVERIFY(hour->hasFocus());
        const auto picture = [hour] { return hour->grab().toImage(); };
        const auto zoomed = picture();
        head.findChild<QLineEdit*>()->setFocus(Qt::TabFocusReason);
        QCOMPARE(zoomed, picture());
        hour->setFocus(Qt::TabFocusReason); // the keyboard's place is seen
        QVERIFY(picture() != zoomed);
    }

    void takesNoSegmentThatThereIsNot() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("layout.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("timeline/span"), allSegment + 1);
        QCOMPARE(TimelineHead().restore(settings), segmentAtFirst);
    }
};

QTEST_MAIN(TimelineHeadTest)
#include "tst_head.moc"
