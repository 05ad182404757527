#pragma once

#include "ui/boxes/base/commands.h"

#include <QString>
#include <QtGlobal>

#include <memory>

namespace etherdeck::ui {

/// What the console page requests. Does nothing by itself.
class ConsoleCommands : public virtual BoxCommands {
public:
    /// Tries once more to open the port and the store.
    virtual void listenAgain();
    /// The boots of a box, whenever they change.
    virtual void watchBoots(qint64 source);
    virtual void rename(qint64 source, const QString& name);
    virtual void merge(qint64 into, qint64 from);
    /// `former` was merged into it.
    virtual void takeApart(qint64 into, qint64 former, const QString& formerTitle);
    virtual void forgetBox(qint64 source);
    /// Netconsole on a box: by its agent, or the lines for it.
    virtual void setUpNetconsole(qint64 source);
    /// "Nothing arrives?", of a box or of none in particular (0).
    virtual void openArrivalHelp(qint64 source);
};
/// Never null.
using ConsoleCommandsPtr = std::shared_ptr<ConsoleCommands>;

} // namespace etherdeck::ui
