#pragma once

#include "core/base/result.h"

#include <QMetaObject>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace etherdeck {

/// Handles an answer, in the receiver's thread.
template <class Answer>
using Then = std::function<void(Result<Answer>)>;
/// Handles one part of an answer that comes in parts, in the receiver's thread.
template <class Part>
using Each = std::function<void(Part)>;

namespace calls {

/// Delivers one answer. Lives in the receiver's thread and is shared by both ends of the call.
class Delivery : public QObject, public std::enable_shared_from_this<Delivery> {
public:
    /// Call this and the next three in the receiver's thread.
    explicit Delivery(QObject* receiver);
    void cancel();
    [[nodiscard]] bool isOver() const { return m_isOver; }
    void finish() { m_isOver = true; }

    [[nodiscard]] const std::stop_source& stop() const { return m_stop; }
    /// Runs `run` in the receiver's thread, unless the call is over by then. Call it from any thread.
    void post(std::function<void()> run);

    /// The deleter for shared pointers.
    static void dispose(Delivery* delivery);

private:
    void run(const std::function<void()>& continuation);

    std::stop_source m_stop;
    bool m_isOver = false;
    int m_running = 0; ///< nested continuations: more than one when one runs its own event loop
};

template <class Answer>
class AnswerDelivery : public Delivery {
public:
    AnswerDelivery(QObject* receiver, Then<Answer> then) : Delivery(receiver), m_then(std::move(then)) {}
    void postAnswer(Result<Answer> answer) {
        post([this, answer = std::move(answer)]() mutable {
            finish();
            m_then(std::move(answer));
        });
    }

private:
    Then<Answer> m_then;
};

template <class Part, class End>
class PartDelivery : public AnswerDelivery<End> {
public:
    PartDelivery(QObject* receiver, Each<Part> each, Then<End> then) :
        AnswerDelivery<End>(receiver, std::move(then)), m_each(std::move(each)) {}
    void postPart(Part part) {
        this->post([this, part = std::move(part)]() mutable { m_each(std::move(part)); });
    }

private:
    Each<Part> m_each;
};

/// Answers exactly once: with Closed on destruction if there was no answer before.
template <class Answer>
class Promise {
public:
    explicit Promise(std::shared_ptr<AnswerDelivery<Answer>> to) : m_to(std::move(to)) {}
    ~Promise() { answer(fail(ErrorCode::Closed)); }
    Promise(const Promise&) = delete;
    Promise& operator=(const Promise&) = delete;

    void answer(Result<Answer> answer) {
        if (!m_isAnswered.exchange(true))
            m_to->postAnswer(std::move(answer));
    }
    [[nodiscard]] bool isAnswered() const { return m_isAnswered; }
    [[nodiscard]] const std::shared_ptr<AnswerDelivery<Answer>>& to() const { return m_to; }

private:
    std::shared_ptr<AnswerDelivery<Answer>> m_to;
    std::atomic<bool> m_isAnswered{false};
};

} // namespace calls

/// A pending request, held by the caller. Destroying it, or assigning another one to it, cancels the
/// request: nothing is delivered after that. Used in the receiver's thread only.
class [[nodiscard]] Call {
public:
    Call() = default;
    explicit Call(std::shared_ptr<calls::Delivery> delivery) : m_delivery(std::move(delivery)) {}
    ~Call() { cancel(); }
    Call(Call&& other) noexcept : m_delivery(std::move(other.m_delivery)) {}
    Call& operator=(Call&& other) noexcept;
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

    void cancel();
    /// Neither answered nor cancelled, and its receiver still exists.
    [[nodiscard]] bool isUnderWay() const { return m_delivery && !m_delivery->isOver(); }

private:
    std::shared_ptr<calls::Delivery> m_delivery;
};

/// Calls that do not replace each other, each kept until it is answered.
class Calls {
public:
    void add(Call call);
    void cancel() { m_calls.clear(); }
    [[nodiscard]] bool areUnderWay() const;

private:
    std::vector<Call> m_calls;
};

/// The answering end of a call. May be used in any thread; copies share one state. The first answer counts;
/// if the last copy is destroyed without one, the answer is the error Closed.
///
///     Call Clock::time(QObject* receiver, Then<Time> then) {
///         const Reply<Time> reply(receiver, std::move(then));
///         m_worker.add([reply] { reply.answer(now()); });
///         return reply.call();
///     }
///     m_time = m_clock.time(this, [this](Result<Time> time) { show(time); });
template <class Answer>
class Reply {
public:
    /// In the receiver's thread.
    Reply(QObject* receiver, Then<Answer> then) :
        Reply(std::shared_ptr<calls::AnswerDelivery<Answer>>(
            new calls::AnswerDelivery<Answer>(receiver, std::move(then)), calls::Delivery::dispose)) {}

    /// For the caller. The answer is delivered only while this is held.
    Call call() const { return Call(m_promise->to()); }

    void answer(Result<Answer> answer) const { m_promise->answer(std::move(answer)); }
    /// False when the call was cancelled and no answer is needed any more.
    [[nodiscard]] bool isWanted() const { return !stop().stop_requested(); }
    [[nodiscard]] std::stop_token stopToken() const { return stop().get_token(); }
    /// For ending the work early from another side than the caller's: the answer is Closed then.
    [[nodiscard]] const std::stop_source& stop() const { return m_promise->to()->stop(); }

protected:
    explicit Reply(std::shared_ptr<calls::AnswerDelivery<Answer>> to) :
        m_promise(std::make_shared<calls::Promise<Answer>>(std::move(to))) {}
    [[nodiscard]] bool isAnswered() const { return m_promise->isAnswered(); }
    [[nodiscard]] const std::shared_ptr<calls::AnswerDelivery<Answer>>& to() const { return m_promise->to(); }

private:
    std::shared_ptr<calls::Promise<Answer>> m_promise;
};

/// A reply in parts, delivered in order, followed by an end. Progress may be a part as well: if there are
/// several kinds of part, make them a variant.
template <class Part, class End>
class Stream : public Reply<End> {
public:
    Stream(QObject* receiver, Each<Part> each, Then<End> then) :
        Reply<End>(std::shared_ptr<calls::PartDelivery<Part, End>>(
            new calls::PartDelivery<Part, End>(receiver, std::move(each), std::move(then)),
            calls::Delivery::dispose)) {}

    void part(Part part) const {
        if (!this->isAnswered() && this->isWanted())
            static_cast<calls::PartDelivery<Part, End>&>(*this->to()).postPart(std::move(part));
    }
};

/// For services that live in another thread than the caller: runs `work` with the reply in the service's
/// thread, unless the call is cancelled before.
template <class AnyReply, class Work>
Call askInThreadOf(QObject* service, const AnyReply& reply, Work work) {
    QMetaObject::invokeMethod(
        service,
        [reply, work = std::move(work)] {
            if (reply.isWanted())
                work(reply);
        },
        Qt::QueuedConnection);
    return reply.call();
}

} // namespace etherdeck
