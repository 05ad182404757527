#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_boxes.h"
#include "tests/ui/support/fake_reader.h"
#include "ui/boxes/environment/check_dialog.h"
#include "ui/console/page/page.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

const WallTime now = std::chrono::system_clock::now();

/// U-Boot's environment, taken from what a box has printed on the Console.
class TestEnvironmentCheck : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void checksTheEnvironmentThatABoxPrinted();
    void checksOneThatIsPastedWhenNoneWasPrinted();
};

void TestEnvironmentCheck::checksTheEnvironmentThatABoxPrinted() {
    tests::FakeReader reader;
    ConsolePage page;
    page.setReader(reader);
    page.setBoxes(demo::boxes(3, now));
    page.show();
    page.showBox(2);
    page.actions().checkEnvironment->trigger();
    QCOMPARE(reader.pages.size(), std::size_t{1});
    QCOMPARE(reader.pages.back().search.filter.sources, std::vector<std::int64_t>{2});
    QVERIFY(!reader.pages.back().search.filter.boot);
    QVERIFY(reader.pages.back().search.filter.kind == netconsole::Kind::Uboot);
    auto* dialog = page.environmentCheck().dialog();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->summary(), QStringLiteral("Looking for the output of printenv …"));
    const auto line = [](const char* text, bool isCut = false) {
        netconsole::Line made;
        made.text = text;
        made.cut = isCut;
        return made;
    };
    reader.pages.back().reply.answer(ConsoleReader::Lines{
        line("Environment size: 99/131068 bytes"), line("t=5"), line("bootdelay=-", true),
        line("bootcmd=run a; boot"), line("=> printenv"), line("Hit any key to stop autoboot:  0")});
    tests::FakeReader::deliver();
    QCOMPARE(dialog->summary(), QStringLiteral("1 problem was found"));
    QVERIFY(dialog->findChild<QPlainTextEdit*>()->toPlainText().contains(QLatin1String("bootdelay=-t=5")));
}

void TestEnvironmentCheck::checksOneThatIsPastedWhenNoneWasPrinted() {
    tests::FakeReader reader;
    ConsolePage page;
    page.setReader(reader);
    page.setBoxes(demo::boxes(3, now));
    page.show();
    page.actions().checkEnvironment->trigger(); // of no box
    QVERIFY(reader.pages.empty());
    page.showBox(2);
    page.actions().checkEnvironment->trigger();
    auto* dialog = page.environmentCheck().dialog();
    reader.pages.back().reply.answer(tl::unexpected(Error{ErrorCode::Closed, {}, 0}));
    tests::FakeReader::deliver();
    QCOMPARE(dialog->summary(), QStringLiteral("No output of printenv was found"));
    dialog->findChild<QPlainTextEdit*>()->setPlainText(
        QStringLiteral("bootcmd=boot\nbootdelay=3\nethaddr=00:25:31:00:00:07\n"));
    QTRY_COMPARE(dialog->summary(), QStringLiteral("Nothing wrong was found"));
}

QTEST_MAIN(TestEnvironmentCheck)
#include "tst_environment_check.moc"
