#pragma once

#include "tests/integration/agent/agent_calls.h"

#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#include <string>

namespace etherdeck::tests {

constexpr qint64 mebibyte = 1 << 20;

/// A computer emulated by QEMU with Debian's kernel, udevd and vblade. As Box it runs the real agent; as Desk
/// it has the kernel's AoE initiator. eth1 of both is the storage network. It ends with this object.
class VirtualMachine : public AgentCalls {
public:
    enum class Role { Box, Desk };

    /// Why it is not available on this computer; empty when it is. Makes its image, once per build folder.
    [[nodiscard]] static QString whyUnavailable();

    /// `network` is the folder of the sockets that stand for the storage network; it takes one of each role.
    VirtualMachine(Role role, const QString& network);
    ~VirtualMachine();
    VirtualMachine(const VirtualMachine&) = delete;
    VirtualMachine& operator=(const VirtualMachine&) = delete;

    /// A disk that is there from the start, at a virtio port. Returns the path of its file.
    QString addDisk(const QString& serial, qint64 bytes);
    /// One with more of QEMU's options: "nvme,serial=X".
    void addDevice(const QString& name, qint64 bytes, const QString& device);
    /// From now on its first interface reaches services of this computer at 10.0.2.2; before it is started.
    void letReachHost() { m_reachesHost = true; }

    /// A program of this computer, in /usr/sbin of the box. Before powerOn().
    void addProgram(const QString& file) { m_programs << file; }
    /// False when it does not start, or its programs do not answer; then trouble() says why. Again after
    /// powerOff(): what was written to its root file system is lost.
    [[nodiscard]] bool powerOn();
    void powerOff();

    /// The output of a script of busybox's shell, which runs as root. Ends the test when its status is not 0.
    std::string run(const std::string& script);
    /// Lines of its output.
    QStringList lines(const std::string& script);

    /// A USB disk with a file of that name as content, at one of the ports 1 to 4. It stays until unplug(),
    /// which waits until the kernel has let go of it.
    void plug(const QString& file, const QString& serial, int port);
    void unplug(const QString& file);
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    /// Makes an empty file of that size for a disk, or changes its size.
    void makeFile(const QString& name, qint64 bytes) const;

    /// The whole disk with that serial number in the agent's list, or null.
    Json diskWithSerial(const std::string& serial);

    /// kill -9, and starts it again.
    void restartAgent();

    /// Diagnostics for a failed test.
    [[nodiscard]] QByteArray trouble();

private:
    [[nodiscard]] bool makeInitrd();
    [[nodiscard]] QStringList arguments() const;
    QByteArray monitor(const QString& command);
    /// The output of a script and its status; nothing when nobody answers.
    [[nodiscard]] bool openAgent();
    [[nodiscard]] QByteArray ask(const std::string& script, int timeout) const;

    Role m_role;
    QString m_network;
    QTemporaryDir m_folder;
    QStringList m_devices;
    QStringList m_programs;
    QMap<QString, QString> m_plugged; ///< serial numbers by the names of files
    QProcess m_qemu;
    quint16 m_agentPort = 0;
    quint16 m_controlPort = 0;
    bool m_reachesHost = false;
    QByteArray m_serial; ///< read so far
    QString m_trouble;
};

/// Writes a GPT with that many partitions of 8 MiB into a file.
void makePartitions(const QString& file, int count);

} // namespace etherdeck::tests

/// Skips the test with 77 where there is no virtual machine, or where `isWanted` is false.
#define VM_TEST_MAIN(TestClass, isWanted)                                                                    \
    QTEST_MAIN_WRAPPER(                                                                                      \
        TestClass, QCoreApplication application(argc, argv);                                                 \
        if (const auto why = (isWanted) ? etherdeck::tests::VirtualMachine::whyUnavailable()                 \
                                        : QString("only ./test full runs it");                               \
            !why.isEmpty()) {                                                                                \
            qWarning("skipped: %s", qPrintable(why));                                                        \
            return 77;                                                                                       \
        })
