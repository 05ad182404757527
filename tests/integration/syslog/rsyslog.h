#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace etherdeck::test {

/// Certificates made for one test: an authority, and a server certificate signed by it.
class Certificates {
public:
    /// `names` as in subjectAltName: "DNS:localhost,IP:127.0.0.1". False when openssl fails.
    [[nodiscard]] static bool make(const QString& folder, const QString& names);

    [[nodiscard]] static QString authority(const QString& folder) { return folder + "/ca.pem"; }
    [[nodiscard]] static QString server(const QString& folder) { return folder + "/server.pem"; }
    [[nodiscard]] static QString key(const QString& folder) { return folder + "/server.key"; }
};

/// What a real server has written for a message.
struct Row {
    int priority = 0;
    QString timeStamp;
    QString hostName;
    QString application;
    QString process;
    QString kind;
    QString data;
    QString text;
};

/// A real rsyslogd in its own folder, on a port of the loopback interface that stays the same after a
/// restart. It ends with this object.
class Rsyslog {
public:
    enum class Input { Udp, Tcp, TlsByGnutls, TlsByOpenssl };

    /// With TLS, `certificates` is a folder that Certificates::make() has filled.
    explicit Rsyslog(Input input, QString certificates = {});
    ~Rsyslog() { stop(); }

    /// True as soon as it listens.
    [[nodiscard]] bool start();
    void stop();
    /// Stops it until it is continued, like an overloaded system.
    void hold();
    void goOn();
    /// Kills it at once, like a power failure.
    void kill();

    /// No connection to it will send more: each one is closed, or shut down for sending.
    [[nodiscard]] bool isToldTheEnd() const;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// All that was written so far, in order.
    [[nodiscard]] std::vector<Row> rows() const;
    [[nodiscard]] QString log() { return QString::fromUtf8(m_process.readAll()); }

private:
    [[nodiscard]] QString configuration() const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    Input m_input;
    QString m_certificates;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    QProcess m_process;
};

} // namespace etherdeck::test
