#pragma once

#include <QString>

#include <functional>
#include <string>

namespace etherdeck {
class AgentInstaller;
class ArrivalProbe;
class BoxFinder;
class BoxLogService;
struct BoxLogWays;
class BoxService;
class ConfigEditor;
class ConsoleReader;
class ConsoleService;
class DeviceService;
class LoginQuestions;
class QueueKeeper;
class SleepMonitor;
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

/// The services that the window uses. They outlive its requests.
struct Services {
    DiscoveryService& discovery;
    ConfigEditor& editor;
    DiskPeek& peek;
    HistoryService& history;
    ConsoleService& console;
    ConsoleReader& reader;
    DeviceService& devices;
    QueueKeeper& queue;
    BoxFinder& finder;
    AgentInstaller& installer;
    BoxLogService& boxLogs;
    BoxService& boxes;
    std::function<void()> startLab;
};

/// The requests of the pages, and the changes that the user makes, undoes and redoes.
void connectCommands(ui::MainWindow& window, const Services& services);

// What a service tells goes to the window. Of each pair, either may be destroyed first. Between threads
// connections are queued: neither side waits for the other.

void connectWindow(ui::MainWindow& window, DiscoveryService& service);
/// Shows the reports of discovery, at the pace of the window.
void connectReports(ui::MainWindow& window, DiscoveryService& service, ui::Notifications& notifications);
void connectHistory(ui::MainWindow& window, HistoryService& history, DiscoveryService& service,
                    const QString& path);
void connectConsole(ui::MainWindow& window, ConsoleService& console, ui::Notifications& notifications);
/// Requests of the console panels to the store, and the check of what arrives at this computer.
void connectPanels(ui::MainWindow& window, ConsoleReader& reader, ConsoleService& console);
void connectArrival(ui::MainWindow& window, ArrivalProbe& probe, ConsoleService& console);
/// Which boxes depend on this computer, and reports of its sleep.
void connectSleep(ui::MainWindow& window, SleepMonitor& sleep, ConsoleService& console,
                  ui::Notifications& notifications);
/// Boxes with an agent: those that are remembered are connected.
void connectDevices(ui::MainWindow& window, DeviceService& devices, QueueKeeper& queue,
                    LoginQuestions& logins);
/// What proves which box something belongs to, and the boxes, for the pages.
void connectBoxes(ui::MainWindow& window, BoxService& boxes, const Services& services,
                  ui::TimelineArranger& arranger);
/// How the agents of boxes are asked for their logs.
[[nodiscard]] BoxLogWays boxLogWays(DeviceService& devices);
/// What records are missing on the Console, and whose log may have them.
void connectBoxLogs(ui::MainWindow& window, BoxLogService& logs, BoxService& boxes, const Services& from);
/// The data of the timeline are arranged before they enter the thread of the window.
void connectTimeline(ui::MainWindow& window, TimelineReader& reader, ui::TimelineArranger& arranger,
                     ConsoleService& console);
void connectTimelineFacts(ui::TimelineArranger& arranger, DiscoveryService& discovery,
                          HistoryService& history);
void connectFirstSteps(ui::MainWindow& window, InterfaceWatch& watch, LinkRepair& repair,
                       const std::string& linkProgram);

} // namespace etherdeck::app
