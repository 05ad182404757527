#pragma once

#include "core/uboot/doctor.h"
#include "ui/devices/base/commands.h"
#include "ui/devices/plan/dialog.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QAction;
class QLabel;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace etherdeck::ui {

class Banner;
class DeviceRowTable;
class EmptyPlaceView;
class FindingsList;

/// U-Boot's environment of a box: where it is, its variables, and what is wrong with it. It is read when the
/// panel shows, and after each change. What is asked for is made into a plan, which is shown first.
class UbootPanel : public QWidget {
    Q_OBJECT

public:
    explicit UbootPanel(QWidget* parent = nullptr);

    void setCommands(const DeviceCommandsPtr& commands) { m_commands = commands; }
    /// `state` is null while nothing is known.
    void setState(const std::string& device, const DeviceStatePtr& state);
    void setFilterText(const QString& text);
    void focusContent();
    void readAgain();

    void addVariable();
    void changeVariable();
    void removeVariables();
    void saveBackup();
    /// Asks for a file.
    void restoreBackup();
    void restoreFrom(const QString& path);

    [[nodiscard]] DeviceRowTable& table() const { return *m_table; }
    [[nodiscard]] FindingsList& findings() const { return *m_findings; }
    [[nodiscard]] EmptyPlaceView& empty() const { return *m_empty; }
    [[nodiscard]] const Banner& trouble() const { return *m_trouble; }
    [[nodiscard]] const Banner& note() const { return *m_note; }
    [[nodiscard]] QString placeText() const;
    [[nodiscard]] QAction* action(int which) const { return m_actions.at(static_cast<std::size_t>(which)); }

    enum Which { Add, Change, Remove, Backup, Restore, Again, Count };

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);
    void retranslate();

signals:
    void wished(const etherdeck::ui::DeviceWish& wish);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void connectParts();
    void readIfNeeded();
    void showAll();
    void showPlace();
    void showFindings();
    void showRows();
    void showActions();
    void wishFor(const std::vector<uboot::VariableChange>& changes, const QString& verb);
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] std::int64_t latestChange() const;
    void popUpActions(const QPoint& position);

    DeviceCommandsPtr m_commands;
    std::string m_device;
    DeviceStatePtr m_state;
    Call m_reading;
    Call m_saving;
    std::optional<plans::BoxEnvironment> m_found;
    std::vector<uboot::Finding> m_wrong; ///< with it
    std::optional<remote::Failure> m_failure;
    bool m_isCurrent = false;  ///< it was read since the latest change
    std::int64_t m_change = 0; ///< the latest one of the journal when it was read
    std::array<QAction*, Count> m_actions{};
    Banner* m_trouble;
    Banner* m_note;
    QLabel* m_place;
    QLabel* m_summary;
    FindingsList* m_findings;
    QWidget* m_findingsArea = nullptr;
    DeviceRowTable* m_table;
    QSplitter* m_splitter;
    QStackedWidget* m_stack;
    EmptyPlaceView* m_empty;
};

} // namespace etherdeck::ui
