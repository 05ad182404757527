#pragma once

#include "ui/widgets/step_commands.h"

namespace etherdeck::tests {

/// Counts the steps that are asked for.
class FakeSteps : public ui::StepCommands {
public:
    int discoveries = 0;
    int interfaceChoices = 0;
    int wizards = 0;
    int labs = 0;

    void discover() override { ++discoveries; }
    void chooseInterfaces() override { ++interfaceChoices; }
    void openWizard() override { ++wizards; }
    void startLab() override { ++labs; }
};

} // namespace etherdeck::tests
