#include "core/base/sha256.h"
#include "core/install/run.h"
#include "core/remote/agent_client.h"
#include "core/system/small_files.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <poll.h>
#include <utility>
#include <variant>

namespace etherdeck::install {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t longestAgent = std::size_t{64} << 20; // one with sanitizers has 50 MB
constexpr Duration longestStep = 120s;
constexpr Duration longestStart = 30s;
constexpr int startPauseMs = 300;
constexpr const char* folderVariable = "ETHERDECK_AGENTS";

/// One job of an installation on its box.
class StepWork {
public:
    StepWork(const remote::SshDevice& device, const InstallPlan& plan, const AgentFiles& files,
             const RunOptions& options) :
        m_device(device), m_plan(plan), m_files(files), m_options(options) {}

    [[nodiscard]] Answer<void> undo(const InstallStep& step) const {
        // Whatever stopped the steps must not stop this.
        return runText(step.reverse, {Clock::now() + longestStep, -1});
    }
    [[nodiscard]] Answer<void> operator()(const RunOnBox& action) const {
        return runText(action.script, limits());
    }
    [[nodiscard]] Answer<void> operator()(const PutFile& action) const {
        const auto file = m_files.find(action.file);
        if (file == m_files.end())
            return failed(BoxFault::NoAgentFile, {}, action.file);
        return copyToBox(m_device,
                         {file->second.content, action.path, action.mode, action.trial, action.before,
                          m_plan.asRoot, m_options.sudoPassword},
                         limits());
    }
    [[nodiscard]] Answer<void> operator()(const AwaitAgent&) const {
        auto device = m_device;
        device.agentCommand = m_plan.agentCommand;
        const auto deadline = Clock::now() + longestStart;
        while (true) {
            const auto client =
                remote::AgentClient::open(device, m_options.identity, {deadline, m_options.stop});
            if (client)
                return {};
            const auto* const error = std::get_if<remote::ConnectionError>(&client.error());
            if (const auto* const refused = std::get_if<remote::AgentRefusal>(&client.error());
                refused && refused->refusal.code == plans::RefusalCode::Cancelled)
                return failed(BoxFault::Cancelled);
            const auto mayComeYet = error && (error->fault == remote::ConnectionFault::Lost ||
                                              error->fault == remote::ConnectionFault::NoAgent);
            if (!mayComeYet || Clock::now() + std::chrono::milliseconds(startPauseMs) >= deadline)
                return failed(BoxFault::DoesNotStart, error ? error->said : std::string());
            pollfd stop{m_options.stop, POLLIN, 0};
            if (::poll(&stop, 1, startPauseMs) > 0)
                return failed(BoxFault::Cancelled);
        }
    }

private:
    [[nodiscard]] remote::Limits limits() const { return {Clock::now() + longestStep, m_options.stop}; }
    [[nodiscard]] Answer<void> runText(const std::string& script, const remote::Limits& limits) const {
        const auto end = runScript(m_device, {script, {}, m_plan.asRoot, m_options.sudoPassword}, limits);
        if (!end)
            return tl::unexpected(end.error());
        if (end->status != 0)
            return failed(faultFromMessage(end->output, BoxFault::StepFailed), end->output);
        return {};
    }

    const remote::SshDevice& m_device;
    const InstallPlan& m_plan;
    const AgentFiles& m_files;
    const RunOptions& m_options;
};

} // namespace

std::string agentFolder() {
    if (const auto* const given = std::getenv(folderVariable); given != nullptr && *given != '\0')
        return given;
    const auto running = linkOf("/proc/self/exe");
    const auto folder = running.substr(0, running.rfind('/'));
    for (const auto& path : {folder + "/../agents", folder + "/../libexec/etherdeck/agents"}) {
        if (!running.empty() && isThere(path))
            return path;
    }
    return {};
}

AgentFiles readAgentFiles(const std::string& folder) {
    AgentFiles files;
    for (const auto& name : {fileOf(AgentBuild::Armel), fileOf(AgentBuild::Armhf), fileOf(AgentBuild::Arm64),
                             fileOf(AgentBuild::Amd64), std::string(unitFile), std::string(initScriptFile),
                             std::string(procdScriptFile)}) {
        if (auto content = readWhole(folder + '/' + name, longestAgent); content && !content->empty()) {
            auto digest = sha256(*content);
            files.emplace(name, AgentFile{std::move(*content), std::move(digest)});
        }
    }
    return files;
}

Answer<BoxSystem> lookAt(const remote::SshDevice& device, const remote::Limits& limits) {
    const auto end = runScript(device, {lookScript()}, limits);
    if (!end)
        return tl::unexpected(end.error());
    auto box = boxSystemFrom(end->output);
    if (!box)
        return failed(BoxFault::StepFailed, end->output);
    return std::move(*box);
}

Answer<void> trySudo(const remote::SshDevice& device, const std::string& password,
                     const remote::Limits& limits) {
    if (password.empty() || password.find('\n') != std::string::npos)
        return failed(BoxFault::NeedsRoot);
    const auto end = runScript(device, {"true", {}, true, password}, limits);
    if (end && end->status == 0)
        return {};
    const auto* const error = end ? nullptr : std::get_if<BoxError>(&end.error());
    // The script has not begun: sudo did not let it.
    if (end || (error && error->fault == BoxFault::NoShell))
        return failed(BoxFault::NeedsRoot, end ? end->output : error->said, "sudo");
    return tl::unexpected(end.error());
}

void run(Installation& installation, const remote::SshDevice& device, const AgentFiles& files,
         const RunOptions& options) {
    const StepWork work(device, installation.plan(), files, options);
    while (const auto job = installation.next()) {
        if (options.onStep)
            options.onStep(installation.stepsDone(), *job);
        installation.finished(job->undoes ? work.undo(*job->step) : std::visit(work, job->step->action));
    }
}

} // namespace etherdeck::install
