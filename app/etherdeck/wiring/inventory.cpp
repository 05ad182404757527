#include "app/etherdeck/wiring/connections.h"
#include "core/services/inventory/discovery_relay.h"
#include "core/services/inventory/history_service.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/activity/center.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notices/notifications.h"
#include "ui/text/plain.h"

namespace etherdeck::app {

using ui::InventoryPage;
using ui::MainWindow;

void connectWindow(MainWindow& window, DiscoveryService& service) {
    using Service = DiscoveryService;
    InventoryPage& page = window.inventory();
    QObject::connect(&service, &Service::linksNamed, &page, &InventoryPage::setLinkNames);
    QObject::connect(&service, &Service::linksChanged, &window, &MainWindow::setLinks);
    QObject::connect(&service, &Service::settled, &window, &MainWindow::noteSettled);
    QObject::connect(&service, &Service::progressed, &page, &InventoryPage::noteProgress);
    QObject::connect(&window, &MainWindow::interfacesChosen, &service, &Service::setInterfaces);
}

void connectReports(MainWindow& window, DiscoveryService& service, ui::Notifications& notifications) {
    DiscoveryRelay::connect(service, window, [&window, &notifications](const DiscoveryReport& report) {
        for (const auto& event : report.events) {
            window.noteEvent(event);
            const store::Label* label =
                event.target ? window.inventory().names().find(*event.target) : nullptr;
            const QString name = label == nullptr ? QString() : ui::fromWire(label->name);
            notifications.noteEvent(event, name);
            window.activity().noteEvent(event, name);
        }
        for (const auto& silence : report.silences)
            notifications.noteSilence(silence);
        if (!report.inventory.updated.empty() || !report.inventory.removed.empty())
            window.applyInventory(report.inventory);
        if (!report.heard.empty())
            window.inventory().noteHeard(report.heard);
    });
}

void connectHistory(MainWindow& window, HistoryService& history, DiscoveryService& service,
                    const QString& path) {
    InventoryPage& page = window.inventory();
    QObject::connect(&service, &DiscoveryService::linksNamed, &history, &HistoryService::setLinkNames);
    DiscoveryRelay::connect(service, history,
                            [&history](const DiscoveryReport& report) { history.noteReport(report); });
    QObject::connect(&history, &HistoryService::targetsKnown, &service, &DiscoveryService::expect);
    QObject::connect(&history, &HistoryService::opened, &page, &InventoryPage::noteHistoryOpened);
    QObject::connect(&history, &HistoryService::stored, &page, &InventoryPage::addStored);
    QObject::connect(&history, &HistoryService::namesChanged, &page, &InventoryPage::setNames);
    QObject::connect(&history, &HistoryService::failed, &page,
                     [&page, path](const Error& error) { page.noteHistoryFailed(error, path); });
}

} // namespace etherdeck::app
