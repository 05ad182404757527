#include "ui/console/page/work_area.h"

#include "ui/look/theme.h"

#include <QAction>
#include <QEvent>
#include <QSettings>

#include <algorithm>

namespace etherdeck::ui {

namespace {

const QString shareKey = QStringLiteral("console/terminal-share");
const QString terminalKey = QStringLiteral("console/terminal");

constexpr int perMille = 1000;
constexpr int third = 333;

} // namespace

WorkArea::WorkArea(QAction& showTerminal, QWidget* parent) :
    QSplitter(Qt::Vertical, parent),
    m_showTerminal(showTerminal),
    m_log(new QWidget),
    m_terminal(new QWidget) {
    addWidget(m_log);
    addWidget(m_terminal);
    setHandleWidth(metrics::grid);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        if (height() > 0 && !m_terminal->isHidden())
            m_share = std::clamp(m_terminal->height() * perMille / height(), 1, perMille - 1);
    });
    connect(&showTerminal, &QAction::triggered, this, &WorkArea::choose);
}

void WorkArea::setPanels(QWidget* log, QWidget* terminal) {
    delete replaceWidget(0, log);
    delete replaceWidget(1, terminal);
    m_log = log;
    m_terminal = terminal;
    for (QWidget* panel : {log, terminal})
        panel->setVisible(true);
    setCollapsible(0, false);
    setCollapsible(1, false);
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
    const bool wasHidden = m_terminal->isHidden();
    m_terminal->setVisible(isShown);
    emit terminalChosen(m_source);
    if (isShown && wasHidden)
        share();
}

void WorkArea::foldTerminal(bool isFolded) {
    m_isFolded = isFolded;
    handle(1)->setEnabled(!isFolded);
    share();
}

void WorkArea::share() {
    const int forTerminal = m_isFolded ? 0 : height() * (m_share > 0 ? m_share : third) / perMille;
    setSizes({height() - forTerminal, forTerminal}); // its smallest height at least
}

/// A notice beside the bar of the terminal comes and goes: the bar then takes what it needs, and no more.
bool WorkArea::event(QEvent* event) {
    const bool isTaken = QSplitter::event(event);
    if (event->type() == QEvent::LayoutRequest && m_isFolded)
        share();
    return isTaken;
}

void WorkArea::resizeEvent(QResizeEvent* event) {
    QSplitter::resizeEvent(event);
    share();
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
    settings.setValue(shareKey, m_share);
    settings.setValue(terminalKey, m_wantsTerminal);
}

void WorkArea::restoreLayout(QSettings& settings) {
    m_share = std::clamp(settings.value(shareKey).toInt(), 0, perMille - 1);
    m_wantsTerminal = settings.value(terminalKey, true).toBool();
    refresh();
}

} // namespace etherdeck::ui

#include "moc_work_area.cpp"
