#include "ui/console/page/panels.h"

#include "ui/console/log/panel.h"
#include "ui/console/page/page.h"
#include "ui/console/page/work_area.h"
#include "ui/console/search/panel.h"
#include "ui/console/terminal/panel.h"

#include <QAction>

namespace etherdeck::ui {

ConsolePanels makePanels(ConsolePage& page) {
    ConsolePanels panels;
    panels.log = new LogPanel;
    panels.search = new SearchPanel;
    panels.terminal = new TerminalPanel;
    page.setPanels(panels.log, panels.terminal, panels.search);
    QObject::connect(&page.workArea(), &WorkArea::typingRequested, panels.terminal,
                     &TerminalPanel::focusContent);
    QObject::connect(panels.terminal, &TerminalPanel::folded, &page.workArea(), &WorkArea::foldTerminal);
    QObject::connect(&page.workArea(), &WorkArea::terminalChosen, panels.terminal, &TerminalPanel::showBox);
    QObject::connect(&page, &ConsolePage::sourcesChosen, panels.log, &LogPanel::showSources);
    QObject::connect(&page, &ConsolePage::namesChanged, panels.log, &LogPanel::setNames);
    QObject::connect(&page, &ConsolePage::ownedChanged, panels.log, &LogPanel::setOwned);
    QObject::connect(panels.log, &LogPanel::boxRequested, &page, &ConsolePage::showBoxOf);
    QObject::connect(&page, &ConsolePage::bootChosen, panels.log, &LogPanel::showBoot);
    QObject::connect(&page, &ConsolePage::lineChosen, panels.log, &LogPanel::showLine);
    QObject::connect(page.actions().search, &QAction::toggled, panels.search,
                     [panel = panels.search](bool shows) {
                         if (shows)
                             panel->focusSearch();
                     });
    QObject::connect(panels.search, &SearchPanel::lineActivated, &page,
                     [&page](qint64 line) { page.showLine(0, line); });
    return panels;
}

} // namespace etherdeck::ui
