#include "tests/integration/discovery/lab.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::tests;

/// The lab with an MTU of 9000 throughout.
class TestJumbo : public QObject {
    Q_OBJECT

private slots:
    void findsTargetsThatOfferJumboFrames();
};

void TestJumbo::findsTargetsThatOfferJumboFrames() {
    const auto found = ctl({"discover", "-i", "san0", "--json"});
    QCOMPARE(found.status, 0);
    QCOMPARE(found.array().size(), 7);
    for (const auto& target : found.array())
        QCOMPARE(target.toObject()["paths"].toArray().at(0).toObject()["sectors_per_frame"].toInt(), 17);
}

QTEST_GUILESS_MAIN(TestJumbo)
#include "tst_jumbo.moc"
