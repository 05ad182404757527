#pragma once

#include "core/base/address.h"
#include "core/discovery/target.h"

#include <QTableView>

#include <functional>

namespace etherdeck::ui {

class HistoryModel;

/// The rows of the history. Selection and scroll position stay with their events whatever comes in.
class HistoryTable : public QTableView {
    Q_OBJECT

public:
    /// The model outlives it.
    explicit HistoryTable(HistoryModel& model, QWidget* parent = nullptr);

    /// A column is as wide as its heading and about the longest text that is usual.
    void setDefaultWidths();
    /// At the top new rows push the others down; anywhere else the rows in sight stay where they are.
    void keepingPlace(const std::function<void()>& change);
    /// For another filter: what is selected stays so, where it is still listed.
    void replaceRows(const std::function<void()>& change);

    [[nodiscard]] QModelIndexList selectedInOrder() const;
    // Of the current event.
    [[nodiscard]] Address currentAddress() const;
    [[nodiscard]] discovery::EventKind currentKind() const;
    [[nodiscard]] QString currentText(int column) const;
    /// The selected rows as shown: a row a line, tabs between.
    [[nodiscard]] QString selectedText() const;

signals:
    /// Double click or Return on an event.
    void targetRequested(etherdeck::Address address);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    HistoryModel& m_events;
};

} // namespace etherdeck::ui
