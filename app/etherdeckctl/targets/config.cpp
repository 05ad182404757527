#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/terminal.h"
#include "app/etherdeckctl/targets/commands.h"
#include "app/etherdeckctl/targets/table.h"
#include "app/etherdeckctl/targets/wire_run.h"
#include "core/aoe/build.h"
#include "core/base/harmless_text.h"
#include "core/services/inventory/config_editor.h"

namespace etherdeck::ctl {

namespace {

using ConfigAction = ConfigOptions::Action;

/// One config command on the paths of one target.
class ConfigRun {
public:
    ConfigRun(Output& output, const WireOptions& options, const ConfigOptions& config) :
        m_output(output), m_options(options), m_config(config), m_run(options, config.address) {}

    ExitStatus run() {
        if (!m_run.isUsable() || !m_run.waitUntilSettled())
            return ExitStatus::Failed;
        const auto* found = m_run.service().discovery().find(m_config.address);
        if (!found) {
            printProblem(m_config.address.toString() + " did not answer.",
                         "'etherdeckctl discover' lists the targets that do.");
            return ExitStatus::Failed;
        }
        const auto target = *found;
        const auto paths = choosePaths(target);
        if (paths.empty())
            return ExitStatus::Failed;
        return m_config.action == ConfigAction::Get ? get(paths.front()) : change(paths);
    }

private:
    /// The live paths that the command is about: all of one disk, or the one with the MAC that was asked for.
    std::vector<discovery::PathKey> choosePaths(const discovery::Target& target) const {
        std::vector<discovery::PathKey> paths;
        for (const auto& path : target.paths)
            if (path.isUp() && (!m_config.mac || path.key.mac == *m_config.mac))
                paths.push_back(path.key);
        if (paths.empty() && m_config.mac)
            printProblem(target.address.toString() + " does not answer from " + m_config.mac->toString() +
                         ".");
        if (target.conflict != discovery::Conflict::None && !m_config.mac) {
            printNote(conflictReport({target}, m_run.context().interfaceName));
            printProblem("several disks answer for this address.", "Choose one with --mac MAC.");
            return {};
        }
        return paths;
    }

    ExitStatus get(const discovery::PathKey& path) {
        const auto answer = send(path, aoe::ConfigCommand::Read, {});
        if (!answer)
            return failed(answer.error());
        print(answer->string);
        return ExitStatus::Done;
    }

    ExitStatus change(const std::vector<discovery::PathKey>& paths) {
        const bool force = m_config.action == ConfigAction::Clear || m_config.force;
        const auto command = force ? aoe::ConfigCommand::ForceSet : aoe::ConfigCommand::SetIfEmpty;
        for (const auto& path : paths) {
            m_run.service().expectConfigString(m_config.address, m_config.string);
            const auto answer = send(path, command, m_config.string);
            if (!answer)
                return failed(answer.error());
            if (answer->refused)
                return refusedOver(answer->string);
            const auto readBack = send(path, aoe::ConfigCommand::Read, {});
            if (!readBack)
                return failed(readBack.error());
            if (readBack->string != m_config.string) {
                printProblem("the target accepted the string, but now reports '" + readBack->string + "'.");
                return ExitStatus::Failed;
            }
        }
        print(m_config.string);
        return ExitStatus::Done;
    }

    Result<ConfigAnswer> send(const discovery::PathKey& path, aoe::ConfigCommand command,
                              const std::string& string) {
        const auto reply = m_run.ask(m_config.address, path, [&](const aoe::Route& route) {
            return aoe::buildConfigRequest(route, command, string);
        });
        if (!reply)
            return fail(reply.error());
        return readConfigAnswer(reply->frame);
    }

    ExitStatus failed(const Error& error) const {
        printProblem(m_config.address.toString() + ": " + describe(error), {}, error.detail);
        return ExitStatus::Failed;
    }

    ExitStatus refusedOver(const std::string& present) const {
        printProblem(m_config.address.toString() + " already has another config string: '" + present + "'.",
                     "It may mark who uses the target. Use --force to replace it.");
        return ExitStatus::Failed;
    }

    void print(const std::string& string) const {
        const auto address = m_config.address.toString();
        if (m_options.json)
            m_output.print(dump({{"address", address}, {"config_string", string}}, 2) + '\n');
        else if (m_config.action == ConfigAction::Get)
            m_output.print(harmlessLine(string) + '\n');
        else if (m_config.action == ConfigAction::Clear)
            m_output.print(address + ": config string cleared\n");
        else
            m_output.print(address + ": config string is now '" + harmlessLine(string) + "'\n");
    }

    Output& m_output;
    WireOptions m_options;
    ConfigOptions m_config;
    WireRun m_run;
};

} // namespace

ExitStatus runConfig(Output& output, const WireOptions& options, const ConfigOptions& config) {
    return ConfigRun(output, options, config).run();
}

} // namespace etherdeck::ctl
