#include "app/etherdeckctl/known_devices/install.h"

#include "app/etherdeckctl/base/interrupt.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/asking.h"
#include "app/etherdeckctl/device/consent.h"
#include "app/etherdeckctl/device/plan_text.h"
#include "app/etherdeckctl/known_devices/book.h"
#include "app/etherdeckctl/known_devices/install_text.h"
#include "core/base/harmless_text.h"
#include "core/base/shell_word.h"
#include "core/discovery/target_json.h"
#include "core/install/run.h"

#include <chrono>
#include <memory>
#include <random>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

using install::BoxFault;
using OrderedJson = nlohmann::ordered_json;

constexpr std::chrono::seconds longestLook{120}; // somebody may be typing a password
constexpr std::size_t longestUser = 64;

/// A known device that is reached by ssh.
struct KnownBox {
    remote::NamedDeviceEntry entry;
    remote::SshDevice device;
};

std::optional<KnownBox> findBox(Output& output, const InstallOptions& options) {
    const auto book = remote::readDeviceBook(bookFile());
    if (!book) {
        report(output, bookFailure(book.error()), options.json);
        return std::nullopt;
    }
    const auto* const entry = book->find(options.name);
    if (!entry) {
        report(output, noSuchDevice(options.name), options.json);
        return std::nullopt;
    }
    const auto device = remote::deviceOf(*entry);
    const auto* const ssh = device ? std::get_if<remote::SshDevice>(&*device) : nullptr;
    if (!ssh) {
        report(output, explain(install::Failure(install::BoxError{BoxFault::NotBySsh}), options.name),
               options.json);
        return std::nullopt;
    }
    return KnownBox{*entry, *ssh};
}

std::string unforeseeable() {
    std::random_device random;
    std::string text;
    for (int i = 0; i < 3; ++i)
        text += std::to_string(random());
    return text;
}

bool isConfirmed(const InstallOptions& options) {
    if (options.yes)
        return true;
    if (options.json || !canAskTerminal())
        return false;
    printNote("Apply this? [y/N] ");
    const auto answer = readTypedLine();
    return answer && (answer->starts_with('y') || answer->starts_with('Y'));
}

/// One installation or removal, from the look at the box to what is reported.
class InstallRun {
public:
    InstallRun(Output& output, const InstallOptions& options, KnownBox box) :
        m_output(output),
        m_options(options),
        m_box(std::move(box)),
        m_asking(options.json ? nullptr : answerAtTerminal()) {}

    using Plan = install::Answer<install::InstallPlan>;

    [[nodiscard]] install::Answer<install::BoxSystem> look() const {
        const Interrupt interrupt;
        return install::lookAt(m_box.device, {Clock::now() + longestLook, interrupt.descriptor()});
    }
    [[nodiscard]] const KnownBox& box() const { return m_box; }
    /// For a user who is not root: by sudo's password, if it is given or typed. What fails is reported.
    bool becomeRoot(install::BoxSystem& system) {
        if (system.isRoot || system.canBecomeRoot)
            return true;
        if (m_options.sudoPasswordDescriptor)
            m_sudoPassword = readPassword(*m_options.sudoPasswordDescriptor).value_or(std::string());
        else if (!m_options.json && canAskTerminal())
            m_sudoPassword = askTerminal("Password of " + harmlessStart(system.user, longestUser) +
                                             " for sudo on " + m_box.entry.name + ": ",
                                         -1)
                                 .value_or(std::string());
        else
            return true; // the plan says what is missing
        const Interrupt interrupt;
        const auto tried = install::trySudo(m_box.device, m_sudoPassword,
                                            {Clock::now() + longestLook, interrupt.descriptor()});
        system.sudoAsks = tried.has_value();
        if (!tried)
            static_cast<void>(fail(tried.error()));
        return tried.has_value();
    }

    ExitStatus fail(const install::Failure& failure) const {
        return report(m_output, explain(failure, m_box.entry.device), m_options.json);
    }
    /// Carries the plan out, and stores how the agent is started from now on. Nothing when it was not, or not
    /// completely.
    std::optional<ExitStatus> carryOut(install::Installation& installation, const install::AgentFiles& files,
                                       plans::Confirmation level,
                                       const std::vector<std::string>& agentCommand) {
        if (const auto status = apply(installation, files, level))
            return status;
        if (const auto failure = remember(agentCommand))
            return report(m_output, *failure, m_options.json);
        return std::nullopt;
    }
    ExitStatus tell(OrderedJson json, const install::Installation& installation,
                    const std::string& text) const {
        if (m_options.json) {
            json["skipped"] = textsOf(installation.skipped());
            m_output.print(dump(json) + '\n');
            return ExitStatus::Done;
        }
        m_output.print(text + '\n');
        for (const auto& step : installation.skipped())
            printNote("Not done: " + step.text() + '\n');
        return ExitStatus::Done;
    }

private:
    /// Shows the plan or carries it out. Nothing when it was not, or not completely.
    std::optional<ExitStatus> apply(install::Installation& installation, const install::AgentFiles& files,
                                    plans::Confirmation level) {
        const auto shown = shownPlan(installation.plan(), level);
        if (m_options.planOnly) {
            printOwnPlan(m_output, shown, m_options.json);
            return ExitStatus::Done;
        }
        if (level != plans::Confirmation::None && !m_options.yes) {
            if (!m_options.json)
                printNote(planText(shown));
            if (!isConfirmed(m_options))
                return report(m_output, confirmationNeeded(shown.plan), m_options.json);
        }
        const Interrupt interrupt;
        install::RunOptions run{
            {"etherdeckctl " ETHERDECK_VERSION, {}, {}}, interrupt.descriptor(), {}, m_sudoPassword};
        const auto steps = installation.plan().steps.size();
        if (!m_options.json && ::isatty(STDERR_FILENO) != 0)
            run.onStep = [steps](std::size_t step, const install::Installation::Job& job) {
                printNote((job.undoes ? std::string("undo")
                                      : std::to_string(step + 1) + '/' + std::to_string(steps)) +
                          "  " + job.step->text.text() + '\n');
            };
        install::run(installation, m_box.device, files, run);
        if (installation.failure())
            return report(m_output, explain(installation, m_box.entry.device), m_options.json);
        return std::nullopt;
    }
    [[nodiscard]] std::optional<FailureText> remember(const std::vector<std::string>& command) const {
        const auto edited = remote::editDeviceBook(bookFile(), [&](remote::DeviceBook& book) {
            static_cast<void>(book.setAgentCommand(m_options.name, command)); // it may be removed by now
            return Result<void>();
        });
        return edited ? std::nullopt : std::optional(bookFailure(edited.error()));
    }

    Output& m_output;
    const InstallOptions& m_options;
    KnownBox m_box;
    std::unique_ptr<remote::AskServer> m_asking;
    std::string m_sudoPassword;
};

/// A run that has looked at its box.
struct BegunRun {
    InstallRun run;
    install::BoxSystem system;
};
/// What fails is reported.
std::optional<BegunRun> beginRun(Output& output, const InstallOptions& options) {
    auto box = findBox(output, options);
    if (!box)
        return std::nullopt;
    InstallRun run(output, options, std::move(*box));
    auto system = run.look();
    if (!system) {
        static_cast<void>(run.fail(system.error()));
        return std::nullopt;
    }
    if (!run.becomeRoot(*system))
        return std::nullopt;
    return BegunRun{std::move(run), std::move(*system)};
}

/// The agent of a session that the device had before is not needed any more.
void removeSession(install::InstallPlan& plan, const remote::SshDevice& device) {
    const auto folder = remote::sessionFolder(device.agentCommand);
    if (folder.empty())
        return;
    install::InstallStep step{"Remove the agent of the session before",
                              {"rm", "-rf", folder},
                              install::RunOnBox{"rm -rf " + folder}};
    step.isNeeded = false;
    plan.steps.push_back(std::move(step));
}

} // namespace

ExitStatus runInstallDevice(Output& output, const InstallOptions& options) {
    auto begun = beginRun(output, options);
    if (!begun)
        return ExitStatus::Failed;
    auto& [run, system] = *begun;
    const auto files = install::readAgentFiles(install::agentFolder());
    const auto& destination = run.box().device.destination;
    auto plan = options.session ? install::planSession(destination, system, files, unforeseeable())
                                : install::planInstall(destination, system, files);
    if (!plan)
        return run.fail(plan.error());
    removeSession(*plan, run.box().device);
    install::Installation installation(std::move(*plan));
    const auto level = system.sudoAsks ? plans::Confirmation::Click : plans::Confirmation::None;
    if (const auto status = run.carryOut(installation, files, level, installation.plan().agentCommand))
        return *status;
    const auto build = install::buildFor(system);
    const std::string architecture(build ? install::name(*build) : std::string_view());
    return run.tell({{options.session ? "session" : "installed", options.name},
                     {"architecture", architecture},
                     {"init", install::name(system.init)},
                     {"upgraded_from", system.version.empty() ? OrderedJson() : OrderedJson(system.version)}},
                    installation,
                    (options.session ? "The agent runs while it is used: " : "The agent is installed: ") +
                        options.name + ", " + architecture + ".\nTry it: etherdeckctl -d " +
                        shellWord(options.name) + " exports");
}

ExitStatus runUninstallDevice(Output& output, const InstallOptions& options) {
    auto begun = beginRun(output, options);
    if (!begun)
        return ExitStatus::Failed;
    auto& [run, system] = *begun;
    auto plan = install::planUninstall(run.box().device.destination, system, run.box().device.agentCommand);
    if (!plan)
        return run.fail(plan.error());
    install::Installation installation(std::move(*plan));
    if (const auto status = run.carryOut(installation, {}, plans::Confirmation::Click, {}))
        return *status;
    return run.tell({{"uninstalled", options.name}}, installation, "The agent is removed: " + options.name);
}

} // namespace etherdeck::ctl
