#pragma once

#include "core/services/desk/link_repair.h"
#include "ui/widgets/step_commands.h"

#include <functional>
#include <vector>

namespace etherdeck::tests {

/// Counts the steps that are asked for.
class FakeSteps : public ui::StepCommands {
public:
    int discoveries = 0;
    int interfaceChoices = 0;
    int wizards = 0;
    int labs = 0;
    std::vector<RepairPlan> repairs;
    int cancelledRepairs = 0;
    int permissionChecks = 0;
    std::function<void()> onPermissionCheck = [] {};

    void discover() override { ++discoveries; }
    void chooseInterfaces() override { ++interfaceChoices; }
    void openWizard() override { ++wizards; }
    void startLab() override { ++labs; }
    void runRepair(const RepairPlan& plan) override { repairs.push_back(plan); }
    void cancelRepair() override { ++cancelledRepairs; }
    void checkPermission() override {
        ++permissionChecks;
        onPermissionCheck();
    }
};

} // namespace etherdeck::tests
