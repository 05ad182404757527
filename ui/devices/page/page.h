#pragma once

#include "ui/devices/base/commands.h"
#include "ui/devices/base/rate_history.h"
#include "ui/devices/base/san_view.h"
#include "ui/devices/page/actions.h"
#include "ui/widgets/dragged_disk.h"

#include <QWidget>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QSettings;
class QSplitter;
class QStackedWidget;
class QPushButton;

namespace etherdeck::ui {

class Banner;
class DeviceBoxList;
class DeviceBoxView;
class DeviceDialogs;
class DeviceListActions;
class DeviceRemedies;
class EmptyPlaceView;
class Logins;
class QueueBanner;
class SecondaryLabel;

/// The boxes whose agent is reached: their list, and the one that is chosen. Changes are planned, shown and
/// confirmed before anything happens.
class DevicesPage : public QWidget {
    Q_OBJECT

public:
    explicit DevicesPage(QWidget* parent = nullptr);

    void setCommands(const DeviceCommandsPtr& commands);
    [[nodiscard]] const std::vector<KnownDevice>& devices() const;
    [[nodiscard]] DeviceBoxList& list() const { return *m_list; }
    [[nodiscard]] DeviceBoxView& view() const { return *m_view; }
    [[nodiscard]] DeviceListActions& listActions() const { return *m_listActions; }
    [[nodiscard]] QueueBanner& queue() const { return *m_queue; }
    /// What ssh asks.
    [[nodiscard]] Logins& logins() const { return *m_logins; }
    [[nodiscard]] DeviceDialogs& dialogs() const { return *m_dialogs; }
    /// What a box is called.
    [[nodiscard]] QString titleOf(const std::string& device) const;

    void setSanViewer(SanViewer san);

    void focusContent();
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

    // Dialogs do not block.
    /// False while nothing is known of the box.
    bool openNetconsole(const std::string& device);
    /// Opens the wizard with that address, for a disk that was dropped there, or for the box that is current.
    void exportAt(Address address, const DraggedDisk& disk);
    /// Shows the plan that undoes an entry of a box's journal. Answered with the new entry when that is done,
    /// with Closed when it is not, and with OutOfRange when it is no longer possible.
    Call undoChange(const std::string& device, std::int64_t entry, QObject* receiver,
                    Then<std::int64_t> then);

public slots:
    void setDevices(const std::vector<etherdeck::KnownDevice>& devices);
    void setState(const etherdeck::DeviceStatePtr& state);
    /// Once a second for each box, while watchRates() is on.
    void noteRates(const std::string& device, const std::vector<etherdeck::remote::ExportRate>& rates);

signals:
    /// A change was made here that can be undone.
    void changeMade(const std::string& device, std::int64_t entry, const QString& title);
    /// Boxes with a change that waits to be kept.
    void pendingChanged(int count);
    void summaryChanged(const QString& summary);
    /// Of a box, or which boxes there are.
    void stateChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeContent();
    void connectParts();
    void connectActions();
    void showBox();
    [[nodiscard]] const BoxRates* ratesOf(const std::string& device) const;
    void forgetRates();
    void showSummary();
    void retranslate();

    DeviceCommandsPtr m_commands;
    std::map<std::string, BoxRates> m_rates; ///< since this page shows
    int m_pending = 0;
    DeviceDialogs* m_dialogs;
    DeviceRemedies* m_remedies;
    Logins* m_logins;
    Banner* m_saveBanner = nullptr;
    QueueBanner* m_queue = nullptr;
    QLabel* m_title = nullptr;
    SecondaryLabel* m_summary = nullptr;
    QPushButton* m_find = nullptr;
    QPushButton* m_add = nullptr;
    QStackedWidget* m_stack = nullptr;
    QSplitter* m_split = nullptr;
    EmptyPlaceView* m_empty = nullptr;
    DeviceBoxList* m_list = nullptr;
    DeviceBoxView* m_view = nullptr;
    DeviceListActions* m_listActions = nullptr;
};

} // namespace etherdeck::ui
