#include "ui/widgets/step_commands.h"

namespace etherdeck::ui {

StepCommands::~StepCommands() = default;

} // namespace etherdeck::ui
