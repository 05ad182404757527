#include "core/services/finder/closer_look.h"

#include "core/base/byte_reader.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>
#include <chrono>
#include <utility>

namespace etherdeck {

namespace {

constexpr quint16 sshPort = 22;
constexpr auto bannerPatience = std::chrono::milliseconds(2000);
constexpr auto namePatience = std::chrono::milliseconds(1500);
constexpr std::size_t maxName = 253; ///< of DNS

} // namespace

/// One connection, which says nothing and hangs up after the banner.
class CloserLook::Banner : public QObject {
public:
    Banner(CloserLook& look, Ipv4Address address) : QObject(&look) {
        m_patience.setSingleShot(true);
        const auto end = [this, &look, address] {
            if (!std::exchange(m_isOver, true))
                look.finish(address, m_reader.software());
        };
        connect(&m_patience, &QTimer::timeout, this, end);
        connect(&m_socket, &QTcpSocket::errorOccurred, this, end);
        connect(&m_socket, &QTcpSocket::readyRead, this, [this, end] {
            const auto bytes = m_socket.read(finder::BannerReader::maxBytes);
            m_reader.feed(asBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
            if (m_reader.isDone())
                end();
        });
        m_socket.setReadBufferSize(finder::BannerReader::maxBytes);
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_patience.start(bannerPatience);
        // Later: an address that cannot be reached may fail while it is being connected.
        QMetaObject::invokeMethod(
            this, [this, address] { m_socket.connectToHost(QHostAddress(address.toNumber()), sshPort); },
            Qt::QueuedConnection);
    }

private:
    finder::BannerReader m_reader;
    QTcpSocket m_socket;
    QTimer m_patience;
    bool m_isOver = false;
};

CloserLook::CloserLook(QObject* parent) : QObject(parent) {
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_lookups.clear();
        endWhenAllIsSaid();
    });
}

CloserLook::~CloserLook() {
    for (const auto& [lookup, address] : m_lookups)
        QHostInfo::abortHostLookup(lookup);
}

void CloserLook::start(const std::vector<finder::Station>& stations) {
    for (const auto& station : stations) {
        if (m_waiting.size() == maxStations)
            break;
        m_waiting.push_back(station);
        m_isLikely[station.address] = std::ranges::any_of(station.macs, finder::isOfCloudEngines);
    }
    m_all = m_waiting.size();
    QMetaObject::invokeMethod(this, &CloserLook::startNext, Qt::QueuedConnection);
}

void CloserLook::startNext() {
    while (m_asked.size() < atOnce && !m_waiting.empty()) {
        const auto address = m_waiting.front().address;
        m_waiting.pop_front();
        m_asked[address] = new Banner(*this, address);
    }
    endWhenAllIsSaid();
}

void CloserLook::finish(Ipv4Address address, const std::optional<std::string>& software) {
    if (const auto asked = m_asked.extract(address))
        asked.mapped()->deleteLater(); // one of its signals is being handled
    if (software)
        m_facts[address].ssh = software->empty() ? "SSH" : *software;
    if (software || m_isLikely[address])
        askName(address);
    emit progressed();
    startNext();
}

void CloserLook::askName(Ipv4Address address) {
    if (m_names++ >= maxNames)
        return;
    const QString text = QString::fromStdString(address.toString());
    const int lookup = QHostInfo::lookupHost(text, this, [this, address, text](const QHostInfo& info) {
        const auto name = info.hostName().toStdString();
        if (info.error() == QHostInfo::NoError && info.hostName() != text && name.size() <= maxName)
            m_facts[address].name = name;
        m_lookups.erase(info.lookupId());
        endWhenAllIsSaid();
    });
    m_lookups[lookup] = address;
}

void CloserLook::endWhenAllIsSaid() {
    if (m_isDone || !m_waiting.empty() || !m_asked.empty())
        return;
    if (!m_lookups.empty()) {
        if (!m_patience.isActive())
            m_patience.start(namePatience);
        return;
    }
    m_isDone = true;
    emit done();
}

finder::StationFacts CloserLook::factsOf(Ipv4Address address) const {
    const auto found = m_facts.find(address);
    return found == m_facts.end() ? finder::StationFacts() : found->second;
}

int CloserLook::progress() const {
    constexpr std::size_t perMilleDone = 1000;
    const auto left = m_waiting.size() + m_asked.size();
    return m_all == 0 ? 0 : static_cast<int>((m_all - left) * perMilleDone / m_all);
}

} // namespace etherdeck

#include "moc_closer_look.cpp"
