#include "core/services/desk/sleep_monitor.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <optional>
#include <utility>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;

const QString service = QStringLiteral("org.freedesktop.login1");
const QString managerPath = QStringLiteral("/org/freedesktop/login1");
const QString manager = QStringLiteral("org.freedesktop.login1.Manager");
constexpr auto lookEvery = 5s;

Duration readClock(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

QStringList listOf(const std::vector<std::string>& boxes) {
    QStringList list;
    for (const auto& box : boxes)
        list << QString::fromStdString(box);
    return list;
}

template <class... Handler>
struct Handlers : Handler... {
    using Handler::operator()...;
};

} // namespace

SleepGuard::Moment sleepMoment() {
    const auto awake = readClock(CLOCK_MONOTONIC);
    return {TimePoint(awake), std::chrono::system_clock::now(), readClock(CLOCK_BOOTTIME) - awake};
}

class SleepMonitor::Parts {
public:
    /// A descriptor from the login manager: held as long as it is open.
    struct Lock {
        QString mode;
        std::optional<QDBusUnixFileDescriptor> held;
        QString why; ///< that it was asked for; empty: it was not
        int serial = 0;
    };

    Parts(SleepMonitor& owner, QString bus, ClockReader clocks) :
        m_owner(owner), m_busName(std::move(bus)), m_clocks(std::move(clocks)), m_guard(m_clocks()) {
        QObject::connect(&m_looks, &QTimer::timeout, &owner, [this] { look(); });
        QObject::connect(&m_deadline, &QTimer::timeout, &owner, [this] { look(); });
        m_looks.start(lookEvery);
        m_deadline.setSingleShot(true);
    }

    void look() {
        m_guard.timeReached(m_clocks());
        advance();
    }
    void advance();
    void reachBus();
    void hold(Lock& lock, bool isWanted);
    void ask(Lock& lock);

    SleepMonitor& m_owner;
    QString m_busName;
    ClockReader m_clocks;
    SleepGuard m_guard;
    QString m_why;
    std::optional<QDBusConnection> m_bus;
    Lock m_block{QStringLiteral("block"), {}, {}, 0};
    Lock m_delay{QStringLiteral("delay"), {}, {}, 0};
    QTimer m_looks;
    QTimer m_deadline;
};

void SleepMonitor::Parts::reachBus() {
    if (m_bus)
        return;
    m_bus = m_busName.isEmpty() ? QDBusConnection::systemBus() : QDBusConnection(m_busName);
    if (m_bus->isConnected())
        m_bus->connect(service, managerPath, manager, QStringLiteral("PrepareForSleep"), &m_owner,
                       SLOT(prepareForSleep(bool)));
}

void SleepMonitor::Parts::advance() {
    while (const auto news = m_guard.takeNews())
        std::visit(Handlers{[this](const SleepGuard::Warning& told) {
                                emit m_owner.aboutToSleep(listOf(told.boxes));
                            },
                            [this](const SleepGuard::Stayed&) { emit m_owner.stayedAwake(); },
                            [this](const SleepGuard::Slept& told) {
                                emit m_owner.slept(told.start, told.end, listOf(told.boxes));
                            }},
                   *news);
    hold(m_block, m_guard.wantsBlock());
    hold(m_delay, m_guard.wantsDelay());
    if (const auto deadline = m_guard.nextDeadline(); deadline == TimePoint::max())
        m_deadline.stop();
    else
        m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(
            std::max<Duration>(deadline - m_clocks().now, Duration::zero())));
}

void SleepMonitor::Parts::hold(Lock& lock, bool isWanted) {
    if (!isWanted) {
        lock.held.reset();
        lock.why.clear();
        ++lock.serial; // an answer that is on its way comes too late
    } else if (lock.why != m_why) {
        ask(lock);
    }
}

/// The former one is kept until the answer is there.
void SleepMonitor::Parts::ask(Lock& lock) {
    reachBus();
    lock.why = m_why;
    if (!m_bus->isConnected())
        return;
    auto call = QDBusMessage::createMethodCall(service, managerPath, manager, QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QStringLiteral("Etherdeck") << m_why << lock.mode;
    auto* watcher = new QDBusPendingCallWatcher(m_bus->asyncCall(call), &m_owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, &m_owner,
                     [&lock, serial = ++lock.serial](QDBusPendingCallWatcher* done) {
                         done->deleteLater();
                         const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *done;
                         if (serial == lock.serial && reply.isValid())
                             lock.held = reply.value();
                     });
}

SleepMonitor::SleepMonitor(QString bus, ClockReader clocks, QObject* parent) :
    QObject(parent), m_parts(std::make_unique<Parts>(*this, std::move(bus), std::move(clocks))) {}

SleepMonitor::~SleepMonitor() = default;

void SleepMonitor::setKeepsAwake(bool keepsAwake) {
    m_parts->m_guard.setKeepsAwake(keepsAwake);
    m_parts->advance();
}

void SleepMonitor::setDependents(const QStringList& boxes, const QString& why) {
    std::vector<std::string> list;
    for (const auto& box : boxes)
        list.push_back(box.toStdString());
    m_parts->m_why = why;
    m_parts->m_guard.setDependents(std::move(list));
    m_parts->advance();
}

void SleepMonitor::prepareForSleep(bool begins) {
    if (begins)
        m_parts->m_guard.sleepAnnounced(m_parts->m_clocks());
    else
        m_parts->m_guard.sleepOver(m_parts->m_clocks());
    m_parts->advance();
}

} // namespace etherdeck
