#pragma once

#include "core/planner/plan_builder.h"

/// A plan for each kind of wish. For planner.cpp, which others call.
namespace etherdeck::plans {

// export_plans.cpp
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const CreateExport& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const ChangeExport& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const AllowInitiator& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const LoadExports& wish);
/// True when initiators would see another disk, or none, and lose what they are writing.
[[nodiscard]] bool takesAway(const exports::Export& before, const exports::Export& after);
/// Checks a new export, warns, and adds the steps that create it.
[[nodiscard]] std::optional<Refusal> addCreation(PlanBuilder& plan, const exports::Export& config,
                                                 bool start);
/// With the identity of its disk, if it has none.
[[nodiscard]] exports::Export withIdentity(const BoxState& box, exports::Export config);
/// An export after an edit.
[[nodiscard]] exports::Export edited(exports::Export config, const ExportEdit& edit);

// run_plans.cpp
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const StartExport& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const StopExport& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const RestartExport& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const RemoveExport& wish);

// import_plans.cpp
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const ImportExports& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const AdoptExport& wish);

// disk_plans.cpp
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const LockDisk& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const CreateImage& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const RemoveImage& wish);

// network_plans.cpp
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const SetMtu& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const AddVlan& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const RemoveVlan& wish);

// environment_plans.cpp
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const EditEnvironment& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const RestoreEnvironment& wish);

// netconsole_plans.cpp
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const SetNetconsole& wish);

// box_plans.cpp
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const SetHostName& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const Reboot& wish);
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const PowerOff& wish);
/// Always refused: the journal knows the wish that undoes a change.
[[nodiscard]] Outcome<Plan> planOf(const BoxState& box, const UndoChange& wish);

} // namespace etherdeck::plans
