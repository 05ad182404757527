#pragma once

#include "core/plans/box_state.h"
#include "tests/integration/agent/agent_calls.h"
#include "tests/support/network_namespace.h"
#include "tests/support/program.h"

#include <QTemporaryDir>

#include <optional>
#include <string>

/// A box with the real agent, and a desk on its wire. For tests that are started by NAMESPACE_TEST_MAIN.
namespace etherdeck::tests {

/// The words that start the agent that is tested: those in ETHERDECK_AGENT_PROGRAM, such as an emulator's, or
/// the program of this build.
[[nodiscard]] std::vector<std::string> agentProgram();

/// The box has the interface san0, the desk desk0, and both are joined by a cable. Disks are files in the
/// folder that the agent takes for its root.
class RealAgent : public AgentCalls {
public:
    RealAgent();
    RealAgent(const RealAgent&) = delete;
    RealAgent& operator=(const RealAgent&) = delete;
    /// Ends the agent, and every vblade that serves a file of this box.
    ~RealAgent();

    /// Starts the daemon and waits until it answers. Again after kill().
    void start() { startAfter({}); }
    /// The same, after commands of a shell in a mount namespace of its own: what the agent sees of the box.
    void startAfter(const std::string& commands);
    /// kill -9, at once.
    void kill();
    /// kill -9 from another thread, during a call.
    void killProcess() const;
    /// SIGTERM, and waits for the end.
    void terminate();

    [[nodiscard]] pid_t processId() const { return m_program->processId(); }
    [[nodiscard]] const NetworkNamespace& box() const { return *m_box; }
    [[nodiscard]] const NetworkNamespace& desk() const { return *m_desk; }
    /// The folders of this box, as the agent's options. Its socket is not among them.
    [[nodiscard]] std::vector<std::string> folders() const;
    [[nodiscard]] std::string file(const std::string& name) const;
    [[nodiscard]] std::string config() const { return file("conf"); }
    [[nodiscard]] std::string state() const { return file("state"); }
    [[nodiscard]] std::string socket() const { return file("socket"); }
    /// A disk of that name with a serial number "SERIAL-NAME" and a stable name, which is returned.
    std::string addDisk(const std::string& name, std::uint64_t bytes = 16U << 20U);

    /// Leaves no room where the configuration is. The folder is moved to a small file system for that.
    void fillConfiguration();
    /// Who answers for the address when the desk asks.
    [[nodiscard]] std::vector<plans::WireAnswer> heardFromDesk(const Address& address) const;

private:
    QTemporaryDir m_folder;
    std::optional<NetworkNamespace> m_box;
    std::optional<NetworkNamespace> m_desk;
    std::optional<Program> m_program;
    bool m_isMounted = false;
    Json m_disks = Json::object();
};

} // namespace etherdeck::tests
