#include "tests/integration/syslog/rsyslog.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>
#include <QUdpSocket>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <utility>

namespace etherdeck::test {

namespace {

constexpr int patience = 30'000; // milliseconds

bool runOpenssl(const QString& folder, const QStringList& arguments) {
    QProcess openssl;
    openssl.setWorkingDirectory(folder);
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start("openssl", arguments);
    return openssl.waitForFinished(patience) && openssl.exitCode() == 0;
}

/// It is in sbin, which may be missing from the PATH of an ordinary user.
QString program() {
    const auto found = QStandardPaths::findExecutable("rsyslogd");
    return found.isEmpty() ? QString("/usr/sbin/rsyslogd") : found;
}

/// Whether the system has a socket in `state` whose own address (column 1) or peer's (2) ends with the port
/// (/proc/net, proc(5)).
bool hasSocket(const QString& table, int column, quint16 port, const char* state) {
    QFile file("/proc/net/" + table);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto address = ":" + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    const auto lines = file.readAll().split('\n');
    return std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
        const auto columns = line.simplified().split(' ');
        return columns.value(3) == state && columns.value(column).endsWith(address);
    });
}

/// True when a socket is bound to the port, and listens where that means something.
bool isBound(const QString& table, quint16 port) {
    return hasSocket(table, 1, port, table == "udp" ? "07" : "0A");
}

quint16 freePort() {
    QTcpServer tcp;
    QUdpSocket udp;
    for (int tries = 0; tries < 100; ++tries) {
        if (tcp.listen(QHostAddress::LocalHost) && udp.bind(QHostAddress::LocalHost, tcp.serverPort()))
            return tcp.serverPort();
        tcp.close();
    }
    return 0;
}

} // namespace

bool Certificates::make(const QString& folder, const QString& names) {
    const QStringList key{"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc"};
    return runOpenssl(folder, QStringList{"req", "-x509", "-days", "2", "-subj", "/CN=Test authority"} + key +
                                  QStringList{"-keyout", "ca.key", "-out", "ca.pem"}) &&
           runOpenssl(folder, QStringList{"req", "-new", "-subj", "/CN=Log server", "-addext",
                                          "subjectAltName=" + names} +
                                  key + QStringList{"-keyout", "server.key", "-out", "server.csr"}) &&
           runOpenssl(folder,
                      {"x509", "-req", "-days", "2", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
                       "-CAcreateserial", "-copy_extensions", "copyall", "-out", "server.pem"});
}

Rsyslog::Rsyslog(Input input, QString certificates) :
    m_input(input), m_certificates(std::move(certificates)), m_port(freePort()) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

QString Rsyslog::configuration() const {
    QString text = "global(net.enableDNS=\"off\" workDirectory=\"" + m_folder.path() + "\"";
    const bool hasTls = m_input == Input::TlsByGnutls || m_input == Input::TlsByOpenssl;
    if (hasTls)
        text += " defaultNetstreamDriverCAFile=\"" + Certificates::authority(m_certificates) +
                "\" defaultNetstreamDriverCertFile=\"" + Certificates::server(m_certificates) +
                "\" defaultNetstreamDriverKeyFile=\"" + Certificates::key(m_certificates) + "\"";
    text += ")\nmain_queue(queue.type=\"direct\")\n"; // a message is in the file when it has been read
    const QString driver = m_input == Input::TlsByOpenssl ? "ossl" : "gtls";
    if (m_input == Input::Udp)
        text += "module(load=\"imudp\")\n";
    else
        text += "module(load=\"imtcp\"" +
                (hasTls ? " streamDriver.name=\"" + driver +
                              "\" streamDriver.mode=\"1\" streamDriver.authMode=\"anon\""
                        : QString()) +
                ")\n";
    text +=
        "template(name=\"row\" type=\"string\" string=\"%pri%\\t%timestamp:::date-rfc3339%\\t%hostname%\\t"
        "%app-name%\\t%procid%\\t%msgid%\\t%structured-data%\\t%msg%\\n\")\n"
        "ruleset(name=\"keep\") { action(type=\"omfile\" template=\"row\" file=\"" +
        path("rows") + "\") }\n";
    return text + "input(type=\"" + (m_input == Input::Udp ? "imudp" : "imtcp") +
           "\" address=\"127.0.0.1\" port=\"" + QString::number(m_port) + "\" ruleset=\"keep\")\n";
}

bool Rsyslog::start() {
    QFile file(path("rsyslog.conf"));
    if (m_port == 0 || !file.open(QIODevice::WriteOnly))
        return false;
    file.write(configuration().toUtf8());
    file.close();
    m_process.start(program(), {"-n", "-f", file.fileName(), "-i", path("pid")});
    return m_process.waitForStarted(patience) &&
           QTest::qWaitFor(
               [this] {
                   return m_process.state() == QProcess::Running &&
                          isBound(m_input == Input::Udp ? "udp" : "tcp", m_port);
               },
               patience);
}

void Rsyslog::stop() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(patience))
        kill();
}

void Rsyslog::hold() { ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP); }

bool Rsyslog::isToldTheEnd() const {
    constexpr auto established = "01";
    return !hasSocket("tcp", 2, m_port, established);
}

void Rsyslog::goOn() { ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }

void Rsyslog::kill() {
    m_process.kill();
    m_process.waitForFinished(patience);
    QFile::remove(path("pid")); // or it would think that it is already running
}

std::vector<Row> Rsyslog::rows() const {
    std::vector<Row> rows;
    QFile file(path("rows"));
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    while (file.canReadLine() || !file.atEnd()) {
        const auto line = QString::fromUtf8(file.readLine());
        if (!line.endsWith('\n'))
            break; // it is writing
        const auto columns = line.chopped(1).split('\t');
        if (columns.size() == 8)
            rows.push_back({columns[0].toInt(), columns[1], columns[2], columns[3], columns[4], columns[5],
                            columns[6], columns[7]});
    }
    return rows;
}

} // namespace etherdeck::test
