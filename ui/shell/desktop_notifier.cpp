#include "ui/shell/desktop_notifier.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace etherdeck::ui {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString applicationId = QStringLiteral("org.etherdeck.Etherdeck");
const QString defaultAction = QStringLiteral("default");
constexpr int serversChoice = -1;

uchar toByte(DesktopMessage::Urgency urgency) { return static_cast<uchar>(urgency); }

} // namespace

DesktopNotifier::DesktopNotifier(QDBusConnection bus, QObject* parent) :
    QObject(parent), m_bus(std::move(bus)) {
    if (!m_bus.isConnected())
        return;
    m_bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                  SLOT(invoked(uint, QString)));
    m_bus.connect(service, path, service, QStringLiteral("NotificationClosed"), this,
                  SLOT(closed(uint, uint)));
}

void DesktopNotifier::show(const DesktopMessage& message) {
    if (!m_bus.isConnected())
        return;
    if (const auto sending = m_sending.find(message.kind); sending != m_sending.end())
        sending->second = message;
    else
        send(message);
}

void DesktopNotifier::send(const DesktopMessage& message) {
    m_sending.emplace(message.kind, std::nullopt);
    const auto former = m_shown.find(message.kind);
    const uint replaced = former == m_shown.end() ? 0 : former->second.id;
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    call << QStringLiteral("Etherdeck") << replaced << applicationId << message.title << message.text
         << QStringList{defaultAction, tr("Show")}
         << QVariantMap{{QStringLiteral("urgency"), QVariant::fromValue(toByte(message.urgency))},
                        {QStringLiteral("desktop-entry"), applicationId},
                        {QStringLiteral("category"), QStringLiteral("device")}}
         << serversChoice;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, kind = message.kind, address = message.address](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusPendingReply<uint> reply = *done;
                if (reply.isValid())
                    m_shown.insert_or_assign(kind, Shown{reply.value(), address});
                sent(kind);
            });
}

void DesktopNotifier::sent(discovery::EventKind kind) {
    const auto sending = m_sending.extract(kind);
    if (sending && sending.mapped())
        send(*sending.mapped());
}

void DesktopNotifier::invoked(uint id, const QString& action) {
    if (action != defaultAction)
        return;
    for (const auto& [kind, shown] : m_shown)
        if (shown.id == id) {
            emit activated(shown.address);
            return;
        }
}

void DesktopNotifier::closed(uint id, uint) {
    std::erase_if(m_shown, [id](const auto& entry) { return entry.second.id == id; });
}

} // namespace etherdeck::ui
