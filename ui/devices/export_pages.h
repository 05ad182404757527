#pragma once

#include "core/base/address.h"
#include "core/services/devices/values.h"

#include <QWidget>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace etherdeck::ui {

class DeviceRowTable;
class SecondaryLabel;

/// Who has an address: "this box, for /dev/sdb", "a target on eth1".
using TakenAddresses = std::map<Address, QString>;

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
    [[nodiscard]] const plans::Disk* disk() const;
    [[nodiscard]] bool isComplete() const override;
    void take(exports::Export& wanted) const override;

private:
    void showDisks();

    std::vector<plans::Disk> m_disks;
    DeviceRowTable* m_table;
    SecondaryLabel* m_hidden;
    QCheckBox* m_showHidden;
    QLabel* m_reason;
};

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

    TakenAddresses m_taken;
    QSpinBox* m_shelf;
    QSpinBox* m_slot;
    QLabel* m_message;
};

/// On which interfaces, for whom, and how.
class ExportAccessPage : public ExportPage {
    Q_OBJECT

public:
    explicit ExportAccessPage(const DeviceState& state, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override;
    void take(exports::Export& wanted) const override;
    [[nodiscard]] bool startsNow() const;

private:
    QCheckBox* addOption(const QString& text, const QString& meaning, bool isChecked);
    [[nodiscard]] std::optional<std::vector<MacAddress>> allowed() const;

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
