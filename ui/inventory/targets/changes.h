#pragma once

#include "ui/inventory/targets/model.h"

#include <algorithm>

namespace etherdeck::ui {

/// The columns of one row that look different now, as a closed range; empty when first > last.
struct ColumnRange {
    int first = TargetModel::ColumnCount;
    int last = -1;

    void add(int column) {
        first = std::min(first, column);
        last = std::max(last, column);
    }
    [[nodiscard]] bool isEmpty() const { return first > last; }
    friend bool operator==(const ColumnRange&, const ColumnRange&) = default;
};

/// Joins the changes of neighbouring rows, so that a poll of a whole shelf is a few signals.
class ChangeRun {
public:
    explicit ChangeRun(TargetModel& model) : m_model(model) {}
    ~ChangeRun() { flush(); }
    ChangeRun(const ChangeRun&) = delete;
    ChangeRun& operator=(const ChangeRun&) = delete;

    /// Rows come in ascending order. `isNews`: targetsChanged() tells of it too.
    void add(int row, const ColumnRange& columns, bool isNews = false);
    void flush();

private:
    TargetModel& m_model;
    int m_first = -1;
    int m_last = -1;
    ColumnRange m_columns;
    bool m_isNews = false;
};

/// The columns that show something else.
[[nodiscard]] ColumnRange difference(const discovery::Target& before, const discovery::Target& after);

} // namespace etherdeck::ui
