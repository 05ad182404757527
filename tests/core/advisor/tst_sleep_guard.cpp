#include "core/advisor/sleep_guard.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace std::chrono_literals;
using Boxes = std::vector<std::string>;

/// Clocks that go on as they are told.
class SleepGuardTest : public QObject {
    Q_OBJECT

private:
    SleepGuard::Moment m_moment;
    std::optional<SleepGuard> m_guard;

    void pass(Duration time) {
        m_moment.now += time;
        m_moment.wall += time;
    }
    void sleep(Duration time) {
        m_moment.everAsleep += time;
        m_moment.wall += time;
    }
    template <class News>
    std::optional<News> take() {
        const auto news = m_guard->takeNews();
        return news && std::holds_alternative<News>(*news) ? std::optional(std::get<News>(*news))
                                                           : std::nullopt;
    }

private slots:
    void init() {
        m_moment = {TimePoint(100h), WallTime(1'700'000'000s), 5h};
        m_guard.emplace(m_moment);
    }

    void holdsTheDeskAwakeOnlyWhileABoxDepends() {
        QVERIFY(!m_guard->wantsBlock() && !m_guard->wantsDelay());
        m_guard->setDependents({"plug"});
        QVERIFY(m_guard->wantsBlock() && m_guard->wantsDelay());
        m_guard->setDependents({});
        QVERIFY(!m_guard->wantsBlock() && !m_guard->wantsDelay());
    }

    void onlyPutsSleepOffWhenThatIsWished() {
        m_guard->setKeepsAwake(false);
        m_guard->setDependents({"plug"});
        QVERIFY(!m_guard->wantsBlock());
        QVERIFY(m_guard->wantsDelay());
    }

    void warnsAndLeavesTimeToSeeIt() {
        m_guard->setDependents({"plug", "other"});
        m_guard->sleepAnnounced(m_moment);
        QCOMPARE(take<SleepGuard::Warning>(), (SleepGuard::Warning{{"plug", "other"}}));
        QCOMPARE(m_guard->nextDeadline(), m_moment.now + SleepGuard::noticeTime);
        pass(500ms);
        m_guard->timeReached(m_moment);
        QVERIFY(m_guard->wantsDelay());
        pass(500ms);
        m_guard->timeReached(m_moment);
        QVERIFY(!m_guard->wantsDelay());
        QCOMPARE(m_guard->nextDeadline(), TimePoint::max());
    }

    void saysNothingBeforeASleepThatHurtsNobody() {
        m_guard->sleepAnnounced(m_moment);
        QVERIFY(!m_guard->takeNews());
        m_guard->sleepOver(m_moment);
        QVERIFY(!m_guard->takeNews());
    }

    void tellsFromWhenToWhenItSlept() {
        m_guard->setDependents({"plug"});
        m_guard->sleepAnnounced(m_moment);
        (void)m_guard->takeNews();
        const auto start = m_moment.wall;
        pass(1s);
        m_guard->timeReached(m_moment);
        sleep(3h);
        m_guard->setDependents({}); // by now
        m_guard->sleepOver(m_moment);
        QCOMPARE(take<SleepGuard::Slept>(), (SleepGuard::Slept{start, m_moment.wall, {"plug"}}));
        QVERIFY(!m_guard->takeNews());
        m_guard->setDependents({"plug"});
        QVERIFY(m_guard->wantsDelay()); // for the next time
    }

    void tellsOnceWhenTheClockIsReadBeforeTheWordIsThere() {
        m_guard->setDependents({"plug"});
        m_guard->sleepAnnounced(m_moment);
        (void)m_guard->takeNews();
        sleep(1h);
        m_guard->timeReached(m_moment);
        QVERIFY(take<SleepGuard::Slept>());
        m_guard->sleepOver(m_moment);
        QVERIFY(!m_guard->takeNews());
    }

    void takesTheWarningBackWhenItDidNotSleep() {
        m_guard->setDependents({"plug"});
        m_guard->sleepAnnounced(m_moment);
        (void)m_guard->takeNews();
        pass(2s);
        m_guard->sleepOver(m_moment);
        QVERIFY(take<SleepGuard::Stayed>());
    }

    void seesSleepThatNobodyAnnounced() {
        pass(4s);
        m_guard->timeReached(m_moment);
        const auto last = m_moment.wall;
        pass(2s);
        sleep(10min);
        pass(3s);
        m_guard->timeReached(m_moment);
        QCOMPARE(take<SleepGuard::Slept>(), (SleepGuard::Slept{last, last + 10min, {}}));
    }

    void isNotFooledByAClockThatIsSet() {
        m_moment.wall += 5h;
        pass(5s);
        m_guard->timeReached(m_moment);
        m_moment.wall -= 24h;
        pass(5s);
        m_guard->timeReached(m_moment);
        QVERIFY(!m_guard->takeNews());
    }

    void passesOverAMomentOfSleep() {
        sleep(900ms);
        m_guard->timeReached(m_moment);
        QVERIFY(!m_guard->takeNews());
    }
};

QTEST_APPLESS_MAIN(SleepGuardTest)
#include "tst_sleep_guard.moc"
