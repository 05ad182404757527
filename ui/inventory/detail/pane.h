#pragma once

#include "core/store/events/event_record.h"
#include "core/store/events/label.h"
#include "ui/inventory/detail/selection_actions.h"
#include "ui/inventory/targets/commands.h"
#include "ui/inventory/targets/target_box.h"
#include "ui/text/target.h"
#include "ui/widgets/notice.h"

#include <QWidget>

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QSettings;
class QStackedWidget;
class QTabBar;

namespace etherdeck::ui {

class BoxSection;
class Claims;
class ConfigSection;
class ConflictView;
class ContentsSection;
class DetailScroll;
class FactGroup;
class PathsSection;
class SelectionSummary;
class TargetHeader;

/// All that is known of the selected target on three tabs, and what can be done with it; a summary of
/// several. Shows what is reported to it. Updates in place: focus, selection
/// and scroll position stay while the same target is shown.
class DetailPane : public QWidget {
    Q_OBJECT

public:
    using ConditionOf = std::function<TargetCondition(const discovery::Target&)>;

    explicit DetailPane(QWidget* parent = nullptr);

    /// What else is known of the one target that is selected.
    struct Known {
        store::Label label;
        std::optional<WallTime> firstSeen;
    };

    /// Copies what it needs; none of them is null. Forgets the events of another target.
    void setTargets(const std::vector<const discovery::Target*>& selected, const Known& known = {});
    /// Names of interfaces, and this computer's MACs.
    void setLinks(const std::vector<LinkStatus>& links);
    /// Of all interfaces that were ever reported.
    void setLinkNames(const std::vector<LinkName>& names);
    /// Of the one target that is shown, newest first; the first 20 are shown.
    void setEvents(const std::vector<store::EventRecord>& events);
    void setTime(const Moment& now);
    /// Tells new and changed from up; without it only what a target itself says counts.
    void setConditionOf(ConditionOf conditionOf);
    /// The string with which this computer claims; by default the host name.
    void setOwnClaim(const QString& claim);
    /// Changes of owners, here and elsewhere.
    [[nodiscard]] Claims& claims() const { return *m_claims; }
    /// Which box a target belongs to. Calling it again reads it again.
    void setBoxOf(TargetBoxOf boxOf);

    void setSelectionActions(const SelectionActions& actions) const;
    /// Sets who carries out requests.
    void setCommands(const InventoryCommandsPtr& commands);

    /// Inspects the contents of the one target that is shown, if it can be read, and scrolls to
    /// them.
    void lookInside();

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

signals:
    void renameRequested(etherdeck::Address address);
    void historyRequested(etherdeck::Address address);
    void forgetRequested(etherdeck::Address address);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Tab { TargetTab, DiskTab, EventsTab };
    static constexpr std::size_t tabCount = 3;

    QWidget* makeTabs();
    QWidget* makeTarget();
    void connectParts();
    void refresh();
    void showTab(int tab);
    void refreshGone(const discovery::Target& target);
    [[nodiscard]] InterfaceNames interfaceNames() const;
    /// The same with the box that an interface belongs to, and how far away it is.
    [[nodiscard]] InterfaceNames interfacePlaces() const;
    void refreshEvents();
    void refreshSummary();
    void takeColors();
    [[nodiscard]] TargetCondition condition(const discovery::Target& target) const;

    std::vector<discovery::Target> m_targets;
    std::map<discovery::LinkId, QString> m_interfaces;
    std::vector<LinkStatus> m_links;
    std::vector<MacAddress> m_ownMacs;
    Known m_known;
    std::vector<store::EventRecord> m_events;
    Moment m_now = Moment::now();
    ConditionOf m_conditionOf;
    TargetBoxOf m_boxOf = [](Address) { return TargetBox(); };
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();

    Claims* m_claims;
    QStackedWidget* m_stack;
    QLabel* m_hint;
    SelectionSummary* m_summary;
    DetailScroll* m_scroll;
    QWidget* m_body = nullptr;

    QTabBar* m_tabs = nullptr;
    std::array<QWidget*, tabCount> m_pages{};
    TargetHeader* m_header = nullptr;
    Notice* m_gone = nullptr;
    ConflictView* m_conflict = nullptr;
    FactGroup* m_disk = nullptr;
    BoxSection* m_box = nullptr;
    ConfigSection* m_config = nullptr;
    FactGroup* m_access = nullptr;
    PathsSection* m_paths = nullptr;
    ContentsSection* m_contents = nullptr;
    FactGroup* m_times = nullptr;
    FactGroup* m_eventGroup = nullptr;
    QPushButton* m_history = nullptr;
};

} // namespace etherdeck::ui
