#include "ui/console/page/work_area.h"

#include "ui/look/theme.h"

#include <QAction>
#include <QSettings>

namespace etherdeck::ui {

namespace {

const QString workKey = QStringLiteral("console/work");
const QString terminalKey = QStringLiteral("console/terminal");

} // namespace

WorkArea::WorkArea(QAction& showTerminal, QWidget* parent) :
    QSplitter(Qt::Vertical, parent),
    m_showTerminal(showTerminal),
    m_log(new QWidget),
    m_terminal(new QWidget) {
    addWidget(m_log);
    addWidget(m_terminal);
    setStretchFactor(0, 2);
    setStretchFactor(1, 1);
    setHandleWidth(metrics::grid);
    connect(&showTerminal, &QAction::triggered, this, &WorkArea::choose);
}

void WorkArea::setPanels(QWidget* log, QWidget* terminal) {
    const auto before = sizes();
    delete replaceWidget(0, log);
    delete replaceWidget(1, terminal);
    m_log = log;
    m_terminal = terminal;
    for (QWidget* panel : {log, terminal})
        panel->setVisible(true);
    setStretchFactor(0, 2);
    setStretchFactor(1, 1);
    setCollapsible(0, false);
    setCollapsible(1, false);
    setSizes(before);
    refresh();
}

void WorkArea::showBox(const ConsoleBoxState* box) {
    m_source = box != nullptr ? box->source : 0;
    m_canType = box != nullptr && box->typeTo;
    refresh();
}

/// Only one box can be typed to. Where no U-Boot was heard yet the terminal comes when it is asked for: from
/// there the boot can be stopped.
void WorkArea::refresh() {
    const bool isShown = m_source != 0 && (m_canType ? m_wantsTerminal : m_wantsTerminalAnyway);
    m_showTerminal.setEnabled(m_source != 0);
    m_showTerminal.setChecked(m_source == 0 ? m_wantsTerminal : isShown);
    // Else the keyboard would go to whatever comes next in the window.
    if (!isShown && m_terminal->isAncestorOf(window()->focusWidget()))
        m_log->setFocus(Qt::OtherFocusReason);
    m_terminal->setVisible(isShown);
    emit terminalChosen(m_source);
}

/// A person has switched it.
void WorkArea::choose(bool isWanted) {
    // The first time the keyboard goes there, the second time it goes away.
    if (m_terminal->isVisible() && !m_terminal->isAncestorOf(window()->focusWidget()))
        isWanted = true;
    if (m_source == 0 || m_canType || !isWanted)
        m_wantsTerminal = isWanted;
    m_wantsTerminalAnyway = isWanted;
    refresh();
    if (!m_terminal->isHidden())
        emit typingRequested();
    else
        emit left();
}

void WorkArea::saveLayout(QSettings& settings) const {
    settings.setValue(workKey, saveState());
    settings.setValue(terminalKey, m_wantsTerminal);
}

void WorkArea::restoreLayout(QSettings& settings) {
    restoreState(settings.value(workKey).toByteArray());
    m_wantsTerminal = settings.value(terminalKey, true).toBool();
    refresh();
}

} // namespace etherdeck::ui
