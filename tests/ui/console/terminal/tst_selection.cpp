#include "tests/support/registered_test.h"
#include "ui/console/terminal/selection.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using terminal::Position;

namespace {

/// Three rows of twenty columns; the cursor is behind "=> ".
struct Prompt {
    terminal::TerminalScreen screen{3, 20};
    TerminalSelection selection;

    Prompt() { screen.write("printenv bootcmd\nnot defined\n=> "); }
    [[nodiscard]] QString text() const { return selection.text(screen); }
};

} // namespace

class TerminalSelectionTest : public QObject {
    Q_OBJECT

private slots:
    void reachesFromTheLowerPlaceUpToTheHigherOne() {
        Prompt prompt;
        prompt.selection.press({1, 3}, false);
        QVERIFY(prompt.selection.isEmpty());
        prompt.selection.dragTo({0, 9});
        QCOMPARE(prompt.text(), QStringLiteral("bootcmd\nnot"));
        QVERIFY(prompt.selection.contains({0, 9}));
        QVERIFY(prompt.selection.contains({1, 2}));
        QVERIFY(!prompt.selection.contains({0, 8}));
        QVERIFY(!prompt.selection.contains({1, 3}));
    }

    void aPressWithShiftExtendsWhatIsSelected() {
        Prompt prompt;
        prompt.selection.press({0, 0}, true); // nothing to extend yet
        QVERIFY(prompt.selection.isEmpty());
        prompt.selection.dragTo({0, 5});
        prompt.selection.press({0, 8}, true);
        QCOMPARE(prompt.text(), QStringLiteral("printenv"));
        prompt.selection.press({0, 9}, false);
        QVERIFY(prompt.selection.isEmpty());
    }

    void selectsTheWordAroundACharacter_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("word");
        QTest::newRow("first character") << 0 << "printenv";
        QTest::newRow("last character") << 7 << "printenv";
        QTest::newRow("the next word") << 9 << "bootcmd";
        QTest::newRow("left of the row") << -4 << "printenv";
        QTest::newRow("the blank behind a word") << 8 << "printenv";
        QTest::newRow("right of the row") << 400 << "";
    }
    void selectsTheWordAroundACharacter() {
        QFETCH(const int, column);
        Prompt prompt;
        prompt.selection.selectWord(prompt.screen, {0, column});
        QTEST(prompt.text(), "word");
    }

    void keysExtendItFromTheCursor() {
        Prompt prompt;
        QVERIFY(prompt.selection.extend(prompt.screen, Qt::Key_Left));
        QVERIFY(prompt.selection.extend(prompt.screen, Qt::Key_Left));
        QVERIFY((prompt.selection.head() == Position{2, 1}));
        QVERIFY(prompt.selection.extend(prompt.screen, Qt::Key_Home));
        QCOMPARE(prompt.text(), QStringLiteral("=>"));
        QVERIFY(prompt.selection.extend(prompt.screen, Qt::Key_Left)); // to the end of the row above
        QVERIFY((prompt.selection.head() == Position{1, 20}));
        QVERIFY(prompt.selection.extend(prompt.screen, Qt::Key_Right));
        QVERIFY((prompt.selection.head() == Position{2, 0}));
    }

    void keysStayOnTheScreen() {
        Prompt prompt;
        for (int i = 0; i < 5; ++i)
            QVERIFY(prompt.selection.extend(prompt.screen, Qt::Key_Up));
        QVERIFY((prompt.selection.head() == Position{0, 3}));
        for (int i = 0; i < 5; ++i)
            QVERIFY(prompt.selection.extend(prompt.screen, Qt::Key_Down));
        QVERIFY(prompt.selection.extend(prompt.screen, Qt::Key_End));
        QVERIFY((prompt.selection.head() == Position{2, 20}));
    }

    void otherKeysLeaveItAlone() {
        Prompt prompt;
        prompt.selection.selectAll(prompt.screen);
        const auto before = prompt.text();
        QVERIFY(before.startsWith(QStringLiteral("printenv bootcmd\nnot defined\n=>")));
        QVERIFY(!prompt.selection.extend(prompt.screen, Qt::Key_A));
        QCOMPARE(prompt.text(), before);
    }
};

QTEST_MAIN(TerminalSelectionTest)
#include "tst_selection.moc"
