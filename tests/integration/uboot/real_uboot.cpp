#include "tests/integration/uboot/real_uboot.h"

#include "core/uboot/netconsole_recipe.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>

#include <csignal>
#include <sys/prctl.h>

namespace etherdeck::tests {

namespace {

constexpr int serialTimeout = 60'000;   // ms
constexpr int programTimeout = 240'000; // ms: a slow mirror
constexpr auto guestPort = 16667;

// Of the board that QEMU emulates.
constexpr qint64 flashSize = 2 << 20;
constexpr qint64 environmentAt = 0xc0000;
constexpr int environmentSize = 0x2000;
constexpr Ipv4Address hostAddress(0x0a000202);  // 10.0.2.2
constexpr Ipv4Address guestAddress(0x0a00020f); // 10.0.2.15
constexpr auto loadAddress = "0x17800000";

struct Outcome {
    int status = -1;
    QString output;
    QString errors;
};

/// Debian has some of them in /usr/sbin, which may be missing from PATH.
QString findProgram(const QString& name) {
    const auto path = QStandardPaths::findExecutable(name);
    return path.isEmpty() ? QStandardPaths::findExecutable(name, {"/usr/sbin", "/sbin"}) : path;
}

Outcome runProgram(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(findProgram(program), arguments);
    if (!process.waitForFinished(programTimeout))
        return {-1, {}, program + ": " + process.errorString()};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void setAll(uboot::Environment& environment, const QStringList& lines) {
    for (const auto& line : lines)
        environment.set(line.section('=', 0, 0).toStdString(), line.section('=', 1).toStdString());
}

QString imagePath() { return ETHERDECK_UBOOT_FOLDER "/u-boot.bin"; }

} // namespace

quint16 freeUdpPort() {
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost, 0);
    return socket.localPort();
}

QString UbootBoard::whyUnavailable() {
    for (const char* program : {"qemu-system-arm", "fw_printenv"})
        if (findProgram(program).isEmpty())
            return QString("%1 is not installed").arg(program);
    const auto fetched = runProgram(ETHERDECK_FETCH_UBOOT, {ETHERDECK_UBOOT_FOLDER});
    return fetched.status == 0 ? QString() : fetched.errors.trimmed();
}

UbootBoard::UbootBoard(const QStringList& environment, quint16 consolePort) {
    if (consolePort != 0 && makeFlash(environment, consolePort))
        m_inputPort = freeUdpPort();
}

/// A flash that is empty except for the environment, in which netconsole was switched on as on a box.
bool UbootBoard::makeFlash(const QStringList& environment, quint16 consolePort) {
    uboot::Environment variables;
    const QStringList needed{"ethaddr=52:54:00:12:34:56", QString("ncoutport=%1").arg(consolePort),
                             QString("ncinport=%1").arg(guestPort)};
    setAll(variables, needed + environment);
    const auto changes = uboot::enableNetconsole(variables, hostAddress, guestAddress);
    if (!changes)
        return false;
    for (const auto& change : *changes)
        variables.set(change.name, change.value.value_or(std::string()));
    setAll(variables, environment); // one that should have no preboot, for example
    const auto image = variables.build(environmentSize);
    QFile flash(m_folder.filePath("spi.img"));
    return image && flash.open(QIODevice::WriteOnly) &&
           flash.write(QByteArray(flashSize, '\xff')) == flashSize && flash.seek(environmentAt) &&
           flash.write(reinterpret_cast<const char*>(image->data()), environmentSize) == environmentSize;
}

bool UbootBoard::powerOn() {
    auto arguments =
        QString("-M sabrelite -smp 1 -m 1G -display none -monitor none -serial null -serial stdio")
            .split(' ');
    arguments << "-device" << QString("loader,file=%1,addr=%2,force-raw=on").arg(imagePath(), loadAddress);
    arguments << "-device" << QString("loader,addr=%1,cpu-num=0").arg(loadAddress);
    arguments << "-drive"
              << "if=mtd,format=raw,file=" + m_folder.filePath("spi.img");
    arguments << "-nic"
              << QString("user,net=10.0.2.0/24,hostfwd=udp:127.0.0.1:%1-10.0.2.15:%2")
                     .arg(m_inputPort)
                     .arg(guestPort);
    m_qemu.setChildProcessModifier(
        [] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }); // with the test, however it ends
    m_qemu.start(findProgram("qemu-system-arm"), arguments);
    return m_inputPort != 0 && m_qemu.waitForStarted(programTimeout);
}

bool UbootBoard::typeOnSerial(const QByteArray& bytes, const QByteArray& answer) {
    const auto before = m_serial.size();
    const QDeadlineTimer patience(serialTimeout);
    m_qemu.write(bytes);
    while (m_serial.indexOf(answer, before) < 0 && !hasEnded() && !patience.hasExpired()) {
        (void)m_qemu.waitForReadyRead(100);
        m_serial += m_qemu.readAllStandardOutput();
    }
    return m_serial.indexOf(answer, before) >= 0;
}

bool UbootBoard::hasEnded() { return m_qemu.state() == QProcess::NotRunning || m_qemu.waitForFinished(0); }

void UbootBoard::powerOff() {
    if (m_qemu.state() == QProcess::NotRunning)
        return;
    m_qemu.terminate(); // then it writes what is left to the file
    if (!m_qemu.waitForFinished(10'000)) {
        m_qemu.kill();
        m_qemu.waitForFinished();
    }
}

QString UbootBoard::storedVariable(const QString& name) const {
    QFile config(m_folder.filePath("fw_env.config"));
    const auto line = QString("%1 0x%2 %3 %3\n")
                          .arg(m_folder.filePath("spi.img"))
                          .arg(environmentAt, 0, 16)
                          .arg("0x" + QString::number(environmentSize, 16));
    if (!config.open(QIODevice::WriteOnly) || config.write(line.toUtf8()) < 0)
        return {};
    config.close();
    const auto read = runProgram("fw_printenv", {"-c", config.fileName(), name});
    const auto start = name + '=';
    return read.status == 0 && read.output.startsWith(start) ? read.output.mid(start.size()).trimmed()
                                                             : QString();
}

QByteArray UbootBoard::trouble() {
    return ("QEMU: " + m_qemu.errorString() + '\n').toUtf8() + m_qemu.readAllStandardError() +
           "\nserial console:\n" + m_serial + m_qemu.readAllStandardOutput();
}

void RealUboot::type(const std::string& bytes) {
    m_console.send(bytes, QHostAddress::LocalHost, m_board.inputPort());
}

bool RealUboot::listenUntil(const std::function<bool()>& done,
                            const std::function<TimePoint()>& nextDeadline) {
    return m_console.listenUntil(done, nextDeadline, [this] { return m_board.hasEnded(); });
}

bool RealUboot::run(std::string_view script) {
    return m_console.type(
        script, {}, [this](const std::string& line) { type(line); }, [this] { return m_board.hasEnded(); });
}

QByteArray RealUboot::trouble() {
    return m_board.trouble() + "\nnetconsole:\n" + lines().join('\n').toUtf8();
}

} // namespace etherdeck::tests
