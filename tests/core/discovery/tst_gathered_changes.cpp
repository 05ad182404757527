#include "core/discovery/facts.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace std::chrono_literals;
using discovery::Change;
using discovery::Difference;
using discovery::GatheredChanges;
using discovery::Path;

class TestGatheredChanges : public QObject {
    Q_OBJECT

private slots:
    void whatIsLearntIsNoChange();
    void theFirstChangeIsDueAtOnce();
    void laterOnesAreDueAfterThePaceAsOneEvent();
    void whatHasChangedBackIsToldAsEqual();

private:
    static constexpr Address address{7, 3};
    static constexpr TimePoint start{1000s};
    static Path saying(const std::string& configString) {
        Path path;
        path.configString = configString;
        return path;
    }
};

void TestGatheredChanges::whatIsLearntIsNoChange() {
    GatheredChanges changes;
    changes.learn(saying("one"));
    changes.learn(saying("two"));
    QVERIFY(!changes.gather(saying("two"), 1s));
    QVERIFY(!changes.take(address, start));
}

void TestGatheredChanges::theFirstChangeIsDueAtOnce() {
    GatheredChanges changes;
    changes.learn(saying("one"));
    const auto due = changes.gather(saying("two"), 1s);
    QVERIFY(due && *due <= start);
    const auto event = changes.take(address, start);
    QVERIFY(event);
    QVERIFY(event->address == address && event->time == start && event->changes == Change::ConfigString);
    QCOMPARE(event->count, 1u);
    QVERIFY(event->differences == std::vector({Difference{Change::ConfigString, "one", "two"}}));
    QVERIFY(!changes.take(address, start));
}

void TestGatheredChanges::laterOnesAreDueAfterThePaceAsOneEvent() {
    GatheredChanges changes;
    QVERIFY(changes.gather(saying("one"), 1s));
    QVERIFY(changes.take(address, start));
    QVERIFY(changes.gather(saying("two"), 1s) == start + 1s);
    auto path = saying("three");
    path.buffers = 16;
    QVERIFY(changes.gather(path, 1s) == start + 1s);
    const auto event = changes.take(address, start + 1s);
    QVERIFY(event);
    QCOMPARE(event->count, 2u);
    QVERIFY(event->differences == std::vector({Difference{Change::ConfigString, "one", "three"},
                                               Difference{Change::Buffers, "0", "16"}}));
}

void TestGatheredChanges::whatHasChangedBackIsToldAsEqual() {
    GatheredChanges changes;
    changes.learn(saying("one"));
    QVERIFY(changes.gather(saying("two"), 1s));
    QVERIFY(changes.gather(saying("one"), 1s));
    const auto event = changes.take(address, start);
    QVERIFY(event && event->differences == std::vector({Difference{Change::ConfigString, "one", "one"}}));
}

QTEST_APPLESS_MAIN(TestGatheredChanges)
#include "tst_gathered_changes.moc"
