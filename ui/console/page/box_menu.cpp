#include "ui/console/page/box_menu.h"

#include "ui/console/page/actions.h"
#include "ui/console/page/box_model.h"
#include "ui/console/page/box_tree.h"
#include "ui/text/plain.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

#include <ranges>

namespace etherdeck::ui {

namespace {

struct BoxMenuTexts {
    Q_DECLARE_TR_FUNCTIONS(BoxMenu)
};

/// A name in a menu: an ampersand in it is no shortcut.
QString menuText(QString text) { return text.replace(QLatin1Char('&'), QLatin1String("&&")); }

} // namespace

void BoxMenu::fill(QMenu& menu) const {
    menu.addActions({m_actions.showAll, m_actions.nextCrash, m_actions.showTerminal});
    menu.addSeparator();
    addBox(menu);
    menu.addSeparator();
    menu.addActions({m_actions.setUpNetconsole, m_actions.checkEnvironment, m_actions.preferences});
}

void BoxMenu::open(const QPoint& globalPosition, QWidget* parent) const {
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addBox(*menu);
    menu->addSeparator();
    menu->addActions(
        {m_actions.showAll, m_actions.setUpNetconsole, m_actions.checkEnvironment, m_actions.nothingArrives});
    menu->popup(globalPosition);
}

void BoxMenu::addBox(QMenu& menu) const {
    menu.addActions({m_actions.showBox, m_actions.rename});
    fillMerge(*menu.addMenu(BoxMenuTexts::tr("Mer&ge it into")));
    fillApart(*menu.addMenu(BoxMenuTexts::tr("Take &out of it again")));
    menu.addActions({m_actions.tie, m_actions.forget});
}

void BoxMenu::fillMerge(QMenu& menu) const {
    const auto from = m_tree.currentBox();
    for (const auto& box : m_model.boxes()) {
        if (box.source == from || from == 0)
            continue;
        menu.addAction(menuText(fromWire(box.title)), &menu,
                       [&commands = m_commands, into = box.source, from] { commands->merge(into, from); });
    }
    menu.setEnabled(!menu.isEmpty());
    menu.menuAction()->setEnabled(!menu.isEmpty());
}

/// What was merged into the box, the latest first.
void BoxMenu::fillApart(QMenu& menu) const {
    const auto* box = m_model.box(m_tree.currentBox());
    if (box != nullptr)
        for (const auto& merged : std::views::reverse(box->merged)) {
            const QString title = fromWire(merged.title);
            menu.addAction(menuText(BoxMenuTexts::tr("%1, merged %2").arg(title, timeText(merged.merged))),
                           &menu,
                           [&commands = m_commands, into = box->source, former = merged.source, title] {
                               commands->takeApart(into, former, title);
                           });
        }
    menu.menuAction()->setVisible(!menu.isEmpty());
}

} // namespace etherdeck::ui
