#pragma once

#include "core/services/inventory/discovery_service.h"
#include "ui/inventory/targets/freshness.h"
#include "ui/inventory/targets/summary.h"
#include "ui/text/target.h"

#include <QAbstractTableModel>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace etherdeck::ui {

struct ColumnRange;
class TargetTexts;

/// Names; empty where there is none.
struct Naming {
    std::function<QString(const discovery::Target&)> target; ///< the user's, as the next
    std::function<QString(std::uint16_t shelf)> shelf;
    std::function<QString(Address)> box = {}; ///< to which a target belongs
};

/// The inventory as a table, a row a target, sorted by address. Told of changes and of the time; asks
/// nobody for either.
class TargetModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        AddressColumn,
        NameColumn,
        StateColumn,
        SizeColumn,
        ModelColumn,
        SerialColumn,
        ConfigStringColumn,
        PathsColumn,
        InterfaceColumn,
        LastSeenColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, ///< numbers as numbers; see TargetFilterModel
        AddressRole,             ///< Address
        ConditionRole,           ///< TargetCondition, as int
        SearchRole,              ///< QString: all texts of the row, to be filtered by
        SummaryRole,             ///< QString: what matters about the target, in lines
        SpokenRole,              ///< QString: the same in one line, for a screen reader
        HeardRole,               ///< bool: it has answered the last poll
        StateWordsRole,          ///< QString: its state, in this language and as commands name it
        PathsRole,               ///< QString: all its paths, in lines
        BoxRole                  ///< QString: the name of its box
    };

    explicit TargetModel(QObject* parent = nullptr);
    ~TargetModel() override;

    void apply(const InventoryChange& change);
    void setLinks(const std::vector<LinkStatus>& links);
    /// Of all interfaces that were ever reported.
    void setLinkNames(const std::vector<LinkName>& names);
    /// When paths answered last; no news to anybody but those who look at ages.
    void noteHeard(const std::vector<HeardPath>& heard);
    /// Makes a Changed mark; other kinds are seen in apply().
    void noteEvent(const DiscoveryEvent& event);
    /// What is first seen after this is marked as new for a minute. Not called: nothing is new.
    void setBaseline(TimePoint time) { m_freshness.baseline = time; }
    /// How often targets are asked; decides what was heard lately.
    void setPollInterval(Duration interval) { m_freshness.pollInterval = interval; }
    /// Call now and then: marks and ages follow it.
    void setTime(const Moment& now);

    void setNaming(Naming naming);
    /// Call when a label has changed.
    void namesChanged();
    /// Call when a target may belong to another box, or a box has another name.
    void boxesChanged();
    /// Sets all texts again; call when the language has changed.
    void retranslate();
    [[nodiscard]] QString targetName(const discovery::Target& target) const;
    [[nodiscard]] QString shelfName(std::uint16_t shelf) const;
    /// As last reported, also for a link that is closed by now.
    [[nodiscard]] QString interfaceName(discovery::LinkId link) const;

    [[nodiscard]] const discovery::Target* target(const QModelIndex& index) const;
    /// nullptr when it is not listed.
    [[nodiscard]] const discovery::Target* find(Address address) const;
    [[nodiscard]] QModelIndex indexOf(Address address) const;
    [[nodiscard]] InventorySummary summary() const;
    /// Sorted by address; valid until the next change.
    [[nodiscard]] std::vector<const discovery::Target*> conflicts() const;
    [[nodiscard]] std::vector<const discovery::Target*> possibleConflicts() const;
    [[nodiscard]] std::vector<const discovery::Target*> inState(discovery::TargetState state) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

signals:
    /// These rows answer differently now, as the user sees it: not merely older, nor renamed.
    void targetsChanged(int first, int last);

private:
    struct Row;
    using Rows = std::vector<std::unique_ptr<Row>>;

    void update(const std::vector<discovery::Target>& targets);
    void remove(std::vector<Address> addresses);
    [[nodiscard]] Rows::const_iterator lowerBound(Address address) const;
    /// The end where it is not listed.
    [[nodiscard]] Rows::const_iterator placeOf(Address address) const;
    template <class Predicate>
    [[nodiscard]] std::vector<const discovery::Target*> where(Predicate isOne) const;
    [[nodiscard]] TargetCondition conditionOf(const Row& row) const;
    void refreshCondition(Row& row, ColumnRange& changed) const;
    void refreshHeard(Row& row, ColumnRange& changed) const;
    [[nodiscard]] TargetTexts textsOf(const Row& row) const;
    void forgetTexts();
    [[nodiscard]] QString boxOf(Address address) const;

    Rows m_rows; ///< by address; pointers, so that inserting in the middle moves little
    std::map<discovery::LinkId, QString> m_interfaces;
    std::vector<LinkStatus> m_links; ///< for why nobody listens there
    Moment m_now;
    TargetFreshness m_freshness;
    Naming m_naming;
};

} // namespace etherdeck::ui
