#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace etherdeck::ui {

/// Sorts a TargetModel by value and filters it by words: a row stays when each word is somewhere in it.
class TargetFilterModel : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit TargetFilterModel(QObject* parent = nullptr);

    void setFilterText(const QString& text);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    /// Numbers by value, texts with the numbers inside them by value, equals by address.
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    QCollator m_collator;
};

} // namespace etherdeck::ui
