#include "app/etherdeck/wiring.h"

#include "core/services/config_editor.h"
#include "core/services/discovery_service.h"
#include "core/services/disk_peek.h"
#include "core/services/history_service.h"
#include "core/services/interface_watch.h"
#include "core/services/link_permission.h"
#include "core/services/link_repair.h"
#include "ui/inventory/inventory_page.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/main_window.h"

// Between threads connections are queued: neither side waits for the other.
namespace etherdeck::app {

using ui::FirstSteps;
using ui::InventoryPage;
using ui::MainWindow;

void connectWindow(MainWindow& window, DiscoveryService& service) {
    using Service = DiscoveryService;
    InventoryPage& page = window.inventory();
    QObject::connect(&service, &Service::inventoryChanged, &window, &MainWindow::applyInventory);
    QObject::connect(&service, &Service::eventHappened, &window, &MainWindow::noteEvent);
    QObject::connect(&service, &Service::linksChanged, &window, &MainWindow::setLinks);
    QObject::connect(&service, &Service::settled, &window, &MainWindow::noteSettled);
    QObject::connect(&service, &Service::progressed, &page, &InventoryPage::noteProgress);
    QObject::connect(&window, &MainWindow::discoverRequested, &service, &Service::discoverNow);
    QObject::connect(&window, &MainWindow::retryRequested, &service, &Service::retryLinks);
    QObject::connect(&window, &MainWindow::interfacesChosen, &service, &Service::setInterfaces);
    QObject::connect(&page, &InventoryPage::forgetRequested, &service, &Service::forget);
}

void connectQuestions(MainWindow& window, ConfigEditor& editor, DiskPeek& peek) {
    InventoryPage& page = window.inventory();
    QObject::connect(&page, &InventoryPage::configChangeRequested, &editor, &ConfigEditor::change);
    QObject::connect(&editor, &ConfigEditor::changed, &page, &InventoryPage::showConfigOutcome);
    QObject::connect(&page, &InventoryPage::peekRequested, &peek, &DiskPeek::start);
    QObject::connect(&page, &InventoryPage::peekCancelRequested, &peek, &DiskPeek::cancel);
    QObject::connect(&peek, &DiskPeek::progressed, &page, &InventoryPage::showPeekProgress);
    QObject::connect(&peek, &DiskPeek::finished, &page, &InventoryPage::showPeekOutcome);
}

void connectHistory(MainWindow& window, HistoryService& history, DiscoveryService& service,
                    const QString& path) {
    InventoryPage& page = window.inventory();
    QObject::connect(&service, &DiscoveryService::linksChanged, &history, &HistoryService::setLinks);
    QObject::connect(&service, &DiscoveryService::eventHappened, &history, &HistoryService::noteEvent);
    QObject::connect(&service, &DiscoveryService::inventoryChanged, &history, &HistoryService::noteInventory);
    QObject::connect(&page, &InventoryPage::eventsWanted, &history, &HistoryService::query);
    QObject::connect(&page, &InventoryPage::targetLabelChosen, &history, &HistoryService::setTargetLabel);
    QObject::connect(&page, &InventoryPage::shelfLabelChosen, &history, &HistoryService::setShelfLabel);
    QObject::connect(&history, &HistoryService::opened, &page, &InventoryPage::noteHistoryOpened);
    QObject::connect(&history, &HistoryService::queried, &page, &InventoryPage::showEvents);
    QObject::connect(&history, &HistoryService::stored, &page, &InventoryPage::addStored);
    QObject::connect(&history, &HistoryService::namesChanged, &page, &InventoryPage::setNames);
    QObject::connect(&history, &HistoryService::failed, &page,
                     [&page, path](const Error& error) { page.noteHistoryFailed(error, path); });
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
