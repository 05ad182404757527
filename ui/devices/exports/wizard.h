#pragma once

#include "ui/devices/base/commands.h"
#include "ui/devices/exports/pages.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace etherdeck::ui {

class PlanView;

/// Makes a target of a disk: disk, address, access, and then the plan. Nothing happens before it is
/// confirmed there.
class ExportWizard : public QDialog {
    Q_OBJECT

public:
    /// `path` is a disk that is chosen already, or empty.
    ExportWizard(DeviceCommandsPtr commands, const DeviceStatePtr& state, const std::string& path,
                 const SanViewer& san, QWidget* parent = nullptr);

    /// What is known of the box now. When the disk that was chosen is gone, is another
    /// one, or cannot be exported any more, goes back to choosing one.
    void setState(const DeviceState& state);
    /// Instead of the free one that is proposed. With a disk, goes on to what is not decided yet.
    void chooseAddress(Address address);
    void next();
    void back();
    void reject() override;
    [[nodiscard]] int step() const;
    [[nodiscard]] ExportDiskPage& diskPage() const { return *m_disk; }
    [[nodiscard]] ExportAddressPage& addressPage() const { return *m_address; }
    [[nodiscard]] ExportAccessPage& accessPage() const { return *m_access; }
    [[nodiscard]] PlanView& planView() const { return *m_plan; }

private:
    void showStep();
    void startPlan();
    [[nodiscard]] bool isDecided() const;
    [[nodiscard]] ExportPage* page() const; ///< null: the plan

    std::string m_device;
    ExportDiskPage* m_disk;
    ExportAddressPage* m_address;
    ExportAccessPage* m_access;
    PlanView* m_plan;
    QStackedWidget* m_stack;
    QLabel* m_steps;
    QPushButton* m_copy;
    QPushButton* m_back;
    QPushButton* m_cancel;
    QPushButton* m_next;
    bool m_wasShown = false; ///< the focus was set for the plan
};

} // namespace etherdeck::ui
