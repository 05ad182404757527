#include "ui/inventory/page/actions.h"

#include "ui/inventory/table/actions.h"
#include "ui/look/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct InventoryActionsTexts {
    Q_DECLARE_TR_FUNCTIONS(InventoryActions)
};

QAction* make(QObject* parent, const QKeySequence& shortcut) {
    auto* action = new QAction(parent);
    action->setShortcut(shortcut);
    return action;
}

QAction* makeCheckable(QObject* parent, const QKeySequence& shortcut) {
    QAction* action = make(parent, shortcut);
    action->setCheckable(true);
    return action;
}

} // namespace

InventoryActions::InventoryActions(TargetActions& targetActions, QObject* parent) :
    discover(make(parent, Qt::Key_F5)),
    find(make(parent, QKeySequence::Find)),
    copy(make(parent, QKeySequence::Copy)),
    copyAddress(make(parent, Qt::CTRL | Qt::SHIFT | Qt::Key_C)),
    copyText(targetActions.copyText()),
    copyJson(targetActions.copyJson()),
    copyCommand(targetActions.copyCommand()),
    exportInventory(targetActions.exportInventory()),
    claim(make(parent, {})),
    release(make(parent, {})),
    rename(make(parent, Qt::Key_F2)),
    nameShelf(make(parent, Qt::SHIFT | Qt::Key_F2)),
    lookInside(make(parent, Qt::CTRL | Qt::Key_L)),
    showBox(make(parent, Qt::CTRL | Qt::Key_B)),
    tie(make(parent, {})),
    showInHistory(make(parent, {})),
    filterBy(make(parent, {})),
    compare(make(parent, {})),
    showConflict(make(parent, Qt::Key_F8)),
    remove(make(parent, Qt::Key_Delete)),
    removeAll(make(parent, {})),
    targets(&targetActions),
    views(new QActionGroup(parent)),
    showRack(makeCheckable(parent, Qt::CTRL | Qt::Key_1)),
    showTable(makeCheckable(parent, Qt::CTRL | Qt::Key_2)),
    showGrouped(makeCheckable(parent, Qt::CTRL | Qt::Key_G)),
    showHistory(makeCheckable(parent, Qt::CTRL | Qt::Key_3)),
    showDetail(makeCheckable(parent, Qt::CTRL | Qt::Key_D)),
    zoomIn(make(parent, QKeySequence::ZoomIn)),
    zoomOut(make(parent, QKeySequence::ZoomOut)),
    zoomReset(make(parent, Qt::CTRL | Qt::Key_0)) {
    for (QAction* view : {showRack, showTable, showGrouped, showHistory})
        views->addAction(view);
    discover->setIcon(icon(Icon::Discover));
    find->setIcon(icon(Icon::Search));
    copy->setIcon(icon(Icon::Copy));
    showDetail->setChecked(true);
    retranslate();
}

void InventoryActions::retranslate() const {
    discover->setText(InventoryActionsTexts::tr("&Discover now"));
    discover->setToolTip(InventoryActionsTexts::tr("Query all targets on the chosen interfaces again (F5)"));
    find->setText(InventoryActionsTexts::tr("&Find"));
    copy->setText(InventoryActionsTexts::tr("&Copy"));
    copyAddress->setText(InventoryActionsTexts::tr("Copy &address"));
    targets->retranslate();
    claim->setText(InventoryActionsTexts::tr("Claim"));
    claim->setToolTip(InventoryActionsTexts::tr("Mark as used by this computer, in the config string"));
    release->setText(InventoryActionsTexts::tr("Release"));
    release->setToolTip(InventoryActionsTexts::tr("Clear the config string"));
    const QString onlyOne = InventoryActionsTexts::tr("For one target at a time");
    for (QAction* one : {rename, showBox, tie, lookInside})
        one->setToolTip(onlyOne);
    showInHistory->setText(InventoryActionsTexts::tr("Show in History"));
    filterBy->setText(InventoryActionsTexts::tr("Filter by"));
    rename->setText(InventoryActionsTexts::tr("&Name and note…"));
    nameShelf->setText(InventoryActionsTexts::tr("Name the &shelf…"));
    lookInside->setText(InventoryActionsTexts::tr("&Inspect contents"));
    showBox->setText(InventoryActionsTexts::tr("Show &box"));
    tie->setText(InventoryActionsTexts::tr("&Tie to a box…"));
    compare->setText(InventoryActionsTexts::tr("Co&mpare its disks"));
    compare->setToolTip(
        InventoryActionsTexts::tr("Reads a few sectors from each once more. Nothing is written."));
    showConflict->setText(InventoryActionsTexts::tr("Show the &next conflict"));
    remove->setText(InventoryActionsTexts::tr("&Remove from the list"));
    removeAll->setText(InventoryActionsTexts::tr("Remove all &vanished and missing targets"));
    showRack->setText(InventoryActionsTexts::tr("&Rack"));
    showTable->setText(InventoryActionsTexts::tr("&Table"));
    showHistory->setText(InventoryActionsTexts::tr("&History"));
    showGrouped->setText(InventoryActionsTexts::tr("By shelf"));
    showDetail->setText(InventoryActionsTexts::tr("&Details"));
    zoomIn->setText(InventoryActionsTexts::tr("Zoom &in"));
    zoomOut->setText(InventoryActionsTexts::tr("Zoom &out"));
    zoomReset->setText(InventoryActionsTexts::tr("Reset &zoom"));
}

} // namespace etherdeck::ui
