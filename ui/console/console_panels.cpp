#include "ui/console/console_panels.h"

#include "ui/console/console_page.h"
#include "ui/console/log_panel.h"

namespace etherdeck::ui {

ConsolePanels makePanels(ConsolePage& page) {
    ConsolePanels panels;
    panels.log = new LogPanel;
    page.setPanels(panels.log, new QWidget, new QWidget);
    QObject::connect(&page, &ConsolePage::sourcesChosen, panels.log, &LogPanel::showSources);
    QObject::connect(&page, &ConsolePage::namesChanged, panels.log, &LogPanel::setNames);
    QObject::connect(&page, &ConsolePage::bootChosen, panels.log, &LogPanel::showBoot);
    QObject::connect(&page, &ConsolePage::lineChosen, panels.log, &LogPanel::showLine);
    return panels;
}

} // namespace etherdeck::ui
