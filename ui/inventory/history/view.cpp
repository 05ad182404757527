#include "ui/inventory/history/view.h"

#include "ui/inventory/history/delegate.h"
#include "ui/inventory/history/kinds.h"
#include "ui/inventory/history/model.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/error.h"
#include "ui/text/event.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/stack_switch.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr int filterWidth = 36 * metrics::grid;
constexpr auto typingPause = 150ms;
constexpr auto waitShows = 300ms;
constexpr std::size_t maxExported = 200'000;
// The number goes up with the columns, so that an older layout is not forced onto them.
const QString columnsKey = QStringLiteral("history/columns-2");
const QString kindsKey = QStringLiteral("history/kinds");

Address addressAt(const QModelIndex& index) { return index.data(HistoryModel::AddressRole).value<Address>(); }

QModelIndexList rowsInOrder(const QTableView& table) {
    QModelIndexList rows = table.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    return rows;
}

} // namespace

HistoryView::HistoryView(QWidget* parent) :
    QWidget(parent),
    m_model(new HistoryModel(this)),
    m_banner(new Banner),
    m_content(new QStackedWidget),
    m_table(new QTableView),
    m_empty(new EmptyPlaceView) {
    makeTable();
    makeActions();
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeTools());
    layout->addWidget(m_banner);
    layout->addWidget(m_content, 1);
    m_banner->clear();

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    m_wait.setSingleShot(true);
    m_wait.setInterval(waitShows);
    connect(&m_typing, &QTimer::timeout, this, &HistoryView::applyFilter);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        refreshContent();
    });
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_kinds, &HistoryKinds::kindsChanged, this, &HistoryView::applyFilter);
    connect(m_model, &HistoryModel::eventsRequested, this, [this](const store::EventQuery& query) {
        m_events = m_commands->events(query, this, [this](const auto& events) {
            showResult(events ? *events : std::vector<store::EventRecord>());
        });
    });
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, &HistoryView::clearFilter);
    connect(m_banner, &Banner::actionTriggered, this, &HistoryView::chooseExportFile);
    auto* midnight = new QTimer(this);
    connect(midnight, &QTimer::timeout, m_model, [this] { m_model->setToday(QDate::currentDate()); });
    midnight->start(10s);
    keepTranslated(this, [this] { retranslate(); });
    setDefaultWidths();
    refreshContent();
}

void HistoryView::makeTable() {
    m_table->setModel(m_model);
    m_table->setItemDelegate(new HistoryDelegate(m_table));
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::ExtendedSelection);
    m_table->setEditTriggers(QTableView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QTableView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    m_table->setCornerButtonEnabled(false);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->installEventFilter(this);
    QHeaderView* rows = m_table->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(1);
    rows->setDefaultSectionSize(std::max(metrics::denseRowHeight, fontMetrics().height() + 4));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(6 * metrics::grid);
    header->setFixedHeight(metrics::rowHeight + metrics::half);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { emit targetRequested(addressAt(index)); });
}

void HistoryView::makeActions() {
    m_find = new QAction(icon(Icon::Search), QString(), this);
    m_find->setShortcut(QKeySequence::Find);
    m_find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_find, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    addAction(m_find);

    m_copy = new QAction(icon(Icon::Copy), QString(), this);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(selectedText()); });
    m_show = new QAction(icon(Icon::Inventory), QString(), this);
    connect(m_show, &QAction::triggered, this, [this] {
        if (m_table->currentIndex().isValid())
            emit targetRequested(addressAt(m_table->currentIndex()));
    });
    m_table->addActions({m_show, m_copy});
    const auto followSelection = [this] {
        const bool hasSelection = m_table->selectionModel()->hasSelection();
        m_copy->setEnabled(hasSelection);
        m_show->setEnabled(hasSelection);
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, followSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, followSelection);
    followSelection();
}

QWidget* HistoryView::makeTools() {
    auto* tools = new QWidget(this);
    m_filter = new QLineEdit(tools);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(filterWidth);
    m_filter->setMaxLength(1000);
    m_filter->installEventFilter(this);
    m_kinds = new HistoryKinds(tools);
    m_export = new QPushButton(tools);
    connect(m_export, &QPushButton::clicked, this, &HistoryView::chooseExportFile);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_filter, 1);
    row->addWidget(m_kinds);
    row->addStretch();
    row->addWidget(m_export);
    return tools;
}

void HistoryView::retranslate() {
    m_table->setAccessibleName(tr("History"));
    m_filter->setPlaceholderText(tr("Filter by any text"));
    m_filter->setAccessibleName(tr("Filter"));
    m_find->setText(tr("Find"));
    m_copy->setText(tr("Copy"));
    m_show->setText(tr("Show target"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Save all events that match the filter to a CSV file"));
    m_model->retranslate();
    refreshContent();
}

/// A column is at first as wide as its heading and about the longest text that is usual.
void HistoryView::setDefaultWidths() {
    const std::array samples{
        QLocale().toString(QDateTime(QDate(2026, 12, 28), QTime(23, 58, 58)), QLocale::ShortFormat) +
            QStringLiteral(":58"),
        longestEventName(fontMetrics()), QStringLiteral("e4094.254"), tr("backup of the office")};
    for (int column = 0; column < static_cast<int>(samples.size()); ++column) {
        const QString heading = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int lamp = column == HistoryModel::KindColumn ? metrics::lampSize + metrics::grid : 0;
        const QFontMetrics font(column == HistoryModel::AddressColumn
                                    ? QFontMetrics(theme::fixedFont(this->font()))
                                    : fontMetrics());
        const int longest = std::max(font.horizontalAdvance(samples[static_cast<std::size_t>(column)]) + lamp,
                                     fontMetrics().horizontalAdvance(heading));
        m_table->setColumnWidth(column, longest + 2 * metrics::grid + metrics::half);
    }
}

bool HistoryView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_table && isReturn && m_table->currentIndex().isValid()) {
        emit targetRequested(addressAt(m_table->currentIndex()));
        return true;
    }
    if (watched == m_filter) {
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (key == Qt::Key_Escape || key == Qt::Key_Down || isReturn) {
            focusContent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HistoryView::focusContent() { m_content->currentWidget()->setFocus(Qt::ShortcutFocusReason); }

void HistoryView::setFilterText(const QString& text) { m_filter->setText(text); }

bool HistoryView::isFiltered() const {
    return !m_model->query().words.empty() || !m_model->query().kinds.empty();
}

void HistoryView::reload() {
    m_typing.stop();
    store::EventQuery query;
    query.words = m_filter->text().simplified().toStdString();
    query.kinds = m_kinds->kinds();
    m_wait.start();
    m_model->setQuery(query);
}

void HistoryView::applyFilter() {
    if (m_model->hasAsked())
        reload();
}

void HistoryView::clearFilter() {
    m_filter->clear();
    m_kinds->setKinds({});
    m_filter->setFocus();
    applyFilter();
}

void HistoryView::showResult(const std::vector<store::EventRecord>& events) {
    if (m_model->isWaiting())
        replaceRows([&] { m_model->showResult(events); });
    else
        m_model->showResult(events);
    m_wait.stop();
    m_isSlow = false;
    refreshContent();
}

void HistoryView::addStored(const std::vector<store::EventRecord>& events) {
    keepingPlace([&] { m_model->addStored(events); });
    refreshContent();
}

void HistoryView::setBoxOf(const EventBoxOf& boxOf) {
    m_boxOf = boxOf;
    m_model->setBoxOf(boxOf);
}

void HistoryView::setNames(const store::NameBook& names) {
    m_names = names;
    m_model->setNames(names);
}

/// At the top new rows push the others down; anywhere else the rows in sight stay where they are.
void HistoryView::keepingPlace(const std::function<void()>& change) {
    QScrollBar* bar = m_table->verticalScrollBar();
    const QPersistentModelIndex anchor(bar->value() > 0 ? m_table->indexAt(QPoint(0, 0)) : QModelIndex());
    const int before = anchor.isValid() ? m_table->rowViewportPosition(anchor.row()) : 0;
    change();
    if (!anchor.isValid())
        return;
    m_table->doItemsLayout();
    bar->setValue(bar->value() + m_table->rowViewportPosition(anchor.row()) - before);
}

/// For another filter: what is selected stays so, where it is still listed.
void HistoryView::replaceRows(const std::function<void()>& change) {
    std::vector<qlonglong> selected;
    for (const QModelIndex& row : rowsInOrder(*m_table))
        selected.push_back(row.data(HistoryModel::IdRole).toLongLong());
    const QModelIndex current = m_table->currentIndex();
    const qlonglong currentId = current.isValid() ? current.data(HistoryModel::IdRole).toLongLong() : -1;
    change();
    QItemSelection selection;
    for (const qlonglong id : selected)
        if (const int row = m_model->rowOf(id); row >= 0)
            selection.select(m_model->index(row, 0), m_model->index(row, HistoryModel::ColumnCount - 1));
    m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int row = m_model->rowOf(currentId); row >= 0) {
        m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
        m_table->scrollTo(m_model->index(row, 0));
    } else {
        m_table->scrollToTop();
    }
}

EmptyPlace HistoryView::emptyPlace() const {
    EmptyPlace place;
    place.icon = Icon::History;
    if (m_model->isWaiting()) {
        place.title = tr("Reading the history");
        place.isWaiting = true;
        return place;
    }
    if (!isFiltered()) {
        place.title = tr("Nothing has happened yet");
        place.text = tr("Each time a target appears, changes, vanishes, comes back or conflicts with another "
                        "one, it is recorded here. The history is kept when you close Etherdeck, so you can "
                        "see later when a disk last worked.");
        return place;
    }
    place.icon = Icon::Search;
    const QString words = QString::fromStdString(m_model->query().words);
    place.title = words.isEmpty() ? tr("No event of this kind") : tr("No event matches “%1”").arg(words);
    place.text = m_kinds->kinds().empty()
                     ? tr("The filter hides all events.")
                     : tr("Only some kinds of event are listed: “%1”.").arg(m_kinds->text());
    place.actions = {EmptyPlace::Action::ClearFilter};
    return place;
}

void HistoryView::refreshContent() {
    const bool isEmpty = m_model->rowCount() == 0;
    m_export->setEnabled(!isEmpty);
    const bool isBrief = m_model->isWaiting() && !m_isSlow;
    if (isBrief)
        return; // no flicker between two answers
    if (isEmpty)
        m_empty->setPlace(emptyPlace());
    QWidget* wanted = isEmpty ? static_cast<QWidget*>(m_empty) : m_table;
    if (showInstead(*m_content, wanted))
        wanted->setFocus();
}

QString HistoryView::selectedText() const {
    const QHeaderView* header = m_table->horizontalHeader();
    QStringList lines;
    for (const QModelIndex& row : rowsInOrder(*m_table)) {
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

void HistoryView::chooseExportFile() {
    m_banner->clear();
    auto* dialog = new QFileDialog(this, tr("Export history"), QDir::homePath(), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("etherdeck-history.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &HistoryView::exportTo);
    dialog->open();
}

void HistoryView::exportTo(const QString& path) {
    m_banner->clear();
    store::EventQuery query = m_model->query();
    query.limit = maxExported;
    m_exported = m_commands->events(query, this, [this, path](const auto& events) {
        if (events)
            return writeExport(path, *events);
        const auto text = errorText(events.error(), {});
        m_banner->setMessage(
            {tr("The history was not exported"), text.advice, text.raw, tr("Choose another file")});
    });
}

void HistoryView::writeExport(const QString& path, const std::vector<store::EventRecord>& events) {
    const QByteArray text = historyCsv(events, m_names, m_boxOf);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit()) {
        emit exported(path, static_cast<int>(events.size()));
        return;
    }
    m_banner->setMessage(
        {tr("The history was not exported"),
         tr("The file %1 could not be written. Choose another place, or free some space there.")
             .arg(QDir::toNativeSeparators(path)),
         file.errorString(), tr("Choose another file")});
}

void HistoryView::saveLayout(QSettings& settings) const {
    settings.setValue(columnsKey, m_table->horizontalHeader()->saveState());
    settings.setValue(kindsKey, m_kinds->toNames());
}

void HistoryView::restoreLayout(QSettings& settings) {
    m_kinds->setNames(settings.value(kindsKey).toStringList());
    const QByteArray state = settings.value(columnsKey).toByteArray();
    if (!state.isEmpty())
        m_table->horizontalHeader()->restoreState(state);
}

} // namespace etherdeck::ui
