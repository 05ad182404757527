#include "ui/shell/navigator.h"

#include "ui/console/page/page.h"
#include "ui/devices/page/page.h"
#include "ui/inventory/page/page.h"
#include "ui/look/icons.h"
#include "ui/look/translated.h"
#include "ui/shell/navigation_list.h"
#include "ui/shell/page_reports.h"
#include "ui/timeline/page.h"
#include "ui/wizards/welcome.h"

#include <QEvent>
#include <QStackedWidget>

namespace etherdeck::ui {

Navigator::Navigator(QWidget& window, NavigationList& list, const Pages& pages) :
    QObject(&window),
    m_window(window),
    m_list(list),
    m_pages(pages),
    m_stack(new QStackedWidget),
    m_reports(new PageReports(*pages.inventory, *pages.devices, *pages.console, list, this)) {
    for (const auto which : {Icon::Inventory, Icon::Device, Icon::Terminal, Icon::History})
        list.addPage(which, QString());
    for (QWidget* page : {static_cast<QWidget*>(pages.inventory), static_cast<QWidget*>(pages.devices),
                          static_cast<QWidget*>(pages.console), static_cast<QWidget*>(pages.timeline),
                          static_cast<QWidget*>(pages.welcome)})
        m_stack->addWidget(page);
    connect(&list, &QListWidget::currentRowChanged, this, &Navigator::showPage);
    connect(m_reports, &PageReports::summaryChanged, this, &Navigator::showTitle);
    window.installEventFilter(this);
    keepTranslated(&window, [this] { retranslate(); });
}

void Navigator::choose(int row) { m_list.setCurrentRow(row); }

void Navigator::comeToFront(int row) {
    m_window.showNormal();
    m_window.raise();
    m_window.activateWindow();
    choose(row);
}

int Navigator::row() const { return m_list.currentRow(); }

int Navigator::count() const { return m_list.count(); }

bool Navigator::shows(const QWidget* page) const { return m_stack->currentWidget() == page; }

void Navigator::showWelcome() {
    m_stack->setCurrentWidget(m_pages.welcome);
    m_pages.welcome->setFocus();
    showTitle();
}

void Navigator::leaveWelcome() {
    if (!shows(m_pages.welcome))
        return;
    m_stack->setCurrentWidget(m_pages.inventory);
    m_pages.inventory->focusContent();
    showTitle();
}

void Navigator::showPage(int row) {
    m_stack->setCurrentIndex(row);
    showTitle();
    emit shown(row);
    tellWhatIsSeen();
    focusPage();
}

void Navigator::focusPage() {
    const int row = m_stack->currentIndex();
    if (row == page_rows::inventory)
        m_pages.inventory->focusContent();
    else if (row == page_rows::devices)
        m_pages.devices->focusContent();
    else if (row == page_rows::console)
        m_pages.console->focusContent();
    else
        m_pages.timeline->focusContent();
}

/// The state of the page that shows: so the task bar tells it too.
void Navigator::showTitle() {
    const QString summary =
        shows(m_pages.welcome) ? tr("Welcome") : m_reports->summary(m_stack->currentIndex());
    m_window.setWindowTitle(summary.isEmpty() ? tr("Etherdeck") : tr("%1 – Etherdeck").arg(summary));
}

void Navigator::tellWhatIsSeen() {
    m_pages.console->setSeen(shows(m_pages.console) && m_window.isActiveWindow());
}

bool Navigator::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_window && event->type() == QEvent::ActivationChange)
        tellWhatIsSeen();
    return QObject::eventFilter(watched, event);
}

void Navigator::retranslate() {
    m_list.setPageName(page_rows::inventory, tr("Inventory"));
    m_list.setPageName(page_rows::devices, tr("Devices"));
    m_list.setPageName(page_rows::console, tr("Console"));
    m_list.setPageName(page_rows::timeline, tr("Timeline"));
    m_reports->showBadges();
    showTitle();
}

} // namespace etherdeck::ui

#include "moc_navigator.cpp"
