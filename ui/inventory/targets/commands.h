#pragma once

#include "core/disks/disk_contents.h"
#include "core/services/calls/call.h"
#include "core/services/inventory/config_editor.h"
#include "core/services/inventory/disk_peek.h"
#include "core/store/events/event_query.h"
#include "core/store/events/label.h"
#include "ui/boxes/base/commands.h"
#include "ui/widgets/dragged_disk.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace etherdeck::ui {

/// The requests of the inventory page and its parts. By default nothing is done, and each answer is Closed.
class InventoryCommands : public virtual BoxCommands {
public:
    /// Compares again what the paths of a target read.
    virtual void compare(Address address);
    /// A new export with this address: asks for the rest. The disk may be none.
    virtual void exportAt(Address address, const DraggedDisk& disk);
    /// The export behind a target, on its box.
    virtual void showExport(const QString& device, Address address);
    /// Off the list.
    virtual void forget(const std::vector<discovery::Target>& targets);
    virtual void setLabel(const discovery::Target& target, const store::Label& label);
    virtual void setLabel(std::uint16_t shelf, const store::Label& label);
    /// Newest first.
    virtual Call events(const store::EventQuery& query, QObject* receiver,
                        Then<std::vector<store::EventRecord>> then);
    /// How many match.
    virtual Call countEvents(const store::EventQuery& query, QObject* receiver, Then<std::size_t> then);
    virtual Call changeConfig(Address address, const std::vector<discovery::PathKey>& paths,
                              const ConfigWish& wish, QObject* receiver, Then<ConfigOutcome> then);
    virtual Call peek(Address address, const discovery::PathKey& path, QObject* receiver,
                      Each<PeekProgress> each, Then<PeekOutcome> then);
};
/// Shared by the page and its parts; never null.
using InventoryCommandsPtr = std::shared_ptr<InventoryCommands>;

} // namespace etherdeck::ui
