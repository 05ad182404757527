#include "ui/inventory/target_table.h"

#include "ui/inventory/target_delegate.h"
#include "ui/inventory/target_filter_model.h"
#include "ui/inventory/target_model.h"
#include "ui/widgets/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QItemSelection>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>
#include <array>

namespace etherdeck::ui {

namespace {

// The number goes up with the columns, so that an older layout is not forced onto them.
const QString columnsKey = QStringLiteral("inventory/columns-1");

/// A column is at first as wide as its heading and this text: about the longest that is usual.
struct ColumnSample {
    int column;
    const char* text;
};
constexpr std::array columnSamples{
    ColumnSample{TargetModel::AddressColumn, "e4094.254"},
    ColumnSample{TargetModel::StateColumn, QT_TRANSLATE_NOOP("etherdeck::ui::TargetTable", "Vanished")},
    ColumnSample{TargetModel::SizeColumn, "999.9 GB"},
    ColumnSample{TargetModel::ModelColumn, "Coraid EtherDrive vblade"},
    ColumnSample{TargetModel::SerialColumn, "7.254:pogoplug"},
    ColumnSample{TargetModel::ConfigStringColumn, "backup-server-1"},
    ColumnSample{TargetModel::PathsColumn, "16"},
    ColumnSample{TargetModel::InterfaceColumn, "enp4s0"},
    ColumnSample{TargetModel::LastSeenColumn, "59 min ago"},
};

Address addressAt(const QModelIndex& index) { return index.data(TargetModel::AddressRole).value<Address>(); }

} // namespace

TargetTable::TargetTable(TargetFilterModel& model, QWidget* parent) : QTableView(parent), m_model(model) {
    setModel(&model);
    setItemDelegate(new TargetDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    setAccessibleName(tr("Targets"));

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setDense(false);

    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(6 * metrics::grid);
    header->setFixedHeight(metrics::rowHeight + metrics::half);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &TargetTable::showColumnMenu);
    setSortingEnabled(true);
    sortByColumn(TargetModel::AddressColumn, Qt::AscendingOrder);
    setDefaultWidths();

    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection& selected) {
                if (!m_isFiltering && !selected.isEmpty())
                    m_hiddenSelection.clear();
            });
}

void TargetTable::setDefaultWidths() {
    for (const auto& [column, text] : columnSamples) {
        const QString heading = model()->headerData(column, Qt::Horizontal).toString();
        const int lamp = column == TargetModel::StateColumn ? metrics::lampSize + metrics::grid : 0;
        const int longest = std::max(fontMetrics().horizontalAdvance(tr(text)) + lamp,
                                     fontMetrics().horizontalAdvance(heading));
        setColumnWidth(column, longest + 2 * metrics::grid + metrics::half);
    }
}

void TargetTable::setDense(bool dense) {
    const int wanted = dense ? metrics::denseRowHeight : metrics::rowHeight;
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(std::max(wanted, fontMetrics().height() + 2));
}

void TargetTable::setFilterText(const QString& text) {
    std::vector<Address> wanted = selectedAddresses();
    wanted.insert(wanted.end(), m_hiddenSelection.begin(), m_hiddenSelection.end());
    const bool hadCurrent = currentIndex().isValid();
    const Address current = addressAt(currentIndex());
    {
        const QScopedValueRollback filtering(m_isFiltering, true);
        m_model.setFilterText(text);
        select(wanted);
    }
    m_hiddenSelection.clear();
    for (const Address address : wanted)
        if (!indexOf(address).isValid())
            m_hiddenSelection.push_back(address);
    if (hadCurrent && indexOf(current).isValid())
        selectionModel()->setCurrentIndex(indexOf(current), QItemSelectionModel::NoUpdate);
}

void TargetTable::select(const std::vector<Address>& addresses) {
    QItemSelection selection;
    for (const Address address : addresses)
        if (const QModelIndex index = indexOf(address); index.isValid())
            selection.select(index, index);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TargetTable::keepingPlace(const std::function<void()>& change) {
    QScrollBar* bar = verticalScrollBar();
    const QModelIndex top = bar->value() > 0 ? indexAt(QPoint(0, 0)) : QModelIndex();
    const QPersistentModelIndex anchor(top);
    const int before = top.isValid() ? rowViewportPosition(top.row()) : 0;
    change();
    if (!anchor.isValid())
        return;
    executeDelayedItemsLayout();
    bar->setValue(bar->value() + rowViewportPosition(anchor.row()) - before);
}

void TargetTable::saveLayout(QSettings& settings) const {
    settings.setValue(columnsKey, horizontalHeader()->saveState());
}

void TargetTable::restoreLayout(QSettings& settings) {
    const QByteArray state = settings.value(columnsKey).toByteArray();
    if (state.isEmpty() || !horizontalHeader()->restoreState(state))
        return;
    setColumnHidden(TargetModel::AddressColumn, false);
    m_model.sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
}

QModelIndexList TargetTable::selectedRowsInOrder() const {
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    return rows;
}

std::vector<Address> TargetTable::selectedAddresses() const {
    std::vector<Address> addresses;
    for (const QModelIndex& row : selectedRowsInOrder())
        addresses.push_back(addressAt(row));
    return addresses;
}

QModelIndex TargetTable::indexOf(Address address) const {
    const auto* targets = static_cast<const TargetModel*>(m_model.sourceModel());
    return m_model.mapFromSource(targets->indexOf(address));
}

void TargetTable::reveal(Address address) {
    const QModelIndex index = indexOf(address);
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index, PositionAtCenter);
    setFocus();
}

QString TargetTable::selectedText() const {
    const QHeaderView* header = horizontalHeader();
    QStringList lines;
    for (const QModelIndex& row : selectedRowsInOrder()) {
        QStringList cells;
        for (int visual = 0; visual < header->count(); ++visual) {
            const int column = header->logicalIndex(visual);
            if (!header->isSectionHidden(column))
                cells << row.siblingAtColumn(column).data().toString();
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

QString TargetTable::selectedAddressesText() const {
    QStringList lines;
    for (const Address address : selectedAddresses())
        lines << QString::fromStdString(address.toString());
    return lines.join(QLatin1Char('\n'));
}

void TargetTable::contextMenuEvent(QContextMenuEvent* event) {
    if (actions().isEmpty() || !selectionModel()->hasSelection())
        return;
    QMenu::exec(actions(), event->globalPos(), nullptr, this);
}

void TargetTable::showColumnMenu(const QPoint& position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QHeaderView* header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (column == TargetModel::AddressColumn)
            continue;
        QAction* action = menu->addAction(m_model.headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this,
                [this, column](bool isShown) { setColumnHidden(column, !isShown); });
    }
    menu->popup(header->viewport()->mapToGlobal(position));
}

} // namespace etherdeck::ui
