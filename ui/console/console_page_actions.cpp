// What a person does on the console page.
#include "ui/console/box_text.h"
#include "ui/console/console_header.h"
#include "ui/console/console_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include <functional>

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
            [this] { emit nothingArrivesRequested(m_tree->currentBox()); });
    connect(m_actions.showAll, &QAction::triggered, m_tree, &QTreeView::clearSelection);
    connect(m_actions.nextCrash, &QAction::triggered, this, &ConsolePage::showNewCrash);
    connect(m_actions.rename, &QAction::triggered, m_tree, &BoxTree::renameCurrent);
    connect(m_actions.tie, &QAction::triggered, this, &ConsolePage::askTie);
    connect(m_actions.forget, &QAction::triggered, this, &ConsolePage::askForget);
    connect(m_actions.showTerminal, &QAction::triggered, this, &ConsolePage::chooseTerminal);
    connect(m_actions.preferences, &QAction::triggered, this, &ConsolePage::preferencesRequested);
    connect(m_header->menu(), &QMenu::aboutToShow, this, [this] {
        m_header->menu()->clear();
        fillMenu(*m_header->menu());
    });
}

void ConsolePage::connectBanners() {
    connect(m_listenBanner, &Banner::actionTriggered, this, &ConsolePage::retryRequested);
    connect(m_storeBanner, &Banner::actionTriggered, this, &ConsolePage::retryRequested);
    connect(m_sleepBanner, &Banner::actionTriggered, m_sleepBanner, &Banner::clear);
    connect(m_noteBanner, &Banner::actionTriggered, m_noteBanner, &Banner::clear);
}

void ConsolePage::takeStep(EmptyPlace::Action action) {
    if (action == EmptyPlace::Action::Lab)
        emit labRequested();
    else if (action == EmptyPlace::Action::OpenPreferences)
        emit preferencesRequested();
    else
        emit nothingArrivesRequested(0); // has the lines for the sender too
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
    menu.addAction(m_actions.rename);
    fillMergeMenu(*menu.addMenu(tr("Mer&ge it into")));
    menu.addActions({m_actions.tie, m_actions.forget});
    menu.addSeparator();
    menu.addAction(m_actions.preferences);
}

void ConsolePage::fillMergeMenu(QMenu& menu) {
    const auto from = m_tree->currentBox();
    for (const auto& box : m_model.boxes()) {
        if (box.source == from || from == 0)
            continue;
        menu.addAction(menuText(titleOf(box.source)), this,
                       [this, into = box.source, from] { askMerge(into, from); });
    }
    menu.setEnabled(!menu.isEmpty());
    menu.menuAction()->setEnabled(!menu.isEmpty());
}

void ConsolePage::openMenu(const QPoint& globalPosition) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions.rename);
    fillMergeMenu(*menu->addMenu(tr("Mer&ge it into")));
    menu->addActions({m_actions.tie, m_actions.forget});
    menu->addSeparator();
    menu->addActions({m_actions.showAll, m_actions.nothingArrives});
    menu->popup(globalPosition);
}

/// Danger of the first upper level: the button says the verb, and Cancel has the focus.
void ConsolePage::confirm(const QString& title, const QString& text, const QString& verb,
                          const std::function<void()>& done) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Console"), title, QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(text);
    auto* accept = box->addButton(verb, QMessageBox::AcceptRole);
    auto* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    connect(accept, &QPushButton::clicked, this, done);
    box->open();
}

void ConsolePage::askMerge(qint64 into, qint64 from) {
    confirm(
        tr("Merge %1 into %2?").arg(titleOf(from), titleOf(into)),
        tr("All that %1 said and will say belongs to %2 from then on. The lines stay; who said them can not "
           "be told apart again.")
            .arg(titleOf(from), titleOf(into)),
        tr("Merge"), [this, into, from] { emit mergeRequested(into, from); });
}

void ConsolePage::askTie() {
    const auto* box = m_model.box(m_tree->currentBox());
    if (box == nullptr)
        return;
    auto* dialog = new TieDialog(titleOf(box->source), box->box, m_known(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, source = box->source] { emit tieRequested(source, dialog->chosen()); });
    dialog->open();
}

void ConsolePage::askForget() {
    const auto source = m_tree->currentBox();
    const auto* box = m_model.box(source);
    if (box == nullptr)
        return;
    confirm(tr("Forget %1?").arg(titleOf(source)),
            tr("Its lines, boots, crashes and marks are removed for good; of its datagrams as they came, the "
               "latest stay until newer ones take their place. When it speaks again it appears as a new "
               "box."),
            tr("Forget %1").arg(titleOf(source)), [this, source] { emit forgetRequested(source); });
}

} // namespace etherdeck::ui
