#pragma once

#include "ui/devices/base/row_model.h"

#include <QTableView>

#include <functional>

class QMimeData;
class QSettings;

namespace etherdeck::ui {

/// A table of things of a box: sorted by any column, filtered, copied as shown, with columns that can be
/// moved and hidden. The first column always shows. What is selected goes with its row: no other row is
/// selected in its place.
class DeviceRowTable : public QTableView {
    Q_OBJECT

public:
    /// `name` is that of its columns in the settings.
    explicit DeviceRowTable(QString name, QWidget* parent = nullptr);

    void setHeadings(const QStringList& headings, const QList<int>& widths);
    void setRows(const DeviceRows& rows) { m_model.setRows(rows); }
    /// What is dragged of the current row; the maker may return null.
    using DragMaker = std::function<QMimeData*(const QString& key)>;
    void setDragMaker(DragMaker maker);
    void setFilterText(const QString& text) { m_filter.setFilterText(text); }

    /// Of the current row; empty: none.
    [[nodiscard]] QString currentKey() const;
    /// Of the selected rows, from top to bottom.
    [[nodiscard]] QStringList selectedKeys() const;
    void selectKey(const QString& key);
    [[nodiscard]] int shownRows() const { return m_filter.rowCount(); }
    /// There are rows, but the filter hides them all.
    [[nodiscard]] bool isFiltered() const { return m_filter.rowCount() == 0 && m_model.rowCount() > 0; }
    /// The selected rows: a row a line, tabs between.
    [[nodiscard]] QString selectedText() const;
    void copy() const;

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

signals:
    void currentKeyChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) override;

private:
    bool selectFirst(int key);
    void popUpColumns(const QPoint& position);

    QString m_name;
    DragMaker m_dragMaker;
    DeviceRowModel m_model;
    DeviceRowFilter m_filter;
};

} // namespace etherdeck::ui
