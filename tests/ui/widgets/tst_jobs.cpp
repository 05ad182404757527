#include "tests/support/registered_test.h"
#include "ui/widgets/jobs.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>
#include <utility>

using namespace etherdeck::ui;

class JobsTest : public QObject {
    Q_OBJECT

private slots:
    void aJobIsListedAsLongAsItsHandleLives() {
        Jobs jobs;
        QSignalSpy changes(&jobs, &Jobs::changed);
        {
            const auto handle = jobs.start("Saving the log", "log.txt");
            QCOMPARE(jobs.list().size(), std::size_t{1});
            QCOMPARE(jobs.list()[0].title, "Saving the log");
            QCOMPARE(jobs.list()[0].perMille, Jobs::unknownProgress);
        }
        QVERIFY(jobs.list().empty());
        QCOMPARE(changes.size(), 2);
    }

    void tellsOnlyWhatIsOther() {
        Jobs jobs;
        auto handle = jobs.start("a");
        QSignalSpy changes(&jobs, &Jobs::changed);
        handle.setProgress(10);
        handle.setProgress(10);
        handle.setText("b");
        handle.setText("b");
        QCOMPARE(changes.size(), 2);
        QCOMPARE(jobs.list()[0].perMille, 10);
        QCOMPARE(jobs.list()[0].text, "b");
    }

    void aMovedHandleIsTheSameJob() {
        Jobs jobs;
        auto first = jobs.start("first");
        Jobs::Handle other = std::move(first);
        first.end();
        QCOMPARE(jobs.list().size(), std::size_t{1});
        other = jobs.start("second"); // ends the first
        QCOMPARE(jobs.list().size(), std::size_t{1});
        QCOMPARE(jobs.list()[0].title, "second");
    }

    void isCancelledOnce() {
        Jobs jobs;
        int cancelled = 0;
        const auto slow = jobs.start("slow", {}, [&] { ++cancelled; }); // it takes a while to end
        const auto fixed = jobs.start("fixed");
        const auto id = jobs.list()[0].id;
        jobs.cancel(id);
        jobs.cancel(id);
        jobs.cancel(jobs.list()[1].id);
        jobs.cancel(999);
        QCOMPARE(cancelled, 1);
        QVERIFY(!jobs.list()[0].cancel);
    }

    void cancellingMayEndTheJob() {
        Jobs jobs;
        std::optional<Jobs::Handle> handle;
        handle = jobs.start("quick", {}, [&] { handle.reset(); });
        jobs.cancel(jobs.list()[0].id);
        QVERIFY(jobs.list().empty());
    }

    void aHandleMayOutliveTheList() {
        auto jobs = std::make_unique<Jobs>();
        auto handle = jobs->start("left");
        jobs.reset();
        handle.setProgress(5);
        handle.end();
    }
};

QTEST_GUILESS_MAIN(JobsTest)
#include "tst_jobs.moc"
