#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <string>
#include <vector>

class QMenu;

namespace etherdeck::ui {

/// One entry of the Interfaces menu.
struct InterfaceChoice {
    std::string name;
    QString description; ///< "1 Gb/s, MTU 9000", or empty
};

/// Called each time the menu opens.
using InterfaceLister = std::function<std::vector<InterfaceChoice>()>;

/// Interfaces that can be switched on and off, also the chosen ones that are not there.
class InterfaceMenu : public QObject {
    Q_OBJECT

public:
    /// Fills the menu, which outlives it, each time that it opens.
    InterfaceMenu(QMenu& menu, InterfaceLister lister, QObject* parent);

    void setChosen(std::vector<std::string> names) { m_chosen = std::move(names); }

signals:
    /// The user has switched one: all that are chosen now.
    void chosen(const std::vector<std::string>& names);

private:
    void fill();
    void choose(const std::string& name, bool isChosen);

    QMenu& m_menu;
    InterfaceLister m_lister;
    std::vector<std::string> m_chosen;
};

} // namespace etherdeck::ui
