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

/// What is saved when the wizard is finished.
struct WizardResult {
    std::vector<std::string> interfaces;
    std::map<std::uint16_t, QString> shelfNames; ///< of shelves that were named

    friend bool operator==(const WizardResult&, const WizardResult&) = default;
};

/// From the cable to a list of targets. It knows nothing about threads and links: it is informed of events
/// and reports the user's choices. Nothing is saved before finishedWith(). When it is cancelled after
/// interfaces were tried, interfacesChosen() restores those that were open before.
class DiscoveryWizard : public QWizard {
    Q_OBJECT

public:
    enum PageNumber { Intro, Permission, Interfaces, Search, Found, Summary };

    explicit DiscoveryWizard(const QString& linkProgram, QWidget* parent = nullptr);

    void setCommands(const StepCommandsPtr& commands);

    /// The user's earlier choice, which replaces the suggestion. Not called on a first start.
    void setChosenInterfaces(const std::vector<std::string>& names);
    /// The interfaces that are open now, to be restored.
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
    /// To be opened, but not saved.
    void interfacesChosen(const std::vector<std::string>& names);
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

    StepCommandsPtr m_commands = std::make_shared<StepCommands>();
    WizardFindings m_findings;
    std::vector<std::string> m_openBefore;
    std::vector<std::string> m_tried; ///< as last reported by interfacesChosen()
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
