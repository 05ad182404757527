#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/shell/link_list.h"
#include "ui/widgets/sparkline.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

class TestLinkList : public QObject {
    Q_OBJECT

private slots:
    void drawsHowBusyALinkIs();
    void keepsCurvesApart();
    void hidesTheCurveOfALinkThatIsNotOpen();
    void curveShowsTheNewestValues();

private:
    TimePoint m_start{1h};
};

void TestLinkList::drawsHowBusyALinkIs() {
    LinkList list;
    auto link = demo::link("san0");
    list.setLinks({link});
    list.sample(m_start);
    link.counters.received += 20;
    link.counters.sent += 10;
    list.setLinks({link});
    list.sample(m_start + 1s);
    list.sample(m_start + 2s);
    QCOMPARE(list.findChild<Sparkline*>()->values(), (std::vector<double>{30, 0}));
}

void TestLinkList::keepsCurvesApart() {
    LinkList list;
    auto first = demo::link("san0");
    auto second = demo::link("san1");
    second.id = discovery::LinkId{2};
    list.setLinks({first, second});
    list.sample(m_start);
    second.counters.received += 8;
    list.setLinks({first, second});
    list.sample(m_start + 1s);
    list.setLinks({second});
    const auto curves = list.findChildren<Sparkline*>();
    QCOMPARE(curves.size(), 1);
    QCOMPARE(curves.front()->values(), std::vector<double>{8});
}

void TestLinkList::hidesTheCurveOfALinkThatIsNotOpen() {
    LinkList list;
    list.setLinks({demo::link("san0", LinkStatus::State::Failed)});
    QVERIFY(list.findChild<Sparkline*>()->isHidden());
    list.setLinks({demo::link("san0")});
    QVERIFY(!list.findChild<Sparkline*>()->isHidden());
}

void TestLinkList::curveShowsTheNewestValues() {
    Sparkline curve;
    std::vector<double> values;
    for (int i = 0; i < 100; ++i)
        values.push_back(i);
    curve.setValues(values);
    QCOMPARE(curve.values().size(), std::size_t{Sparkline::capacity});
    QCOMPARE(curve.values().back(), 99.0);
    QVERIFY(!curve.grab().isNull());
}

QTEST_MAIN(TestLinkList)
#include "tst_link_list.moc"
