#include "tests/integration/agent/vm/virtual_machine.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <csignal>
#include <optional>
#include <sys/prctl.h>

namespace etherdeck::tests {

namespace {

constexpr int programTimeout = 280'000; // ms: a slow mirror
constexpr int bootTimeout = 120'000;
constexpr int scriptTimeout = 90'000;

QString imageFile(const QString& name) { return ETHERDECK_VM_FOLDER "/" + name; }

/// Empty when it went well.
QString runTool(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(programTimeout))
        return program + ": " + process.errorString();
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    const auto errors = QString::fromUtf8(process.readAllStandardError()).trimmed();
    return errors.isEmpty() ? program + " failed" : errors;
}

/// Debian has some of them in /usr/sbin, which may be missing from PATH.
QString findProgram(const QString& name) {
    const auto path = QStandardPaths::findExecutable(name);
    return path.isEmpty() ? QStandardPaths::findExecutable(name, {"/usr/sbin", "/sbin"}) : path;
}

/// A TCP port that is free at this moment.
quint16 freeTcpPort() {
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

/// Drops "status 0" at the end; nothing for another status.
std::optional<QByteArray> outputOf(const QByteArray& answer) {
    const auto end = answer.lastIndexOf("\nstatus ");
    if (end < 0 || answer.mid(end + 8).trimmed() != "0")
        return std::nullopt;
    return answer.left(end);
}

} // namespace

QString VirtualMachine::whyUnavailable() {
    for (const char* program : {"qemu-system-x86_64", "socat"})
        if (QStandardPaths::findExecutable(program).isEmpty())
            return QString("%1 is not installed").arg(program);
    return runTool(ETHERDECK_VM_SOURCES "/make-vm", {ETHERDECK_VM_FOLDER});
}

void makePartitions(const QString& file, int count) {
    QProcess process;
    process.start(findProgram("sfdisk"), {"-q", file});
    process.write("label: gpt\n");
    for (int i = 0; i < count; ++i)
        process.write(",8MiB\n");
    process.closeWriteChannel();
    if (!process.waitForFinished(programTimeout) || process.exitCode() != 0)
        qFatal("no partitions: %s", process.readAllStandardError().constData());
}

VirtualMachine::VirtualMachine(Role role, const QString& network) : m_role(role), m_network(network) {}

VirtualMachine::~VirtualMachine() { powerOff(); }

void VirtualMachine::makeFile(const QString& name, qint64 bytes) const {
    QFile content(file(name));
    if (!content.open(QIODevice::ReadWrite) || !content.resize(bytes))
        qFatal("no file for a disk");
}

QString VirtualMachine::addDisk(const QString& serial, qint64 bytes) {
    addDevice(serial, bytes, "virtio-blk-pci,serial=" + serial);
    return file(serial);
}

void VirtualMachine::addDevice(const QString& name, qint64 bytes, const QString& device) {
    makeFile(name, bytes);
    m_devices << "-drive" << QString("if=none,id=%1,format=raw,file=%2").arg(name, file(name));
    m_devices << "-device" << device + ",drive=" + name;
}

bool VirtualMachine::makeInitrd() {
    if (m_role == Role::Desk)
        return QFile::exists(file("initrd")) || QFile::copy(imageFile("initrd"), file("initrd"));
    m_trouble = runTool(
        ETHERDECK_VM_SOURCES "/add-agent",
        QStringList{imageFile("initrd"), file("initrd"), ETHERDECK_BIN_DIR "/etherdeck-agent"} + m_programs);
    return m_trouble.isEmpty();
}

QStringList VirtualMachine::arguments() const {
    const bool isBox = m_role == Role::Box;
    auto arguments = QString("-M q35 -accel tcg -cpu max -m 512 -nodefaults -display none -no-reboot "
                             "-serial stdio -global virtio-net-pci.romfile= -device qemu-xhci,id=usb")
                         .split(' ');
    arguments << "-monitor"
              << "unix:" + file("monitor") + ",server=on,wait=off";
    arguments << "-kernel" << imageFile("vmlinuz") << "-initrd" << file("initrd");
    arguments << "-append"
              << QString("console=ttyS0 quiet panic=-1 net.ifnames=0 role=%1").arg(isBox ? "box" : "desk");
    arguments << "-drive"
              << "if=none,id=root,format=raw,snapshot=on,file=" + imageFile("root.img");
    arguments << "-device"
              << "virtio-blk-pci,drive=root,serial=ROOT-0001";
    arguments << "-nic"
              << QString("user,model=virtio-net-pci,restrict=%3,hostfwd=tcp:127.0.0.1:%1-10.0.2.15:7777,"
                         "hostfwd=tcp:127.0.0.1:%2-10.0.2.15:7778")
                     .arg(m_agentPort)
                     .arg(m_controlPort)
                     .arg(m_reachesHost ? "off" : "on");
    const QString names[] = {m_network + "/box", m_network + "/desk"};
    arguments << "-netdev"
              << QString("dgram,id=san,local.type=unix,local.path=%1,remote.type=unix,remote.path=%2")
                     .arg(names[isBox ? 0 : 1], names[isBox ? 1 : 0]);
    arguments << "-device"
              << QString("virtio-net-pci,netdev=san,mac=52:54:00:00:00:%1").arg(isBox ? "0b" : "0d");
    return arguments + m_devices;
}

bool VirtualMachine::powerOn() {
    if (!makeInitrd())
        return false;
    m_agentPort = freeTcpPort();
    m_controlPort = freeTcpPort();
    m_qemu.setChildProcessModifier(
        [] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }); // with the test, however it ends
    m_qemu.start("qemu-system-x86_64", arguments());
    if (!m_qemu.waitForStarted())
        return false;
    const QDeadlineTimer patience(bootTimeout);
    m_serial.clear();
    while (!m_serial.contains("The machine is ready.")) {
        if (patience.hasExpired() || m_qemu.state() == QProcess::NotRunning)
            return false;
        (void)m_qemu.waitForReadyRead(100);
        m_serial += m_qemu.readAllStandardOutput();
    }
    while (!outputOf(ask("true", 5'000))) {
        if (patience.hasExpired())
            return false;
    }
    return m_role == Role::Desk || openAgent();
}

bool VirtualMachine::openAgent() {
    const remote::ExecDevice device{{"socat", "-", "TCP:127.0.0.1:" + std::to_string(m_agentPort)}};
    const QDeadlineTimer patience(scriptTimeout);
    while (!open(device)) {
        if (patience.hasExpired())
            return false;
    }
    return true;
}

void VirtualMachine::restartAgent() {
    close();
    run("pidof etherdeck-agent | xargs kill -9; while pidof etherdeck-agent; do sleep 0.1; done; "
        "setsid etherdeck-agent </dev/null >>/run/agent.log 2>&1 &");
    if (!openAgent())
        qFatal("the agent does not answer");
}

void VirtualMachine::powerOff() {
    close();
    if (m_qemu.state() == QProcess::NotRunning)
        return;
    m_qemu.terminate();
    if (!m_qemu.waitForFinished(10'000)) {
        m_qemu.kill();
        m_qemu.waitForFinished();
    }
    QFile::remove(m_network + (m_role == Role::Box ? "/box" : "/desk"));
}

QByteArray VirtualMachine::ask(const std::string& script, int timeout) const {
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_controlPort);
    if (!socket.waitForConnected(timeout))
        return {};
    socket.write(QByteArray::fromStdString(script) + "\n# end\n");
    QByteArray answer;
    const QDeadlineTimer patience(timeout);
    const auto isWhole = [&answer] {
        const auto end = answer.lastIndexOf("\nstatus ");
        return end >= 0 && answer.endsWith('\n') && end + 8 < answer.size();
    };
    while (!isWhole() && !patience.hasExpired() && socket.waitForReadyRead(timeout))
        answer += socket.readAll();
    return answer;
}

std::string VirtualMachine::run(const std::string& script) {
    const auto answer = ask(script, scriptTimeout);
    const auto output = outputOf(answer);
    if (!output)
        qFatal("this failed in the virtual machine: %s\n%s", script.c_str(), answer.constData());
    return output->toStdString();
}

QStringList VirtualMachine::lines(const std::string& script) {
    return QString::fromStdString(run(script)).split('\n', Qt::SkipEmptyParts);
}

/// The prompt follows each answer.
QByteArray VirtualMachine::monitor(const QString& command) {
    QLocalSocket socket;
    socket.connectToServer(file("monitor"));
    QByteArray answer;
    const auto readPrompt = [&] {
        const QDeadlineTimer patience(scriptTimeout);
        while (!answer.endsWith("(qemu) ") && !patience.hasExpired() &&
               socket.waitForReadyRead(scriptTimeout))
            answer += socket.readAll();
        return answer.endsWith("(qemu) ");
    };
    if (!readPrompt())
        qFatal("QEMU's monitor does not answer");
    answer.clear();
    socket.write(command.toUtf8() + '\n');
    if (!readPrompt() || answer.contains("Error"))
        qFatal("QEMU's monitor: %s", answer.constData());
    return answer;
}

void VirtualMachine::plug(const QString& name, const QString& serial, int port) {
    m_plugged.insert(name, serial);
    monitor(QString("drive_add 0 if=none,id=%1,format=raw,file=%2").arg("content-" + name, file(name)));
    monitor(QString("device_add usb-storage,id=%1,drive=content-%1,serial=%2,bus=usb.0,port=%3")
                .arg(name, serial)
                .arg(port));
}

void VirtualMachine::unplug(const QString& name) {
    monitor("device_del " + name);
    // The kernel does not see a device that is plugged in before it has let go of the one that was there.
    run("while grep -qs '" + m_plugged.take(name).toStdString() +
        "' /sys/bus/usb/devices/*/serial; do sleep 0.1; done");
    const QDeadlineTimer patience(scriptTimeout); // its content is closed a moment later
    while (monitor("info block").contains("content-" + name.toUtf8()) && !patience.hasExpired())
        QThread::msleep(20);
}

Json VirtualMachine::diskWithSerial(const std::string& serial) {
    const auto list = call("disks.list");
    for (const auto& disk : list["disks"])
        if (disk["serial"] == serial && disk["kind"] == "disk")
            return disk;
    return nullptr;
}

QByteArray VirtualMachine::trouble() {
    return (m_trouble + QString::fromStdString(whyNot()) + "\nQEMU: " + m_qemu.errorString() + '\n')
               .toUtf8() +
           m_qemu.readAllStandardError() + "\nserial console:\n" + m_serial + m_qemu.readAllStandardOutput();
}

} // namespace etherdeck::tests
