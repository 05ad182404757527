#include "ui/shell/page_reports.h"

#include "ui/console/page/page.h"
#include "ui/devices/page/page.h"
#include "ui/inventory/page/away_notices.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/navigation_list.h"

namespace etherdeck::ui {

PageReports::PageReports(const InventoryPage& inventory, const DevicesPage& devices,
                         const ConsolePage& console, NavigationList& list, QObject* parent) :
    QObject(parent), m_list(list) {
    connect(&inventory, &InventoryPage::summaryChanged, this,
            [this](const QString& summary) { take(m_inventory, summary); });
    connect(&devices, &DevicesPage::summaryChanged, this,
            [this](const QString& summary) { take(m_devices, summary); });
    connect(&console, &ConsolePage::summaryChanged, this,
            [this](const QString& summary) { take(m_console, summary); });
    connect(&inventory, &InventoryPage::conflictsChanged, this,
            [this](int count) { take(m_conflicts, count); });
    connect(&inventory.awayNotices(), &AwayNotices::awayCountChanged, this,
            [this](int count) { take(m_away, count); });
    connect(&devices, &DevicesPage::pendingChanged, this,
            [this](int count) { take(m_changesToKeep, count); });
    connect(&console, &ConsolePage::crashesChanged, this, [this](int count) { take(m_crashes, count); });
}

void PageReports::take(int& count, int now) {
    count = now;
    showBadges();
}

void PageReports::take(QString& summary, const QString& now) {
    summary = now;
    emit summaryChanged();
}

QString PageReports::summary(int row) const {
    QString text = m_inventory;
    if (row == page_rows::console)
        text = m_console.isEmpty() ? tr("Console") : m_console;
    else if (row == page_rows::devices)
        text = m_devices.isEmpty() ? tr("Devices") : m_devices;
    else if (row == page_rows::timeline)
        text = tr("Timeline");
    return text.replace(QChar(QChar::Nbsp), QLatin1Char(' '));
}

void PageReports::showBadges() {
    m_list.setBadge(page_rows::console, m_crashes,
                    m_crashes == 1 ? tr("1 crash not viewed yet")
                                   : tr("%n crashes not viewed yet", nullptr, m_crashes));
    m_list.setBadge(page_rows::devices, m_changesToKeep,
                    m_changesToKeep == 1 ? tr("1 change waits to be kept")
                                         : tr("%n changes wait to be kept", nullptr, m_changesToKeep));
    QStringList meaning;
    if (m_conflicts > 0)
        meaning << (m_conflicts == 1 ? tr("1 conflict") : tr("%1 conflicts").arg(m_conflicts));
    if (m_away > 0)
        meaning << (m_away == 1 ? tr("1 vanished target, not acknowledged")
                                : tr("%1 vanished targets, not acknowledged").arg(m_away));
    m_list.setBadge(page_rows::inventory, m_conflicts + m_away, meaning.join(QStringLiteral(", ")));
}

} // namespace etherdeck::ui

#include "moc_page_reports.cpp"
