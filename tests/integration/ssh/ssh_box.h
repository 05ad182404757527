#pragma once

#include "tests/support/network_namespace.h"
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace etherdeck::tests {

constexpr std::uint16_t sshPort = 2200; ///< of the server that a test starts

/// What a command of the desk's shell has ended with.
struct Ran {
    int status = -1;
    std::string output;

    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(output, nullptr, false); }
    /// Its member `error`; empty: it has none.
    [[nodiscard]] nlohmann::json error() const;
};

/// A desk with keys and a configuration of ssh of its own, and SSH servers that let its user in. All of it is
/// in one network namespace, and in a folder. The program ssh that is found in PATH from here on uses that
/// configuration only.
class SshDesk {
public:
    SshDesk();
    ~SshDesk();
    SshDesk(const SshDesk&) = delete;
    SshDesk& operator=(const SshDesk&) = delete;

    [[nodiscard]] const NetworkNamespace& network() const { return m_network; }
    [[nodiscard]] std::string file(const std::string& name) const;
    /// "ssh://root@127.0.0.1:2200"
    [[nodiscard]] static std::string device(std::uint16_t port);

    /// Runs a command of a shell at the desk; "ctl" is etherdeckctl.
    [[nodiscard]] Ran run(const std::string& command) const;

    /// OpenSSH's server. Its sessions have the folder `box` first in their PATH. `options` are lines of its
    /// configuration.
    Program& startOpenSsh(std::uint16_t port, const std::vector<std::string>& options = {});
    /// The same at an address in another network.
    Program& startOpenSshIn(const NetworkNamespace& where, const std::string& address, std::uint16_t port);
    /// OpenSSH's server on a box of its own: it sees this computer's files, but what it changes is gone with
    /// it, as are all processes of it. `prepare` are commands for a shell, run in its root folder before
    /// that, each with its semicolon. `mode` is that of its root: "rw" or "ro".
    Program& startWholeBox(std::uint16_t port, const std::string& prepare, const std::string& mode = "rw");
    /// Dropbear. It has no option for PATH, so the folder `box` takes the place of /usr/sbin.
    Program& startDropbear(std::uint16_t port);
    /// Commands of a shell that change the file system as servers see it that are started from here on, and
    /// only they: in a mount namespace.
    void changeBox(const std::string& commands);
    /// The login shell of root on such servers.
    void setLoginShell(const std::string& shell);
    /// Puts a program into the folder `box`: a shell script of these lines.
    void install(const std::string& name, const std::string& lines);
    /// The real agent as `etherdeck-agent connect`, with folders of its own for each session.
    void installAgent();

    /// A new key for the servers that are started from here on.
    void makeHostKeys();
    /// The user's password on OpenSSH servers that are started from here on.
    void setPassword(const std::string& password);
    /// Of the key of OpenSSH's server.
    [[nodiscard]] std::string fingerprint() const;
    /// The user of the desk has compared the key of this server.
    void trust(std::uint16_t port) { trustAt("127.0.0.1", port); }
    void trustAt(const std::string& address, std::uint16_t port);
    /// What is known of one server is known of another one instead.
    void moveTrust(std::uint16_t from, std::uint16_t to);
    /// The user of the desk has no key any more that a server accepts.
    void loseUserKey();

    /// The key of the user is encrypted from here on.
    void protectUserKey(const std::string& passphrase);
    /// kill -9 of the ssh whose connection the others share.
    void killMaster(std::uint16_t port) const { killMasterOf(device(port)); }
    void killMasterOf(const std::string& device) const;

private:
    [[nodiscard]] std::string askMaster(const std::string& device, const std::string& request) const;
    void runOrFail(const std::vector<std::string>& command) const;
    void write(const std::string& name, const std::string& content, std::uint32_t mode = 0600) const;
    [[nodiscard]] std::string configure(std::uint16_t port, const std::vector<std::string>& options,
                                        const std::string& address = "127.0.0.1");
    Program& start(std::uint16_t port, const std::vector<std::string>& command);

    std::string m_changes; ///< of the box, each with its semicolon
    QTemporaryDir m_folder{QStringLiteral("/tmp/ssh-XXXXXX")};
    NetworkNamespace m_network;
    std::vector<std::unique_ptr<Program>> m_servers;
    std::vector<std::string> m_used; ///< devices, whose masters are ended
};

/// Whether such servers can be had here: as root, where they are installed.
[[nodiscard]] std::string whyNoSshServers();

} // namespace etherdeck::tests
