#pragma once

#include "core/services/devices/values.h"
#include "ui/devices/base/san_view.h"

#include <QWidget>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace etherdeck::ui {

class DeviceRowTable;
class SecondaryLabel;

/// One decision of the export wizard.
class ExportPage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The decision is made, and can be carried out.
    [[nodiscard]] virtual bool isComplete() const = 0;
    virtual void take(exports::Export& wanted) const = 0;

signals:
    void changed();
};

/// Which disk. None is chosen beforehand; those that cannot be exported are hidden until asked for.
class ExportDiskPage : public ExportPage {
    Q_OBJECT

public:
    explicit ExportDiskPage(const DeviceState& state, QWidget* parent = nullptr);

    void choose(const std::string& path);
    /// Disks come and go; what is chosen stays as long as the same disk is there and can be exported. If not,
    /// none is chosen, the page says why, and this returns false.
    [[nodiscard]] bool setDisks(const DeviceState& state);
    [[nodiscard]] const plans::Disk* disk() const;
    [[nodiscard]] bool isComplete() const override;
    void take(exports::Export& wanted) const override;

private:
    void showDisks();

    std::vector<plans::Disk> m_disks;
    QString m_lost; ///< why the disk that was chosen is so no longer
    DeviceRowTable* m_table;
    SecondaryLabel* m_hidden;
    QCheckBox* m_showHidden;
    QLabel* m_reason;
};

/// Who has an address: "this box exports /dev/sdb there", "a target answers there from 00:25:31:00:00:02".
using TakenAddresses = std::map<Address, QString>;

/// At which address. The next free one is proposed.
class ExportAddressPage : public ExportPage {
    Q_OBJECT

public:
    ExportAddressPage(TakenAddresses taken, Address proposal, QWidget* parent = nullptr);

    [[nodiscard]] Address address() const;
    void setAddress(Address address);
    [[nodiscard]] QString message() const;
    [[nodiscard]] bool isComplete() const override;
    void take(exports::Export& wanted) const override;

private:
    void check();

    void listTaken(QVBoxLayout& column);

    TakenAddresses m_taken;
    QSpinBox* m_shelf;
    QSpinBox* m_slot;
    QLabel* m_message;
};

/// On which interfaces, for whom, and how. For a new export, or for one that is to be changed.
class ExportAccessPage : public ExportPage {
    Q_OBJECT

public:
    using OwnInterfaces = std::vector<std::pair<QString, MacAddress>>;

    /// `own` are this computer's. `present` is the export as it is now.
    ExportAccessPage(const DeviceState& state, const OwnInterfaces& own,
                     const std::optional<exports::Export>& present = {}, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override;
    void take(exports::Export& wanted) const override;
    [[nodiscard]] bool startsNow() const;
    void setAllowedText(const QString& macs);

private:
    void addInterfaces(const DeviceState& state);
    void addAllowed(QVBoxLayout& column, const OwnInterfaces& own);
    void addOptions();
    QCheckBox* addOption(const QString& text, const QString& meaning, bool isChecked);
    [[nodiscard]] std::optional<std::vector<MacAddress>> allowed() const;

    std::optional<exports::Export> m_present;
    QWidget* m_inner;
    std::vector<std::pair<QCheckBox*, std::string>> m_interfaces;
    QLineEdit* m_allowed = nullptr;
    SecondaryLabel* m_wrong = nullptr;
    QCheckBox* m_now = nullptr;
    QCheckBox* m_boot = nullptr;
    QCheckBox* m_readOnly = nullptr;
    QCheckBox* m_sync = nullptr;
    QCheckBox* m_direct = nullptr;
};

/// Why a disk cannot be exported; empty: it can.
[[nodiscard]] QString exportObstacle(const plans::Disk& disk);
/// In the shelf of the box's first export; of a box without exports, in shelf 0.
[[nodiscard]] Address nextFreeAddress(const DeviceState& state, const TakenAddresses& taken);

} // namespace etherdeck::ui
