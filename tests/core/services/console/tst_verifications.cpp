#include "core/services/console/verifications.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace std::chrono_literals;

namespace {

using box_netconsole::Verification;

Verification waitFor(const std::string& text) {
    Verification::Question question;
    question.isKernel = true;
    question.text = text;
    question.addresses = {"192.0.2.5"};
    return {question, TimePoint(), 20s};
}

netconsole::Endpoint box(std::uint8_t last) { return netconsole::Endpoint::v4({192, 0, 2, last}, 6665); }

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span(text)); }

} // namespace

/// Verifications that are told of what the Console receives.
class TestVerifications : public QObject {
    Q_OBJECT

private slots:
    void eachIsToldOfItsOwn() {
        OpenVerifications open;
        std::vector<std::string> over;
        QVERIFY(!open.areOpen());
        open.heard(box(5), bytesOf("test-1\n"), TimePoint()); // nobody waits
        for (const auto* text : {"test-1", "test-2"})
            open.add(
                waitFor(text), [] { return true; },
                [&over](const Verification& verification) { over.push_back(verification.line()); });
        open.heard(box(6), bytesOf("test-1\n"), TimePoint());
        QVERIFY(over.empty());
        open.heard(box(5), bytesOf("test-2\n"), TimePoint());
        QVERIFY(over == std::vector<std::string>{"test-2"});
        QVERIFY(open.areOpen());
        open.timeReached(TimePoint() + 20s);
        QCOMPARE(over.size(), std::size_t(2));
        QVERIFY(!open.areOpen());
    }

    void whoAskedMayHaveGone() {
        OpenVerifications open;
        bool isWanted = true;
        open.add(
            waitFor("test-1"), [&] { return isWanted; }, [](const Verification&) { QFAIL("told"); });
        isWanted = false;
        open.heard(box(5), bytesOf("test-1\n"), TimePoint());
        QVERIFY(!open.areOpen());
    }

    void thereAreNeverMany() {
        OpenVerifications open;
        std::size_t cancelled = 0;
        for (std::size_t i = 0; i < OpenVerifications::maxOpen + 3; ++i)
            open.add(
                waitFor("test"), [] { return true; },
                [&](const Verification& verification) {
                    cancelled += verification.state() == Verification::State::Cancelled ? 1 : 0;
                });
        QCOMPARE(cancelled, std::size_t(3));
        open.cancel();
        QCOMPARE(cancelled, OpenVerifications::maxOpen + 3);
    }
};

QTEST_APPLESS_MAIN(TestVerifications)
#include "tst_verifications.moc"
