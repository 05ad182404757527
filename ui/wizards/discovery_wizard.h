#pragma once

#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"
#include "core/services/inventory/interface_watch.h"
#include "ui/widgets/step_commands.h"
#include "ui/wizards/wizard_findings.h"

#include <QWizard>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace etherdeck::ui {

class FoundPage;
class InterfacesPage;
class IntroPage;
class PermissionPage;
class SearchPage;
class StepList;
class SummaryPage;

/// What is to be remembered when the wizard was finished.
struct WizardResult {
    std::vector<std::string> interfaces;
    std::map<std::uint16_t, QString> shelfNames; ///< those that were given one

    friend bool operator==(const WizardResult&, const WizardResult&) = default;
};

/// From the cable to a list of targets. Knows nothing of threads or links: it is told what happens and says
/// what the person wants. Nothing is to be remembered before finishedWith(). When it is cancelled after
/// interfaces were tried, interfacesChosen() brings those back that were open before.
class DiscoveryWizard : public QWizard {
    Q_OBJECT

public:
    enum PageNumber { Intro, Permission, Interfaces, Search, Found, Summary };

    explicit DiscoveryWizard(const QString& linkProgram, QWidget* parent = nullptr);

    void setCommands(const StepCommandsPtr& commands);

    /// What a person has chosen earlier, and so is not to be guessed. Not called on a first start.
    void setChosenInterfaces(const std::vector<std::string>& names);
    /// The interfaces that are open now, to go back to.
    void setOpenInterfaces(const std::vector<std::string>& names) { m_openBefore = names; }
    void setShelfNames(const std::map<std::uint16_t, QString>& names);
    [[nodiscard]] int nextId() const override;

public slots:
    void setPermission(const etherdeck::LinkPermission& permission);
    void noteRepair(const etherdeck::RepairOutcome& outcome);
    void setInterfaces(const std::vector<etherdeck::InterfaceReport>& reports);
    void setLinks(const std::vector<etherdeck::LinkStatus>& links);
    void applyInventory(const etherdeck::InventoryChange& change);
    void noteSettled();

signals:
    /// To be opened, not to be remembered.
    void interfacesChosen(const std::vector<std::string>& names);
    void repairRequested(const etherdeck::RepairPlan& plan);
    void cancelRepairRequested();
    /// setPermission() is to be called with what is true now.
    void permissionRequested();
    void finishedWith(const etherdeck::ui::WizardResult& result);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void makePages(const QString& linkProgram);
    void retranslate();
    void pageEntered(int number);
    void beginSearch();
    void updateSteps();
    void conclude(int result);
    [[nodiscard]] bool needsPermission() const;

    WizardFindings m_findings;
    std::vector<std::string> m_openBefore;
    std::vector<std::string> m_tried; ///< as last told by interfacesChosen()
    bool m_hasTried = false;
    bool m_showsPermission = false;
    int m_page = Intro;
    StepList* m_steps;
    IntroPage* m_intro;
    PermissionPage* m_permission;
    InterfacesPage* m_interfaces;
    SearchPage* m_search;
    FoundPage* m_found;
    SummaryPage* m_summary;
};

} // namespace etherdeck::ui
