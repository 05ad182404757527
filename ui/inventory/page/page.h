#pragma once

#include "ui/inventory/history/csv.h"
#include "ui/inventory/history/filter.h"
#include "ui/inventory/page/actions.h"
#include "ui/inventory/page/contents.h"
#include "ui/inventory/table/actions.h"
#include "ui/inventory/targets/commands.h"
#include "ui/inventory/targets/inventory_text.h"
#include "ui/widgets/jobs.h"

#include <QWidget>

#include <map>
#include <optional>

class QSettings;

namespace etherdeck::ui {

class AwayNotices;
class DetailPane;
class DetailSplit;
class DiscoveryState;
class InventoryDetails;
class InventoryHeader;
class InventoryProblems;
class InventoryStack;
class InventoryViews;
class TargetTasks;

/// All targets, live: as rack, table or tree, with the details of the selected ones, and what has happened so
/// far. Receives reports; makes requests through its commands.
class InventoryPage : public QWidget {
    Q_OBJECT

public:
    explicit InventoryPage(const QString& linkProgram, QWidget* parent = nullptr);
    ~InventoryPage() override;

    /// Sets who carries out requests.
    void setCommands(const InventoryCommandsPtr& commands);
    /// Where discoveries are listed from now on; outlives the page.
    void setJobs(Jobs& jobs);
    void apply(const InventoryChange& change);
    void setLinks(const std::vector<LinkStatus>& links);
    void setLinkNames(const std::vector<LinkName>& names);
    void noteEvent(const DiscoveryEvent& event);
    void noteHeard(const std::vector<HeardPath>& paths);
    void noteProgress(const discovery::Progress& progress);
    void noteSettled();

    /// The history can be read from now on, or anew.
    void noteHistoryOpened();
    /// `path` is that of its file.
    void noteHistoryFailed(const Error& error, const QString& path);
    void addStored(const std::vector<store::EventRecord>& events);
    void setNames(const store::NameBook& names);

    /// Which box a target belongs to; called again whenever that may have changed.
    void setBoxOf(TargetBoxOf boxOf);
    /// The same for events.
    void setEventBoxOf(const EventBoxOf& boxOf, const EventOriginOf& originOf);

    /// There is a box whose disks could be exported: the rack offers its free slots.
    void offerExports(bool areOffered);
    void setDense(bool dense);
    void setPollInterval(Duration interval) { m_contents.model().setPollInterval(interval); }
    /// Moves the focus to the contents of the page.
    void focusContent();
    /// Brings a target into sight, whatever view and filter hide it.
    void showTarget(Address address);

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);
    /// What has vanished and is not acknowledged; to be saved whenever AwayNotices tells of departures.
    void saveNotices(QSettings& settings) const;

    [[nodiscard]] std::vector<discovery::Target> targets() const;
    [[nodiscard]] std::optional<discovery::Target> target(Address address) const;
    /// Empty where there is none.
    [[nodiscard]] store::Label labelOf(const discovery::Target& target) const {
        return m_contents.labelOf(target);
    }
    [[nodiscard]] store::Label labelOf(std::uint16_t shelf) const { return m_contents.labelOf(shelf); }
    [[nodiscard]] std::map<std::uint16_t, QString> shelfNames() const { return m_contents.shelfNames(); }
    /// As a person gave it elsewhere; a note that the shelf has stays.
    void takeShelfName(std::uint16_t shelf, const QString& name);

    /// What vanished and is not acknowledged, also for other places that list it.
    [[nodiscard]] AwayNotices& awayNotices() const;
    /// For menus; they work on this page wherever they stand.
    [[nodiscard]] const InventoryActions& actions() const { return m_actions; }
    [[nodiscard]] const store::NameBook& names() const { return m_contents.names(); }

signals:
    /// The sentence of state in the header is another one.
    void summaryChanged(const QString& summary);
    void targetsChanged();
    void conflictsChanged(int count);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void connectParts();
    void connectActions();
    void connectDetail();
    void connectNotices();
    void startDiscovery();
    void filterBy(const QString& text);
    void filterByState(discovery::TargetState state);
    void showView(const QAction* view);
    void updateTime();
    void retranslate();
    /// Everything that depends on the whole: sentence, banners, empty place.
    void refresh();
    void refreshActions();

    InventoryContents m_contents;
    TargetActions m_targetActions;
    InventoryActions m_actions;
    bool m_hasSettled = false;
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();

    DiscoveryState* m_discovery;
    InventoryProblems* m_problems;
    InventoryHeader* m_header;
    InventoryViews* m_views;
    DetailPane* m_detail;
    DetailSplit* m_split;
    InventoryStack* m_stack;
    InventoryDetails* m_details;
    TargetTasks* m_tasks;
};

} // namespace etherdeck::ui
