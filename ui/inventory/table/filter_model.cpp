#include "ui/inventory/table/filter_model.h"

#include "ui/inventory/targets/model.h"

#include <algorithm>

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
    const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool TargetFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (m_words.isEmpty())
        return true;
    const QString text = sourceModel()->index(row, 0, parent).data(TargetModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
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
