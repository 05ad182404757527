#pragma once

#include "ui/inventory/table/query.h"

#include <QCollator>
#include <QSortFilterProxyModel>

namespace etherdeck::ui {

/// Sorts a TargetModel by value and filters it by a TargetQuery.
class TargetFilterModel : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit TargetFilterModel(QObject* parent = nullptr);

    void setFilterText(const QString& text);
    [[nodiscard]] bool isFiltering() const { return !m_query.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    /// Numbers by value, texts with the numbers inside them by value, equals by address.
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    TargetQuery m_query;
    QCollator m_collator;
};

} // namespace etherdeck::ui
