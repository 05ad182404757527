#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_reader.h"
#include "ui/console/lines/view.h"
#include "ui/console/log/filter_bar.h"
#include "ui/console/log/find_bar.h"
#include "ui/console/log/finder.h"
#include "ui/console/log/left_out_bar.h"
#include "ui/console/log/scope.h"

#include <QMenu>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

namespace {

/// The parts that finding needs, with a reader that a test answers for.
struct Finding {
    FakeReader reader;
    QWidget window;
    QMenu menu;
    LogFilterBar* filter = new LogFilterBar(&menu, &window);
    LeftOutBar* leftOut = new LeftOutBar(&window);
    LogFindBar* bar = new LogFindBar(&window);
    LogView* view = new LogView(&window);
    LogScope scope{*filter, *leftOut};
    LogFinder finder{*bar, *view, scope, nullptr};

    Finding() {
        scope.setReader(reader);
        window.resize(800, 600);
        window.show();
    }
    void find(const QString& text) {
        bar->open({});
        TextSearch search;
        search.text = text;
        bar->setSearch(search);
        finder.restart();
    }
    void answerOne(std::optional<std::uint64_t> line) {
        FakeReader::Lines lines(line ? 1 : 0);
        if (line)
            lines.front().id = static_cast<netconsole::LineId>(*line);
        reader.findOnes.back().reply.answer(lines);
        FakeReader::deliver();
    }
};

} // namespace

class LogFinderTest : public QObject {
    Q_OBJECT

private slots:
    void asksForTheNearestHitAndForAll() {
        Finding finding;
        finding.scope.setSources({3});
        finding.find("panic");
        QCOMPARE(finding.reader.finds.size(), std::size_t{1});
        QCOMPARE(finding.reader.findOnes.size(), std::size_t{1});
        const auto& one = finding.reader.findOnes.back().search;
        QCOMPARE(QString::fromStdString(one.expression), QStringLiteral("panic"));
        QCOMPARE(one.filter.sources, std::vector<std::int64_t>{3});
        QCOMPARE(one.page.limit, std::size_t{1});
        QVERIFY(one.page.order == store::Order::NewestFirst);
        QCOMPARE(finding.bar->status(), QStringLiteral("Searching…"));
    }

    void looksOnlyThroughWhatPassesTheFilter() {
        Finding finding;
        finding.filter->setFilter("usb", std::nullopt);
        finding.find("panic");
        const auto expression = QString::fromStdString(finding.reader.finds.back().search.expression);
        QVERIFY(expression.contains("usb") && expression.contains("panic"));
    }

    void saysHowManyThereAre() {
        Finding finding;
        finding.find("panic");
        const auto& all = finding.reader.finds.back().reply;
        all.part({9, 7, 5});
        FakeReader::deliver();
        QCOMPARE(finding.bar->status(), QStringLiteral("3 lines so far…"));
        all.answer({});
        finding.answerOne(7);
        QCOMPARE(finding.bar->status(), QStringLiteral("2 of 3 lines"));
        QCOMPARE(finding.view->look().foundLine, qint64{7});
    }

    void goesOnFromTheOtherEndOnce() {
        Finding finding;
        std::vector<int> wrapped;
        connect(&finding.finder, &LogFinder::wrapped, this,
                [&](int direction) { wrapped.push_back(direction); });
        finding.find("panic");
        finding.answerOne({});
        QCOMPARE(finding.reader.findOnes.size(), std::size_t{2}); // from the end
        finding.answerOne(5);
        QCOMPARE(wrapped, std::vector{-1});
        finding.finder.step(1);
        finding.answerOne({});
        finding.answerOne({}); // nowhere
        QCOMPARE(finding.reader.findOnes.size(), std::size_t{4});
        QCOMPARE(wrapped, std::vector{-1});
    }

    void aWrongExpressionIsNotAskedFor() {
        Finding finding;
        finding.bar->open({});
        TextSearch search;
        search.text = "(";
        search.isExpression = true;
        finding.bar->setSearch(search);
        finding.finder.restart();
        finding.finder.step(1);
        QVERIFY(finding.reader.finds.empty() && finding.reader.findOnes.empty());
        QVERIFY(finding.bar->status().contains("Not a valid regular expression"));
    }

    void whatFailsIsTold() {
        Finding finding;
        finding.find("panic");
        finding.reader.finds.back().reply.answer(fail(ErrorCode::TooLong, "too many branches"));
        FakeReader::deliver();
        QVERIFY(finding.bar->status().endsWith("Not a valid regular expression: too many branches"));
    }

    void aClosedBarFindsNothing() {
        Finding finding;
        bool hasLeft = false;
        connect(&finding.finder, &LogFinder::left, this, [&] { hasLeft = true; });
        finding.find("panic");
        finding.answerOne(7);
        emit finding.bar->closed();
        QVERIFY(hasLeft);
        QCOMPARE(finding.view->look().foundLine, qint64{0});
        finding.reader.finds.back().reply.part({9, 7, 5});
        FakeReader::deliver();
        QVERIFY(!finding.bar->status().contains('3')); // nobody listens any more
    }

    void stepOpensABarThatDoesNotShow() {
        Finding finding;
        finding.bar->hide();
        finding.finder.step(1);
        QVERIFY(finding.bar->isVisible());
        QVERIFY(finding.reader.findOnes.empty());
    }
};

QTEST_MAIN(LogFinderTest)
#include "tst_finder.moc"
