#pragma once

#include "core/disks/disk_contents.h"
#include "core/services/calls/call.h"
#include "core/services/inventory/config_editor.h"
#include "core/services/inventory/disk_peek.h"
#include "core/store/events/event_query.h"

#include <memory>
#include <vector>

namespace etherdeck::ui {

/// What the inventory's page and its parts ask for. By itself nothing is done, and each answer is Closed.
class InventoryCommands {
public:
    InventoryCommands() = default;
    virtual ~InventoryCommands();
    InventoryCommands(const InventoryCommands&) = delete;
    InventoryCommands& operator=(const InventoryCommands&) = delete;

    /// Newest first.
    virtual Call events(const store::EventQuery& query, QObject* receiver,
                        Then<std::vector<store::EventRecord>> then);
    virtual Call changeConfig(Address address, const std::vector<discovery::PathKey>& paths,
                              const ConfigWish& wish, QObject* receiver, Then<ConfigOutcome> then);
    virtual Call peek(Address address, const discovery::PathKey& path, QObject* receiver,
                      Each<PeekProgress> each, Then<PeekOutcome> then);
};
/// Shared by the page and its parts; never null.
using InventoryCommandsPtr = std::shared_ptr<InventoryCommands>;

} // namespace etherdeck::ui
