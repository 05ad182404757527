#include "app/etherdeck/wiring/job_call.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace etherdeck;
using namespace etherdeck::app;
using ui::Jobs;

/// A service that answers when the test says so.
class JobCallTest : public QObject {
    Q_OBJECT

private:
    using Answering = Stream<int, QString>;
    using Listed = JobCall<int, QString>;

    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<QObject> m_caller;
    std::optional<Answering> m_service;
    QStringList m_told;
    Call m_call;

    void ask(const Listed::Cancel& cancel = {}) {
        m_call = Listed::start(
            *m_jobs, "Counting", m_caller.get(), [this](int part) { m_told << QString::number(part); },
            [this](const Result<QString>& end) { m_told << (end ? *end : QString("failed")); },
            [](int part) { return part * 100; }, cancel,
            [this](auto each, auto then) {
                m_service.emplace(m_caller.get(), std::move(each), std::move(then));
                return m_service->call();
            });
    }

private slots:
    void init() {
        m_jobs = std::make_unique<Jobs>();
        m_caller = std::make_unique<QObject>();
        m_told.clear();
    }
    void cleanup() {
        m_call.cancel();
        m_service.reset();
    }

    void isListedUntilItIsAnswered() {
        ask();
        QCOMPARE(m_jobs->list().size(), std::size_t{1});
        QVERIFY(!m_jobs->list()[0].cancel);
        m_service->part(3);
        QTRY_COMPARE(m_jobs->list()[0].perMille, 300);
        m_service->answer(QString("done"));
        QTRY_COMPARE(m_told, QStringList({"3", "done"}));
        QVERIFY(m_jobs->list().empty());
        QVERIFY(!m_call.isUnderWay());
    }

    void endsWhenItsCallerGivesItUp() {
        ask();
        m_call.cancel();
        QVERIFY(m_jobs->list().empty());
        QVERIFY(!m_service->isWanted());
    }

    void endsWithItsCaller() {
        ask();
        m_caller.reset();
        QVERIFY(m_jobs->list().empty());
        QVERIFY(!m_service->isWanted());
    }

    void theListMayAnswerInPlaceOfTheService() {
        ask([](const auto& answer) { answer(QString("cancelled")); });
        m_jobs->cancel(m_jobs->list()[0].id);
        QVERIFY(m_jobs->list().empty());
        QVERIFY(!m_service->isWanted());
        QTRY_COMPARE(m_told, QStringList({"cancelled"}));
        m_service->answer(QString("too late"));
        QTest::qWait(0);
        QCOMPARE(m_told, QStringList({"cancelled"}));
    }

    void theListMayAskTheServiceToStop() {
        ask([this](const auto&) { m_service->answer(QString("undone")); });
        m_jobs->cancel(m_jobs->list()[0].id);
        QCOMPARE(m_jobs->list().size(), std::size_t{1}); // until it says so
        QTRY_COMPARE(m_told, QStringList({"undone"}));
        QVERIFY(m_jobs->list().empty());
    }

    void aServiceThatEndsIsAnAnswer() {
        ask();
        m_service.reset();
        QTRY_COMPARE(m_told, QStringList({"failed"}));
        QVERIFY(m_jobs->list().empty());
    }

    void holdsNothingAfterItsEnd() {
        const auto held = std::make_shared<int>(1);
        m_call = Listed::start(
            *m_jobs, "Counting", m_caller.get(), [held](int) {}, [held](const auto&) {},
            [](int) { return 0; }, {},
            [this](auto each, auto then) {
                m_service.emplace(m_caller.get(), std::move(each), std::move(then));
                return m_service->call();
            });
        m_service->answer(QString("done"));
        QTRY_VERIFY(m_jobs->list().empty());
        m_service.reset();
        m_call.cancel();
        QTRY_COMPARE(held.use_count(), 1L);
    }
};

QTEST_GUILESS_MAIN(JobCallTest)
#include "tst_job_call.moc"
