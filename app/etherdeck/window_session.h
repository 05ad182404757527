#pragma once

#include "app/etherdeck/box_interfaces.h"
#include "app/etherdeck/discovery_thread.h"
#include "app/etherdeck/options.h"
#include "app/etherdeck/picture.h"
#include "app/etherdeck/service_thread.h"
#include "core/services/box_logs/service.h"
#include "core/services/boxes/service.h"
#include "core/services/console/arrival_probe.h"
#include "core/services/console/reader.h"
#include "core/services/console/service.h"
#include "core/services/console/timeline_reader.h"
#include "core/services/desk/link_repair.h"
#include "core/services/desk/sleep_monitor.h"
#include "core/services/devices/logins.h"
#include "core/services/devices/queue_keeper.h"
#include "core/services/devices/service.h"
#include "core/services/finder/box_finder.h"
#include "core/services/install/installer.h"
#include "core/services/inventory/history_service.h"
#include "core/services/inventory/interface_watch.h"
#include "ui/look/language.h"
#include "ui/look/screen_fit.h"
#include "ui/look/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notices/notifications.h"
#include "ui/timeline/arranger.h"

#include <QSettings>

#include <optional>
#include <string>

class QApplication;

namespace etherdeck::app {

/// Everything that lives as long as the window is open, built and connected.
class WindowSession {
public:
    WindowSession(QApplication& application, const Options& options);

    /// Shows the window and runs until it is closed; the exit status.
    int run();

private:
    void connectWishes();
    void apply(const ui::Preferences& preferences);
    void openFirstInterfaces();
    void openHistory();
    void openConsole();
    void applyToBoxLogs();
    [[nodiscard]] QString storePath() const;
    void startLab();

    QApplication& m_application;
    const Options m_options;
    LoginQuestions m_logins; ///< before any thread
    QSettings m_settings;
    ui::Language m_language;
    ui::Theme m_theme;
    ui::ScreenFit m_fit;
    ui::Preferences m_preferences;
    const std::string m_linkProgram;
    ConsoleReader m_reader;
    BoxInterfaces m_boxInterfaces;
    ui::MainWindow m_window;
    ui::Notifications m_notifications;
    InterfaceWatch m_watch;
    LinkRepair m_repair;
    DiscoveryThread m_discovery;
    ServiceThread<HistoryService> m_history;
    std::shared_ptr<TestLines> m_testLines = std::make_shared<TestLines>();
    ServiceThread<ConsoleService> m_console;
    ServiceThread<DeviceService> m_devices;
    ServiceThread<QueueKeeper> m_queue;
    ServiceThread<BoxFinder> m_finder;
    ServiceThread<AgentInstaller> m_installer;
    ServiceThread<BoxService> m_boxes;
    ServiceThread<BoxLogService> m_boxLogs;
    ServiceThread<TimelineReader> m_timeline;
    ServiceThread<ui::TimelineArranger> m_arranger;
    ServiceThread<ArrivalProbe> m_probe;
    SleepMonitor m_sleep;
    std::optional<PictureTaker> m_picture;
};

} // namespace etherdeck::app
