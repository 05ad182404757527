#include "core/box_netconsole/verification.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::box_netconsole;
using namespace std::chrono_literals;

namespace {

using State = Verification::State;

const std::string box = "192.168.1.100";
const MacAddress boxMac({0x00, 0x25, 0x31, 0, 0, 1});
const MacAddress otherMac({2, 0, 0, 0, 0, 7});
const std::string banner = "U-Boot 2017.07-tld-1 (Sep 05 2017 - 00:10:20 -0700)";
const TimePoint start{};

Verification ofUboot() { return {bootQuestion(**plans::exampleBox().environment), start, 60s}; }

Verification ofKernel() {
    plans::NetconsoleTarget place;
    place.local = *Ipv4Address::parse(box);
    return {kernelQuestion(place, plans::exampleBox().interfaces, 42), start, 20s};
}

} // namespace

/// What proves that netconsole of a box works.
class TestVerification : public QObject {
    Q_OBJECT

private slots:
    void seesTheBannerInPieces() {
        auto verification = ofUboot();
        for (const char byte : "\n\n" + banner)
            verification.heard(box, boxMac, std::string(1, byte), start);
        QCOMPARE(verification.state(), State::Waiting); // the line is not complete
        verification.heard(box, boxMac, "\nPogo E02", start);
        QCOMPARE(verification.state(), State::Arrived);
        QCOMPARE(verification.from(), box);
        QCOMPARE(verification.line(), banner);
        QVERIFY(verification.nextDeadline() == TimePoint::max());
    }

    void doesNotWaitLongForTheEndOfTheLine() {
        auto verification = ofUboot();
        QVERIFY(verification.nextDeadline() == start + 60s);
        verification.heard(box, {}, "Hit any key to stop autoboot:  3 ", start + 1s);
        QVERIFY(verification.nextDeadline() == start + 3s);
        verification.timeReached(start + 2s);
        QCOMPARE(verification.state(), State::Waiting);
        verification.timeReached(start + 3s);
        QCOMPARE(verification.state(), State::Arrived);
        QVERIFY(verification.line().starts_with("Hit any key"));
    }

    void countsNothingOfAnotherBox() {
        auto verification = ofUboot();
        verification.heard("192.168.1.101", boxMac, banner + "\n", start);
        QCOMPARE(verification.state(), State::Waiting);
        QCOMPARE(verification.stranger(), std::string("192.168.1.101"));
        verification.heard(box, otherMac, banner + "\n", start); // its address, but another station
        QCOMPARE(verification.state(), State::Waiting);
        QCOMPARE(verification.stranger(), box);
        verification.heard(box, std::nullopt, banner + "\n", start); // not known which station
        QCOMPARE(verification.state(), State::Arrived);
    }

    void aTestLineOfTheKernelMayHaveAnyForm() {
        for (const auto* line : {"4,123,456,-;etherdeck-test-42\n", "[ 12.345] etherdeck-test-42\n"}) {
            auto verification = ofKernel();
            verification.heard(box, {}, "4,1,1,-;etherdeck-test-4\n", start);
            QCOMPARE(verification.state(), State::Waiting);
            verification.heard(box, {}, line, start);
            QCOMPARE(verification.state(), State::Arrived);
        }
        auto other = ofKernel();
        other.heard("192.168.1.5", {}, "etherdeck-test-42\n", start);
        QCOMPARE(other.state(), State::Waiting);
    }

    void endsWhenTimeIsOver() {
        auto verification = ofUboot();
        verification.heard(box, {}, "something else\n", start);
        verification.timeReached(start + 59s);
        QCOMPARE(verification.state(), State::Waiting);
        verification.timeReached(start + 60s);
        QCOMPARE(verification.state(), State::TimedOut);
        verification.heard(box, {}, banner + "\n", start + 61s);
        QCOMPARE(verification.state(), State::TimedOut);
    }

    void isCancelled() {
        auto verification = ofUboot();
        verification.cancel();
        QCOMPARE(verification.state(), State::Cancelled);
        auto arrived = ofUboot();
        arrived.heard(box, {}, banner + "\n", start);
        arrived.cancel();
        QCOMPARE(arrived.state(), State::Arrived);
    }

    /// Whoever sends what.
    void isNotKeptFromTheBoxByAFlood() {
        auto verification = ofUboot();
        const std::string much(9000, 'x');
        for (int i = 0; i < 5000; ++i)
            verification.heard("10.0." + std::to_string(i / 250) + '.' + std::to_string(i % 250), {}, much,
                               start);
        for (int i = 0; i < 100; ++i)
            verification.heard(box, {}, much, start); // a line without an end
        verification.heard(box, {}, "\n" + banner + "\n", start);
        QCOMPARE(verification.state(), State::Arrived);
        QVERIFY(verification.stranger().empty());
    }
};

QTEST_APPLESS_MAIN(TestVerification)
#include "tst_verification.moc"
