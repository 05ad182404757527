#include "tests/support/registered_test.h"
#include "ui/shell/shortcuts_dialog.h"

#include <QAction>
#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

using namespace etherdeck::ui;

class ShortcutsDialogTest : public QObject {
    Q_OBJECT

private slots:
    void listsShortcutsOfActions() {
        QAction discover("&Discover now");
        discover.setShortcut(Qt::Key_F5);
        QAction research("R&&D…");
        research.setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_R), QKeySequence(Qt::Key_F9)});
        QAction silent("Silent");
        const auto found = shortcutsOf({&discover, &silent, &research, &discover});
        QVERIFY(found == (std::vector<Shortcut>{{"Discover now", "F5"}, {"R&D", "Ctrl+R, F9"}}));
    }

    void findsShortcutsByWordAndByKey() {
        ShortcutsDialog dialog({{"Discover now", "F5"}, {"Quit", "Ctrl+Q"}});
        const auto* list = dialog.findChild<QTreeWidget*>();
        dialog.search().setText("disc");
        QVERIFY(!list->topLevelItem(0)->isHidden() && list->topLevelItem(1)->isHidden());
        dialog.search().setText("ctrl+q");
        QVERIFY(list->topLevelItem(0)->isHidden() && !list->topLevelItem(1)->isHidden());
        dialog.search().clear();
        QVERIFY(!list->topLevelItem(0)->isHidden() && !list->topLevelItem(1)->isHidden());
    }
};

QTEST_MAIN(ShortcutsDialogTest)
#include "tst_shortcuts_dialog.moc"
