#include "core/remote/rates.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using plans::Json;

class TestRates : public QObject {
    Q_OBJECT

private slots:
    void readsWhatAnAgentTells() {
        const auto rates = remote::ratesFrom(
            Json::parse(R"({"rates":[{"address":"e7.3","reads":12.0,"writes":3,"bytes":61440.0,"more":[]},
                {"address":"e7.4"}]})"));
        QVERIFY(rates && rates->size() == 2);
        QVERIFY(rates->front() == (remote::ExportRate{Address(7, 3), 12, 3, 61'440}));
        QCOMPARE(rates->back().bytes, 0.0);
    }

    void boundsWhatAnAgentInvents() {
        const auto rates = remote::ratesFrom(Json::parse(
            R"({"rates":[{"address":"e7.3","reads":-5,"writes":1e300,"bytes":18446744073709551615}]})"));
        QVERIFY(rates);
        QCOMPARE(rates->front().reads, 0.0);
        QVERIFY(rates->front().writes < 1e16 && rates->front().bytes < 1e16);
    }

    void refusesWhatIsNoRate_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("no list") << QByteArray(R"({"rates":7})");
        QTest::newRow("no address") << QByteArray(R"({"rates":[{"reads":1}]})");
        QTest::newRow("text") << QByteArray(R"({"rates":[{"address":"e7.3","reads":"many"}]})");
        QTest::newRow("too many") << "{\"rates\":[" + QByteArray("{\"address\":\"e7.3\"},").repeated(5'000) +
                                         "{\"address\":\"e7.3\"}]}";
    }

    void refusesWhatIsNoRate() {
        QFETCH(const QByteArray, text);
        QVERIFY(!remote::ratesFrom(Json::parse(text.begin(), text.end())));
    }
};

QTEST_APPLESS_MAIN(TestRates)
#include "tst_rates.moc"
