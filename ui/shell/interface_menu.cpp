#include "ui/shell/interface_menu.h"

#include "ui/text/link.h"
#include "ui/text/plain.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct InterfaceMenuTexts {
    Q_DECLARE_TR_FUNCTIONS(InterfaceMenu)
};

/// A name in a menu: an ampersand in it is no shortcut.
QString menuText(QString text) { return text.replace(QLatin1Char('&'), QLatin1String("&&")); }

} // namespace

void fillInterfaceMenu(QMenu& menu, std::vector<InterfaceChoice> choices,
                       const std::vector<std::string>& chosen, QObject* receiver,
                       const std::function<void(const std::string& name, bool isChosen)>& choose) {
    menu.clear();
    for (const auto& name : chosen)
        if (std::ranges::find(choices, name, &InterfaceChoice::name) == choices.end())
            choices.push_back({name, isOfBox(fromWire(name)) ? InterfaceMenuTexts::tr("through a box")
                                                             : InterfaceMenuTexts::tr("not there")});
    for (const auto& choice : choices) {
        const QString name = fromWire(choice.name);
        QAction* action = menu.addAction(menuText(
            choice.description.isEmpty() ? name
                                         : InterfaceMenuTexts::tr("%1 (%2)").arg(name, choice.description)));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(chosen, choice.name) != chosen.end());
        QObject::connect(action, &QAction::toggled, receiver,
                         [choose, name = choice.name](bool isChosen) { choose(name, isChosen); });
    }
    if (choices.empty())
        menu.addAction(InterfaceMenuTexts::tr("This computer has no Ethernet interface"))->setEnabled(false);
}

} // namespace etherdeck::ui
