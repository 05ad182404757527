#include "app/etherdeck/wiring.h"

#include "core/services/console/arrival_probe.h"
#include "core/services/console/reader.h"
#include "core/services/console/service.h"
#include "core/services/console/timeline_reader.h"
#include "core/services/desk/desk_sleep.h"
#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"
#include "core/services/inventory/config_editor.h"
#include "core/services/inventory/discovery_relay.h"
#include "core/services/inventory/disk_peek.h"
#include "core/services/inventory/history_service.h"
#include "core/services/inventory/interface_watch.h"
#include "ui/console/arrival/helper.h"
#include "ui/console/log/panel.h"
#include "ui/console/log/sleep_text.h"
#include "ui/console/page/page.h"
#include "ui/console/search/panel.h"
#include "ui/console/terminal/panel.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/edits.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notifications.h"
#include "ui/timeline/arranger.h"
#include "ui/timeline/page.h"
#include "ui/widgets/plain_text.h"

// Between threads connections are queued: neither side waits for the other.
namespace etherdeck::app {

using ui::ConsolePage;
using ui::Edits;
using ui::FirstSteps;
using ui::InventoryPage;
using ui::MainWindow;
using ui::TimelinePage;

namespace {

void connectConsoleEdits(MainWindow& window, ConsoleService& console) {
    using Service = ConsoleService;
    Edits& edits = window.edits();
    QObject::connect(&edits, &Edits::boxNameWanted, &console, &Service::setName);
    QObject::connect(&edits, &Edits::boxTieWanted, &console, &Service::tieTo);
    QObject::connect(&edits, &Edits::mergeWanted, &console, &Service::merge);
    QObject::connect(&edits, &Edits::takeApartWanted, &console, &Service::takeApart);
    QObject::connect(&edits, &Edits::forgetBoxWanted, &console, &Service::forget);
    QObject::connect(&edits, &Edits::bringBoxBackWanted, &console, &Service::bringBack);
    QObject::connect(&console, &Service::edited, &edits, &Edits::noteEdited);
    QObject::connect(&console, &Service::editFailed, &edits,
                     [&edits, &page = window.console()](quint64 ticket, const Error& error) {
                         if (!edits.isStep(ticket))
                             page.noteEditFailed(error);
                         edits.noteEditFailed(ticket, error);
                     });
}

} // namespace

void connectWindow(MainWindow& window, DiscoveryService& service) {
    using Service = DiscoveryService;
    InventoryPage& page = window.inventory();
    QObject::connect(&service, &Service::linksNamed, &page, &InventoryPage::setLinkNames);
    QObject::connect(&service, &Service::linksChanged, &window, &MainWindow::setLinks);
    QObject::connect(&service, &Service::settled, &window, &MainWindow::noteSettled);
    QObject::connect(&service, &Service::progressed, &page, &InventoryPage::noteProgress);
    QObject::connect(&window, &MainWindow::discoverRequested, &service, &Service::discoverNow);
    QObject::connect(&window, &MainWindow::retryRequested, &service, &Service::retryLinks);
    QObject::connect(&window, &MainWindow::interfacesChosen, &service, &Service::setInterfaces);
    QObject::connect(&page, &InventoryPage::compareRequested, &service, &Service::compareNow);
    QObject::connect(&window.edits(), &Edits::unlistWanted, &service, &Service::forget);
}

void connectReports(MainWindow& window, DiscoveryService& service, ui::Notifications& notifications) {
    DiscoveryRelay::connect(service, window, [&window, &notifications](const DiscoveryReport& report) {
        for (const auto& event : report.events) {
            window.noteEvent(event);
            const store::Label* label =
                event.target ? window.inventory().names().find(*event.target) : nullptr;
            notifications.noteEvent(event, label == nullptr ? QString() : ui::fromWire(label->name));
        }
        for (const auto& silence : report.silences)
            notifications.noteSilence(silence);
        if (!report.inventory.updated.empty() || !report.inventory.removed.empty())
            window.applyInventory(report.inventory);
        if (!report.heard.empty())
            window.inventory().noteHeard(report.heard);
    });
}

void connectQuestions(MainWindow& window, ConfigEditor& editor, DiskPeek& peek) {
    InventoryPage& page = window.inventory();
    QObject::connect(&page, &InventoryPage::configChangeRequested, &editor, &ConfigEditor::change);
    QObject::connect(&editor, &ConfigEditor::changed, &page, &InventoryPage::showConfigOutcome);
    QObject::connect(&window.edits(), &Edits::configWanted, &editor, &ConfigEditor::change);
    QObject::connect(&editor, &ConfigEditor::changed, &window.edits(), &Edits::noteConfigOutcome);
    QObject::connect(&page, &InventoryPage::peekRequested, &peek, &DiskPeek::start);
    QObject::connect(&page, &InventoryPage::peekCancelRequested, &peek, &DiskPeek::cancel);
    QObject::connect(&peek, &DiskPeek::progressed, &page, &InventoryPage::showPeekProgress);
    QObject::connect(&peek, &DiskPeek::finished, &page, &InventoryPage::showPeekOutcome);
}

void connectHistory(MainWindow& window, HistoryService& history, DiscoveryService& service,
                    const QString& path) {
    InventoryPage& page = window.inventory();
    QObject::connect(&service, &DiscoveryService::linksNamed, &history, &HistoryService::setLinkNames);
    DiscoveryRelay::connect(service, history,
                            [&history](const DiscoveryReport& report) { history.noteReport(report); });
    QObject::connect(&history, &HistoryService::targetsKnown, &service, &DiscoveryService::expect);
    QObject::connect(&page, &InventoryPage::eventsWanted, &history, &HistoryService::query);
    Edits& edits = window.edits();
    QObject::connect(&edits, &Edits::targetLabelWanted, &history, &HistoryService::setTargetLabel);
    QObject::connect(&edits, &Edits::shelfLabelWanted, &history, &HistoryService::setShelfLabel);
    QObject::connect(&edits, &Edits::forgetTargetsWanted, &history, &HistoryService::forgetTargets);
    QObject::connect(&edits, &Edits::restoreTargetsWanted, &history, &HistoryService::restoreTargets);
    QObject::connect(&history, &HistoryService::edited, &edits, &Edits::noteEdited);
    QObject::connect(&history, &HistoryService::editFailed, &edits, &Edits::noteEditFailed);
    QObject::connect(&history, &HistoryService::forgotten, &edits, &Edits::noteForgotten);
    QObject::connect(&history, &HistoryService::opened, &page, &InventoryPage::noteHistoryOpened);
    QObject::connect(&history, &HistoryService::queried, &page, &InventoryPage::showEvents);
    QObject::connect(&history, &HistoryService::stored, &page, &InventoryPage::addStored);
    QObject::connect(&history, &HistoryService::namesChanged, &page, &InventoryPage::setNames);
    QObject::connect(&history, &HistoryService::failed, &page,
                     [&page, path](const Error& error) { page.noteHistoryFailed(error, path); });
}

void connectConsole(MainWindow& window, ConsoleService& console, ui::Notifications& notifications) {
    using Service = ConsoleService;
    connectConsoleEdits(window, console);
    ConsolePage& page = window.console();
    QObject::connect(&console, &Service::boxesChanged, &page, &ConsolePage::setBoxes);
    QObject::connect(&console, &Service::bootsChanged, &page, &ConsolePage::setBoots);
    QObject::connect(&console, &Service::opened, &page, &ConsolePage::noteOpened);
    QObject::connect(&console, &Service::failed, &page, &ConsolePage::noteFailed);
    QObject::connect(&console, &Service::closed, &page, &ConsolePage::noteClosed);
    QObject::connect(&console, &Service::storeOpened, &page, &ConsolePage::noteStoreOpened);
    QObject::connect(&console, &Service::storeFailed, &page, &ConsolePage::noteStoreFailed);
    QObject::connect(&console, &Service::tallied, &page, &ConsolePage::noteTally);
    QObject::connect(&console, &Service::crashFound, &page, &ConsolePage::noteCrash);
    QObject::connect(&page, &ConsolePage::retryRequested, &console, &Service::retry);
    QObject::connect(&page, &ConsolePage::bootsWanted, &console, &Service::watchBoots);
    QObject::connect(&console, &Service::boxesChanged, &notifications, &ui::Notifications::noteBoxes);
    QObject::connect(&console, &Service::crashFound, &notifications,
                     [&notifications, &page](const store::ConsoleCrash& crash) {
                         notifications.noteCrash(crash, page.titleOf(crash.source));
                     });
    QObject::connect(&console, &Service::bootStarted, &notifications,
                     [&notifications, &page](const store::ConsoleBoot& boot) {
                         notifications.noteBoot(boot, page.titleOf(boot.source));
                     });
    QObject::connect(&notifications, &ui::Notifications::placeActivated, &window,
                     [&window](const ui::ConsolePlace& place) {
                         window.presentConsole(place.source, place.boot, place.line);
                     });
}

void connectPanels(MainWindow& window, ConsoleReader& reader, ConsoleService& console) {
    ui::LogPanel& log = *window.consolePanels().log;
    ui::SearchPanel& search = *window.consolePanels().search;
    window.console().setReader(reader);
    log.setReader(reader);
    search.setReader(reader);
    window.edits().setReader(reader);
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
    QObject::connect(&terminal, &ui::TerminalPanel::sendRequested, &console, &ConsoleService::send);
    QObject::connect(&window.console(), &ConsolePage::namesChanged, &search, &ui::SearchPanel::readSources);
}

void connectArrival(MainWindow& window, ArrivalProbe& probe, ConsoleReader& reader, ConsoleService& console) {
    using ui::ArrivalHelper;
    ArrivalHelper& helper = window.arrivalHelper();
    QObject::connect(&console, &ConsoleService::opened, &helper, &ArrivalHelper::noteOpened);
    QObject::connect(&console, &ConsoleService::failed, &helper, &ArrivalHelper::noteFailed);
    QObject::connect(&console, &ConsoleService::closed, &helper, &ArrivalHelper::noteClosed);
    QObject::connect(&console, &ConsoleService::tallied, &helper, &ArrivalHelper::noteTally);
    QObject::connect(&console, &ConsoleService::stored, &helper, &ArrivalHelper::noteStored);
    QObject::connect(&helper, &ArrivalHelper::forgetRequested, &console,
                     [&console](qint64 source) { console.forget(0, source); });
    helper.setServices(reader, probe);
}

void connectSleep(MainWindow& window, DeskSleep& sleep, ConsoleService& console,
                  ui::Notifications& notifications) {
    ConsolePage& page = window.console();
    QObject::connect(
        window.consolePanels().terminal, &ui::TerminalPanel::dependentsChanged, &sleep,
        [&sleep](const QStringList& boxes) { sleep.setDependents(boxes, ui::sleepRefusal(boxes)); });
    QObject::connect(&sleep, &DeskSleep::aboutToSleep, &page, &ConsolePage::noteAboutToSleep);
    QObject::connect(&sleep, &DeskSleep::stayedAwake, &page, &ConsolePage::noteStayedAwake);
    QObject::connect(&sleep, &DeskSleep::slept, &page, &ConsolePage::noteSlept);
    QObject::connect(&sleep, &DeskSleep::slept, &console, &ConsoleService::noteSleep);
    QObject::connect(&sleep, &DeskSleep::aboutToSleep, &notifications, &ui::Notifications::noteAboutToSleep);
    QObject::connect(&sleep, &DeskSleep::slept, &notifications, &ui::Notifications::noteSlept);
}

void connectTimeline(MainWindow& window, TimelineReader& reader, ui::TimelineArranger& arranger,
                     ConsoleService& console) {
    using ui::TimelineArranger;
    TimelinePage& page = window.timeline();
    QObject::connect(&page, &TimelinePage::filterChosen, &arranger, &TimelineArranger::setFilter);
    QObject::connect(&arranger, &TimelineArranger::arranged, &page, &TimelinePage::showContent);
    QObject::connect(&page, &TimelinePage::contentReplaced, &arranger, &TimelineArranger::takeDown);
    QObject::connect(&arranger, &TimelineArranger::failed, &page, &TimelinePage::noteFailed);
    QObject::connect(&console, &ConsoleService::storeOpened, &reader, &TimelineReader::open);
    QObject::connect(&console, &ConsoleService::storeOpened, &arranger, &TimelineArranger::reload);
    QObject::connect(&console, &ConsoleService::edited, &arranger, &TimelineArranger::reload);
    QObject::connect(&console, &ConsoleService::stored, &arranger, &TimelineArranger::noteStored);
    QObject::connect(&page, &TimelinePage::lineActivated, &window,
                     [&window](qint64 line) { window.presentConsole(0, 0, line); });
}

void connectTimelineFacts(ui::TimelineArranger& arranger, DiscoveryService& discovery,
                          HistoryService& history) {
    using ui::TimelineArranger;
    DiscoveryRelay::connect(discovery, arranger, [&arranger](const DiscoveryReport& report) {
        arranger.applyInventory(report.inventory);
    });
    QObject::connect(&history, &HistoryService::stored, &arranger, &TimelineArranger::addEvents);
    QObject::connect(&history, &HistoryService::namesChanged, &arranger, &TimelineArranger::setNames);
}

void connectFirstSteps(MainWindow& window, InterfaceWatch& watch, LinkRepair& repair,
                       const std::string& linkProgram) {
    FirstSteps& steps = window.firstSteps();
    QObject::connect(&watch, &InterfaceWatch::changed, &steps, &FirstSteps::setReports);
    QObject::connect(&steps, &FirstSteps::watchWanted, &watch, [&watch](bool watches, bool listens) {
        watches ? watch.start() : watch.stop();
        watch.setListening(watches && listens);
    });
    QObject::connect(&steps, &FirstSteps::permissionWanted, &steps,
                     [&steps, linkProgram] { steps.setPermission(linkPermission(linkProgram)); });
    QObject::connect(&steps, &FirstSteps::repairRequested, &repair, &LinkRepair::run);
    QObject::connect(&steps, &FirstSteps::cancelRepairRequested, &repair, &LinkRepair::cancel);
    QObject::connect(&repair, &LinkRepair::finished, &steps, &FirstSteps::noteRepair);
    QObject::connect(&repair, &LinkRepair::finished, &watch, &InterfaceWatch::retryListening);
}

} // namespace etherdeck::app
