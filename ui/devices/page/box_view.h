#pragma once

#include "ui/devices/base/commands.h"
#include "ui/devices/page/actions.h"
#include "ui/widgets/empty_place.h"

#include <QWidget>

#include <array>

class QLabel;
class QMimeData;
class QPushButton;
class QSettings;
class QStackedWidget;
class QTabWidget;

namespace etherdeck::ui {

class BoxRates;
class DeviceBoxBanners;
class DeviceOverview;
class FilterEdit;
class DeviceRowTable;
class KernelLogButton;
class LampMark;
class SecondaryLabel;
class UbootPanel;

/// One box: what it is, how it does, and a picture of its disks, and its exports, disks, interfaces and
/// journal as tables, and the environment of its U-Boot.
class DeviceBoxView : public QWidget {
    Q_OBJECT

public:
    explicit DeviceBoxView(QWidget* parent = nullptr);

    void setCommands(const DeviceCommandsPtr& commands);
    /// `state` is null while nothing is known, `rates` while nothing is counted; they stay until the next
    /// call.
    void show(const KnownDevice& known, const DeviceStatePtr& state, const BoxRates* rates);
    /// Of the box that shows, each second.
    void showRates(const BoxRates* rates);
    [[nodiscard]] DeviceActions& actions() const { return *m_actions; }
    [[nodiscard]] DeviceRowTable& table(DeviceTab tab) const;
    [[nodiscard]] DeviceOverview& overview() const { return *m_overview; }
    [[nodiscard]] UbootPanel& uboot() const { return *m_uboot; }
    void showOverview();
    void showUboot();
    void showTab(DeviceTab tab);
    [[nodiscard]] KernelLogButton& logButton() const { return *m_log; }
    void focusFilter();
    void focusContent();
    /// A disk as it is dragged; null when it cannot be exported.
    [[nodiscard]] QMimeData* dragOfDisk(const QString& path) const;

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

signals:
    /// What helps to reach the box that shows.
    void remedyRequested();
    /// The agent is to be put on it.
    void installRequested();
    void netconsoleRequested(const std::string& device);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Tab {
        QStackedWidget* stack = nullptr;
        DeviceRowTable* table = nullptr;
        EmptyPlaceView* empty = nullptr;
    };

    QWidget* makeTab(DeviceTab tab);
    QWidget* makeHead();
    void popUpActions(DeviceTab tab, const QPoint& position);
    void showAll();
    void showRows();
    void showPlaces();
    void showActions();
    void retranslate();
    [[nodiscard]] EmptyPlace placeOf(DeviceTab tab) const;

    DeviceCommandsPtr m_commands;
    KnownDevice m_known;
    DeviceStatePtr m_state;
    const BoxRates* m_rates = nullptr;
    DeviceActions* m_actions;
    LampMark* m_lamp = nullptr;
    QLabel* m_title = nullptr;
    SecondaryLabel* m_link = nullptr;
    QLabel* m_facts = nullptr;
    KernelLogButton* m_log = nullptr;
    QPushButton* m_netconsole = nullptr;
    DeviceBoxBanners* m_banners = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyPlaceView* m_empty = nullptr;
    QTabWidget* m_tabs = nullptr;
    FilterEdit* m_filter = nullptr;
    DeviceOverview* m_overview = nullptr;
    std::array<Tab, 4> m_parts;
    UbootPanel* m_uboot = nullptr;
};

} // namespace etherdeck::ui
