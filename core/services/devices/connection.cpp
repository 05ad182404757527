#include "core/services/devices/connection.h"

#include "core/remote/askpass.h"

#include <QSocketNotifier>
#include <QThreadPool>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t longestRead = 65'536;
constexpr std::size_t maxOpenCalls = 24; ///< the agent takes 32
/// ssh has connected after ten seconds, or has given up.
constexpr Duration helloTimeout = 30s;
/// While ssh may ask somebody. Servers wait for two minutes.
constexpr Duration helloTimeoutWhileAsking = 10min;
constexpr auto errorsInterval = 1s;

struct DisposeNotifier {
    void operator()(QSocketNotifier* notifier) const {
        notifier->setEnabled(false); // its descriptor is closed before it is deleted
        notifier->deleteLater();     // it may be the one that is calling
    }
};
using Notifier = std::unique_ptr<QSocketNotifier, DisposeNotifier>;

Duration helloTimeoutFor(const remote::Device& device) {
    const auto* const ssh = std::get_if<remote::SshDevice>(&device);
    return ssh && ssh->mayAsk && remote::isAskingAnswered() ? helloTimeoutWhileAsking : helloTimeout;
}

remote::ConnectionError lostConnection() { return {remote::ConnectionFault::Lost, {}, {}, {}}; }

/// Ending a program may take a second, and nobody should wait for that.
void endInBackground(remote::Stream stream, std::function<void(remote::Stream&)> end) {
    auto shared = std::make_shared<remote::Stream>(std::move(stream));
    QThreadPool::globalInstance()->start([shared, end = std::move(end)] { end(*shared); });
}

} // namespace

struct DeviceConnection::Open {
    remote::Stream stream;
    wire::ClientSession session;
    Notifier readable{};
    Notifier writable{};
    Notifier errors{};
    QTimer laterErrors{};
};

struct DeviceConnection::OpenCall {
    std::function<void(const wire::CallProgress&)> onProgress;
    std::function<void(remote::Answer<wire::Json>)> onAnswer;
    std::optional<std::stop_callback<std::function<void()>>> onStop{};
};

DeviceConnection::DeviceConnection(remote::Device device, wire::ClientIdentity identity, QObject* parent) :
    QObject(parent), m_device(std::move(device)), m_identity(std::move(identity)) {
    m_due.setSingleShot(true);
    // Reads first: what came while this computer slept proves that the agent is there.
    connect(&m_due, &QTimer::timeout, this, &DeviceConnection::receive);
}

DeviceConnection::~DeviceConnection() {
    // This is no slot of theirs, and there may be no event loop any more that would delete them later.
    if (m_open) {
        for (auto* const notifier : {&m_open->readable, &m_open->writable, &m_open->errors}) {
            if (*notifier)
                (*notifier)->setEnabled(false);
            delete notifier->release();
        }
    }
    close();
}

void DeviceConnection::open() {
    if (m_open || m_ending.isUnderWay())
        return;
    auto stream = remote::Stream::open(m_device);
    if (!stream) {
        const auto* const error = std::get_if<remote::ConnectionError>(&stream.error());
        emit ended(error ? *error : lostConnection());
        return;
    }
    m_open.reset(new Open{std::move(*stream),
                          wire::ClientSession(m_identity, Clock::now(), helloTimeoutFor(m_device))});
    auto& open = *m_open;
    open.readable.reset(new QSocketNotifier(open.stream.descriptor(), QSocketNotifier::Read));
    connect(open.readable.get(), &QSocketNotifier::activated, this, &DeviceConnection::receive);
    open.writable.reset(new QSocketNotifier(open.stream.descriptor(), QSocketNotifier::Write));
    connect(open.writable.get(), &QSocketNotifier::activated, this, &DeviceConnection::serve);
    connect(&open.laterErrors, &QTimer::timeout, this, &DeviceConnection::collectErrors);
    if (open.stream.errorDescriptor() >= 0) {
        open.errors.reset(new QSocketNotifier(open.stream.errorDescriptor(), QSocketNotifier::Read));
        connect(open.errors.get(), &QSocketNotifier::activated, this, &DeviceConnection::collectErrors);
    }
    serve();
}

void DeviceConnection::close() {
    m_due.stop();
    m_ending.cancel();
    m_isReady = false;
    if (const auto open = std::exchange(m_open, nullptr)) {
        open->readable.reset();
        open->writable.reset();
        open->errors.reset();
        endInBackground(std::move(open->stream), [](remote::Stream& stream) { (void)stream.end({}); });
    }
    answerAll(std::exchange(m_calls, {}), lostConnection());
}

std::int64_t DeviceConnection::call(DeviceRequest request) {
    const auto refuse = [&request](remote::Failure failure) {
        request.onAnswer(tl::unexpected(std::move(failure)));
        return std::int64_t{0};
    };
    if (!m_open || !m_isReady)
        return refuse(lostConnection());
    if (!request.capability.empty() && !m_greeting.can(request.capability))
        return refuse(remote::ConnectionError{
            remote::ConnectionFault::AgentLacks, {}, request.capability, m_greeting.agent});
    if (m_calls.size() >= maxOpenCalls)
        return refuse(remote::AgentRefusal{{plans::RefusalCode::Busy, "Too many calls are open.", {}}});
    const auto number = m_open->session.call(request.method, std::move(request.params));
    auto& open = *(m_calls[number] = std::unique_ptr<OpenCall>(
                       new OpenCall{std::move(request.onProgress), std::move(request.onAnswer)}));
    if (request.stop.stop_possible())
        open.onStop.emplace(std::move(request.stop), [this, number] {
            QMetaObject::invokeMethod(
                this, [this, number] { cancel(number); }, Qt::QueuedConnection);
        });
    m_due.start(0);
    return number;
}

void DeviceConnection::cancel(std::int64_t call) {
    if (m_open && m_calls.contains(call)) {
        m_open->session.cancel(call);
        m_due.start(0);
    }
}

/// Reads once, so that a box that never stops leaves time for the others.
void DeviceConnection::receive() {
    if (!m_open)
        return;
    static thread_local std::array<char, longestRead> bytes;
    const auto got = m_open->stream.read(bytes);
    if (got && *got == 0) {
        m_open->session.streamEnded({});
    } else if (got) {
        m_open->session.bytesReceived({bytes.data(), *got}, Clock::now());
        emit heard();
    }
    serve();
}

void DeviceConnection::collectErrors() {
    if (!m_open || !m_open->errors)
        return;
    const auto before = m_open->stream.errors().size();
    m_open->stream.collectErrors();
    // It is closed, or floods: the notifier would fire all the time.
    const bool isSlow = m_open->stream.errors().size() == before;
    m_open->errors->setEnabled(!isSlow);
    isSlow ? m_open->laterErrors.start(errorsInterval) : m_open->laterErrors.stop();
}

void DeviceConnection::serve() {
    if (!m_open)
        return;
    m_open->session.timeReached(Clock::now());
    send();
    while (m_open) {
        auto event = m_open->session.takeEvent();
        if (!event)
            break;
        take(std::move(*event));
    }
    if (!m_open)
        return;
    m_open->writable->setEnabled(!m_open->session.waiting().empty());
    const auto deadline = m_open->session.nextDeadline();
    if (deadline == TimePoint::max())
        return;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (!m_due.isActive() || m_due.remainingTimeAsDuration() > wait)
        m_due.start(std::clamp<std::chrono::milliseconds>(wait, 0ms, 1h));
}

void DeviceConnection::send() {
    auto& session = m_open->session;
    if (session.waiting().empty() || session.isOver())
        return;
    std::size_t taken = 0;
    if (m_open->stream.write(session.waiting(), taken))
        session.sent(taken, Clock::now());
    // Otherwise it is gone: reading finds out, after what it said before.
}

void DeviceConnection::take(wire::ClientEvent event) {
    if (auto* const readyNow = std::get_if<wire::AgentReady>(&event)) {
        m_greeting = std::move(readyNow->greeting);
        m_isReady = true;
        emit ready();
    } else if (auto* const answered = std::get_if<wire::CallAnswered>(&event)) {
        auto call = m_calls.extract(answered->call);
        if (call.empty())
            return;
        if (answered->result)
            call.mapped()->onAnswer(std::move(*answered->result));
        else
            call.mapped()->onAnswer(
                tl::unexpected<remote::Failure>(remote::refusalOf(answered->result.error())));
    } else if (const auto* const progress = std::get_if<wire::CallProgress>(&event)) {
        const auto call = m_calls.find(progress->call);
        if (call != m_calls.end() && call->second->onProgress)
            call->second->onProgress(*progress);
    } else if (const auto* const ofAgent = std::get_if<wire::AgentEvent>(&event)) {
        emit eventCame(*ofAgent);
    } else if (const auto* const end = std::get_if<wire::SessionEnded>(&event)) {
        endSession(*end);
    }
}

void DeviceConnection::endSession(const wire::SessionEnded& end) {
    auto open = std::exchange(m_open, nullptr);
    open->readable.reset();
    open->writable.reset();
    open->errors.reset();
    const bool wasReady = std::exchange(m_isReady, false);
    const Reply<remote::ConnectionError> reply(this, [this](const Result<remote::ConnectionError>& error) {
        tellEnd(error ? *error : lostConnection());
    });
    m_ending = reply.call();
    endInBackground(std::move(open->stream), [reply, end, wasReady](remote::Stream& stream) {
        reply.answer(remote::withSessionEnd(stream.end(end.noise), end, wasReady));
    });
}

void DeviceConnection::tellEnd(const remote::ConnectionError& error) {
    auto told = error;
    told.agent = m_greeting.agent;
    m_ending = {};
    answerAll(std::exchange(m_calls, {}), told);
    emit ended(told);
}

void DeviceConnection::answerAll(OpenCalls calls, const remote::ConnectionError& error) {
    for (const auto& [number, call] : calls)
        call->onAnswer(tl::unexpected<remote::Failure>(error));
}

} // namespace etherdeck

#include "moc_connection.cpp"
