#include "app/etherdeck/wiring/connections.h"
#include "core/services/console/arrival_probe.h"
#include "core/services/console/reader.h"
#include "core/services/console/service.h"
#include "core/services/desk/sleep_monitor.h"
#include "ui/boxes/links/links.h"
#include "ui/console/arrival/helper.h"
#include "ui/console/log/panel.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/console/page/sleep_text.h"
#include "ui/console/search/panel.h"
#include "ui/console/terminal/boxes.h"
#include "ui/console/terminal/panel.h"
#include "ui/shell/activity/center.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notices/notifications.h"

namespace etherdeck::app {

using ui::ConsolePage;
using ui::MainWindow;

void connectConsole(MainWindow& window, ConsoleService& console, ui::Notifications& notifications) {
    using Service = ConsoleService;
    ConsolePage& page = window.console();
    ui::ConsoleReception& reception = page.reception();
    using Reception = ui::ConsoleReception;
    QObject::connect(&console, &Service::boxesChanged, &page, &ConsolePage::setBoxes);
    QObject::connect(&console, &Service::bootsChanged, &page, &ConsolePage::setBoots);
    QObject::connect(&console, &Service::opened, &reception, &Reception::noteOpened);
    QObject::connect(&console, &Service::failed, &reception, &Reception::noteFailed);
    QObject::connect(&console, &Service::closed, &reception, &Reception::noteClosed);
    QObject::connect(&console, &Service::storeOpened, &reception, &Reception::noteStoreOpened);
    QObject::connect(&console, &Service::storeFailed, &reception, &Reception::noteStoreFailed);
    QObject::connect(&console, &Service::tallied, &reception, &Reception::noteTally);
    QObject::connect(&console, &Service::crashFound, &page, &ConsolePage::noteCrash);
    QObject::connect(&console, &Service::boxesChanged, &notifications, &ui::Notifications::noteBoxes);
    QObject::connect(&console, &Service::crashFound, &notifications,
                     [&notifications, &page, &window](const store::ConsoleCrash& crash) {
                         notifications.noteCrash(crash, page.titleOf(crash.source));
                         window.activity().noteCrash(crash, page.titleOf(crash.source));
                     });
    QObject::connect(&console, &Service::bootStarted, &notifications,
                     [&notifications, &page](const store::ConsoleBoot& boot) {
                         notifications.noteBoot(boot, page.titleOf(boot.source));
                     });
    QObject::connect(&notifications.desktop(), &ui::DesktopNotifier::placeActivated, &window,
                     [&window](const ui::ConsolePlace& place) {
                         window.presentConsole(place.source, place.boot, place.line);
                     });
}

void connectPanels(MainWindow& window, ConsoleReader& reader, ConsoleService& console) {
    ui::LogPanel& log = *window.consolePanels().log;
    ui::SearchPanel& search = *window.consolePanels().search;
    window.console().setReader(reader);
    window.boxes().dialogs().setReader(reader);
    log.setReader(reader);
    search.setReader(reader);
    QObject::connect(&console, &ConsoleService::edited, &log, &ui::LogPanel::reload);
    QObject::connect(&console, &ConsoleService::storeOpened, &window,
                     [&reader](const QString& path) { reader.open(path); });
    QObject::connect(&console, &ConsoleService::storeOpened, &log, &ui::LogPanel::reload);
    QObject::connect(&console, &ConsoleService::stored, &log, &ui::LogPanel::noteStored);
    QObject::connect(&console, &ConsoleService::openLinesChanged, &log, &ui::LogPanel::setOpenLines);
    QObject::connect(&console, &ConsoleService::bootStarted, &log, &ui::LogPanel::reload);
    QObject::connect(&console, &ConsoleService::crashFound, &log, &ui::LogPanel::reload);
    ui::TerminalPanel& terminal = *window.consolePanels().terminal;
    QObject::connect(&console, &ConsoleService::boxesChanged, &terminal, &ui::TerminalPanel::setBoxes);
    QObject::connect(&console, &ConsoleService::outputHeard, &terminal, &ui::TerminalPanel::hear);
    QObject::connect(&console, &ConsoleService::ubootStateChanged, &terminal, &ui::TerminalPanel::setState);
    QObject::connect(&console, &ConsoleService::sendFailed, &terminal, &ui::TerminalPanel::setSendFailure);
    QObject::connect(&terminal.boxes(), &ui::TerminalBoxes::sendRequested, &console, &ConsoleService::send);
    QObject::connect(&window.console(), &ConsolePage::namesChanged, &search, &ui::SearchPanel::readSources);
}

void connectArrival(MainWindow& window, ArrivalProbe& probe, ConsoleService& console) {
    using ui::ArrivalHelper;
    ArrivalHelper& helper = window.arrivalHelper();
    QObject::connect(&console, &ConsoleService::opened, &helper, &ArrivalHelper::noteOpened);
    QObject::connect(&console, &ConsoleService::failed, &helper, &ArrivalHelper::noteFailed);
    QObject::connect(&console, &ConsoleService::closed, &helper, &ArrivalHelper::noteClosed);
    QObject::connect(&console, &ConsoleService::tallied, &helper, &ArrivalHelper::noteTally);
    helper.setProbe(probe);
}

void connectSleep(MainWindow& window, SleepMonitor& sleep, ConsoleService& console,
                  ui::Notifications& notifications) {
    ui::ConsoleReception& reception = window.console().reception();
    QObject::connect(
        &window.consolePanels().terminal->boxes(), &ui::TerminalBoxes::dependentsChanged, &sleep,
        [&sleep](const QStringList& boxes) { sleep.setDependents(boxes, ui::sleepRefusal(boxes)); });
    QObject::connect(&sleep, &SleepMonitor::aboutToSleep, &reception,
                     &ui::ConsoleReception::noteAboutToSleep);
    QObject::connect(&sleep, &SleepMonitor::stayedAwake, &reception, &ui::ConsoleReception::noteStayedAwake);
    QObject::connect(&sleep, &SleepMonitor::slept, &reception, &ui::ConsoleReception::noteSlept);
    QObject::connect(&sleep, &SleepMonitor::slept, &console, &ConsoleService::noteSleep);
    QObject::connect(&sleep, &SleepMonitor::aboutToSleep, &notifications,
                     &ui::Notifications::noteAboutToSleep);
    QObject::connect(&sleep, &SleepMonitor::slept, &notifications, &ui::Notifications::noteSlept);
}

} // namespace etherdeck::app
