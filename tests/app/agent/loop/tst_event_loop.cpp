#include "app/agent/loop/event_loop.h"
#include "app/agent/loop/workers.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <atomic>
#include <fcntl.h>
#include <future>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::agent;

namespace {

link::UniqueDescriptor readyDescriptor() { return link::UniqueDescriptor(::eventfd(1, EFD_CLOEXEC)); }

} // namespace

class TestEventLoop : public QObject {
    Q_OBJECT

private slots:
    void doesNotTakeANewDescriptorForAnOldOneOfItsNumber() {
        auto loop = EventLoop::create();
        QVERIFY(loop);
        const auto one = readyDescriptor();
        const auto other = readyDescriptor();
        auto calls = 0;
        // Whichever comes first replaces the other one, which is ready in the same round, by one that is not.
        const auto replace = [&](int self, int victim) {
            (*loop)->forget(self);
            (*loop)->forget(victim);
            const link::UniqueDescriptor silent(::eventfd(0, EFD_CLOEXEC));
            ::dup3(silent.get(), victim, O_CLOEXEC);
            (*loop)->watch(victim, [&] { ++calls; });
            (*loop)->post([&] { (*loop)->stop(); });
        };
        (*loop)->watch(one.get(), [&] { replace(one.get(), other.get()); });
        (*loop)->watch(other.get(), [&] { replace(other.get(), one.get()); });
        (*loop)->run();
        QCOMPARE(calls, 0);
    }

    void readsAFileToItsEnd() {
        auto loop = EventLoop::create();
        QVERIFY(loop);
        const link::UniqueDescriptor file(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        auto calls = 0;
        (*loop)->watch(file.get(), [&] {
            ++calls;
            (*loop)->forget(file.get());
            (*loop)->stop();
        });
        (*loop)->run();
        QCOMPARE(calls, 1);
    }

    void workThatBeginsOtherWorkMayEndLast() {
        std::promise<void> begun;
        std::atomic<int> done = 0;
        std::atomic<bool> hasEnded = false;
        {
            Workers workers(4);
            workers.run([&] {
                begun.set_value();
                for (auto more = 0; more < 100; ++more) {
                    QTest::qSleep(1);
                    workers.run([&] { ++done; });
                }
                hasEnded = true;
            });
            begun.get_future().wait();
        }
        QVERIFY(hasEnded); // it was waited for, and nothing was waited for in vain
    }
};

QTEST_APPLESS_MAIN(TestEventLoop)
#include "tst_event_loop.moc"
