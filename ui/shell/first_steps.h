#pragma once

#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"
#include "core/services/inventory/interface_watch.h"
#include "ui/wizards/discovery_wizard.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <map>
#include <string>
#include <vector>

class QWidget;

namespace etherdeck::ui {

class InterfaceDialog;
class PermissionDialog;

/// The dialogs that lead to the first target: the wizard, the choice of interfaces, the repair of the
/// permission. Opens them on a window, forwards reports to them while they are open, and forwards what they
/// request.
class FirstSteps : public QObject {
    Q_OBJECT

public:
    /// What the wizard needs to know when it opens.
    struct Known {
        std::function<std::vector<discovery::Target>()> targets;
        std::function<std::map<std::uint16_t, QString>()> shelfNames;
    };

    FirstSteps(QWidget& window, QString linkProgram, Known known);

    void setCommands(StepCommandsPtr commands) { m_commands = std::move(commands); }
    /// Which interfaces are open, and whether the user has ever chosen them.
    void setChosen(const std::vector<std::string>& names, bool isOwnChoice);

public slots:
    void openWizard();
    void openInterfaces();
    /// Opens the dialog about the permission, or tells the wizard, where something is missing.
    void checkPermission();
    void runRepair(const etherdeck::RepairPlan& plan);
    void cancelRepair();

    void setReports(const std::vector<etherdeck::InterfaceReport>& reports);
    void setPermission(const etherdeck::LinkPermission& permission);
    void noteRepair(const etherdeck::RepairOutcome& outcome);
    void setLinks(const std::vector<etherdeck::LinkStatus>& links);
    void applyInventory(const etherdeck::InventoryChange& change);
    void noteSettled();

signals:
    /// Opens them now; only interfacesChosen() makes the choice permanent.
    void interfacesTried(const std::vector<std::string>& names);
    void interfacesChosen(const std::vector<std::string>& names);
    void shelfNamed(quint16 shelf, const QString& name);
    /// Requests setReports() from now on, or no longer; with `listens` also where AoE is heard.
    void watchRequested(bool watches, bool listens);
    /// Requests setPermission() with the present state.
    void permissionRequested();
    void repairRequested(const etherdeck::RepairPlan& plan);
    void cancelRepairRequested();

private:
    void conclude(const WizardResult& result);
    void updateWatch();

    QWidget& m_window;
    QString m_linkProgram;
    Known m_known;
    StepCommandsPtr m_commands = std::make_shared<StepCommands>();
    std::vector<std::string> m_chosen;
    bool m_isOwnChoice = false;
    std::vector<LinkStatus> m_links;
    QPointer<DiscoveryWizard> m_wizard;
    QPointer<InterfaceDialog> m_interfaces;
    QPointer<PermissionDialog> m_permission;
};

} // namespace etherdeck::ui
