#pragma once

namespace etherdeck {
class DiscoveryService;
}
namespace etherdeck::ui {
class MainWindow;
}

namespace etherdeck::app {

/// What the service tells goes to the window, what the person wants goes to the service.
/// Either may be destroyed first.
void connectWindow(ui::MainWindow& window, DiscoveryService& service);

} // namespace etherdeck::app
