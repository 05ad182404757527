#include "core/planner/host_name.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::plans;

class TestHostNames : public QObject {
    Q_OBJECT

private slots:
    void acceptsLabelsBetweenDots() {
        for (const auto* name : {"plug1", "a", "Plug-1.example.org", "1plug"})
            QVERIFY2(isHostName(name), name);
    }

    void refusesEverythingElse() {
        for (const auto* name :
             {"", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "a_b", "a b", "a\n", "\xc3\xa4", "a;b", "a'"})
            QVERIFY2(!isHostName(name), name);
    }

    void hasLimits() {
        const auto label = std::string(63, 'a');
        QVERIFY(isHostName(label));
        QVERIFY(!isHostName(label + 'a'));
        QVERIFY(isHostName(std::string(32, 'a') + '.' + std::string(31, 'b')));
        QVERIFY(!isHostName(std::string(32, 'a') + '.' + std::string(32, 'b')));
    }
};

QTEST_APPLESS_MAIN(TestHostNames)
#include "tst_host_name.moc"
