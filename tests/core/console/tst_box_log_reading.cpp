#include "core/console/box_log_reading.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <functional>

using namespace etherdeck;
using Problem = BoxLogReading::Problem;

/// The log of a box, page by page, whatever its agent says.
class TestBoxLogReading : public QObject {
    Q_OBJECT

private slots:
    void readsToTheEnd();
    void readsOnlyWhatIsAskedFor();
    void endsWithAnAgentThatGoesBack();
    void refusesARestart();
    void refusesWhatIsNoLog_data();
    void refusesWhatIsNoLog();
    void endsWithALogThatIsTooLarge();
    void makesTextsHarmless();
};

namespace {

remote::KernelLogPage page(std::uint64_t first, std::uint64_t count) {
    remote::KernelLogPage page;
    page.bootId = "boot";
    page.first = 3;
    page.next = first + count;
    for (auto seq = first; seq < first + count; ++seq)
        page.records.push_back({seq, 6, 0, 1000 * seq, false, "record " + std::to_string(seq), {}});
    return page;
}

constexpr auto pageSize = BoxLogReading::pageSize;

} // namespace

void TestBoxLogReading::readsToTheEnd() {
    BoxLogReading reading({7});
    QCOMPARE(reading.next(), 7u);
    reading.take(page(7, pageSize));
    QCOMPARE(reading.next(), 7 + pageSize);
    reading.take(page(7 + pageSize, 3));
    QVERIFY(!reading.next());
    QCOMPARE(reading.problem(), Problem::None);
    QCOMPARE(reading.log().size(), pageSize + 3);
    QCOMPARE(reading.log().back().seq, 9 + pageSize);
    QCOMPARE(reading.oldest(), 3u);
    QCOMPARE(reading.bootId(), "boot");
}

void TestBoxLogReading::readsOnlyWhatIsAskedFor() {
    BoxLogReading reading({7, 9});
    reading.take(page(7, pageSize));
    QVERIFY(!reading.next());
    QCOMPARE(reading.log().size(), 3u);
    BoxLogReading whole({0, pageSize - 1});
    whole.take(page(0, pageSize));
    QVERIFY(!whole.next());
    QCOMPARE(whole.log().size(), pageSize);
}

void TestBoxLogReading::endsWithAnAgentThatGoesBack() {
    BoxLogReading reading({0});
    auto first = page(0, pageSize);
    first.next = 0;
    reading.take(first);
    QVERIFY(!reading.next());
}

void TestBoxLogReading::refusesARestart() {
    BoxLogReading reading({0});
    reading.take(page(0, pageSize));
    auto other = page(pageSize, 1);
    other.bootId = "other";
    reading.take(other);
    QVERIFY(!reading.next());
    QCOMPARE(reading.problem(), Problem::Restarted);
    QVERIFY(reading.log().empty());
}

void TestBoxLogReading::refusesWhatIsNoLog_data() {
    using Change = std::function<void(remote::KernelLogPage&)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("order") << Change([](auto& page) { page.records[1].sequence = 0; });
    QTest::newRow("twice") << Change([](auto& page) { page.records[1].sequence = 1; });
    QTest::newRow("number") << Change(
        [](auto& page) { page.records.back().sequence = ~std::uint64_t{0} - 1; });
    QTest::newRow("time") << Change([](auto& page) { page.records[1].time = ~std::uint64_t{0}; });
}

void TestBoxLogReading::refusesWhatIsNoLog() {
    using Change = std::function<void(remote::KernelLogPage&)>;
    QFETCH(Change, change);
    BoxLogReading reading({1}, 5000);
    auto wrong = page(1, 3);
    change(wrong);
    reading.take(wrong);
    QCOMPARE(reading.problem(), Problem::NotALog);
    QVERIFY(reading.log().empty() && !reading.next());
    BoxLogReading fine({1}, 5000);
    fine.take(page(1, 3));
    QCOMPARE(fine.problem(), Problem::None);
}

void TestBoxLogReading::endsWithALogThatIsTooLarge() {
    for (const bool isDictionary : {false, true}) {
        BoxLogReading reading({1}, 5000);
        auto large = page(1, 3);
        auto& record = large.records[1];
        (isDictionary ? record.dictionary["KEY"] : record.text).assign(5000, 'x');
        reading.take(large);
        QCOMPARE(reading.problem(), Problem::TooLarge);
        QVERIFY(reading.log().empty() && !reading.next());
    }
}

void TestBoxLogReading::makesTextsHarmless() {
    BoxLogReading reading({0});
    auto hostile = page(0, 1);
    hostile.records[0].text = "a\x1b[31mb";
    hostile.records[0].dictionary["K\x07"] = "v\nw";
    reading.take(hostile);
    QVERIFY(reading.log()[0].text.find('\x1b') == std::string::npos);
    QVERIFY(reading.log()[0].dictionary[0].key.find('\x07') == std::string::npos);
    QVERIFY(reading.log()[0].dictionary[0].value.find('\n') == std::string::npos);
}

QTEST_GUILESS_MAIN(TestBoxLogReading)
#include "tst_box_log_reading.moc"
