#pragma once

#include "core/store/events/name_book.h"
#include "ui/inventory/history/csv.h"
#include "ui/inventory/page/actions.h"
#include "ui/inventory/table/actions.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/commands.h"
#include "ui/inventory/targets/inventory_text.h"
#include "ui/inventory/targets/model.h"
#include "ui/inventory/targets/selection.h"
#include "ui/inventory/targets/target_box.h"
#include "ui/widgets/dragged_disk.h"
#include "ui/widgets/jobs.h"

#include <QWidget>

#include <map>
#include <optional>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace etherdeck::ui {

class AwayNotices;
class Banner;
class DetailPane;
class EmptyPlaceView;
class HistoryView;
class InventoryHeader;
class InventoryViews;

/// All targets, live: as rack, table or tree, with the details of the selected ones, and what has happened so
/// far. Receives reports; makes requests through its commands.
class InventoryPage : public QWidget {
    Q_OBJECT

public:
    explicit InventoryPage(QString linkProgram, QWidget* parent = nullptr);

    /// Sets who carries out requests.
    void setCommands(const InventoryCommandsPtr& commands);
    /// Where discoveries are listed from now on; outlives the page.
    void setJobs(Jobs& jobs) { m_jobs = &jobs; }
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
    void setEventBoxOf(const EventBoxOf& boxOf);

    /// There is a box whose disks could be exported: the rack offers its free slots.
    void offerExports(bool areOffered);
    void setDense(bool dense);
    void setPollInterval(Duration interval) { m_targets.setPollInterval(interval); }
    /// Moves the focus to the contents of the page.
    void focusContent();
    /// Brings a target into sight, whatever view and filter hide it.
    void showTarget(Address address);

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);
    /// What has vanished and is not acknowledged; to be saved whenever noticesChanged() tells of it.
    void saveNotices(QSettings& settings) const;

    [[nodiscard]] std::vector<discovery::Target> targets() const;
    [[nodiscard]] std::optional<discovery::Target> target(Address address) const;
    /// Empty where there is none.
    [[nodiscard]] store::Label labelOf(const discovery::Target& target) const;
    [[nodiscard]] store::Label labelOf(std::uint16_t shelf) const;
    [[nodiscard]] std::map<std::uint16_t, QString> shelfNames() const;
    /// As a person gave it elsewhere; a note that the shelf has stays.
    void takeShelfName(std::uint16_t shelf, const QString& name);

    /// What vanished and is not acknowledged, also for other places that list it.
    [[nodiscard]] AwayNotices& awayNotices() const { return *m_away; }
    /// For menus; they work on this page wherever they stand.
    [[nodiscard]] const InventoryActions& actions() const { return m_actions; }
    [[nodiscard]] const store::NameBook& names() const { return m_names; }

signals:
    /// The sentence of state in the header is another one.
    void summaryChanged(const QString& summary);
    void targetsChanged();
    void conflictsChanged(int count);
    /// Targets that vanished and are not acknowledged.
    void awayCountChanged(int count);
    void noticesChanged();
    /// Go to the box of a target.
    void deviceRequested(const QString& device, etherdeck::Address target);
    /// At a free slot of the rack, by its menu or with a disk that was dropped there.
    void exportRequested(etherdeck::Address address, const etherdeck::ui::DraggedDisk& disk);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void connectActions();
    void connectDetail();
    void startDiscovery();
    void takeStep(EmptyPlace::Action action);
    void takeLinkStep();
    void filterBy(const QString& text);
    void filterByState(discovery::TargetState state);
    void connectNotices();
    void showView(const QAction* view);
    void updateTime();
    /// Everything that depends on the whole: sentence, banners, empty place.
    void refresh();
    void refreshConflicts();
    void showDoubts(const std::vector<const discovery::Target*>& doubts);
    /// The first behind the selected target, and from the start again.
    void showNextConflict();
    void refreshContent(const InventorySummary& summary);
    /// Everything that depends on what is selected.
    void refreshSelection();
    void refreshDetail();
    void refreshActions();
    void wantDetailEvents();

    [[nodiscard]] Targets selected() const;
    [[nodiscard]] Targets all() const;
    /// Those that may be removed from the list: a live one would be there again at once.
    [[nodiscard]] Targets away(const Targets& among) const;
    [[nodiscard]] const discovery::Target* current() const;
    [[nodiscard]] ExportContext exportContext() const;
    void copy(const QString& text) const;
    void rename(Address address);
    void nameShelf(std::uint16_t shelf);
    void forget(const Targets& targets);

    TargetModel m_targets;
    TargetFilterModel m_shown;
    TargetSelection m_selection;
    InventoryFacts m_facts;
    store::NameBook m_names;
    TargetBoxOf m_boxOf = [](Address) { return TargetBox(); };
    TargetActions m_targetActions;
    InventoryActions m_actions;
    bool m_hasSettled = false;
    WallTime m_start;
    int m_conflictCount = 0;
    std::optional<Address> m_detailed; ///< the one target that the details are about
    std::vector<Address> m_inDetail;   ///< the targets that they show
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    Call m_detailEvents;
    Jobs* m_jobs = nullptr;
    std::optional<Jobs::Handle> m_discovery;

    InventoryHeader* m_header;
    Banner* m_linkBanner;
    Banner* m_conflictBanner;
    AwayNotices* m_away;
    Banner* m_noteBanner; ///< what went wrong with something that a person wanted
    QStackedWidget* m_content;
    QSplitter* m_splitter;
    QList<int> m_sizesBeside; ///< of the splitter, when the detail pane last stood beside the views
    InventoryViews* m_views;
    DetailPane* m_detail;
    HistoryView* m_history;
    EmptyPlaceView* m_empty;
};

} // namespace etherdeck::ui
