#pragma once

#include "core/base/result.h"
#include "core/syslog/delivery.h"
#include "core/syslog/message.h"
#include "core/syslog/target.h"
#include "core/syslog/written_messages.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QAbstractSocket;
class QSslSocket;

namespace etherdeck {

class StreamEnd;

using netconsole::parseSyslogTarget;
using netconsole::SyslogRecord;
using netconsole::SyslogTarget;

/// The state of the connection to a log server.
struct SyslogStatus {
    enum class State {
        Idle,       ///< not started, or finished
        Connecting, ///< the first time
        Connected,  ///< over UDP: its name is known, which says nothing about the server; see `error`
        Retrying,   ///< see `error`
    };
    State state = State::Idle;
    std::optional<Error> error; ///< why it retries; while connected: TimedOut, the server reads nothing
    netconsole::SyslogDelivery::Counts counts;
    bool isEndUnknown = false; ///< when finished: the server may not have read all that was sent

    friend bool operator==(const SyslogStatus&, const SyslogStatus&) = default;
};

/// Sends lines to a log server while they come in: sockets and timers around SyslogDelivery, which says what
/// is queued and counted. Lives in one thread with an event loop.
///
/// Over TLS the server's certificate and name are always checked. Errors: Untrusted (they do not prove who it
/// is), Malformed (the other side does not speak TLS), Unsupported (no TLS here), System (no such host, a CA
/// file that cannot be read), Closed (refused, or ended by the server), TimedOut, PermissionDenied.
class SyslogForwarder : public QObject {
    Q_OBJECT

public:
    using Settings = netconsole::SyslogDelivery::Settings;

    explicit SyslogForwarder(SyslogTarget target, Settings settings = {}, QObject* parent = nullptr);
    ~SyslogForwarder() override;

    [[nodiscard]] const SyslogTarget& target() const { return m_target; }
    [[nodiscard]] SyslogStatus status() const;

public slots:
    /// Connects, and again whenever that is needed.
    void start();
    /// Queues lines, also before start(); never waits.
    void forward(const std::vector<etherdeck::SyslogRecord>& records);
    /// Sends what waits, for `atMost` milliseconds, and closes when the server has read it; what it has not
    /// taken by then is lost. finished() tells the end.
    void finish(int atMost);

signals:
    /// The state is another one; or counts are, which is told twice a second at most.
    void stateChanged(const etherdeck::SyslogStatus& status);
    void finished();

private:
    void advance();
    void open();
    Result<void> openUdp();
    Result<void> openTcp();
    Result<void> openTls();
    void adopt(QAbstractSocket* socket);
    void opened();
    void ended(const Error& error);
    void socketFailed();
    void closeSocket();

    void send();
    void sendDatagrams();
    void sendStream();
    void countWritten();
    void noteProgress();
    [[nodiscard]] std::uint64_t unwrittenBytes() const;

    void finishIfDone();
    void leave();
    void endConfirmed(bool hasReadAll);
    void noteUnread();
    void tellEnd();
    void tellCountsSoon();
    void setState(SyslogStatus::State state);

    SyslogTarget m_target;
    netconsole::SyslogDelivery m_delivery;
    SyslogStatus::State m_state = SyslogStatus::State::Idle;
    std::optional<Error> m_error;
    QAbstractSocket* m_socket = nullptr; ///< a child
    QSslSocket* m_tlsSocket = nullptr;   ///< the same, over TLS
    std::optional<Error> m_tlsError;     ///< of the certificate
    netconsole::WrittenMessages m_messages;
    std::unique_ptr<StreamEnd> m_end; ///< from the moment on when all was written
    bool m_isEndUnknown = false;
    bool m_finishing = false;
    QTimer m_deadline;
    QTimer m_again; ///< the next datagrams
    QTimer m_report;
    QTimer m_patience; ///< of finish()
    QTimer m_silence;  ///< since the server has read something
};

} // namespace etherdeck
