// What a person does on the console page.
#include "ui/console/page/box_text.h"
#include "ui/console/page/header.h"
#include "ui/console/page/page.h"
#include "ui/look/icons.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>

#include <ranges>

namespace etherdeck::ui {

namespace {

/// A name in a menu: an ampersand in it is no shortcut.
QString menuText(QString text) { return text.replace(QLatin1Char('&'), QLatin1String("&&")); }

} // namespace

void ConsolePage::connectActions() {
    m_actions.rename->setShortcut(Qt::Key_F2);
    m_actions.forget->setShortcut(Qt::Key_Delete);
    for (QAction* action : {m_actions.search, m_actions.showAll, m_actions.showTerminal})
        addAction(action);
    for (QAction* action : {m_actions.rename, m_actions.forget}) // keys that mean other things elsewhere
        m_tree->addAction(action);
    connect(m_actions.search, &QAction::toggled, this, &ConsolePage::showSearch);
    connect(m_actions.nothingArrives, &QAction::triggered, this,
            [this] { m_commands->openArrivalHelp(m_tree->currentBox()); });
    connect(m_actions.checkEnvironment, &QAction::triggered, this, [this] {
        const auto choice = m_tree->choice();
        m_environment.open(*m_reader, choice,
                           choice.sources.size() == 1 ? titleOf(choice.sources.front()) : QString(), this);
    });
    connect(m_actions.setUpNetconsole, &QAction::triggered, this,
            [this] { m_commands->setUpNetconsole(m_tree->currentBox()); });
    connect(m_actions.showAll, &QAction::triggered, m_tree, &QTreeView::clearSelection);
    connect(m_actions.nextCrash, &QAction::triggered, this, &ConsolePage::showNewCrash);
    connect(m_actions.rename, &QAction::triggered, m_tree, &BoxTree::renameCurrent);
    connect(m_actions.showBox, &QAction::triggered, this, [this] {
        if (const auto box = m_model.boxAt(m_tree->currentIndex()))
            m_commands->showBox(*box);
    });
    connect(m_actions.tie, &QAction::triggered, this, [this] {
        if (const auto source = m_tree->currentBox(); m_model.box(source) != nullptr)
            m_commands->askTie(boxes::SourceId{source});
    });
    connect(m_actions.forget, &QAction::triggered, this, &ConsolePage::forgetCurrent);
    connect(m_actions.showTerminal, &QAction::triggered, this, &ConsolePage::chooseTerminal);
    connect(m_actions.preferences, &QAction::triggered, this, [this] { m_commands->openPreferences(); });
    connect(m_header->menu(), &QMenu::aboutToShow, this, [this] {
        m_header->menu()->clear();
        fillMenu(*m_header->menu());
    });
}

void ConsolePage::connectBanners() {
    for (const Banner* banner : {m_listenBanner, m_storeBanner})
        connect(banner, &Banner::actionTriggered, this, [this] { m_commands->listenAgain(); });
    connect(m_sleepBanner, &Banner::actionTriggered, m_sleepBanner, &Banner::clear);
    connect(m_noteBanner, &Banner::actionTriggered, m_noteBanner, &Banner::clear);
}

void ConsolePage::takeStep(EmptyPlace::Action action) {
    if (action == EmptyPlace::Action::Lab)
        m_commands->startLab();
    else if (action == EmptyPlace::Action::OpenPreferences)
        m_commands->openPreferences();
    else
        m_commands->openArrivalHelp(0); // has the lines for the sender too
}

void ConsolePage::showSearch(bool shows) {
    QWidget* wanted = shows ? m_search : static_cast<QWidget*>(m_work);
    m_right->setCurrentWidget(wanted);
    if (shows)
        m_search->setFocus(Qt::ShortcutFocusReason);
}

void ConsolePage::showNewCrash() {
    if (!m_newCrash)
        return;
    const auto crash = *m_newCrash;
    m_newCrash.reset();
    m_tree->select(crash.source);
    showLine(crash.source, crash.firstLine);
    refreshActions();
}

void ConsolePage::fillMenu(QMenu& menu) {
    menu.addActions({m_actions.showAll, m_actions.nextCrash, m_actions.showTerminal});
    menu.addSeparator();
    menu.addActions({m_actions.showBox, m_actions.rename});
    fillMergeMenu(*menu.addMenu(tr("Mer&ge it into")));
    fillApartMenu(*menu.addMenu(tr("Take &out of it again")));
    menu.addActions({m_actions.tie, m_actions.forget});
    menu.addSeparator();
    menu.addActions({m_actions.setUpNetconsole, m_actions.checkEnvironment, m_actions.preferences});
}

void ConsolePage::fillMergeMenu(QMenu& menu) {
    const auto from = m_tree->currentBox();
    for (const auto& box : m_model.boxes()) {
        if (box.source == from || from == 0)
            continue;
        menu.addAction(menuText(titleOf(box.source)), this,
                       [this, into = box.source, from] { m_commands->merge(into, from); });
    }
    menu.setEnabled(!menu.isEmpty());
    menu.menuAction()->setEnabled(!menu.isEmpty());
}

/// What was merged into the box, the latest first.
void ConsolePage::fillApartMenu(QMenu& menu) {
    const auto* box = m_model.box(m_tree->currentBox());
    if (box != nullptr)
        for (const auto& merged : std::views::reverse(box->merged))
            menu.addAction(menuText(tr("%1, merged %2").arg(fromWire(merged.title), timeText(merged.merged))),
                           this,
                           [this, into = box->source, former = merged.source,
                            title = fromWire(merged.title)] { m_commands->takeApart(into, former, title); });
    menu.menuAction()->setVisible(!menu.isEmpty());
}

void ConsolePage::openMenu(const QPoint& globalPosition) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions.showBox, m_actions.rename});
    fillMergeMenu(*menu->addMenu(tr("Mer&ge it into")));
    fillApartMenu(*menu->addMenu(tr("Take &out of it again")));
    menu->addActions({m_actions.tie, m_actions.forget});
    menu->addSeparator();
    menu->addActions(
        {m_actions.showAll, m_actions.setUpNetconsole, m_actions.checkEnvironment, m_actions.nothingArrives});
    menu->popup(globalPosition);
}

/// Without a question: it can be brought back.
void ConsolePage::forgetCurrent() {
    if (const auto source = m_tree->currentBox(); m_model.box(source) != nullptr)
        m_commands->forgetBox(source);
}

} // namespace etherdeck::ui
