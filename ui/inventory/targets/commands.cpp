#include "ui/inventory/targets/commands.h"

#include <utility>

namespace etherdeck::ui {

void InventoryCommands::compare(Address /*address*/) {}

void InventoryCommands::exportAt(Address /*address*/, const DraggedDisk& /*disk*/) {}

void InventoryCommands::showExport(const QString& /*device*/, Address /*address*/) {}

void InventoryCommands::forget(const std::vector<discovery::Target>& /*targets*/) {}

void InventoryCommands::setLabel(const discovery::Target& /*target*/, const store::Label& /*label*/) {}

void InventoryCommands::setLabel(std::uint16_t /*shelf*/, const store::Label& /*label*/) {}

Call InventoryCommands::events(const store::EventQuery& /*query*/, QObject* receiver,
                               Then<std::vector<store::EventRecord>> then) {
    return Reply<std::vector<store::EventRecord>>(receiver, std::move(then)).call();
}

Call InventoryCommands::countEvents(const store::EventQuery& /*query*/, QObject* receiver,
                                    Then<std::size_t> then) {
    return Reply<std::size_t>(receiver, std::move(then)).call();
}

Call InventoryCommands::changeConfig(Address /*address*/, const std::vector<discovery::PathKey>& /*paths*/,
                                     const ConfigWish& /*wish*/, QObject* receiver,
                                     Then<ConfigOutcome> then) {
    return Reply<ConfigOutcome>(receiver, std::move(then)).call();
}

Call InventoryCommands::peek(Address /*address*/, const discovery::PathKey& /*path*/, QObject* receiver,
                             Each<PeekProgress> each, Then<PeekOutcome> then) {
    return Stream<PeekProgress, PeekOutcome>(receiver, std::move(each), std::move(then)).call();
}

} // namespace etherdeck::ui
