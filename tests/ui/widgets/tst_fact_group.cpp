#include "tests/support/registered_test.h"
#include "ui/widgets/fact_group.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace etherdeck::ui;

class FactGroupTest : public QObject {
    Q_OBJECT

private slots:
    void noWordOfALabelIsCut();
    void valuesOfAllGroupsStandBelowEachOther();
};

namespace {

struct TwoGroups {
    TwoGroups() {
        auto* column = new QVBoxLayout(&window);
        for (auto* group : {first, second})
            column->addWidget(group);
        first->setFacts({{QStringLiteral("MTU"), QStringLiteral("1500")}});
        second->setFacts({{QStringLiteral("Geschwindigkeitsmessung hier"), QStringLiteral("1 Gb/s")}});
        window.resize(500, 200);
        window.show();
    }
    [[nodiscard]] static int leftOfValue(const FactGroup& group) {
        const auto* value = group.findChild<FactValue*>();
        return value->mapTo(group.window(), QPoint()).x();
    }

    QWidget window;
    FactGroup* first = new FactGroup(&window);
    FactGroup* second = new FactGroup(&window);
};

} // namespace

void FactGroupTest::noWordOfALabelIsCut() {
    TwoGroups shown;
    QVERIFY(QTest::qWaitForWindowExposed(&shown.window));
    for (const auto* label : shown.second->findChildren<QLabel*>())
        for (const auto& word : label->text().split(QLatin1Char(' ')))
            QVERIFY2(label->isHidden() || label->fontMetrics().horizontalAdvance(word) <= label->width(),
                     qPrintable(word));
}

void FactGroupTest::valuesOfAllGroupsStandBelowEachOther() {
    TwoGroups shown;
    QVERIFY(QTest::qWaitForWindowExposed(&shown.window));
    QCOMPARE(TwoGroups::leftOfValue(*shown.first), TwoGroups::leftOfValue(*shown.second));
    shown.second->setFacts({{QStringLiteral("Initiatorenverzeichnis"), QStringLiteral("1")}});
    QCoreApplication::processEvents();
    QCOMPARE(TwoGroups::leftOfValue(*shown.first), TwoGroups::leftOfValue(*shown.second));
}

QTEST_MAIN(FactGroupTest)
#include "tst_fact_group.moc"
