#pragma once

#include "core/base/address.h"
#include "ui/text/lamp.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QSortFilterProxyModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace etherdeck::ui {

struct DeviceCell {
    QString text;
    QVariant order{};           ///< a number to sort by; invalid: the text
    std::optional<Lamp> lamp{}; ///< before the text
    QString toolTip{};
    bool isLeft = false;         ///< although it is ordered by a number
    std::vector<double> curve{}; ///< of throughput, left of the text; empty: none
    bool isFiltered = true;      ///< the filter looks at it: not at what changes each second

    friend bool operator==(const DeviceCell&, const DeviceCell&) = default;
};

/// Ordered by shelf and slot: a collator takes 8.10 for a decimal fraction.
[[nodiscard]] DeviceCell addressCell(Address address);

/// One thing of a box as a row. The key is what stays the same while the rest changes.
struct DeviceRow {
    QString key;
    std::vector<DeviceCell> cells;

    friend bool operator==(const DeviceRow&, const DeviceRow&) = default;
};
using DeviceRows = std::vector<DeviceRow>;

/// Rows of a box. A new list changes only what differs, so that views keep what is selected.
class DeviceRowModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole, OrderRole, LampRole, CurveRole, FilterRole };

    explicit DeviceRowModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setHeadings(const QStringList& headings);
    void setRows(const DeviceRows& rows);
    [[nodiscard]] const DeviceRows& rows() const { return m_rows; }

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    QStringList m_headings;
    DeviceRows m_rows;
};

/// Sorts numbers by value and texts with the numbers in them by value; a row stays when each word of the
/// filter is somewhere in it.
class DeviceRowFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit DeviceRowFilter(QObject* parent = nullptr);

    void setFilterText(const QString& text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    QCollator m_collator;
};

} // namespace etherdeck::ui
