#include "ui/shell/interface_menu.h"

#include "ui/text/link.h"
#include "ui/text/plain.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// A name in a menu: an ampersand in it is no shortcut.
QString menuText(QString text) { return text.replace(QLatin1Char('&'), QLatin1String("&&")); }

} // namespace

InterfaceMenu::InterfaceMenu(QMenu& menu, InterfaceLister lister, QObject* parent) :
    QObject(parent), m_menu(menu), m_lister(std::move(lister)) {
    connect(&menu, &QMenu::aboutToShow, this, &InterfaceMenu::fill);
}

void InterfaceMenu::fill() {
    m_menu.clear();
    auto choices = m_lister();
    for (const auto& name : m_chosen)
        if (std::ranges::find(choices, name, &InterfaceChoice::name) == choices.end())
            choices.push_back({name, isOfBox(fromWire(name)) ? tr("through a box") : tr("not there")});
    for (const auto& choice : choices) {
        const QString name = fromWire(choice.name);
        QAction* action = m_menu.addAction(
            menuText(choice.description.isEmpty() ? name : tr("%1 (%2)").arg(name, choice.description)));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(m_chosen, choice.name) != m_chosen.end());
        connect(action, &QAction::toggled, this,
                [this, name = choice.name](bool isChosen) { choose(name, isChosen); });
    }
    if (choices.empty())
        m_menu.addAction(tr("This computer has no Ethernet interface"))->setEnabled(false);
}

void InterfaceMenu::choose(const std::string& name, bool isChosen) {
    auto names = m_chosen;
    std::erase(names, name);
    if (isChosen)
        names.push_back(name);
    emit chosen(names);
}

} // namespace etherdeck::ui

#include "moc_interface_menu.cpp"
