#include "tests/support/registered_test.h"
#include "ui/widgets/filter_edit.h"

#include <QSignalSpy>
#include <QTest>

using namespace etherdeck::ui;

class FilterEditTest : public QObject {
    Q_OBJECT

private slots:
    void isEmptiedByEscapeAndThenLeft();
    void isLeftByDownAndReturnWithItsText();
};

void FilterEditTest::isEmptiedByEscapeAndThenLeft() {
    FilterEdit edit;
    const QSignalSpy left(&edit, &FilterEdit::left);
    QTest::keyClicks(&edit, "e7.3");
    QTest::keyClick(&edit, Qt::Key_Escape);
    QCOMPARE(edit.text(), QString());
    QCOMPARE(left.count(), 0);
    QTest::keyClick(&edit, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void FilterEditTest::isLeftByDownAndReturnWithItsText() {
    FilterEdit edit;
    const QSignalSpy left(&edit, &FilterEdit::left);
    QTest::keyClicks(&edit, "e7.3");
    int expected = 0;
    for (const auto key : {Qt::Key_Down, Qt::Key_Return, Qt::Key_Enter}) {
        QTest::keyClick(&edit, key);
        QCOMPARE(left.count(), ++expected);
    }
    QTest::keyClick(&edit, Qt::Key_Left);
    QCOMPARE(left.count(), expected);
    QCOMPARE(edit.text(), QString("e7.3"));
}

QTEST_MAIN(FilterEditTest)
#include "tst_filter_edit.moc"
