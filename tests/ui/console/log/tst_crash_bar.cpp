#include "tests/support/registered_test.h"
#include "tests/ui/support/console_log.h"
#include "ui/console/log/crash_bar.h"

#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

/// What is told of the crash that the current line belongs to.
class LogCrashBarTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ConsoleLog> m_log;

    void key(Qt::Key key) { QTest::keyClick(&m_log->view(), key); }

private slots:
    void init() { m_log = std::make_unique<ConsoleLog>(); }
    void cleanup() { m_log.reset(); }

    void keepsLinesInTheirPlacesAtACrash() {
        m_log->appendLines(100);
        m_log->crash();
        m_log->appendLines(20);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 120"));
        const auto* const bar = m_log->panel.findChild<LogCrashBar*>();
        const auto& view = m_log->view();
        const auto place = view.geometry();
        m_log->view().showLine(106);
        QTRY_VERIFY(view.pager().line(104) && view.pager().crashAt(*view.pager().line(104)) != 0);
        const auto before = m_log->screen();
        QVERIFY(!bar->isVisible());
        key(Qt::Key_Up);
        key(Qt::Key_Up);
        QCOMPARE(view.currentLine(), 104);
        QVERIFY(bar->isVisible());
        QVERIFY(view.height() < place.height());
        QCOMPARE(view.geometry().topLeft(), place.topLeft());
        const auto after = m_log->screen();
        QVERIFY(after.size() < before.size());
        QCOMPARE(after, before.mid(0, after.size()));
        key(Qt::Key_Down);
        QVERIFY(!bar->isVisible());
        QCOMPARE(m_log->screen(), after);
        // Nor by mouse, where the end is followed.
        m_log->panel.showEnd();
        QTRY_COMPARE(view.geometry(), place);
        QTRY_COMPARE(m_log->screen().last(), QStringLiteral("line 120"));
        const auto followed = m_log->screen();
        QTest::mousePress(view.viewport(), Qt::LeftButton, {},
                          m_log->placeOf(QStringLiteral("trace 10004"), 2));
        QVERIFY(bar->isVisible());
        QCOMPARE(m_log->screen().first(), followed.first());
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {},
                            m_log->placeOf(QStringLiteral("trace 10004"), 2));
        QCOMPARE(m_log->screen().first(), followed.first());
        QVERIFY(!view.isFollowing());
    }

    void keepsTheChosenLineInSight() {
        m_log->appendLines(100);
        m_log->crash();
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("trace 10005"));
        const auto& view = m_log->view();
        QTRY_VERIFY(view.pager().line(104) && view.pager().crashAt(*view.pager().line(104)) != 0);
        key(Qt::Key_Up);
        key(Qt::Key_Up);
        QCOMPARE(view.currentLine(), 104);
        QVERIFY(m_log->panel.findChild<LogCrashBar*>()->isVisible());
        QVERIFY(m_log->screen().contains(QStringLiteral("trace 10004")));
    }
};

QTEST_MAIN(LogCrashBarTest)
#include "tst_crash_bar.moc"
