#include "app/agent/exports/rates.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace std::chrono_literals;

namespace {

constexpr Address e73(7, 3);

/// What a vblade has done after so many requests of 1024 bytes.
VbladeIo after(std::uint64_t reads, std::uint64_t writes) {
    return {reads * (60 + 1024) + writes * (36 + 1024), 2 * reads + writes, reads + 2 * writes};
}

} // namespace

class TestRates : public QObject {
    Q_OBJECT

private slots:
    void tellsReadsFromWrites() {
        ExportRates rates;
        QVERIFY(rates.add({{e73, 12, after(0, 0)}}, TimePoint(1s)).empty());
        const auto list = rates.add({{e73, 12, after(200, 50)}}, TimePoint(3s));
        QVERIFY(list == (std::vector<ExportRate>{{e73, 100, 25, 125 * 1024.0}}));
    }

    void addsUpTheInterfacesOfAnExport() {
        ExportRates rates;
        QVERIFY(rates.add({{e73, 12, after(0, 0)}, {e73, 13, after(5, 5)}}, TimePoint(1s)).empty());
        const auto list = rates.add({{e73, 12, after(10, 0)}, {e73, 13, after(15, 5)}}, TimePoint(2s));
        QVERIFY(list == (std::vector<ExportRate>{{e73, 20, 0, 20 * 1024.0}}));
    }

    void saysNothingOfOneThatHasJustBegun() {
        ExportRates rates;
        QVERIFY(rates.add({{e73, 12, after(0, 0)}}, TimePoint(1s)).empty());
        QVERIFY(rates.add({{e73, 12, after(9, 9)}, {e73, 13, after(90, 0)}}, TimePoint(2s)).empty());
        QCOMPARE(rates.add({{e73, 12, after(9, 9)}, {e73, 13, after(91, 0)}}, TimePoint(3s)).size(),
                 std::size_t(1));
    }

    void aCounterThatWentBackIsNoRate() {
        ExportRates rates;
        QVERIFY(rates.add({{e73, 12, after(100, 100)}}, TimePoint(1s)).empty());
        QVERIFY(rates.add({{e73, 12, after(1, 1)}}, TimePoint(2s)) ==
                (std::vector<ExportRate>{{e73, 0, 0, 0}}));
    }
};

QTEST_APPLESS_MAIN(TestRates)
#include "tst_rates.moc"
