#include "app/etherdeck/wiring/connections.h"
#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"
#include "core/services/inventory/interface_watch.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/main_window.h"

namespace etherdeck::app {

using ui::FirstSteps;
using ui::MainWindow;

void connectFirstSteps(MainWindow& window, InterfaceWatch& watch, LinkRepair& repair,
                       const std::string& linkProgram) {
    FirstSteps& steps = window.firstSteps();
    QObject::connect(&watch, &InterfaceWatch::changed, &steps, &FirstSteps::setReports);
    QObject::connect(&steps, &FirstSteps::watchRequested, &watch, [&watch](bool watches, bool listens) {
        watches ? watch.start() : watch.stop();
        watch.setListening(watches && listens);
    });
    QObject::connect(&steps, &FirstSteps::permissionRequested, &steps,
                     [&steps, linkProgram] { steps.setPermission(linkPermission(linkProgram)); });
    QObject::connect(&steps, &FirstSteps::repairRequested, &repair, &LinkRepair::run);
    QObject::connect(&steps, &FirstSteps::cancelRepairRequested, &repair, &LinkRepair::cancel);
    QObject::connect(&repair, &LinkRepair::finished, &steps, &FirstSteps::noteRepair);
    QObject::connect(&repair, &LinkRepair::finished, &watch, &InterfaceWatch::retryListening);
}

} // namespace etherdeck::app
