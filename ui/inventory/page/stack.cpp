#include "ui/inventory/page/stack.h"

#include "ui/inventory/history/view.h"
#include "ui/inventory/page/actions.h"
#include "ui/inventory/page/detail_split.h"
#include "ui/inventory/page/empty_place.h"
#include "ui/inventory/page/header.h"
#include "ui/inventory/page/views.h"
#include "ui/look/theme.h"
#include "ui/widgets/stack_switch.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>

namespace etherdeck::ui {

namespace {

void copy(const QString& text) {
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace

InventoryStack::InventoryStack(const InventoryActions& actions, InventoryHeader& header,
                               InventoryViews& views, DetailSplit& split) :
    m_actions(actions),
    m_header(header),
    m_views(views),
    m_split(split),
    m_history(new HistoryView),
    m_empty(new InventoryEmptyPlace) {
    for (auto* widget :
         {static_cast<QWidget*>(&m_split), static_cast<QWidget*>(m_history), static_cast<QWidget*>(m_empty)})
        addWidget(widget);
    setMinimumHeight(20 * metrics::grid);
    connect(m_empty, &InventoryEmptyPlace::discoverRequested, m_actions.discover, &QAction::trigger);
    connect(m_empty, &InventoryEmptyPlace::clearFilterRequested, &m_header, &InventoryHeader::clearFilter);
    connectActions();
}

void InventoryStack::connectActions() {
    // The page's own find and copy act on the history while it shows; two of one key would cancel each other.
    m_history->findAction()->setShortcut({});
    m_history->copyAction()->setShortcut({});
    connect(m_actions.find, &QAction::triggered, this, [this] {
        if (showsHistory())
            return m_history->findAction()->trigger();
        m_header.filter().setFocus(Qt::ShortcutFocusReason);
        m_header.filter().selectAll();
    });
    connect(m_actions.copy, &QAction::triggered, this,
            [this] { copy(showsHistory() ? m_history->selectedText() : m_views.selectedText()); });
    connect(m_actions.copyAddress, &QAction::triggered, this,
            [this] { copy(m_views.selectedAddressesText()); });
}

void InventoryStack::setCommands(const InventoryCommandsPtr& commands) {
    m_history->setCommands(commands);
    m_empty->setCommands(commands);
}

bool InventoryStack::showsHistory() const { return m_actions.showHistory->isChecked(); }

void InventoryStack::refresh(const InventoryFacts& facts, std::size_t shown, std::size_t all) {
    QWidget* wanted = &m_split;
    if (showsHistory()) {
        wanted = m_history;
    } else if (all == 0) {
        m_empty->setPlace(emptyInventory(facts));
        wanted = m_empty;
    } else if (shown == 0) {
        m_empty->setPlace(emptyFilter(m_header.filter().text(), all));
        wanted = m_empty;
    }
    if (showInstead(*this, wanted))
        focusContent();
}

void InventoryStack::focusContent() {
    if (currentWidget() == m_history)
        m_history->focusContent();
    else if (currentWidget() == m_empty)
        m_empty->setFocus();
    else
        m_views.currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void InventoryStack::showInHistory(Address address) {
    m_actions.showHistory->trigger();
    m_history->setFilterText(QString::fromStdString(address.toString()));
}

} // namespace etherdeck::ui

#include "moc_stack.cpp"
