#pragma once

#include "core/base/address.h"

#include <QModelIndex>
#include <QObject>

#include <functional>
#include <vector>

class QAbstractItemView;
class QItemSelection;
class QItemSelectionModel;

namespace etherdeck::ui {

class TargetSelection;

/// Keeps what is selected in an item view and the shared selection the same, in both directions.
/// What the view's model hides stays selected, until a person selects something else.
class SelectionBridge : public QObject {
    Q_OBJECT

public:
    using IndexOf = std::function<QModelIndex(Address)>;

    /// Gives `view` its model: it has to hear of rows that come and go before the view does.
    SelectionBridge(QAbstractItemView& view, QAbstractItemModel& model, TargetSelection& selection,
                    IndexOf indexOf);

    /// In the order of the view's rows.
    [[nodiscard]] QModelIndexList selectedRows();
    /// Selects it alone and makes it current. False when the model does not have it.
    bool select(Address address);

private:
    [[nodiscard]] QModelIndexList rowsInView() const;
    void show();
    void showIfDue();
    void noteChange();
    void noteSelection(const QItemSelection& selected);
    void noteCurrent(const QModelIndex& current);

    QAbstractItemView& m_view;
    TargetSelection& m_selection;
    IndexOf m_indexOf;
    bool m_isShowing = false;  ///< the view follows the selection at the moment
    bool m_isDue = false;      ///< rows have come or gone since the view was told what is selected
    bool m_isChanging = false; ///< rows come or go at the moment: what the view tells is no wish of a person
};

} // namespace etherdeck::ui
