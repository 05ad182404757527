#include "core/services/calls/call.h"
#include "tests/support/registered_test.h"

#include <QCoreApplication>
#include <QTest>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

using namespace etherdeck;

namespace {

/// Whoever can answer: keeps what it is asked until the test says so.
struct Answerer {
    std::vector<Reply<int>> asked;

    Call ask(QObject* receiver, Then<int> then) {
        asked.emplace_back(receiver, std::move(then));
        return asked.back().call();
    }
};

/// Delivers all that is under way.
void deliver() {
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class CallTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Answerer> m_answerer;
    std::unique_ptr<QObject> m_receiver;
    std::vector<Result<int>> m_answers;

    [[nodiscard]] Call ask() {
        return m_answerer->ask(m_receiver.get(), [this](Result<int> answer) { m_answers.push_back(answer); });
    }

private slots:
    void init() {
        m_answerer = std::make_unique<Answerer>();
        m_receiver = std::make_unique<QObject>();
        m_answers.clear();
    }
    void cleanup() {
        m_answerer.reset();
        m_receiver.reset();
        deliver();
    }

    void answersLaterAndOnce() {
        const Call call = ask();
        const auto reply = m_answerer->asked.front();
        reply.answer(7);
        reply.answer(8);
        QVERIFY(m_answers.empty()); // never while it is asked or answered
        QVERIFY(call.isUnderWay());
        deliver();
        QCOMPARE(m_answers, (std::vector<Result<int>>{7}));
        QVERIFY(!call.isUnderWay());
    }

    void tellsAFailure() {
        const Call call = ask();
        m_answerer->asked.front().answer(fail(ErrorCode::Malformed, "why"));
        deliver();
        QCOMPARE(m_answers.size(), std::size_t{1});
        QCOMPARE(m_answers[0].error(), (Error{ErrorCode::Malformed, "why", 0}));
    }

    void saysNothingOfWhatWasCancelledBeforeTheAnswer() {
        Call call = ask();
        const auto stop = m_answerer->asked.front().stopToken();
        QVERIFY(m_answerer->asked.front().isWanted());
        call.cancel();
        QVERIFY(stop.stop_requested());
        QVERIFY(!m_answerer->asked.front().isWanted());
        m_answerer->asked.front().answer(7);
        deliver();
        QVERIFY(m_answers.empty());
        QVERIFY(!call.isUnderWay());
    }

    void saysNothingOfWhatWasCancelledWhileTheAnswerWasOnItsWay() {
        Call call = ask();
        m_answerer->asked.front().answer(7);
        call.cancel();
        deliver();
        QVERIFY(m_answers.empty());
        call.cancel(); // twice is no harm
    }

    void cancelsWhatIsDestroyedOrReplaced() {
        Call call = ask();
        call = ask();
        { const Call short_ = ask(); }
        auto& asked = m_answerer->asked;
        QVERIFY(!asked[0].isWanted());
        QVERIFY(asked[1].isWanted());
        QVERIFY(!asked[2].isWanted());
        for (int i = 0; i < 3; ++i)
            asked[static_cast<std::size_t>(i)].answer(i);
        deliver();
        QCOMPARE(m_answers, (std::vector<Result<int>>{1}));
    }

    void goesOnWhenItIsMoved() {
        std::vector<Call> calls;
        for (int i = 0; i < 20; ++i)
            calls.push_back(ask());
        const Call first = std::move(calls.front());
        calls.clear();
        for (const auto& reply : m_answerer->asked)
            reply.answer(1);
        deliver();
        QCOMPARE(m_answers.size(), std::size_t{1});
    }

    void keepsCallsUntilTheyAreAnswered() {
        Calls calls;
        calls.add(ask());
        calls.add(ask());
        m_answerer->asked[0].answer(1);
        deliver();
        calls.add(ask());
        QVERIFY(calls.areUnderWay());
        m_answerer->asked[2].answer(3);
        m_answerer->asked[1].answer(2);
        deliver();
        QVERIFY(!calls.areUnderWay());
        QCOMPARE(m_answers, (std::vector<Result<int>>{1, 3, 2}));
    }

    void saysNothingWhenTheReceiverIsGone() {
        const Call call = ask();
        m_answerer->asked.front().answer(7);
        m_receiver.reset();
        QVERIFY(!call.isUnderWay());
        QVERIFY(!m_answerer->asked.front().isWanted());
        deliver();
        QVERIFY(m_answers.empty());
    }

    void saysThatNobodyCanAnswerAnyMore() {
        const Call call = ask();
        auto copy = std::optional(m_answerer->asked.front());
        m_answerer.reset();
        deliver();
        QVERIFY(m_answers.empty()); // the copy may answer still
        copy.reset();
        deliver();
        QCOMPARE(m_answers.size(), std::size_t{1});
        QCOMPARE(m_answers[0].error().code, ErrorCode::Closed);
    }

    void answersThatNothingIsToBeSaid() {
        std::optional<Result<void>> answer;
        const Reply<void> reply(m_receiver.get(), [&](Result<void> done) { answer = done; });
        const Call call = reply.call();
        reply.answer({});
        deliver();
        QVERIFY(answer && *answer);
    }

    void tellsPartsInOrderAndThenTheEnd() {
        QStringList told;
        const Stream<int, QString> stream(
            m_receiver.get(), [&](int perMille) { told << QString::number(perMille); },
            [&](Result<QString> end) { told << *end; });
        const Call call = stream.call();
        for (const int perMille : {0, 500, 1000})
            stream.part(perMille);
        stream.answer(QStringLiteral("end"));
        stream.part(1001); // too late
        deliver();
        QCOMPARE(told, (QStringList{"0", "500", "1000", "end"}));
    }

    void tellsNoPartsOfWhatWasCancelled() {
        std::vector<int> told;
        Call call;
        const Stream<int, void> stream(
            m_receiver.get(),
            [&](int part) {
                told.push_back(part);
                if (part == 2)
                    call.cancel();
            },
            [&](const Result<void>&) { told.push_back(-1); });
        call = stream.call();
        for (const int part : {1, 2, 3})
            stream.part(part);
        stream.answer({});
        deliver();
        QCOMPARE(told, (std::vector<int>{1, 2}));
    }

    void endsAStreamThatBreaksOff() {
        std::vector<int> told;
        std::optional<ErrorCode> end;
        auto stream = std::make_optional<Stream<int, void>>(
            m_receiver.get(), [&](int part) { told.push_back(part); },
            [&](const Result<void>& result) { end = result.error().code; });
        const Call call = stream->call();
        stream->part(1);
        stream.reset();
        deliver();
        QCOMPARE(told, std::vector<int>{1});
        QCOMPARE(end, ErrorCode::Closed);
    }

    void answersFromAnotherThreadInThatOfTheReceiver() {
        QThread* in = nullptr;
        std::vector<int> parts;
        std::optional<int> end;
        Call call;
        {
            const Stream<int, int> stream(
                m_receiver.get(), [&](int part) { parts.push_back(part); },
                [&](Result<int> result) {
                    in = QThread::currentThread();
                    end = *result;
                });
            call = stream.call();
            std::thread([stream] {
                for (int i = 0; i < 1000; ++i)
                    stream.part(i);
                stream.answer(1000);
            }).detach();
        }
        QTRY_VERIFY(end);
        QCOMPARE(parts.size(), std::size_t{1000});
        QCOMPARE(in, thread());
    }

    /// Whoever is first: no answer comes after a cancel, and nothing is touched that is gone.
    void isCancelledWhileAnotherThreadAnswers() {
        for (int i = 0; i < 500; ++i) {
            bool isCancelled = false;
            bool cameLater = false;
            auto receiver = std::make_unique<QObject>();
            std::thread other;
            {
                const Stream<int, int> stream(
                    receiver.get(), [&](int) { cameLater |= isCancelled; },
                    [&](const Result<int>&) { cameLater |= isCancelled; });
                Call call = stream.call();
                other = std::thread([stream] {
                    for (int part = 0; stream.isWanted() && part < 100; ++part)
                        stream.part(part);
                    stream.answer(1);
                });
                QCoreApplication::processEvents();
                if (i % 2 == 0)
                    receiver.reset();
            }
            isCancelled = true;
            QCoreApplication::processEvents();
            other.join();
            deliver();
            QVERIFY(!cameLater);
        }
    }

    void asksAgainInsideAContinuation() {
        std::vector<int> told;
        Call call;
        std::function<void()> again = [&] {
            call = m_answerer->ask(m_receiver.get(), [&](Result<int> answer) {
                told.push_back(*answer);
                QVERIFY(!call.isUnderWay());
                if (*answer < 3)
                    again();
            });
        };
        again();
        for (int i = 1; i <= 3; ++i) {
            const auto reply = m_answerer->asked.back();
            m_answerer->asked.clear();
            reply.answer(i);
            deliver();
        }
        QCOMPARE(told, (std::vector<int>{1, 2, 3}));
    }

    void isDestroyedInsideAContinuation() {
        auto call = std::make_unique<Call>();
        const auto alive = std::make_shared<int>(5);
        int seen = 0;
        *call = m_answerer->ask(m_receiver.get(), [&, alive](const Result<int>&) {
            m_answerer->asked.clear();
            call.reset();
            m_receiver.reset();
            seen = *alive;
        });
        m_answerer->asked.front().answer(1);
        deliver();
        QCOMPARE(seen, 5);
        QCOMPARE(alive.use_count(), 1L); // nothing of it is left
    }

    /// As a dialog does that a continuation opens.
    void isDestroyedInALoopInsideAContinuation() {
        std::vector<int> told;
        std::optional<Call> call;
        const auto alive = std::make_shared<int>(0);
        {
            const Stream<int, void> stream(
                m_receiver.get(),
                [&, alive](int part) {
                    told.push_back(part);
                    if (part == 1) {
                        QCoreApplication::sendPostedEvents();
                        call.reset();
                        deliver();
                    }
                    ++*alive;
                },
                [&](const Result<void>&) { told.push_back(-1); });
            call.emplace(stream.call());
            stream.part(1);
            stream.part(2);
        }
        deliver();
        QCOMPARE(told, (std::vector<int>{1, 2, -1}));
        QCOMPARE(*alive, 2);
        QCOMPARE(alive.use_count(), 1L);
    }

    void worksInTheThreadOfAService() {
        QThread thread;
        QObject service;
        service.moveToThread(&thread);
        thread.start();
        QThread* worked = nullptr;
        const Reply<int> reply(m_receiver.get(), [this](auto answer) { m_answers.push_back(answer); });
        const Call call = askInThreadOf(&service, reply, [&worked](const auto& end) {
            worked = QThread::currentThread();
            end.answer(7);
        });
        QTRY_COMPARE(m_answers, (std::vector<Result<int>>{7}));
        QCOMPARE(worked, &thread);
        thread.quit();
        QVERIFY(thread.wait());
    }

    void doesNoWorkThatWasCancelledBefore() {
        QObject service;
        bool hasWorked = false;
        const Reply<int> reply(m_receiver.get(), [](const auto&) { QFAIL("an answer"); });
        askInThreadOf(&service, reply, [&](const auto&) { hasWorked = true; }).cancel();
        deliver();
        QVERIFY(!hasWorked);
    }

    void answersForAServiceThatHasGoneBeforeTheWork() {
        auto service = std::make_unique<QObject>();
        const auto ask = [&] {
            const Reply<int> reply(m_receiver.get(), [this](auto answer) { m_answers.push_back(answer); });
            return askInThreadOf(service.get(), reply, [](const auto& end) { end.answer(7); });
        };
        const Call call = ask();
        service.reset();
        deliver();
        QCOMPARE(m_answers.size(), std::size_t{1});
        QCOMPARE(m_answers[0].error().code, ErrorCode::Closed);
    }
};

QTEST_GUILESS_MAIN(CallTest)
#include "tst_call.moc"
