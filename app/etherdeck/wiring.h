#pragma once

#include <QString>

#include <string>

namespace etherdeck {
class ArrivalProbe;
class ConfigEditor;
class ConsoleReader;
class ConsoleService;
class DeskSleep;
class DiscoveryService;
class DiskPeek;
class HistoryService;
class InterfaceWatch;
class LinkRepair;
class TimelineReader;
} // namespace etherdeck
namespace etherdeck::ui {
class MainWindow;
class Notifications;
class TimelineArranger;
} // namespace etherdeck::ui

namespace etherdeck::app {

struct EditServices;

/// What a service tells goes to the window, what the person wants goes to the service. Of each pair, either
/// may be destroyed first.
void connectWindow(ui::MainWindow& window, DiscoveryService& service);
/// What discovery finds and tells, at the pace of the window.
void connectReports(ui::MainWindow& window, DiscoveryService& service, ui::Notifications& notifications);
/// What the inventory's page asks of targets and of the history.
void connectQuestions(ui::MainWindow& window, ConfigEditor& editor, DiskPeek& peek, HistoryService& history);
/// What a person changes, undoes and does again.
void connectEdits(ui::MainWindow& window, const EditServices& services);
void connectHistory(ui::MainWindow& window, HistoryService& history, DiscoveryService& service,
                    const QString& path);
void connectConsole(ui::MainWindow& window, ConsoleService& console, ui::Notifications& notifications);
/// What the panels of the console page ask of the store, and the helper of the machine.
void connectPanels(ui::MainWindow& window, ConsoleReader& reader, ConsoleService& console);
void connectArrival(ui::MainWindow& window, ArrivalProbe& probe, ConsoleService& console);
/// What depends on this desk, and what is told of its sleep.
void connectSleep(ui::MainWindow& window, DeskSleep& sleep, ConsoleService& console,
                  ui::Notifications& notifications);
/// Data of the timeline do not come into the window's thread before they are arranged.
void connectTimeline(ui::MainWindow& window, TimelineReader& reader, ui::TimelineArranger& arranger,
                     ConsoleService& console);
void connectTimelineFacts(ui::TimelineArranger& arranger, DiscoveryService& discovery,
                          HistoryService& history);
void connectFirstSteps(ui::MainWindow& window, InterfaceWatch& watch, LinkRepair& repair,
                       const std::string& linkProgram);

} // namespace etherdeck::app
