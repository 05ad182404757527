#pragma once

#include "ui/timeline/items.h"

#include <QAbstractTableModel>

#include <optional>
#include <span>

namespace etherdeck::ui {

/// What the axis shows, as a list: newest first.
class TimelineModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, KindColumn, LaneColumn, SentenceColumn, ColumnCount };
    enum Role { KindRole = Qt::UserRole, ItemRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// `rows` are numbers of items, falling. Both must outlive the next call.
    void setContent(const TimelineItems& items, std::span<const std::uint32_t> rows);
    void retranslate();
    [[nodiscard]] int rowOf(std::uint32_t item) const; ///< -1: not listed
    [[nodiscard]] std::optional<std::uint32_t> itemAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const TimelineItem& item, int column) const;

    const TimelineItems* m_items = nullptr;
    std::span<const std::uint32_t> m_rows;
};

} // namespace etherdeck::ui
