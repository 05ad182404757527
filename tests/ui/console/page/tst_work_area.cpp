#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_boxes.h"
#include "ui/console/page/page.h"
#include "ui/console/page/work_area.h"

#include <QAction>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

class WorkAreaTest : public QObject {
    Q_OBJECT

private slots:
    void theTerminalTakesAThirdByItself();
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

QTEST_MAIN(WorkAreaTest)
#include "tst_work_area.moc"
