#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_boxes.h"
#include "ui/console/page/page.h"
#include "ui/console/page/work_area.h"
#include "ui/console/terminal/panel.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QLayout>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

class WorkAreaTest : public QObject {
    Q_OBJECT

private slots:
    void theTerminalTakesAThirdByItself();
    void aFoldedTerminalTakesNoMoreThanItNeeds();
};

void WorkAreaTest::theTerminalTakesAThirdByItself() {
    ConsolePage page;
    auto* terminal = new QWidget;
    page.setPanels(new QWidget, terminal, new QWidget);
    page.resize(900, 700);
    page.show();
    page.setBoxes(demo::boxes(10, std::chrono::system_clock::now()));
    page.showBox(2);
    WorkArea& work = page.workArea();
    const auto share = [&] { return double(terminal->height()) / work.height(); };
    QVERIFY2(share() > 0.3 && share() < 0.34, qPrintable(QString::number(share())));
    page.resize(900, 500);
    QTRY_VERIFY(share() > 0.3 && share() < 0.34);
    work.setSizes({work.height() / 2, work.height() / 2}); // as the user's mouse does
    emit work.splitterMoved(work.height() / 2, 1);
    page.resize(900, 700);
    QTRY_VERIFY2(share() > 0.45 && share() < 0.55, qPrintable(QString::number(share())));
    page.actions().showAll->trigger();
    page.showBox(2);
    QVERIFY(share() > 0.45 && share() < 0.55);
}

void WorkAreaTest::aFoldedTerminalTakesNoMoreThanItNeeds() {
    ConsolePage page;
    auto* terminal = new TerminalPanel;
    page.setPanels(new QWidget, terminal, new QWidget);
    connect(&page.workArea(), &WorkArea::terminalChosen, terminal, &TerminalPanel::showBox);
    connect(terminal, &TerminalPanel::folded, &page.workArea(), &WorkArea::foldTerminal);
    page.resize(900, 700);
    page.show();
    ConsoleBoxState box; // of which only a kernel was heard
    box.source = 2;
    box.title = "films";
    box.addresses = {netconsole::Endpoint::v4({192, 168, 1, 5}, 6665)};
    page.setBoxes({box});
    terminal->setBoxes({box});
    page.showBox(2);
    page.actions().showTerminal->trigger();
    QVERIFY(terminal->isVisible() && terminal->isFolded());
    const auto needed = [terminal] { return terminal->layout()->totalHeightForWidth(terminal->width()); };
    QTRY_COMPARE(terminal->height(), needed());
    const int bar = terminal->height();
    terminal->actions().at(0)->trigger(); // stop the boot
    QVERIFY(terminal->findChild<Notice*>()->isVisible());
    QTRY_VERIFY(terminal->height() > bar);
    QTRY_COMPARE(terminal->height(), needed());
    page.resize(600, 700); // the words of the notice wrap
    QTRY_COMPARE(terminal->height(), needed());
    page.resize(900, 700);
    QTRY_COMPARE(terminal->height(), needed());
    QVERIFY(QMetaObject::invokeMethod(terminal->findChild<Notice*>(), "actionTriggered")); // give up
    QTRY_COMPARE(terminal->height(), bar);
}

QTEST_MAIN(WorkAreaTest)
#include "tst_work_area.moc"
