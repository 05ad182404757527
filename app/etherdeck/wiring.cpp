#include "app/etherdeck/wiring.h"

#include "app/etherdeck/edit_performer.h"
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

#include <memory>
#include <utility>

// Between threads connections are queued: neither side waits for the other.
namespace etherdeck::app {

using ui::ConsolePage;
using ui::Edits;
using ui::FirstSteps;
using ui::InventoryPage;
using ui::MainWindow;
using ui::TimelinePage;

namespace {

/// What the inventory's page asks for, in the threads of who can answer.
class InventoryQuestions : public ui::InventoryCommands {
public:
    InventoryQuestions(MainWindow& window, ConfigEditor& editor, DiskPeek& peek, HistoryService& history) :
        m_window(window), m_editor(editor), m_peek(peek), m_history(history) {}

    Call events(const store::EventQuery& query, QObject* receiver,
                Then<std::vector<store::EventRecord>> then) override {
        return m_history.events(query, receiver, std::move(then));
    }

    /// What is done can be undone.
    Call changeConfig(Address address, const std::vector<discovery::PathKey>& paths, const ConfigWish& wish,
                      QObject* receiver, Then<ConfigOutcome> then) override {
        const auto target = m_window.inventory().target(address);
        const auto before = target ? target->principal().configString : std::string();
        return m_editor.change(address, paths, wish, receiver,
                               [edit = ui::ConfigEdit{address, before, wish.string}, then = std::move(then),
                                &edits = m_window.edits()](const Result<ConfigOutcome>& outcome) {
                                   if (outcome && outcome->kind == ConfigOutcome::Kind::Done &&
                                       edit.before != edit.after)
                                       edits.push(edit);
                                   then(outcome);
                               });
    }

    Call peek(Address address, const discovery::PathKey& path, QObject* receiver, Each<PeekProgress> each,
              Then<PeekOutcome> then) override {
        return m_peek.look(address, path, receiver, std::move(each), std::move(then));
    }

private:
    MainWindow& m_window;
    ConfigEditor& m_editor;
    DiskPeek& m_peek;
    HistoryService& m_history;
};

bool isOfBox(const ui::Edit& edit) {
    return std::holds_alternative<ui::BoxNameEdit>(edit) || std::holds_alternative<ui::BoxTieEdit>(edit) ||
           std::holds_alternative<ui::BoxForgotten>(edit) || std::holds_alternative<ui::BoxesMerged>(edit);
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

void connectQuestions(MainWindow& window, ConfigEditor& editor, DiskPeek& peek, HistoryService& history) {
    window.inventory().setCommands(std::make_shared<InventoryQuestions>(window, editor, peek, history));
}

void connectEdits(MainWindow& window, const EditServices& services) {
    window.edits().setPerformer(editPerformer(
        services, [&page = window.inventory()](Address address) { return page.target(address); }));
    QObject::connect(&window.edits(), &Edits::failed, &window.console(),
                     [&page = window.console()](const ui::Edit& edit, const Error& error) {
                         if (isOfBox(edit))
                             page.noteEditFailed(error);
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

void connectConsole(MainWindow& window, ConsoleService& console, ui::Notifications& notifications) {
    using Service = ConsoleService;
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

void connectArrival(MainWindow& window, ArrivalProbe& probe, ConsoleService& console) {
    using ui::ArrivalHelper;
    ArrivalHelper& helper = window.arrivalHelper();
    QObject::connect(&console, &ConsoleService::opened, &helper, &ArrivalHelper::noteOpened);
    QObject::connect(&console, &ConsoleService::failed, &helper, &ArrivalHelper::noteFailed);
    QObject::connect(&console, &ConsoleService::closed, &helper, &ArrivalHelper::noteClosed);
    QObject::connect(&console, &ConsoleService::tallied, &helper, &ArrivalHelper::noteTally);
    helper.setProbe(probe);
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
