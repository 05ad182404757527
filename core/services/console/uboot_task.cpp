#include "core/services/console/uboot_task.h"

#include <algorithm>
#include <utility>

namespace etherdeck {

using namespace std::chrono_literals;

UbootTaskRunner::UbootTaskRunner(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &UbootTaskRunner::step);
}

void UbootTaskRunner::start(std::shared_ptr<UbootTask> task) {
    cancel();
    m_task = std::move(task);
    m_task->stateChanged(m_state, Clock::now());
    step();
}

void UbootTaskRunner::cancel() {
    if (!m_task)
        return;
    m_task->cancel();
    step();
}

void UbootTaskRunner::setState(const netconsole::UbootState& state) {
    m_state = state;
    if (!m_task)
        return;
    m_task->stateChanged(state, Clock::now());
    step();
}

// What is connected may start another task, or cancel this one.
void UbootTaskRunner::step() {
    const auto task = m_task;
    if (!task)
        return;
    task->timeReached(Clock::now());
    sendAll();
    if (task != m_task)
        return;
    const auto wait = std::clamp<Duration>(task->nextDeadline() - Clock::now(), 0s, 1h);
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
    const bool hasEnded = task->hasEnded();
    if (hasEnded) {
        m_timer.stop();
        m_task.reset();
    }
    emit changed();
    if (hasEnded)
        emit ended();
}

void UbootTaskRunner::sendAll() {
    const auto task = m_task;
    while (const auto bytes = task->takeBytes())
        emit sendRequested(QByteArray::fromStdString(*bytes));
}

} // namespace etherdeck

#include "moc_uboot_task.cpp"
