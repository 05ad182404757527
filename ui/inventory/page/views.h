#pragma once

#include "core/base/address.h"
#include "ui/inventory/targets/commands.h"

#include <QStackedWidget>

#include <functional>

class QSettings;

namespace etherdeck::ui {

struct InventoryActions;
class RackView;
class TargetFilterModel;
class TargetModel;
class TargetSelection;
class TargetTable;
class TargetTree;

/// Rack, table and tree: three ways to look at one inventory, with one selection and one filter.
class InventoryViews : public QStackedWidget {
    Q_OBJECT

public:
    enum class View { Rack, Table, Tree };

    /// None of them is owned; `shown` has `targets` as its source.
    InventoryViews(TargetFilterModel& shown, TargetModel& targets, TargetSelection& selection,
                   QWidget* parent = nullptr);

    void setCommands(const InventoryCommandsPtr& commands) { m_commands = commands; }
    void setView(View view);
    [[nodiscard]] View view() const { return m_view; }
    void setFilterText(const QString& text);
    /// Does `change` to the models, while what is in sight stays where it is.
    void keepingPlace(const std::function<void()>& change);
    void setDense(bool dense);
    /// Those that zoom, and a context menu for all three.
    void connectActions(const InventoryActions& actions);
    void reveal(Address address);
    /// There is a box whose disks could be exported.
    void offerExports(bool areOffered);
    /// The selected rows with their columns; from the rack those of the table.
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QString selectedAddressesText() const;

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

signals:
    /// Double click or Return on a target.
    void activated(etherdeck::Address address);

private:
    /// Of the rack: positive steps show more of each bay.
    void zoomBy(int steps);
    [[nodiscard]] QWidget* widgetOf(View view) const;

    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    View m_view = View::Rack;
    RackView* m_rack;
    TargetTable* m_table;
    TargetTree* m_tree;
};

} // namespace etherdeck::ui
