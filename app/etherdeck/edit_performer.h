#pragma once

#include "ui/shell/edits.h"

namespace etherdeck {
class ConfigEditor;
class ConsoleReader;
class ConsoleService;
class DiscoveryService;
class HistoryService;
} // namespace etherdeck

namespace etherdeck::app {

/// Whom what a person changes concerns.
struct EditServices {
    DiscoveryService& discovery;
    ConfigEditor& editor;
    HistoryService& history;
    ConsoleService& console;
    ConsoleReader& reader;
};

/// Has each change made by the service that it concerns. `target` tells what is known of one now.
[[nodiscard]] ui::Edits::Performer
editPerformer(const EditServices& services, std::function<std::optional<discovery::Target>(Address)> target);

} // namespace etherdeck::app
