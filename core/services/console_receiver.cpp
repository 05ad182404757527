#include "core/services/console_receiver.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <system_error>
#include <unistd.h>

namespace etherdeck {

using namespace std::chrono_literals;

namespace {

constexpr auto countsAge = 1s; ///< also the longest wait: losses are told even when nothing comes any more

} // namespace

Result<std::unique_ptr<ConsoleReceiver>> ConsoleReceiver::start(ConsoleIntake intake,
                                                                std::vector<ConsoleSink> sinks) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return fail(ErrorCode::System, std::strerror(errno), errno);
    std::unique_ptr<ConsoleReceiver> receiver(new ConsoleReceiver(std::move(intake), std::move(sinks)));
    receiver->m_wakeUpRead = link::UniqueDescriptor(ends[0]);
    receiver->m_wakeUpWrite = link::UniqueDescriptor(ends[1]);
    try {
        receiver->m_thread = std::thread([raw = receiver.get()] { raw->run(); });
    } catch (const std::system_error& error) {
        return fail(ErrorCode::System, error.what(), error.code().value());
    }
    return receiver;
}

ConsoleReceiver::~ConsoleReceiver() { stop(); }

void ConsoleReceiver::stop() {
    if (!m_thread.joinable())
        return;
    m_stop = true;
    (void)!::write(m_wakeUpWrite.get(), "", 1);
    m_thread.join();
}

void ConsoleReceiver::post(Task task) {
    {
        const std::lock_guard lock(m_mutex);
        m_posted.push_back(std::move(task));
    }
    m_hasPosted = true;
    (void)!::write(m_wakeUpWrite.get(), "", 1);
}

void ConsoleReceiver::run() {
    while (!m_stop && !m_intake.sockets().empty()) {
        runPosted();
        const bool mayBeMore = m_intake.receive();
        handOver();
        noteCounts();
        if (!mayBeMore && !m_stop)
            wait();
    }
    finish();
}

void ConsoleReceiver::runPosted() {
    if (!m_hasPosted.exchange(false))
        return;
    std::array<char, 64> bytes{}; // before the tasks are taken: whoever posts later wakes it once more
    while (::read(m_wakeUpRead.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size())) {
    }
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_posted);
    }
    for (const auto& task : tasks)
        task(m_intake);
}

void ConsoleReceiver::finish() {
    const auto end = std::chrono::system_clock::now();
    bool mayBeMore = true;
    while (mayBeMore) {
        mayBeMore = m_intake.receiveRest(end);
        handOver();
    }
    m_counted = {};
    noteCounts();
}

void ConsoleReceiver::wait() {
    std::vector<pollfd> readable{{m_wakeUpRead.get(), POLLIN, 0}};
    for (const auto& socket : m_intake.sockets())
        readable.push_back({socket.descriptor(), POLLIN, 0});
    const auto left = std::clamp<Duration>(m_intake.nextDeadline() - Clock::now(), 0s, countsAge);
    (void)::poll(readable.data(), readable.size(),
                 static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count()));
}

void ConsoleReceiver::handOver() {
    const auto batch = m_intake.takeBatch();
    if (!batch)
        return;
    for (const auto& sink : m_sinks)
        sink(batch);
}

void ConsoleReceiver::noteCounts() {
    const auto now = Clock::now();
    if (m_counted != TimePoint() && now - m_counted < countsAge / 2)
        return;
    m_counted = now;
    const auto counts = m_intake.counts();
    const auto failure = m_intake.takeFailure();
    const std::lock_guard lock(m_mutex);
    m_counts = counts;
    if (failure)
        m_failure = failure;
}

ConsoleCounts ConsoleReceiver::counts() const {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

std::optional<Error> ConsoleReceiver::failure() const {
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

} // namespace etherdeck
