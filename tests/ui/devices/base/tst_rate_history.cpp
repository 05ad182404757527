#include "tests/support/registered_test.h"
#include "ui/devices/base/rate_history.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

const Address e73(7, 3);
const Address e74(7, 4);

} // namespace

class TestRateHistory : public QObject {
    Q_OBJECT

private slots:
    void keepsTheLastMinute() {
        RateHistory history;
        QVERIFY(history.isQuiet() && history.bytes().empty());
        for (int second = 0; second < 100; ++second)
            history.add({1, static_cast<double>(second)});
        const auto bytes = history.bytes();
        QCOMPARE(bytes.size(), RateHistory::capacity);
        QCOMPARE(bytes.front(), 40.0);
        QCOMPARE(bytes.back(), 99.0);
        QVERIFY(history.latest() == (RateSample{1, 99}));
    }

    void addsUpABox() {
        BoxRates rates;
        rates.add({{e73, 10, 5, 4096}, {e74, 1, 0, 512}});
        QVERIFY(rates.total().latest() == (RateSample{16, 4608}));
        QVERIFY(rates.of(e73)->latest() == (RateSample{15, 4096}));
        QVERIFY(!rates.of(Address(9, 1)));
    }

    void whatIsNotNamedCarriedNothing() {
        BoxRates rates;
        rates.add({{e73, 10, 5, 4096}});
        rates.add({{e74, 1, 0, 512}});
        QVERIFY(rates.of(e73)->latest() == RateSample());
        QCOMPARE(rates.of(e73)->bytes().size(), std::size_t{2});
    }

    void forgetsWhatIsGoneForAMinute() {
        BoxRates rates;
        rates.add({{e73, 10, 5, 4096}});
        for (std::size_t second = 0; second < RateHistory::capacity; ++second)
            rates.add({{e74, 0, 0, 0}});
        QVERIFY(!rates.of(e73));
        QVERIFY(rates.of(e74)); // quiet, and there
    }

    void keepsNoMoreThanABoxCanHave() {
        BoxRates rates;
        const auto address = [](int number) {
            return Address(static_cast<std::uint16_t>(number / 200), static_cast<std::uint8_t>(number % 200));
        };
        constexpr int count = 3 * static_cast<int>(BoxRates::maxExports);
        for (int i = 0; i < count; i += 1024) {
            std::vector<remote::ExportRate> others;
            for (int k = i; k < i + 1024; ++k)
                others.push_back({address(k), 1, 1, 1});
            rates.add(others);
        }
        int known = 0;
        for (int i = 0; i < count; ++i)
            known += rates.of(address(i)) ? 1 : 0;
        QCOMPARE(known, static_cast<int>(BoxRates::maxExports));
    }
};

QTEST_APPLESS_MAIN(TestRateHistory)
#include "tst_rate_history.moc"
