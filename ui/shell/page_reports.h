#pragma once

#include <QObject>
#include <QString>

namespace etherdeck::ui {

class ConsolePage;
class DevicesPage;
class InventoryPage;
class NavigationList;

/// Rows of the list of pages, from the top.
namespace page_rows {
inline constexpr int inventory = 0;
inline constexpr int devices = 1;
inline constexpr int console = 2;
inline constexpr int timeline = 3;
} // namespace page_rows

/// What the pages report about themselves: a summary each, and what needs attention, as badges in their list.
class PageReports : public QObject {
    Q_OBJECT

public:
    /// All of them outlive this object.
    PageReports(const InventoryPage& inventory, const DevicesPage& devices, const ConsolePage& console,
                NavigationList& list, QObject* parent);

    /// Of the page in that row; in its words, on one line.
    [[nodiscard]] QString summary(int row) const;
    void showBadges();

signals:
    void summaryChanged();

private:
    void take(int& count, int now);
    void take(QString& summary, const QString& now);

    NavigationList& m_list;
    int m_conflicts = 0;
    int m_away = 0; ///< targets that vanished, not acknowledged
    int m_crashes = 0;
    int m_changesToKeep = 0; ///< of devices
    QString m_inventory;
    QString m_devices;
    QString m_console;
};

} // namespace etherdeck::ui
