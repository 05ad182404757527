#include "core/services/console/transport_qt.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QThread>
#include <QUdpSocket>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <utility>

namespace etherdeck {

namespace {

using netconsole::Endpoint;

ErrorCode datagramErrorCode(QAbstractSocket::SocketError error) {
    switch (error) {
    case QAbstractSocket::AddressInUseError:
    case QAbstractSocket::SocketResourceError:
    case QAbstractSocket::TemporaryError:
        return ErrorCode::Busy;
    case QAbstractSocket::SocketAccessError:
        return ErrorCode::PermissionDenied;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return ErrorCode::OutOfRange;
    case QAbstractSocket::UnsupportedSocketOperationError:
        return ErrorCode::Unsupported;
    case QAbstractSocket::DatagramTooLargeError:
        return ErrorCode::TooLong;
    default:
        return ErrorCode::System;
    }
}

tl::unexpected<Error> failed(const char* call, const QUdpSocket& socket) {
    return fail(datagramErrorCode(socket.error()),
                std::string(call) + ": " + socket.errorString().toStdString(), socket.error());
}

QHostAddress toQt(const ConsoleAddress& address) {
    const auto& bytes = address.endpoint.address;
    if (address.endpoint.isV4())
        return QHostAddress(quint32{bytes[12]} << 24 | quint32{bytes[13]} << 16 | quint32{bytes[14]} << 8 |
                            quint32{bytes[15]});
    QHostAddress result(bytes.data());
    if (address.interface != 0)
        result.setScopeId(QString::number(address.interface));
    return result;
}

Endpoint fromQt(const QHostAddress& address, quint16 port) {
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const auto v4 = address.toIPv4Address();
        const auto octet = [v4](int shift) { return static_cast<std::uint8_t>(v4 >> shift); };
        return Endpoint::v4({octet(24), octet(16), octet(8), octet(0)}, port);
    }
    const auto v6 = address.toIPv6Address();
    Endpoint endpoint;
    std::memcpy(endpoint.address.data(), &v6, endpoint.address.size());
    endpoint.port = port;
    return endpoint;
}

/// A thread with an event loop, in which sockets live: QUdpSocket is for one thread, and a ConsoleSocket is
/// not.
class SocketThread {
public:
    SocketThread() {
        m_inside.moveToThread(&m_thread);
        m_thread.start();
    }
    ~SocketThread() {
        m_thread.quit();
        m_thread.wait();
    }
    /// Returns when it has run there.
    template <class Function>
    void run(Function&& function) {
        QMetaObject::invokeMethod(&m_inside, std::forward<Function>(function), Qt::BlockingQueuedConnection);
    }

    void ring() {
        const std::lock_guard lock(m_mutex);
        m_isRung = true;
        m_rung.notify_all();
    }
    void waitForRing(Duration patience) {
        std::unique_lock lock(m_mutex);
        m_rung.wait_for(lock, patience, [this] { return m_isRung; });
        m_isRung = false;
    }

private:
    QThread m_thread;
    QObject m_inside;
    std::mutex m_mutex;
    std::condition_variable m_rung;
    bool m_isRung = false;
};

class QtSocket final : public ConsoleSocket {
public:
    explicit QtSocket(std::shared_ptr<SocketThread> thread) :
        m_thread(std::move(thread)), m_bytes(ConsoleSocket::maxAtOnce * stride) {}
    ~QtSocket() override {
        m_thread->run([this] { m_socket.reset(); });
    }

    Result<void> setUp(const ConsoleAddress& address, std::size_t buffer);

    int descriptor() const override { return m_descriptor; }
    const ConsoleAddress& address() const override { return m_address; }
    std::size_t buffer() const override { return m_buffer; }
    Result<std::span<const ConsoleDatagram>> receive() override;
    std::optional<std::uint64_t> lost() override { return std::nullopt; }
    Result<void> send(const ConsoleAddress& to, std::span<const std::byte> datagram) override;

private:
    // A byte more shows what is too long, on systems that do not mark it.
    static constexpr std::size_t stride = ConsoleSocket::maxDatagram + 1;

    // On the thread of the socket.
    Result<void> bind(const ConsoleAddress& address, std::size_t buffer);
    Result<void> join(const ConsoleAddress& group);
    void enlargeBuffer(std::size_t wanted);
    Result<std::size_t> take();
    bool takeOne(std::size_t index);

    std::shared_ptr<SocketThread> m_thread;
    std::unique_ptr<QUdpSocket> m_socket;
    int m_descriptor = -1;
    ConsoleAddress m_address;
    std::size_t m_buffer = 0;
    std::vector<std::byte> m_bytes;
    std::array<ConsoleDatagram, ConsoleSocket::maxAtOnce> m_datagrams;
};

Result<void> QtSocket::setUp(const ConsoleAddress& address, std::size_t buffer) {
    Result<void> outcome;
    m_thread->run([&] { outcome = bind(address, buffer); });
    return outcome;
}

Result<void> QtSocket::bind(const ConsoleAddress& address, std::size_t buffer) {
    m_socket = std::make_unique<QUdpSocket>();
    QObject::connect(m_socket.get(), &QUdpSocket::readyRead, m_socket.get(),
                     [thread = m_thread.get()] { thread->ring(); });
    // Several may listen to a group. Anywhere else it would let another program take over the port.
    const auto mode = address.isMulticast() ? QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint
                                            : QUdpSocket::BindMode(QUdpSocket::DontShareAddress);
    bool isBound = m_socket->bind(toQt(address), address.endpoint.port, mode);
    if (!isBound && address.isMulticast()) { // not every system binds to the address of a group
        const auto any = address.endpoint.isV4() ? QHostAddress::AnyIPv4 : QHostAddress::AnyIPv6;
        isBound = m_socket->bind(any, address.endpoint.port, mode);
    }
    if (!isBound)
        return failed("bind", *m_socket);
    enlargeBuffer(buffer);
    m_descriptor = static_cast<int>(m_socket->socketDescriptor());
    m_address = address;
    m_address.endpoint.port = m_socket->localPort();
    return address.isMulticast() ? join(address) : Result<void>();
}

Result<void> QtSocket::join(const ConsoleAddress& group) {
    const auto interface = QNetworkInterface::interfaceFromIndex(static_cast<int>(group.interface));
    if (group.interface != 0 && !interface.isValid())
        return fail(ErrorCode::NoSuchInterface);
    const bool isIn = group.interface == 0 ? m_socket->joinMulticastGroup(toQt(group))
                                           : m_socket->joinMulticastGroup(toQt(group), interface);
    return isIn ? Result<void>() : failed("joinMulticastGroup", *m_socket);
}

/// Some systems grant less than was asked for, others refuse.
void QtSocket::enlargeBuffer(std::size_t wanted) {
    constexpr std::size_t least = 65536;
    constexpr auto option = QAbstractSocket::ReceiveBufferSizeSocketOption;
    for (auto size = std::min<std::size_t>(wanted, 1 << 30); true; size /= 2) {
        m_socket->setSocketOption(option, static_cast<int>(size));
        m_buffer = m_socket->socketOption(option).toULongLong();
        if (m_buffer >= size || size <= least)
            return;
    }
}

Result<std::span<const ConsoleDatagram>> QtSocket::receive() {
    Result<std::size_t> count = 0;
    m_thread->run([&] { count = take(); });
    if (!count)
        return fail(count.error());
    return std::span<const ConsoleDatagram>(m_datagrams).first(*count);
}

Result<std::size_t> QtSocket::take() {
    std::size_t count = 0;
    while (count < m_datagrams.size() && takeOne(count))
        ++count;
    const auto error = m_socket->error();
    // After the last one; and a box that has no such port open may have said so.
    const bool isFine = count > 0 || error == QAbstractSocket::TemporaryError ||
                        error == QAbstractSocket::ConnectionRefusedError;
    return isFine ? Result<std::size_t>(count) : failed("readDatagram", *m_socket);
}

bool QtSocket::takeOne(std::size_t index) {
    auto* const bytes = m_bytes.data() + index * stride;
    QHostAddress from;
    quint16 port = 0;
    const auto size = m_socket->readDatagram(reinterpret_cast<char*>(bytes), qint64{stride}, &from, &port);
    if (size < 0)
        return false;
    const auto kept = std::min(static_cast<std::size_t>(size), ConsoleSocket::maxDatagram);
    m_datagrams[index] = {fromQt(from, port), std::span(bytes, kept), std::chrono::system_clock::now(),
                          static_cast<std::size_t>(size) > kept};
    return true;
}

Result<void> QtSocket::send(const ConsoleAddress& to, std::span<const std::byte> datagram) {
    if (to.endpoint.isV4() != m_address.endpoint.isV4())
        return fail(ErrorCode::Unsupported);
    Result<void> outcome;
    m_thread->run([&] {
        const auto sent =
            m_socket->writeDatagram(reinterpret_cast<const char*>(datagram.data()),
                                    static_cast<qint64>(datagram.size()), toQt(to), to.endpoint.port);
        if (sent < 0)
            outcome = failed("writeDatagram", *m_socket);
    });
    return outcome;
}

class QtTransport final : public ConsoleTransport {
public:
    Result<std::unique_ptr<ConsoleSocket>> open(const ConsoleAddress& address, std::size_t buffer) override {
        auto socket = std::make_unique<QtSocket>(m_thread);
        if (auto ready = socket->setUp(address, buffer); !ready)
            return fail(ready.error());
        return socket;
    }
    Result<void> prepareWait() override { return {}; }
    void wait(const ConsoleSocketList&, Duration patience) override { m_thread->waitForRing(patience); }
    void wake() override { m_thread->ring(); }

private:
    std::shared_ptr<SocketThread> m_thread = std::make_shared<SocketThread>();
};

} // namespace

std::shared_ptr<ConsoleTransport> makeQtTransport() { return std::make_shared<QtTransport>(); }

} // namespace etherdeck
