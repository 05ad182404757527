#include "app/etherdeck/wiring/connections.h"
#include "core/services/console/service.h"
#include "core/services/console/timeline_reader.h"
#include "core/services/inventory/discovery_relay.h"
#include "core/services/inventory/history_service.h"
#include "ui/shell/main_window.h"
#include "ui/timeline/arranger.h"
#include "ui/timeline/page.h"

namespace etherdeck::app {

using ui::MainWindow;
using ui::TimelinePage;

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

} // namespace etherdeck::app
