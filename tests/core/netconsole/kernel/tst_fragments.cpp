#include "core/netconsole/kernel/escapes.h"
#include "core/netconsole/kernel/fragments.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace std::chrono_literals;

namespace {

const std::string body = "first \\x09part, second \\x5cpart, third part\n";

/// Fragments of `whole` with these sizes; the rest is the last one.
std::vector<std::string> cut(const std::string& whole, std::vector<std::size_t> sizes,
                             std::uint64_t seq = 7) {
    std::vector<std::string> packets;
    std::size_t offset = 0;
    sizes.push_back(whole.size());
    for (const auto size : sizes) {
        const auto piece = whole.substr(offset, size);
        packets.push_back("6," + std::to_string(seq) + ",100,-,ncfrag=" + std::to_string(offset) + '/' +
                          std::to_string(whole.size()) + ';' + piece);
        offset += piece.size();
    }
    return packets;
}

struct Bench {
    Fragments fragments{1s};
    TimePoint now{1h};

    bool add(const std::string& packet) { return fragments.add(*parseExtended(packet), {now, {}}); }
    std::optional<std::string> take() {
        const auto whole = fragments.take();
        return whole ? std::optional(std::string(whole->record.view().body)) : std::nullopt;
    }
};

} // namespace

class TestFragments : public QObject {
    Q_OBJECT

private slots:
    void joinsInAnyOrder();
    void joinsWhatSplitsAnEscapeBeforeUnescaping();
    void ignoresAFragmentThatComesTwice();
    void leavesAHoleForWhatIsLost();
    void marksALostEnd();
    void keepsRecordsApart();
    void givesUpTheOldestWhenThereAreTooMany();
    void refusesWhatIsTooLong();
    void limitsTheNumberOfPieces();
    void takesOverlapsOnce();
    void hasADeadlineOnlyWhileSomethingIsMissing();
};

void TestFragments::joinsInAnyOrder() {
    auto packets = cut(body, {10, 12, 5});
    std::ranges::sort(packets);
    do {
        Bench bench;
        for (const auto& packet : packets) {
            QVERIFY(!bench.take());
            QVERIFY(bench.add(packet));
        }
        QCOMPARE(bench.take(), std::optional(body));
        QVERIFY(bench.fragments.isEmpty());
    } while (std::ranges::next_permutation(packets).found);
}

void TestFragments::joinsWhatSplitsAnEscapeBeforeUnescaping() {
    for (std::size_t size = 1; size < body.size(); ++size) {
        Bench bench;
        for (const auto& packet : cut(body, {size}))
            bench.add(packet);
        QCOMPARE(readBody(bench.take().value()).text, std::string("first \tpart, second \\part, third part"));
    }
}

void TestFragments::ignoresAFragmentThatComesTwice() {
    Bench bench;
    const auto packets = cut(body, {10});
    QVERIFY(bench.add(packets[0]) && bench.add(packets[0]));
    QVERIFY(!bench.take());
    QVERIFY(bench.add(packets[1]));
    QCOMPARE(bench.take(), std::optional(body));
}

void TestFragments::leavesAHoleForWhatIsLost() {
    Bench bench;
    const auto packets = cut(body, {6, 20});
    bench.add(packets[0]);
    bench.add(packets[2]);
    bench.fragments.timeReached(bench.now + 999ms);
    QVERIFY(!bench.fragments.take());
    bench.fragments.timeReached(bench.fragments.nextDeadline());
    const auto whole = bench.fragments.take();
    QVERIFY(whole.has_value());
    QCOMPARE(whole->record.view().missingBytes, 20u);
    QCOMPARE(readBody(whole->record.view().body).text,
             "first \xe2\x80\xa6" + body.substr(26, body.size() - 27));
}

void TestFragments::marksALostEnd() {
    Bench bench;
    bench.add(cut(body, {6})[0]);
    bench.fragments.timeReached(bench.now + 1s);
    QCOMPARE(bench.take(), std::optional(std::string("first \xe2\x80\xa6")));
}

void TestFragments::keepsRecordsApart() {
    Bench bench;
    const auto one = cut("one one\n", {3}, 1);
    const auto two = cut("two two\n", {3}, 2);
    for (const auto& packet : {one[0], two[0], one[1], two[1]})
        bench.add(packet);
    QCOMPARE(bench.take(), std::optional(std::string("one one\n")));
    QCOMPARE(bench.take(), std::optional(std::string("two two\n")));
}

void TestFragments::givesUpTheOldestWhenThereAreTooMany() {
    Bench bench;
    for (std::uint64_t seq = 0; seq < 1000; ++seq) {
        bench.add(cut(body, {6}, seq)[0]);
        QCOMPARE(bench.take().has_value(), seq >= Fragments::maxRecords);
    }
}

void TestFragments::refusesWhatIsTooLong() {
    Bench bench;
    QVERIFY(!bench.add("6,1,2,-,ncfrag=0/16385;x"));
    QVERIFY(!bench.add("6,1,2,-,ncfrag=0/4294967295;x"));
    QVERIFY(!bench.add("6,1,2,-,ncfrag=0/100;"));
    QVERIFY(bench.add("6,1,2,-,ncfrag=16383/16384;x"));
}

void TestFragments::limitsTheNumberOfPieces() {
    Bench bench;
    const auto packets = cut(std::string(100, 'x'), std::vector<std::size_t>(99, 1));
    std::size_t taken = 0;
    for (const auto& packet : packets)
        taken += bench.add(packet);
    QCOMPARE(taken, Fragments::maxPieces);
}

void TestFragments::takesOverlapsOnce() {
    Bench bench;
    bench.add("6,1,2,-,ncfrag=0/8;abcde");
    bench.add("6,1,2,-,ncfrag=3/8;deXY");
    bench.add("6,1,2,-,ncfrag=2/8;c");
    QVERIFY(!bench.take());
    bench.add("6,1,2,-,ncfrag=6/8;gh");
    QCOMPARE(bench.take(), std::optional(std::string("abcdeXYh")));
}

void TestFragments::hasADeadlineOnlyWhileSomethingIsMissing() {
    Bench bench;
    QCOMPARE(bench.fragments.nextDeadline(), TimePoint::max());
    const auto packets = cut(body, {6});
    bench.add(packets[0]);
    QCOMPARE(bench.fragments.nextDeadline(), bench.now + 1s);
    bench.add(packets[1]);
    QCOMPARE(bench.fragments.nextDeadline(), TimePoint::max());
}

QTEST_APPLESS_MAIN(TestFragments)
#include "tst_fragments.moc"
