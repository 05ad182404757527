#include "ui/shell/undo_control.h"

#include "ui/console/log/panel.h"
#include "ui/devices/page/page.h"
#include "ui/shell/main_menus.h"
#include "ui/shell/undo/edit_bar.h"
#include "ui/shell/undo/edits.h"

#include <QAction>

namespace etherdeck::ui {

UndoControl::UndoControl(Edits& edits, EditBar& bar, MainMenus& menus, QObject* parent) :
    QObject(parent), m_edits(edits), m_bar(bar), m_menus(menus) {
    connect(&edits, &Edits::changed, this, &UndoControl::showSteps);
    connect(menus.undo, &QAction::triggered, &edits, &Edits::undo);
    connect(menus.redo, &QAction::triggered, &edits, &Edits::redo);
    connect(&bar, &EditBar::undoRequested, &edits, &Edits::undo);
    connect(&bar, &EditBar::redoRequested, &edits, &Edits::redo);
    connect(&edits, &Edits::told, &bar, [&bar](const EditBar::Message& message) {
        message == EditBar::Message() ? bar.clear() : bar.setMessage(message);
    });
    showSteps();
}

void UndoControl::connectLog(LogPanel& log) {
    connect(&log, &LogPanel::bookmarkChanged, this,
            [this](qint64 line, const auto& before, const auto& after) {
                if (before != after)
                    m_edits.push(BookmarkEdit{line, before, after});
            });
    connect(&log, &LogPanel::rulesEdited, this, [this](const auto& before, const auto& after) {
        m_edits.push(RulesEdit{before, after});
    });
    connect(&m_edits, &Edits::rulesRequested, &log, &LogPanel::setRules);
    connect(&m_edits, &Edits::bookmarksChanged, &log, &LogPanel::reload);
}

void UndoControl::connectDevices(DevicesPage& devices) {
    connect(&devices, &DevicesPage::changeMade, this,
            [this, &devices](const std::string& device, std::int64_t entry, const QString& title) {
                m_edits.push(AgentChangeEdit{device, devices.titleOf(device), title, entry});
            });
    m_edits.setPlanner([&devices](const Edit& edit, QObject* receiver, Then<Edit> then) {
        auto change = std::get<AgentChangeEdit>(edit);
        return devices.undoChange(
            change.device, change.entry, receiver,
            [change, then = std::move(then)](const Result<std::int64_t>& entry) mutable {
                if (!entry)
                    return then(fail(entry.error()));
                change.entry = *entry;
                then(Edit(change));
            });
    });
}

void UndoControl::showSteps() {
    m_menus.setSteps(m_edits.canUndo() ? m_edits.undoName() : QString(),
                     m_edits.canRedo() ? m_edits.redoName() : QString());
}

void UndoControl::retranslate() {
    showSteps();
    if (!m_bar.isHidden())
        m_edits.tellAgain();
}

} // namespace etherdeck::ui

#include "moc_undo_control.cpp"
