#include "ui/inventory/table/selection_bridge.h"

#include "ui/inventory/targets/model.h"
#include "ui/inventory/targets/selection.h"

#include <QAbstractItemView>
#include <QItemSelection>
#include <QScopedValueRollback>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// Nothing for the heading of a shelf.
std::optional<Address> addressAt(const QModelIndex& index) {
    const QVariant value = index.data(TargetModel::AddressRole);
    return value.canConvert<Address>() ? std::optional(value.value<Address>()) : std::nullopt;
}

bool isAbove(const QModelIndex& a, const QModelIndex& b) {
    const auto key = [](const QModelIndex& index) {
        const QModelIndex parent = index.parent();
        return std::pair(parent.isValid() ? parent.row() : index.row(), parent.isValid() ? index.row() : -1);
    };
    return key(a) < key(b);
}

/// Neighbours joined: a selection of thousands of ranges is slow.
QItemSelection inRanges(QModelIndexList rows) {
    std::sort(rows.begin(), rows.end(), isAbove);
    QItemSelection selection;
    for (qsizetype first = 0, next = 0; first < rows.size(); first = next) {
        for (next = first + 1; next < rows.size(); ++next)
            if (rows[next].row() != rows[next - 1].row() + 1 || rows[next].parent() != rows[first].parent())
                break;
        selection.append(QItemSelectionRange(rows[first], rows[next - 1]));
    }
    return selection;
}

} // namespace

SelectionBridge::SelectionBridge(QAbstractItemView& view, QAbstractItemModel& model,
                                 TargetSelection& selection, IndexOf indexOf) :
    QObject(&view), m_view(view), m_selection(selection), m_indexOf(std::move(indexOf)) {
    const auto beginChange = [this] { m_isChanging = true; };
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, beginChange);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, beginChange);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, beginChange);
    view.setModel(&model);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &SelectionBridge::noteChange);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &SelectionBridge::noteChange);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_isChanging = false;
        show();
    });
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SelectionBridge::noteSelection);
    connect(view.selectionModel(), &QItemSelectionModel::currentChanged, this, &SelectionBridge::noteCurrent);
    connect(&selection, &TargetSelection::changed, this, &SelectionBridge::show);
    show();
}

QModelIndexList SelectionBridge::rowsInView() const {
    QModelIndexList rows;
    for (const QItemSelectionRange& range : m_view.selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            if (const QModelIndex index = range.model()->index(row, 0, range.parent()); addressAt(index))
                rows << index;
    std::sort(rows.begin(), rows.end(), isAbove);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QModelIndexList SelectionBridge::selectedRows() {
    showIfDue();
    return rowsInView();
}

bool SelectionBridge::select(Address address) {
    if (!m_indexOf(address).isValid())
        return false;
    m_selection.set({address}, address);
    return true;
}

void SelectionBridge::show() {
    if (m_isShowing)
        return;
    const QScopedValueRollback showing(m_isShowing, true);
    m_isDue = false;
    QModelIndexList rows;
    for (const Address address : m_selection.addresses())
        if (const QModelIndex index = m_indexOf(address); index.isValid())
            rows << index;
    m_view.selectionModel()->select(inRanges(std::move(rows)),
                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const QModelIndex current = m_selection.current() ? m_indexOf(*m_selection.current()) : QModelIndex();
    if (current.isValid() &&
        (m_view.currentIndex().row() != current.row() || m_view.currentIndex().parent() != current.parent()))
        m_view.selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
}

void SelectionBridge::showIfDue() {
    if (m_isDue)
        show();
}

/// Not at once: a sorting model in the middle of its insertions is not to be asked where rows are. And after
/// removals as well, because a view's own selection does not come unharmed through all of them.
void SelectionBridge::noteChange() {
    m_isChanging = false;
    if (m_isDue || (m_selection.isEmpty() && !m_selection.current()))
        return;
    m_isDue = true;
    QMetaObject::invokeMethod(this, &SelectionBridge::showIfDue, Qt::QueuedConnection);
}

void SelectionBridge::noteSelection(const QItemSelection& selected) {
    if (m_isShowing || m_isChanging)
        return;
    std::vector<Address> addresses;
    for (const QModelIndex& row : rowsInView())
        addresses.push_back(*addressAt(row));
    const bool isOnlyLess = selected.isEmpty();
    if (isOnlyLess)
        for (const Address address : m_selection.addresses())
            if (!m_indexOf(address).isValid())
                addresses.push_back(address);
    const QScopedValueRollback showing(m_isShowing, true);
    m_selection.set(std::move(addresses), m_selection.current());
}

void SelectionBridge::noteCurrent(const QModelIndex& current) {
    if (m_isShowing || m_isChanging)
        return;
    const QScopedValueRollback showing(m_isShowing, true);
    m_selection.set(m_selection.addresses(), addressAt(current));
}

} // namespace etherdeck::ui

#include "moc_selection_bridge.cpp"
