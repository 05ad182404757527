#pragma once

#include <QString>

#include <functional>
#include <string>
#include <vector>

class QMenu;
class QObject;

namespace etherdeck::ui {

/// One entry of the Interfaces menu.
struct InterfaceChoice {
    std::string name;
    QString description; ///< "1 Gb/s, MTU 9000", or empty
};

/// Fills the menu anew: interfaces that can be switched on and off, also the chosen ones that are not there.
void fillInterfaceMenu(QMenu& menu, std::vector<InterfaceChoice> choices,
                       const std::vector<std::string>& chosen, QObject* receiver,
                       const std::function<void(const std::string& name, bool isChosen)>& choose);

} // namespace etherdeck::ui
