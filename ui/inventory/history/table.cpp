#include "ui/inventory/history/table.h"

#include "ui/inventory/history/delegate.h"
#include "ui/inventory/history/model.h"
#include "ui/look/theme.h"
#include "ui/text/event.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <vector>

namespace etherdeck::ui {

namespace {

Address addressAt(const QModelIndex& index) { return index.data(HistoryModel::AddressRole).value<Address>(); }

} // namespace

HistoryTable::HistoryTable(HistoryModel& model, QWidget* parent) : QTableView(parent), m_events(model) {
    setModel(&model);
    setItemDelegate(new HistoryDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView* rows = verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(1);
    rows->setDefaultSectionSize(std::max(metrics::denseRowHeight, fontMetrics().height() + 4));
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(6 * metrics::grid);
    header->setFixedHeight(metrics::rowHeight + metrics::half);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { emit targetRequested(addressAt(index)); });
}

void HistoryTable::setDefaultWidths() {
    const std::array samples{
        QLocale().toString(QDateTime(QDate(2026, 12, 28), QTime(23, 58, 58)), QLocale::ShortFormat) +
            QStringLiteral(":58"),
        longestEventName(fontMetrics()), QStringLiteral("e4094.254"), tr("backup of the office")};
    for (int column = 0; column < static_cast<int>(samples.size()); ++column) {
        const QString heading = m_events.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int lamp = column == HistoryModel::KindColumn ? metrics::lampSize + metrics::grid : 0;
        const QFontMetrics font(column == HistoryModel::AddressColumn
                                    ? QFontMetrics(theme::fixedFont(this->font()))
                                    : fontMetrics());
        const int longest = std::max(font.horizontalAdvance(samples[static_cast<std::size_t>(column)]) + lamp,
                                     fontMetrics().horizontalAdvance(heading));
        setColumnWidth(column, longest + 2 * metrics::grid + metrics::half);
    }
}

void HistoryTable::keyPressEvent(QKeyEvent* event) {
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && currentIndex().isValid())
        return emit targetRequested(addressAt(currentIndex()));
    QTableView::keyPressEvent(event);
}

Address HistoryTable::currentAddress() const { return addressAt(currentIndex()); }

discovery::EventKind HistoryTable::currentKind() const {
    return static_cast<discovery::EventKind>(currentIndex().data(HistoryModel::KindRole).toInt());
}

QString HistoryTable::currentText(int column) const {
    return currentIndex().siblingAtColumn(column).data().toString();
}

QModelIndexList HistoryTable::selectedInOrder() const {
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, [](const QModelIndex& row) { return row.row(); });
    return rows;
}

void HistoryTable::keepingPlace(const std::function<void()>& change) {
    QScrollBar* bar = verticalScrollBar();
    const QPersistentModelIndex anchor(bar->value() > 0 ? indexAt(QPoint(0, 0)) : QModelIndex());
    const int before = anchor.isValid() ? rowViewportPosition(anchor.row()) : 0;
    change();
    if (!anchor.isValid())
        return;
    doItemsLayout();
    bar->setValue(bar->value() + rowViewportPosition(anchor.row()) - before);
}

void HistoryTable::replaceRows(const std::function<void()>& change) {
    std::vector<qlonglong> selected;
    for (const QModelIndex& row : selectedInOrder())
        selected.push_back(row.data(HistoryModel::IdRole).toLongLong());
    const QModelIndex current = currentIndex();
    const qlonglong currentId = current.isValid() ? current.data(HistoryModel::IdRole).toLongLong() : -1;
    change();
    QItemSelection selection;
    for (const qlonglong id : selected)
        if (const int row = m_events.rowOf(id); row >= 0)
            selection.select(m_events.index(row, 0), m_events.index(row, HistoryModel::ColumnCount - 1));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int row = m_events.rowOf(currentId); row >= 0) {
        selectionModel()->setCurrentIndex(m_events.index(row, 0), QItemSelectionModel::NoUpdate);
        scrollTo(m_events.index(row, 0));
    } else {
        scrollToTop();
    }
}

QString HistoryTable::selectedText() const {
    const QHeaderView* header = horizontalHeader();
    QStringList lines;
    for (const QModelIndex& row : selectedInOrder()) {
        QStringList cells;
        for (int visual = 0; visual < header->count(); ++visual) {
            const QModelIndex cell = row.siblingAtColumn(header->logicalIndex(visual));
            // A copy is read on another day.
            const bool isTime = cell.column() == HistoryModel::TimeColumn;
            cells << cell.data(isTime ? Qt::ToolTipRole : Qt::DisplayRole).toString();
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace etherdeck::ui

#include "moc_table.cpp"
