#include "ui/devices/base/row_table.h"

#include "ui/devices/base/text.h"
#include "ui/look/theme.h"
#include "ui/widgets/dragged_disk.h"
#include "ui/widgets/marked_cell.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/state_lamp.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QStyledItemDelegate>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// In the left half of a cell whose number is at the right.
void paintThroughput(QPainter& painter, const QStyleOptionViewItem& option,
                     const std::vector<double>& values) {
    const QRectF area(option.rect.left() + metrics::grid, option.rect.center().y() - metrics::grid + 1,
                      std::min(throughputCurve::width, option.rect.width() / 2 - metrics::grid),
                      2 * metrics::grid - 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintCurve(painter, area, values, throughputCurve::scale, option.palette);
    painter.restore();
}

/// Draws the lamp before the text of a cell that has one.
class DeviceCellDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& plain,
               const QModelIndex& index) const override {
        QStyleOptionViewItem option = plain;
        initStyleOption(&option, index);
        const auto lamp = index.data(DeviceRowModel::LampRole);
        if (!lamp.isValid()) {
            QStyledItemDelegate::paint(painter, plain, index);
            if (const auto curve = index.data(DeviceRowModel::CurveRole); curve.isValid())
                paintThroughput(*painter, option, curve.value<std::vector<double>>());
            return;
        }
        paintCell(*painter, option, [&option, lamp](QPainter& cell) {
            paintMarkedWord(cell, option, option.palette.color(QPalette::Text),
                            [&option, lamp](QPainter& place, const QRect& mark) {
                                paintLamp(place, mark, static_cast<Lamp>(lamp.toInt()), option.palette);
                            });
        });
    }
};

} // namespace

DeviceRowTable::DeviceRowTable(QString name, QWidget* parent) : QTableView(parent), m_name(std::move(name)) {
    m_filter.setSourceModel(&m_model);
    setModel(&m_filter);
    setItemDelegate(new DeviceCellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle); // both ends of a path tell most
    setTabKeyNavigation(false);
    setSortingEnabled(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(std::max(metrics::rowHeight, fontMetrics().height() + 4));
    auto* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &DeviceRowTable::popUpColumns);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DeviceRowTable::currentKeyChanged);
    connect(&m_filter, &QAbstractItemModel::dataChanged, this, &DeviceRowTable::currentKeyChanged);
}

void DeviceRowTable::setHeadings(const QStringList& headings, const QList<int>& widths) {
    const bool isFirst = m_model.columnCount() == 0;
    m_model.setHeadings(headings);
    if (!isFirst)
        return;
    // The last one is stretched.
    for (int column = 0; column + 1 < widths.size(); ++column)
        setColumnWidth(column, std::max(widths[column] * fontMetrics().averageCharWidth() + 3 * metrics::grid,
                                        horizontalHeader()->sectionSizeHint(column)));
    sortByColumn(0, Qt::AscendingOrder);
}

QString DeviceRowTable::currentKey() const { return selectedKeys().value(0); }

QStringList DeviceRowTable::selectedKeys() const {
    auto rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList keys;
    for (const auto& row : rows)
        keys << row.data(DeviceRowModel::KeyRole).toString();
    return keys;
}

void DeviceRowTable::selectKey(const QString& key) {
    for (int row = 0; row < m_filter.rowCount(); ++row)
        if (m_filter.index(row, 0).data(DeviceRowModel::KeyRole) == key)
            selectRow(row);
}

QString DeviceRowTable::selectedText() const {
    QStringList lines;
    auto rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const auto& row : rows) {
        QStringList cells;
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int column = horizontalHeader()->logicalIndex(visual);
            if (!isColumnHidden(column))
                cells << row.siblingAtColumn(column).data().toString();
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

void DeviceRowTable::copy() const {
    if (const auto text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void DeviceRowTable::saveLayout(QSettings& settings) const {
    settings.setValue(QStringLiteral("devices/%1-1").arg(m_name), horizontalHeader()->saveState());
}

void DeviceRowTable::restoreLayout(QSettings& settings) {
    horizontalHeader()->restoreState(
        settings.value(QStringLiteral("devices/%1-1").arg(m_name)).toByteArray());
    setColumnHidden(0, false);
}

void DeviceRowTable::setDragMaker(DragMaker maker) {
    m_dragMaker = std::move(maker);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
}

void DeviceRowTable::startDrag(Qt::DropActions /*actions*/) {
    if (auto* const mime =
            m_dragMaker
                ? m_dragMaker(currentIndex().siblingAtColumn(0).data(DeviceRowModel::KeyRole).toString())
                : nullptr)
        dragFrom(*this, mime);
}

/// In a table with a single selection, Qt would select the next row, and what a user has begun with the one
/// would go on with the other. Only the focus moves there.
void DeviceRowTable::rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) {
    const auto current = currentIndex();
    if (current.isValid() && current.row() >= first && current.row() <= last) {
        const int next = last + 1 < m_filter.rowCount() ? last + 1 : first - 1;
        selectionModel()->setCurrentIndex(m_filter.index(next, current.column()),
                                          QItemSelectionModel::NoUpdate);
    }
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

void DeviceRowTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (!selectFirst(event->key()))
        QTableView::keyPressEvent(event);
}

/// With nothing selected, an arrow key selects the row that the focus is on. Otherwise the only row of a
/// table cannot be selected by them, and the first of several is passed over.
bool DeviceRowTable::selectFirst(int key) {
    if ((key != Qt::Key_Down && key != Qt::Key_Up) || selectionModel()->hasSelection() ||
        m_filter.rowCount() == 0)
        return false;
    selectRow(std::max(currentIndex().row(), 0));
    return true;
}

void DeviceRowTable::popUpColumns(const QPoint& position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < m_model.columnCount(); ++column) {
        auto* action = menu->addAction(m_model.headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this,
                [this, column](bool isShown) { setColumnHidden(column, !isShown); });
    }
    menu->popup(horizontalHeader()->viewport()->mapToGlobal(position));
}

} // namespace etherdeck::ui

#include "moc_row_table.cpp"
