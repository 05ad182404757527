#include "ui/boxes/base/commands.h"

namespace etherdeck::ui {

void BoxCommands::showBox(const boxes::BoxKey& /*box*/) {}

void BoxCommands::askBoxName(const boxes::BoxKey& /*box*/) {}

void BoxCommands::askBoxGroup(const boxes::BoxKey& /*box*/) {}

void BoxCommands::askTie(const boxes::Thing& /*thing*/) {}

void BoxCommands::renameBox(const boxes::BoxKey& /*box*/, const std::string& /*name*/) {}

} // namespace etherdeck::ui
