#pragma once

#include <memory>

namespace etherdeck {
struct RepairPlan;
}

namespace etherdeck::ui {

/// Next steps that several pages offer. The functions of this class do nothing.
class StepCommands {
public:
    StepCommands() = default;
    virtual ~StepCommands();
    StepCommands(const StepCommands&) = delete;
    StepCommands& operator=(const StepCommands&) = delete;

    virtual void discover() {}
    virtual void retryLinks() {}
    virtual void chooseInterfaces() {}
    virtual void openWizard() {}
    /// Opens the dialog that grants the missing permission.
    virtual void repairPermission() {}
    /// What that dialog and the wizard request: to be told what is missing now, and to run a plan.
    virtual void checkPermission() {}
    virtual void runRepair(const RepairPlan& /*plan*/) {}
    virtual void cancelRepair() {}
    virtual void startLab() {}
    virtual void openPreferences() {}
};
/// Shared by those that use it; never null.
using StepCommandsPtr = std::shared_ptr<StepCommands>;

} // namespace etherdeck::ui
