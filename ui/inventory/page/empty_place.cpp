#include "ui/inventory/page/empty_place.h"

namespace etherdeck::ui {

InventoryEmptyPlace::InventoryEmptyPlace(QWidget* parent) : EmptyPlaceView(parent) {
    connect(this, &EmptyPlaceView::actionTriggered, this, &InventoryEmptyPlace::take);
}

void InventoryEmptyPlace::take(EmptyPlace::Action action) {
    switch (action) {
    case EmptyPlace::Action::ChooseInterfaces:
        m_commands->chooseInterfaces();
        break;
    case EmptyPlace::Action::TryAgain:
        m_commands->retryLinks();
        break;
    case EmptyPlace::Action::Repair:
        m_commands->repairPermission();
        break;
    case EmptyPlace::Action::Discover:
        emit discoverRequested();
        break;
    case EmptyPlace::Action::Wizard:
        m_commands->openWizard();
        break;
    case EmptyPlace::Action::Lab:
        m_commands->startLab();
        break;
    case EmptyPlace::Action::ClearFilter:
        emit clearFilterRequested();
        break;
    case EmptyPlace::Action::SetUpSender:
    case EmptyPlace::Action::CheckArrival:
    case EmptyPlace::Action::OpenPreferences:
    case EmptyPlace::Action::AddBox:
    case EmptyPlace::Action::CheckHostKey:
    case EmptyPlace::Action::AllowOldMethods:
    case EmptyPlace::Action::LogIn:
    case EmptyPlace::Action::FindBoxes:
    case EmptyPlace::Action::InstallAgent:
        break; // of other pages
    }
}

} // namespace etherdeck::ui

#include "moc_empty_place.cpp"
