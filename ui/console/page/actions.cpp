#include "ui/console/page/actions.h"

#include "ui/look/icons.h"

#include <QAction>
#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct ConsoleActionsTexts {
    Q_DECLARE_TR_FUNCTIONS(ConsoleActions)
};

QAction* make(QObject* parent, Icon which, const QKeySequence& shortcut = {}) {
    auto* action = new QAction(icon(which), QString(), parent);
    action->setShortcut(shortcut);
    return action;
}

} // namespace

ConsoleActions::ConsoleActions(QObject* parent) :
    search(make(parent, Icon::Search, Qt::CTRL | Qt::SHIFT | Qt::Key_F)),
    nothingArrives(make(parent, Icon::Question)),
    checkEnvironment(make(parent, Icon::Done)),
    setUpNetconsole(make(parent, Icon::Terminal)),
    showAll(make(parent, Icon::Computer, Qt::CTRL | Qt::SHIFT | Qt::Key_M)),
    nextCrash(make(parent, Icon::Error)),
    rename(make(parent, Icon::Rename)),
    showBox(make(parent, Icon::Device)),
    tie(make(parent, Icon::Link)),
    forget(make(parent, Icon::Delete)),
    showTerminal(make(parent, Icon::Terminal, Qt::CTRL | Qt::Key_T)),
    preferences(make(parent, Icon::Preferences)) {
    search->setCheckable(true);
    showTerminal->setCheckable(true);
    showTerminal->setChecked(true);
    retranslate();
}

void ConsoleActions::retranslate() const {
    search->setText(ConsoleActionsTexts::tr("&Search everywhere"));
    search->setToolTip(ConsoleActionsTexts::tr("Search all boxes and boots, from any time"));
    nothingArrives->setText(ConsoleActionsTexts::tr("&Nothing arrives?"));
    nothingArrives->setToolTip(ConsoleActionsTexts::tr("Find out why nothing arrives from a box"));
    checkEnvironment->setText(ConsoleActionsTexts::tr("Chec&k this environment…"));
    checkEnvironment->setToolTip(
        ConsoleActionsTexts::tr("Find out what is wrong with the environment that U-Boot printed last"));
    setUpNetconsole->setText(ConsoleActionsTexts::tr("Set &up netconsole…"));
    setUpNetconsole->setToolTip(
        ConsoleActionsTexts::tr("Let the box send its console here, or see which lines do that"));
    showAll->setText(ConsoleActionsTexts::tr("Show &all boxes"));
    nextCrash->setText(ConsoleActionsTexts::tr("Show the ne&w crash"));
    rename->setText(ConsoleActionsTexts::tr("&Rename the box"));
    showBox->setText(ConsoleActionsTexts::tr("Show the &box"));
    tie->setText(ConsoleActionsTexts::tr("&Tie it to a known box…"));
    forget->setText(ConsoleActionsTexts::tr("F&orget the box…"));
    showTerminal->setText(ConsoleActionsTexts::tr("Ter&minal"));
    showTerminal->setToolTip(ConsoleActionsTexts::tr("Type to the box's U-Boot"));
    preferences->setText(ConsoleActionsTexts::tr("Where to &listen…"));
}

} // namespace etherdeck::ui
