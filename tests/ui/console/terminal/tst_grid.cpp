#include "tests/support/registered_test.h"
#include "ui/console/terminal/grid.h"

#include <QFontDatabase>
#include <QTest>

using namespace etherdeck::ui;

class TerminalGridTest : public QObject {
    Q_OBJECT

    TerminalGrid m_grid;

private slots:
    void initTestCase() { m_grid.measure(QFontDatabase::systemFont(QFontDatabase::FixedFont)); }

    void whatIsAskedForFitsIn() {
        const auto size = m_grid.sizeOf(24, 80);
        QCOMPARE(m_grid.linesIn(size.height()), 24);
        QCOMPARE(m_grid.columnsIn(size.width()), 80);
        QCOMPARE(m_grid.linesIn(size.height() - 1), 23);
    }

    void aPointInsideOfACharacterIsItsPlace() {
        const auto center = m_grid.rect(3, 17, 1).center();
        QCOMPARE(m_grid.lineAt(center.y()), 3);
        QCOMPARE(m_grid.columnAt(center.x()), 17);
    }

    void theNearestPlaceBetweenTwoCharactersCounts() {
        const auto rect = m_grid.rect(0, 5, 1);
        QCOMPARE(m_grid.caretAt(rect.left() + rect.width() * 0.4), 5);
        QCOMPARE(m_grid.caretAt(rect.left() + rect.width() * 0.6), 6);
    }

    void pointsAboveAndLeftAreOutside() {
        const auto first = m_grid.rect(0, 0, 1);
        QCOMPARE(m_grid.lineAt(first.top() - 1), -1);
        QCOMPARE(m_grid.columnAt(first.left() - 1), -1);
    }
};

QTEST_MAIN(TerminalGridTest)
#include "tst_grid.moc"
