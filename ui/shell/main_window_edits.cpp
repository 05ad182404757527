// What a person changes on the pages, so that it can be undone.
#include "ui/console/log/panel.h"
#include "ui/console/page/page.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/edit_bar.h"
#include "ui/shell/edits.h"
#include "ui/shell/main_menus.h"
#include "ui/shell/main_window.h"

#include <QAction>

namespace etherdeck::ui {

void MainWindow::connectEdits() {
    const auto showSteps = [this] {
        m_menus->setSteps(m_edits->canUndo() ? m_edits->undoName() : QString(),
                          m_edits->canRedo() ? m_edits->redoName() : QString());
    };
    connect(m_edits, &Edits::changed, this, showSteps);
    connect(m_menus->undo, &QAction::triggered, m_edits, &Edits::undo);
    connect(m_menus->redo, &QAction::triggered, m_edits, &Edits::redo);
    connect(m_editBar, &EditBar::undoRequested, m_edits, &Edits::undo);
    connect(m_editBar, &EditBar::redoRequested, m_edits, &Edits::redo);
    connect(m_edits, &Edits::told, m_editBar, [this](const EditBar::Message& message) {
        message == EditBar::Message() ? m_editBar->clear() : m_editBar->setMessage(message);
    });
    connect(m_inventory, &InventoryPage::targetLabelChosen, m_edits,
            [this](const discovery::Target& target, const store::Label& label) {
                if (const auto before = m_inventory->labelOf(target); before != label)
                    m_edits->perform(TargetLabelEdit{target, before, label});
            });
    connect(m_inventory, &InventoryPage::shelfLabelChosen, m_edits,
            [this](quint16 shelf, const store::Label& label) {
                if (const auto before = m_inventory->labelOf(shelf); before != label)
                    m_edits->perform(ShelfLabelEdit{shelf, before, label});
            });
    connect(m_inventory, &InventoryPage::forgetRequested, m_edits, [this](const auto& targets) {
        if (!targets.empty())
            m_edits->perform(TargetsForgotten{targets, {}, false});
    });
    connectConsoleEdits();
}

void MainWindow::connectConsoleEdits() {
    const auto box = [this](qint64 source) { return m_console->model().box(source); };
    const auto title = [this](qint64 source) { return m_console->titleOf(source); };
    connect(m_console, &ConsolePage::renameRequested, m_edits, [=, this](qint64 source, const QString& name) {
        if (box(source) != nullptr)
            m_edits->perform(
                BoxNameEdit{source, title(source), QString::fromStdString(box(source)->name), name});
    });
    connect(m_console, &ConsolePage::tieRequested, m_edits,
            [=, this](qint64 source, const std::optional<MacAddress>& to) {
                if (box(source) != nullptr)
                    m_edits->perform(BoxTieEdit{source, title(source), box(source)->box, to});
            });
    connect(m_console, &ConsolePage::forgetRequested, m_edits, [=, this](qint64 source) {
        m_edits->perform(BoxForgotten{source, title(source), false});
    });
    connect(m_console, &ConsolePage::mergeRequested, m_edits, [=, this](qint64 into, qint64 from) {
        m_edits->perform(BoxesMerged{into, from, title(into), title(from), false});
    });
    connect(m_console, &ConsolePage::takeApartRequested, m_edits,
            [=, this](qint64 into, qint64 former, const QString& formerTitle) {
                m_edits->perform(BoxesMerged{into, former, title(into), formerTitle, true});
            });
    LogPanel* log = m_panels.log;
    connect(log, &LogPanel::markChanged, m_edits, [this](qint64 line, const auto& before, const auto& after) {
        if (before != after)
            m_edits->push(LineMarkEdit{line, before, after});
    });
    connect(log, &LogPanel::rulesEdited, m_edits, [this](const auto& before, const auto& after) {
        m_edits->push(RulesEdit{before, after});
    });
    connect(m_edits, &Edits::rulesRequested, log, &LogPanel::setRules);
    connect(m_edits, &Edits::marksChanged, log, &LogPanel::reload);
}

} // namespace etherdeck::ui
