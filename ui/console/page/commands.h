#pragma once

#include "core/base/mac_address.h"
#include "ui/widgets/step_commands.h"

#include <QString>
#include <QtGlobal>

#include <memory>
#include <optional>

namespace etherdeck::ui {

/// What the console page requests. Does nothing by itself.
class ConsoleCommands : public virtual StepCommands {
public:
    /// Tries once more to open the port and the store.
    virtual void listenAgain();
    /// The boots of a box, whenever they change.
    virtual void watchBoots(qint64 source);
    virtual void rename(qint64 source, const QString& name);
    virtual void tie(qint64 source, const std::optional<MacAddress>& box);
    virtual void merge(qint64 into, qint64 from);
    /// `former` was merged into it.
    virtual void takeApart(qint64 into, qint64 former, const QString& formerTitle);
    virtual void forgetBox(qint64 source);
    /// "Nothing arrives?", of a box or of none in particular (0).
    virtual void openArrivalHelp(qint64 source);
};
/// Never null.
using ConsoleCommandsPtr = std::shared_ptr<ConsoleCommands>;

} // namespace etherdeck::ui
