#pragma once

#include <QString>

#include <string>

namespace etherdeck {
class ConfigEditor;
class DiscoveryService;
class DiskPeek;
class HistoryService;
class InterfaceWatch;
class LinkRepair;
} // namespace etherdeck
namespace etherdeck::ui {
class MainWindow;
}

namespace etherdeck::app {

/// What a service tells goes to the window, what the person wants goes to the service. Of each pair, either
/// may be destroyed first.
void connectWindow(ui::MainWindow& window, DiscoveryService& service);
void connectQuestions(ui::MainWindow& window, ConfigEditor& editor, DiskPeek& peek);
void connectHistory(ui::MainWindow& window, HistoryService& history, DiscoveryService& service,
                    const QString& path);
void connectFirstSteps(ui::MainWindow& window, InterfaceWatch& watch, LinkRepair& repair,
                       const std::string& linkProgram);

} // namespace etherdeck::app
