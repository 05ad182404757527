#pragma once

#include "app/agent/changes/box_reader.h"
#include "app/agent/exports/keeper.h"
#include "app/agent/exports/paths.h"
#include "app/agent/state/versions.h"
#include "core/plans/plan.h"
#include "core/plans/refusal.h"

#include <optional>
#include <vector>

namespace etherdeck::agent {

/// The file that a step writes or removes, if it does.
[[nodiscard]] const std::string* fileOf(const plans::Action& action);

/// True when an action that was refused is not even half done: there is nothing to undo, and what exists now
/// was made by somebody else.
[[nodiscard]] bool hasDoneNothing(const plans::Action& action, const plans::Refusal& refusal);

/// Carries out the actions of plans, one at a time. Waits; from a worker.
class StepRunner {
public:
    StepRunner(AgentPaths paths, ExportKeeper& keeper, BoxReader& reader);
    void setUnitsRunExports(bool on) { m_unitsRunExports = on; }

    /// What undoes the action, determined before it is done; nothing when nothing has to be undone. Undoing
    /// is harmless when the action was not done, or only half done.
    [[nodiscard]] std::optional<plans::Action> reverseOf(const plans::Action& action) const;
    /// What a plan will replace or remove of the configuration that was written by hand. Empty when it is too
    /// long for the journal, which holds many changes.
    [[nodiscard]] std::vector<plans::WriteFile> earlierConfsOf(const plans::Plan& plan) const;
    /// Refusals: those of the action.
    [[nodiscard]] plans::Outcome<void> perform(const plans::Action& action);

private:
    [[nodiscard]] plans::Outcome<void> run(const plans::WriteFile& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::RemoveFile& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::RunProgram& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::StartVblade& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::StopVblade& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::ChangeMtu& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::CreateVlan& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::DeleteVlan& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::MakeImage& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::DeleteImage& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::ChangeLock& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::ChangeHostName& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::ShutDown& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::BackUpFlash& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::EraseFlash& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::WriteFlash& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::CheckFlash& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::RestoreFlash& action);
    [[nodiscard]] plans::Outcome<void> run(const plans::ChangeNetconsole& action);
    [[nodiscard]] plans::Outcome<void>
    keepVersion(const std::string& path, const std::optional<std::string>& over, const std::string& after);
    [[nodiscard]] plans::Outcome<void> configurationChanged(const std::string& path, bool cameOrWent);
    [[nodiscard]] plans::Outcome<void> startUnit(const plans::StartVblade& action);

    AgentPaths m_paths;
    ExportKeeper& m_keeper;
    BoxReader& m_reader;
    FileVersions m_versions;
    bool m_unitsRunExports = false;
};

} // namespace etherdeck::agent
