#include "ui/inventory/table/filter_model.h"

#include "ui/inventory/targets/model.h"

#include <utility>

namespace etherdeck::ui {

namespace {

/// The "C" locale knows no numeric order.
QLocale sortLocale() { return QLocale() == QLocale::c() ? QLocale(QLocale::English) : QLocale(); }

} // namespace

TargetFilterModel::TargetFilterModel(QObject* parent) :
    QSortFilterProxyModel(parent), m_collator(sortLocale()) {
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setSortRole(TargetModel::SortRole);
}

void TargetFilterModel::setFilterText(const QString& text) {
    TargetQuery query(text);
    if (query == m_query)
        return;
    m_query = std::move(query);
    invalidateFilter();
}

bool TargetFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return m_query.matches(sourceModel()->index(row, 0, parent));
}

bool TargetFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(TargetModel::SortRole);
    const QVariant b = right.data(TargetModel::SortRole);
    const bool isText = a.userType() == QMetaType::QString;
    const auto order = isText ? m_collator.compare(a.toString(), b.toString()) <=> 0
                       : QVariant::compare(a, b) == QPartialOrdering::Less    ? std::strong_ordering::less
                       : QVariant::compare(a, b) == QPartialOrdering::Greater ? std::strong_ordering::greater
                                                                              : std::strong_ordering::equal;
    if (order != std::strong_ordering::equal)
        return order == std::strong_ordering::less;
    return left.data(TargetModel::AddressRole).value<Address>() <
           right.data(TargetModel::AddressRole).value<Address>();
}

} // namespace etherdeck::ui

#include "moc_filter_model.cpp"
