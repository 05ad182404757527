#pragma once

#include <memory>

namespace etherdeck::ui {

/// How a person can go on, from more than one page. By itself nothing is done.
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
    virtual void repairPermission() {}
    virtual void startLab() {}
    virtual void openPreferences() {}
};
/// Shared by those who ask; never null.
using StepCommandsPtr = std::shared_ptr<StepCommands>;

} // namespace etherdeck::ui
