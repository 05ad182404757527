#include "core/services/calls/call.h"

#include <QThread>

#include <algorithm>

namespace etherdeck {

namespace calls {

Delivery::Delivery(QObject* receiver) {
    Q_ASSERT(receiver->thread() == QThread::currentThread());
    connect(receiver, &QObject::destroyed, this, &Delivery::cancel);
}

void Delivery::cancel() {
    m_isOver = true;
    m_stop.request_stop();
}

void Delivery::post(std::function<void()> run) {
    QMetaObject::invokeMethod(
        this, [this, run = std::move(run)] { this->run(run); }, Qt::QueuedConnection);
}

void Delivery::run(const std::function<void()>& continuation) {
    if (m_isOver)
        return;
    auto self = shared_from_this(); // a continuation may destroy the call
    ++m_running;
    continuation();
    self.reset();
    --m_running; // it is there still: while it runs it is only marked to be deleted
}

void Delivery::dispose(Delivery* delivery) {
    const QThread* thread = delivery->thread();
    // A thread that has ended runs nothing any more, deferred deletion included.
    const bool isOurs = thread == nullptr || thread == QThread::currentThread() || thread->isFinished();
    if (isOurs && delivery->m_running == 0)
        delete delivery;
    else
        delivery->deleteLater();
}

} // namespace calls

Call& Call::operator=(Call&& other) noexcept {
    if (this != &other) {
        cancel();
        m_delivery = std::move(other.m_delivery);
    }
    return *this;
}

void Call::cancel() {
    if (const auto delivery = std::exchange(m_delivery, nullptr))
        delivery->cancel();
}

void Calls::add(Call call) {
    std::erase_if(m_calls, [](const Call& one) { return !one.isUnderWay(); });
    m_calls.push_back(std::move(call));
}

bool Calls::areUnderWay() const { return std::ranges::any_of(m_calls, &Call::isUnderWay); }

} // namespace etherdeck
