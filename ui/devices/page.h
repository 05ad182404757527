#pragma once

#include "ui/devices/actions.h"
#include "ui/devices/commands.h"
#include "ui/devices/san_view.h"

#include <QWidget>

#include <functional>
#include <string>
#include <vector>

class QLabel;
class QSettings;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace etherdeck::ui {

class DeviceBoxList;
class DeviceBoxView;
class EmptyPlaceView;
class SecondaryLabel;

/// The boxes whose agent is reached: their list, and the one that is chosen. Changes are planned, shown and
/// confirmed before anything happens.
class DevicesPage : public QWidget {
    Q_OBJECT

public:
    explicit DevicesPage(QWidget* parent = nullptr);

    void setCommands(const DeviceCommandsPtr& commands);
    [[nodiscard]] const std::vector<KnownDevice>& devices() const { return m_devices; }
    [[nodiscard]] DeviceBoxList& list() const { return *m_list; }
    [[nodiscard]] DeviceBoxView& view() const { return *m_view; }

    void setSanViewer(SanViewer san) { m_san = std::move(san); }

    void focusContent();
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

    // Dialogs, which do not block.
    void addBox();
    void renameBox();
    void removeBox();
    void openPlan(const DeviceWish& wish);
    void openExportWizard(const std::string& path);
    void openExportChange(Address address);

public slots:
    void setDevices(const std::vector<etherdeck::KnownDevice>& devices);
    void setState(const etherdeck::DeviceStatePtr& state);

signals:
    /// Boxes with a change that waits to be kept.
    void pendingChanged(int count);
    void summaryChanged(const QString& summary);

private:
    void makeContent();
    void connectParts();
    void showBox();
    void showSummary();
    void retranslate();
    void popUpBoxMenu(const QPoint& position);
    [[nodiscard]] KnownDevice current() const;

    DeviceCommandsPtr m_commands;
    std::vector<KnownDevice> m_devices;
    SanViewer m_san = [] { return SanView(); };
    int m_pending = 0;
    QLabel* m_title = nullptr;
    SecondaryLabel* m_summary = nullptr;
    QToolButton* m_add = nullptr;
    QStackedWidget* m_stack = nullptr;
    QSplitter* m_split = nullptr;
    EmptyPlaceView* m_empty = nullptr;
    DeviceBoxList* m_list = nullptr;
    DeviceBoxView* m_view = nullptr;
};

} // namespace etherdeck::ui
