#pragma once

#include "core/boxes/box.h"
#include "ui/widgets/step_commands.h"

#include <memory>
#include <string>

namespace etherdeck::ui {

/// What pages request about boxes; each opens a dialog. What is changed there can be undone. Does nothing by
/// itself.
class BoxCommands : public virtual StepCommands {
public:
    /// All that is known of a box, in one place.
    virtual void showBox(const boxes::BoxKey& box);
    virtual void askBoxName(const boxes::BoxKey& box);
    virtual void askBoxGroup(const boxes::BoxKey& box);
    /// Which box something belongs to.
    virtual void askTie(const boxes::Thing& thing);
    virtual void renameBox(const boxes::BoxKey& box, const std::string& name);
};
/// Never null.
using BoxCommandsPtr = std::shared_ptr<BoxCommands>;

} // namespace etherdeck::ui
