#include "tests/integration/ssh/ssh_box.h"

#include "core/remote/control_folder.h"
#include "core/remote/ssh.h"

#include <QFile>
#include <QThread>

#include <algorithm>
#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck::tests {

namespace {

using namespace std::chrono_literals;

[[noreturn]] void giveUp(const std::string& why) { qFatal("the SSH servers of the test: %s", why.c_str()); }

template <class T>
T valueOf(Result<T> result) {
    if (!result)
        giveUp(result.error().detail);
    return std::move(*result);
}

/// A home without start-up files: those of this computer would run in each session.
const std::string ownHome = "mount --make-rprivate /; mount -t tmpfs -o mode=700 tmpfs /root; ";

bool listens(std::uint16_t port) {
    const link::UniqueDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

} // namespace

nlohmann::json Ran::error() const {
    const auto whole = json();
    return whole.is_object() && whole.contains("error") ? whole["error"] : nlohmann::json::object();
}

std::string whyNoSshServers() {
    for (const auto* const program : {"/usr/sbin/sshd", "/usr/sbin/dropbear", "/usr/bin/dropbearkey"}) {
        if (::access(program, X_OK) != 0)
            return std::string("there is no ") + program;
    }
    std::ifstream map("/proc/self/uid_map");
    std::uint64_t first = 0;
    std::uint64_t outer = 0;
    std::uint64_t count = 0;
    map >> first >> outer >> count;
    return ::geteuid() == 0 && count > 1 ? std::string() : "SSH servers need root";
}

SshDesk::SshDesk() : m_network(valueOf(NetworkNamespace::create())) {
    std::filesystem::create_directories(file("box"));
    std::filesystem::create_directories(file("bin"));
    ::mkdir("/run/sshd", 0755); // its package's unit makes it
    runOrFail({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("user-key")});
    std::filesystem::copy_file(file("user-key.pub"), file("authorized_keys"));
    makeHostKeys();
    write("config", "UserKnownHostsFile " + file("known_hosts") +
                        "\nGlobalKnownHostsFile /dev/null\nHashKnownHosts no\nIdentityAgent none\n"
                        "IdentitiesOnly yes\nIdentityFile " +
                        file("user-key") + '\n');
    write("bin/ssh", "#!/bin/sh\nexec /usr/bin/ssh -F " + file("config") + " \"$@\"\n", 0755);
    qputenv("PATH", QByteArray::fromStdString(file("bin")) + ':' + qgetenv("PATH"));
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
    qputenv("ETHERDECK_ASKPASS", ETHERDECK_BIN_DIR "/etherdeck-askpass");
}

SshDesk::~SshDesk() {
    for (const auto& device : m_used)
        static_cast<void>(askMaster(device, "exit"));
}

std::string SshDesk::askMaster(const std::string& device, const std::string& request) const {
    auto ssh =
        valueOf(Program::start(m_network, remote::sshControl({{device}, remote::controlFolder()}, request)));
    static_cast<void>(ssh.waitForEnd(20s));
    return ssh.output();
}

void SshDesk::killMasterOf(const std::string& device) const {
    const auto answer = askMaster(device, "check"); // "Master running (pid=1234)"
    const auto at = answer.find("pid=");
    const auto process = at == std::string::npos ? 0 : std::atoi(answer.c_str() + at + 4);
    if (process <= 1 || ::kill(process, SIGKILL) != 0)
        giveUp("no master: " + answer);
}

std::string SshDesk::file(const std::string& name) const {
    return m_folder.path().toStdString() + '/' + name;
}

std::string SshDesk::device(std::uint16_t port) { return "ssh://root@127.0.0.1:" + std::to_string(port); }

Ran SshDesk::run(const std::string& command) const {
    auto program = Program::start(
        m_network, {"sh", "-c", "ctl() { " ETHERDECK_BIN_DIR "/etherdeckctl \"$@\"; }\n" + command});
    if (!program)
        return {};
    const auto status = program->waitForEnd(120s);
    return {status.value_or(-1), program->output()};
}

void SshDesk::runOrFail(const std::vector<std::string>& command) const {
    auto program = valueOf(Program::start(m_network, command));
    if (program.waitForEnd(20s) != 0)
        giveUp(command.front() + ": " + program.output());
}

void SshDesk::write(const std::string& name, const std::string& content, std::uint32_t mode) const {
    std::ofstream(file(name)) << content;
    ::chmod(file(name).c_str(), mode);
}

void SshDesk::makeHostKeys() {
    for (const auto* const name : {"host-key", "host-key.pub", "dropbear-key"})
        std::filesystem::remove(file(name));
    runOrFail({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("host-key")});
    runOrFail({"dropbearkey", "-t", "ed25519", "-f", file("dropbear-key")});
}

void SshDesk::install(const std::string& name, const std::string& lines) {
    write("box/" + name, "#!/bin/sh\n" + lines, 0755);
}

void SshDesk::installAgent() {
    std::filesystem::create_directories(file("root/disks"));
    install("etherdeck-agent", "[ \"$1\" = connect ] || exit 64\nexec " ETHERDECK_BIN_DIR
                               "/etherdeck-agent --stdio --root " +
                                   file("root") + " --config " + file("conf") + "-$$ --state " +
                                   file("state") + "-$$ --socket " + file("no-socket") + '\n');
}

Program& SshDesk::start(std::uint16_t port, const std::vector<std::string>& command) {
    m_servers.push_back(std::make_unique<Program>(valueOf(Program::start(m_network, command))));
    const auto deadline = Clock::now() + 20s;
    while (!m_network.inside([port] { return listens(port); })) {
        if (Clock::now() > deadline || m_servers.back()->waitForEnd(0s))
            giveUp(command.back() + " does not start: " + m_servers.back()->output());
        QThread::msleep(10);
    }
    m_used.push_back(device(port));
    return *m_servers.back();
}

/// Returns the file.
std::string SshDesk::configure(std::uint16_t port, const std::vector<std::string>& options,
                               const std::string& address) {
    // sshd reads it again for each connection.
    const auto key = file("host-key-" + std::to_string(port));
    std::filesystem::copy_file(file("host-key"), key, std::filesystem::copy_options::overwrite_existing);
    auto config =
        "ListenAddress " + address + "\nPort " + std::to_string(port) + "\nHostKey " + key +
        "\nAuthorizedKeysFile " + file("authorized_keys") + " .ssh/authorized_keys" +
        "\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nPidFile none\nSetEnv PATH=" + file("box") +
        ":/usr/bin:/bin:/usr/sbin:/sbin\n";
    for (const auto& option : options)
        config += option + '\n';
    const auto name = "sshd-" + std::to_string(port);
    write(name, config);
    return file(name);
}

Program& SshDesk::startWholeBox(std::uint16_t port, const std::string& prepare, const std::string& mode) {
    const auto over = file("over");
    std::filesystem::create_directories(over);
    const auto root = over + "/root";
    const auto script = "mount --make-rprivate /; mount -t tmpfs tmpfs " + over + "; mkdir " + over +
                        "/upper " + over + "/work " + root +
                        "; mount -t overlay -o lowerdir=/,upperdir=" + over + "/upper,workdir=" + over +
                        "/work overlay " + root + "; cd " + root +
                        "; mount -t proc proc proc; mount --rbind /dev dev; mount -t tmpfs tmpfs run; mount "
                        "-t tmpfs -o mode=700 "
                        "tmpfs root; mkdir -p run/sshd; " +
                        prepare + " mount -o remount," + mode + ' ' + root + "; exec chroot " + root +
                        " /usr/sbin/sshd -D -e -f " + configure(port, {});
    return start(port, {"unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", script});
}

Program& SshDesk::startOpenSsh(std::uint16_t port, const std::vector<std::string>& options) {
    const auto config = configure(port, options);
    return start(port, {"unshare", "--mount", "sh", "-ec",
                        ownHome + m_changes + "exec /usr/sbin/sshd -D -e -f " + config});
}

Program& SshDesk::startOpenSshIn(const NetworkNamespace& where, const std::string& address,
                                 std::uint16_t port) {
    const auto config = configure(port, {}, address);
    m_servers.push_back(std::make_unique<Program>(
        valueOf(Program::start(where, {"unshare", "--mount", "sh", "-ec",
                                       ownHome + m_changes + "exec /usr/sbin/sshd -D -e -f " + config}))));
    if (!m_servers.back()->waitForOutput("Server listening", 20s))
        giveUp("sshd does not start: " + m_servers.back()->output());
    m_used.push_back("ssh://root@" + address + ':' + std::to_string(port));
    return *m_servers.back();
}

void SshDesk::changeBox(const std::string& commands) { m_changes += commands + "; "; }

void SshDesk::setLoginShell(const std::string& shell) {
    write("passwd", "root:x:0:0:root:/root:" + shell + "\nsshd:x:101:65534::/run/sshd:/usr/sbin/nologin\n");
    changeBox("mount --bind " + file("passwd") + " /etc/passwd");
}

Program& SshDesk::startDropbear(std::uint16_t port) {
    std::filesystem::copy_file("/usr/sbin/dropbear", file("dropbear"),
                               std::filesystem::copy_options::skip_existing);
    const auto script = ownHome + m_changes + "mkdir -m 700 /root/.ssh; cp " + file("authorized_keys") +
                        " /root/.ssh; mount --bind " + file("box") + " /usr/sbin; exec " + file("dropbear") +
                        " -F -E -p 127.0.0.1:" + std::to_string(port) + " -r " + file("dropbear-key");
    return start(port, {"unshare", "--mount", "sh", "-ec", script});
}

void SshDesk::setPassword(const std::string& password) {
    auto program = valueOf(Program::start(m_network, {"openssl", "passwd", "-6", password}));
    static_cast<void>(program.waitForEnd(20s));
    write("shadow", "root:" + QString::fromStdString(program.output()).trimmed().toStdString() +
                        ":19000:0:99999:7:::\nsshd:!:19000::::::\n");
    changeBox("mount --bind " + file("shadow") + " /etc/shadow");
}

std::string SshDesk::fingerprint() const {
    auto program = valueOf(Program::start(m_network, {"ssh-keygen", "-lf", file("host-key.pub")}));
    static_cast<void>(program.waitForEnd(20s)); // "256 SHA256:… comment (ED25519)"
    const auto words = QString::fromStdString(program.output()).split(QLatin1Char(' '));
    return words.size() > 1 ? words[1].toStdString() : std::string();
}

void SshDesk::trustAt(const std::string& address, std::uint16_t port) {
    auto scan = valueOf(Program::start(m_network, {"ssh-keyscan", "-p", std::to_string(port), address}));
    static_cast<void>(scan.waitForEnd(20s)); // it may have failed with some kinds of keys
    std::string keys;
    for (const auto& line : QString::fromStdString(scan.output()).split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1Char('['))) // ssh-keyscan comments on the others
            keys += line.toStdString() + '\n';
    }
    if (keys.empty())
        giveUp("no host key: " + scan.output());
    std::ofstream(file("known_hosts"), std::ios::app) << keys;
}

void SshDesk::moveTrust(std::uint16_t from, std::uint16_t to) {
    std::ifstream before(file("known_hosts"));
    auto keys = QByteArray::fromStdString(std::string((std::istreambuf_iterator<char>(before)), {}));
    keys.replace(QByteArray("]:") + QByteArray::number(from), QByteArray("]:") + QByteArray::number(to));
    write("known_hosts", keys.toStdString());
}

void SshDesk::protectUserKey(const std::string& passphrase) {
    runOrFail({"ssh-keygen", "-q", "-p", "-P", "", "-N", passphrase, "-f", file("user-key")});
}

void SshDesk::loseUserKey() {
    std::filesystem::remove(file("user-key"));
    std::filesystem::remove(file("user-key.pub"));
    runOrFail({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("user-key")});
}

} // namespace etherdeck::tests
