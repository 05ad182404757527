#pragma once

#include "core/boxes/request.h"
#include "ui/console/page/commands.h"
#include "ui/devices/base/commands.h"
#include "ui/inventory/targets/commands.h"

#include <QCoreApplication>

namespace etherdeck::ui {

class MainWindow;

/// The requests of the pages that the window handles itself: opening dialogs, and changes that can be undone.
/// Derived classes handle the rest.
class WindowCommands : public InventoryCommands, public ConsoleCommands, public DeviceCommands {
    Q_DECLARE_TR_FUNCTIONS(WindowCommands)

public:
    /// The window outlives its pages, and the pages outlive this.
    explicit WindowCommands(MainWindow& window) : m_window(window) {}

    void chooseInterfaces() override;
    void openWizard() override;
    void repairPermission() override;
    void checkPermission() override;
    void runRepair(const RepairPlan& plan) override;
    void cancelRepair() override;
    void openPreferences() override;

    void exportAt(Address address, const DraggedDisk& disk) override;
    void showExport(const QString& device, Address address) override;
    void forget(const std::vector<discovery::Target>& targets) override;
    void setLabel(const discovery::Target& target, const store::Label& label) override;
    void setLabel(std::uint16_t shelf, const store::Label& label) override;

    void rename(qint64 source, const QString& name) override;
    void merge(qint64 into, qint64 from) override;
    void takeApart(qint64 into, qint64 former, const QString& formerTitle) override;
    void forgetBox(qint64 source) override;
    void setUpNetconsole(qint64 source) override;
    void openArrivalHelp(qint64 source) override;
    void showSource(qint64 source) override;
    void showConsoleOf(const std::string& address) override;

    void showBox(const boxes::BoxKey& box) override;
    void askBoxName(const boxes::BoxKey& box) override;
    void askBoxGroup(const boxes::BoxKey& box) override;
    void askTie(const boxes::Thing& thing) override;
    void renameBox(const boxes::BoxKey& box, const std::string& name) override;
    [[nodiscard]] QString wrongBoxName(const std::string& device, const QString& name) const override;
    /// What the dialogs about boxes are answered with.
    void changeBox(const boxes::BoxRequest& request);
    /// Nothing: it belongs to no box.
    void tie(const boxes::Thing& thing, const std::optional<boxes::BoxKey>& box);

    Jobs::Handle listChange(const std::string& device, std::function<void()> cancel) override;
    void changeDevices(const std::vector<KnownDevice>& before,
                       const std::vector<KnownDevice>& after) override;

protected:
    [[nodiscard]] MainWindow& window() const { return m_window; }

private:
    [[nodiscard]] const ConsoleBoxState* box(qint64 source) const;
    [[nodiscard]] QString titleOf(qint64 source) const;

    MainWindow& m_window;
};

} // namespace etherdeck::ui
