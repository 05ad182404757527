#include "core/services/console/syslog_forwarder.h"

#include "core/services/console/stream_end.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QUdpSocket>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace etherdeck {

namespace {

using State = SyslogStatus::State;
using Wish = netconsole::SyslogDelivery::Wish;
using Transport = SyslogTarget::Transport;

/// A slow server is to fill our queue, which is bounded, and not Qt's buffer.
constexpr std::uint64_t maxUnwritten = 64 * 1024;
/// At once over UDP, and then a pause, so that a refusal is heard before much is lost to it, and a server's
/// buffer is not flooded by what has waited.
constexpr int maxDatagrams = 64;
constexpr auto pause = std::chrono::milliseconds(2);
constexpr auto reportInterval = std::chrono::milliseconds(500);

ErrorCode streamErrorCode(QAbstractSocket::SocketError error) {
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
    case QAbstractSocket::RemoteHostClosedError:
        return ErrorCode::Closed;
    case QAbstractSocket::SocketAccessError:
        return ErrorCode::PermissionDenied;
    case QAbstractSocket::SocketTimeoutError:
        return ErrorCode::TimedOut;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
        return ErrorCode::Malformed;
    default:
        return ErrorCode::System;
    }
}

Error errorOf(const QAbstractSocket& socket) {
    const auto refused = socket.error() == QAbstractSocket::ConnectionRefusedError;
    return {streamErrorCode(socket.error()), socket.errorString().toStdString(), refused ? ECONNREFUSED : 0};
}

} // namespace

SyslogForwarder::SyslogForwarder(SyslogTarget target, Settings settings, QObject* parent) :
    QObject(parent),
    m_target(std::move(target)),
    m_delivery(settings),
    m_deadline(this),
    m_again(this),
    m_report(this),
    m_patience(this),
    m_silence(this) {
    for (auto* timer : {&m_deadline, &m_again, &m_report, &m_patience, &m_silence})
        timer->setSingleShot(true);
    m_silence.setInterval(std::chrono::ceil<std::chrono::milliseconds>(settings.stallTold));
    connect(&m_silence, &QTimer::timeout, this, [this] {
        m_error = Error{ErrorCode::TimedOut, "the server reads nothing", 0};
        emit stateChanged(status());
    });
    connect(&m_deadline, &QTimer::timeout, this, &SyslogForwarder::advance);
    connect(&m_again, &QTimer::timeout, this, &SyslogForwarder::send);
    connect(&m_report, &QTimer::timeout, this, [this] { emit stateChanged(status()); });
    connect(&m_patience, &QTimer::timeout, this, &SyslogForwarder::tellEnd);
}

SyslogForwarder::~SyslogForwarder() { closeSocket(); }

SyslogStatus SyslogForwarder::status() const {
    return {m_state, m_error, m_delivery.counts(), m_isEndUnknown};
}

void SyslogForwarder::start() {
    if (m_state != State::Idle)
        return;
    setState(State::Connecting);
    advance();
}

void SyslogForwarder::forward(const std::vector<SyslogRecord>& records) {
    for (const auto& record : records)
        m_delivery.add(netconsole::syslogMessage(record, m_target.format));
    tellCountsSoon();
    send();
}

void SyslogForwarder::finish(int atMost) {
    m_finishing = true;
    m_patience.start(atMost);
    if (m_state == State::Idle)
        tellEnd();
    else
        finishIfDone();
}

void SyslogForwarder::advance() {
    if (m_state == State::Idle)
        return;
    m_delivery.timeReached(Clock::now());
    switch (m_delivery.takeWish()) {
    case Wish::Connect:
        open();
        break;
    case Wish::Disconnect:
        ended({ErrorCode::TimedOut, {}, 0});
        break;
    case Wish::Nothing:
        break;
    }
    const auto next = m_delivery.nextDeadline();
    if (next == TimePoint::max()) {
        m_deadline.stop();
        return;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
    m_deadline.start(std::max(wait, std::chrono::milliseconds::zero()));
}

void SyslogForwarder::open() {
    closeSocket();
    m_tlsError.reset();
    Result<void> begun;
    switch (m_target.transport) {
    case Transport::Udp:
        begun = openUdp();
        break;
    case Transport::Tcp:
        begun = openTcp();
        break;
    case Transport::Tls:
        begun = openTls();
        break;
    }
    if (!begun)
        ended(begun.error());
}

Result<void> SyslogForwarder::openUdp() {
    auto* socket = new QUdpSocket(this);
    adopt(socket);
    connect(socket, &QUdpSocket::connected, this, &SyslogForwarder::opened);
    // A server has nothing to say. What makes the socket readable is the news that nobody listens there, and
    // reading turns it into an error.
    connect(socket, &QUdpSocket::readyRead, this, [socket] {
        char ignored = 0;
        (void)socket->readDatagram(&ignored, 1);
    });
    socket->connectToHost(QString::fromStdString(m_target.host), m_target.port);
    return {};
}

Result<void> SyslogForwarder::openTcp() {
    auto* socket = new QTcpSocket(this);
    adopt(socket);
    connect(socket, &QTcpSocket::connected, this, &SyslogForwarder::opened);
    connect(socket, &QTcpSocket::bytesWritten, this, &SyslogForwarder::countWritten);
    connect(socket, &QTcpSocket::readyRead, this, [socket] { socket->skip(socket->bytesAvailable()); });
    socket->connectToHost(QString::fromStdString(m_target.host), m_target.port);
    return {};
}

Result<void> SyslogForwarder::openTls() {
    if (!QSslSocket::supportsSsl())
        return fail(ErrorCode::Unsupported, "TLS");
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_target.caFile.empty()) {
        const auto trusted = QSslCertificate::fromPath(QString::fromStdString(m_target.caFile));
        if (trusted.isEmpty())
            return fail(ErrorCode::System, "no certificate in " + m_target.caFile);
        configuration.setCaCertificates(trusted);
    }
    auto* socket = new QSslSocket(this);
    adopt(socket);
    m_tlsSocket = socket;
    socket->setSslConfiguration(configuration);
    connect(socket, &QSslSocket::encrypted, this, &SyslogForwarder::opened);
    connect(socket, &QSslSocket::readyRead, this, [socket] { socket->skip(socket->bytesAvailable()); });
    // Not at bytesWritten: what has been encrypted then is on its way to the socket and in no count.
    connect(socket, &QSslSocket::encryptedBytesWritten, this, &SyslogForwarder::countWritten);
    connect(socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_tlsError = Error{ErrorCode::Untrusted, errors.constFirst().errorString().toStdString(), 0};
    });
    socket->connectToHostEncrypted(QString::fromStdString(m_target.host), m_target.port);
    return {};
}

void SyslogForwarder::adopt(QAbstractSocket* socket) {
    m_socket = socket;
    connect(socket, &QAbstractSocket::errorOccurred, this, &SyslogForwarder::socketFailed);
    connect(socket, &QAbstractSocket::disconnected, this, [this] { ended({ErrorCode::Closed, {}, 0}); });
}

void SyslogForwarder::opened() {
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_delivery.connected(Clock::now());
    m_error.reset();
    setState(State::Connected);
    send();
}

void SyslogForwarder::socketFailed() {
    if (m_end) // it has nothing more to send, and cannot say its last word
        return endConfirmed(false);
    if (m_socket && m_socket->error() != QAbstractSocket::TemporaryError)
        ended(m_tlsError ? *m_tlsError : errorOf(*m_socket));
}

void SyslogForwarder::ended(const Error& error) {
    closeSocket();
    m_again.stop();
    m_silence.stop();
    m_delivery.disconnected(Clock::now());
    if (m_finishing && m_delivery.counts().queued == 0) {
        if (m_end)
            m_end->begin();
        else
            tellEnd();
        return;
    }
    m_end.reset(); // there is more to send after all
    m_isEndUnknown = false;
    m_error = error;
    setState(State::Retrying);
    advance();
}

/// It may be the one whose signal is being handled.
void SyslogForwarder::closeSocket() {
    m_messages.startAgain(m_end != nullptr);
    m_tlsSocket = nullptr;
    if (auto* socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void SyslogForwarder::send() {
    if (m_state != State::Connected)
        return;
    tellCountsSoon();
    if (m_target.transport == Transport::Udp)
        sendDatagrams();
    else
        sendStream();
    finishIfDone();
}

void SyslogForwarder::sendDatagrams() {
    if (m_again.isActive())
        return;
    for (int i = 0; i < maxDatagrams; ++i) {
        auto message = m_delivery.take(Clock::now());
        if (!message)
            return;
        errno = 0;
        const auto written = m_socket->write(message->data(), static_cast<qint64>(message->size()));
        const bool isRefused =
            errno == ECONNREFUSED; // the answer to an earlier one; Qt has no name for it here
        if (written > 0) {
            m_delivery.sent(1, Clock::now());
        } else if (written < 0 && m_socket->error() == QAbstractSocket::DatagramTooLargeError) {
            m_delivery.refuse();
        } else {
            m_delivery.putBack(std::move(*message));
            if (written == 0)
                m_again.start(pause);
            else
                ended(isRefused ? Error{ErrorCode::Closed, {}, ECONNREFUSED} : errorOf(*m_socket));
            return;
        }
    }
    if (m_delivery.hasMessage())
        m_again.start(pause);
}

void SyslogForwarder::sendStream() {
    while (m_socket && unwrittenBytes() < maxUnwritten) {
        const auto message = m_delivery.take(Clock::now());
        if (!message)
            break;
        const auto framed = netconsole::octetCounted(*message);
        m_messages.add(framed.size());
        (void)m_socket->write(framed.data(), static_cast<qint64>(framed.size())); // all of it, or ended()
    }
    if (!m_messages.isAllWritten() && !m_silence.isActive() && !m_error)
        m_silence.start();
    if (m_socket)
        advance();
}

/// What waits encrypted is never shorter than it was before, so this errs on the side of not written.
std::uint64_t SyslogForwarder::unwrittenBytes() const {
    const auto encrypted = m_tlsSocket ? m_tlsSocket->encryptedBytesToWrite() : 0;
    return static_cast<std::uint64_t>(m_socket->bytesToWrite() + encrypted);
}

void SyslogForwarder::countWritten() {
    if (!m_socket || m_target.transport == Transport::Udp)
        return;
    if (const auto count = m_messages.noteWritten(unwrittenBytes()); count > 0)
        m_delivery.sent(count, Clock::now());
    noteProgress();
    send();
}

void SyslogForwarder::noteProgress() {
    m_silence.stop();
    if (!m_error)
        return;
    m_error.reset();
    emit stateChanged(status());
}

void SyslogForwarder::finishIfDone() {
    if (!m_finishing || m_end || m_delivery.counts().queued > 0)
        return;
    if (m_state == State::Connected && m_target.transport != Transport::Udp)
        leave();
    else
        tellEnd();
}

/// The socket says its last word, which of TLS is one of its own, and closes; the connection stays open until
/// the server has read all.
void SyslogForwarder::leave() {
    m_end = StreamEnd::of(m_socket->socketDescriptor());
    m_messages.end();
    m_isEndUnknown = true;
    if (m_end)
        connect(m_end.get(), &StreamEnd::ended, this, &SyslogForwarder::endConfirmed);
    m_socket->disconnectFromHost(); // ended() follows
}

void SyslogForwarder::endConfirmed(bool hasReadAll) {
    m_isEndUnknown = !hasReadAll;
    if (!hasReadAll)
        m_error = Error{ErrorCode::Closed, "the server has broken off before it had read all", 0};
    tellEnd();
}

/// What the server's system has not taken was not sent. Over TLS more bytes wait than messages have, so this
/// errs on the side of not taken.
void SyslogForwarder::noteUnread() {
    m_delivery.takeBack(m_messages.takeUntaken(m_end->unacknowledged()));
    if (!m_error)
        m_error = Error{ErrorCode::TimedOut, "the server has not read all", 0};
}

void SyslogForwarder::tellEnd() {
    if (m_state == State::Idle && !m_finishing)
        return;
    m_finishing = false;
    m_patience.stop();
    m_deadline.stop();
    m_report.stop();
    m_again.stop();
    m_silence.stop();
    if (m_end && m_isEndUnknown)
        noteUnread();
    if (m_end)
        m_end.release()->deleteLater(); // it may be telling this
    closeSocket();
    m_delivery.disconnected(Clock::now());
    m_delivery.giveUp();
    setState(State::Idle);
    emit finished();
}

void SyslogForwarder::tellCountsSoon() {
    if (!m_report.isActive())
        m_report.start(reportInterval);
}

void SyslogForwarder::setState(State state) {
    m_state = state;
    emit stateChanged(status());
}

} // namespace etherdeck

#include "moc_syslog_forwarder.cpp"
