#include "ui/inventory/history/view.h"

#include "ui/inventory/history/count.h"
#include "ui/inventory/history/kinds.h"
#include "ui/inventory/history/model.h"
#include "ui/inventory/history/saver.h"
#include "ui/inventory/history/table.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stack_switch.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr int filterWidth = 36 * metrics::grid;
constexpr auto typingPause = 150ms;
constexpr auto waitShows = 300ms;
// The number goes up with the columns, so that an older layout is not forced onto them.
const QString columnsKey = QStringLiteral("history/columns-2");
const QString kindsKey = QStringLiteral("history/kinds");

} // namespace

HistoryView::HistoryView(QWidget* parent) :
    QWidget(parent),
    m_model(new HistoryModel(this)),
    m_count(new HistoryCount(this)),
    m_banner(new Banner),
    m_content(new QStackedWidget),
    m_table(new HistoryTable(*m_model)),
    m_saver(new HistorySaver(*m_banner, *this)),
    m_empty(new EmptyPlaceView) {
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
    connect(m_count, &HistoryCount::changed, this, &HistoryView::showCount);
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, &HistoryView::clearFilter);
    connect(m_table, &HistoryTable::targetRequested, this, &HistoryView::targetRequested);
    connect(m_saver, &HistorySaver::saved, this, &HistoryView::exported);
    keepTranslated(this, [this] { retranslate(); });
    m_table->setDefaultWidths();
    refreshContent();
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
            emit targetRequested(m_table->currentAddress());
    });
    makeMenuActions();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryView::refreshMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryView::refreshMenu);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryView::refreshMenu);
}

void HistoryView::makeMenuActions() {
    m_showBox = new QAction(icon(Icon::Device), QString(), this);
    connect(m_showBox, &QAction::triggered, this, [this] {
        if (const auto box = m_targetBoxOf(m_table->currentAddress()).box)
            m_commands->showBox(*box);
    });
    m_onlyTarget = new QAction(icon(Icon::Filter), QString(), this);
    connect(m_onlyTarget, &QAction::triggered, this,
            [this] { setFilterText(QString::fromStdString(m_table->currentAddress().toString())); });
    m_onlyBox = new QAction(this);
    connect(m_onlyBox, &QAction::triggered, this, [this] {
        setFilterText(QStringLiteral("box:\"%1\"").arg(m_table->currentText(HistoryModel::BoxColumn)));
    });
    m_onlyKind = new QAction(this);
    connect(m_onlyKind, &QAction::triggered, this, [this] {
        m_kinds->setKinds({m_table->currentKind()});
        applyFilter();
    });
    auto* toFilters = new QAction(this);
    toFilters->setSeparator(true);
    auto* toCopy = new QAction(this);
    toCopy->setSeparator(true);
    m_table->addActions({m_show, m_showBox, toFilters, m_onlyTarget, m_onlyBox, m_onlyKind, toCopy, m_copy});
}

/// What it does is for the current event; copying is for all that are selected.
void HistoryView::refreshMenu() {
    const bool hasSelection = m_table->selectionModel()->hasSelection();
    const bool isOne = hasSelection && m_table->currentIndex().isValid();
    m_copy->setEnabled(hasSelection);
    for (auto* action : {m_show, m_onlyTarget, m_onlyKind})
        action->setEnabled(isOne);
    const QString box = isOne ? m_table->currentText(HistoryModel::BoxColumn) : QString();
    m_showBox->setEnabled(isOne && m_targetBoxOf(m_table->currentAddress()).box.has_value());
    m_onlyBox->setVisible(!box.isEmpty());
    if (!isOne)
        return;
    const auto escaped = [](QString text) { return text.replace(QLatin1Char('&'), QStringLiteral("&&")); };
    m_onlyTarget->setText(
        tr("Only events of %1").arg(QString::fromStdString(m_table->currentAddress().toString())));
    m_onlyBox->setText(tr("Only events of the box “%1”").arg(escaped(box)));
    m_onlyKind->setText(tr("Only “%1”").arg(escaped(m_table->currentText(HistoryModel::KindColumn))));
}

QWidget* HistoryView::makeTools() {
    auto* tools = new QWidget(this);
    m_filter = new FilterEdit(tools);
    m_filter->setMaximumWidth(filterWidth);
    connect(m_filter, &FilterEdit::left, this, &HistoryView::focusContent);
    m_kinds = new HistoryKinds(tools);
    m_countLabel = new SecondaryLabel(tools);
    m_export = new QPushButton(tools);
    connect(m_export, &QPushButton::clicked, this, &HistoryView::chooseExportFile);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_filter, 1);
    row->addWidget(m_kinds);
    row->addWidget(m_countLabel);
    row->addStretch();
    row->addWidget(m_export);
    return tools;
}

void HistoryView::retranslate() {
    m_table->setAccessibleName(tr("History"));
    m_filter->setPlaceholderText(tr("Filter by any text"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setToolTip(
        tr("Any text, also the name of a target or box; only that of its box: box:\"plug 1\""));
    m_find->setText(tr("Find"));
    m_copy->setText(tr("Copy"));
    m_show->setText(tr("Show target"));
    m_showBox->setText(tr("Show box"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Save all events that match the filter to a CSV file"));
    m_model->retranslate();
    refreshMenu();
    showCount();
    refreshContent();
}

void HistoryView::setCommands(const InventoryCommandsPtr& commands) {
    m_commands = commands;
    m_saver->setCommands(commands);
    m_count->setCommands(commands);
}

void HistoryView::exportTo(const QString& path) {
    m_saver->setQuery(m_model->query());
    m_saver->save(path);
}

void HistoryView::chooseExportFile() {
    m_saver->setQuery(m_model->query());
    m_saver->chooseFile();
}

QString HistoryView::selectedText() const { return m_table->selectedText(); }

void HistoryView::focusContent() { m_content->currentWidget()->setFocus(Qt::ShortcutFocusReason); }

void HistoryView::setFilterText(const QString& text) { m_filter->setText(text); }

bool HistoryView::isFiltered() const {
    const auto& query = m_model->query();
    return !query.words.empty() || !query.kinds.empty() || query.origin;
}

void HistoryView::reload() {
    m_typing.stop();
    m_wait.start();
    m_model->setQuery(query());
    m_count->count(query());
}

store::EventQuery HistoryView::query() const {
    auto query = historyQuery(m_filter->text(), m_originOf);
    query.kinds = m_kinds->kinds();
    return query;
}

void HistoryView::showCount() { m_countLabel->setText(isFiltered() ? m_count->text() : QString()); }

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
        m_table->replaceRows([&] { m_model->showResult(events); });
    else
        m_model->showResult(events);
    m_wait.stop();
    m_isSlow = false;
    refreshContent();
}

void HistoryView::addStored(const std::vector<store::EventRecord>& events) {
    const int before = m_model->rowCount();
    m_table->keepingPlace([&] { m_model->addStored(events); });
    m_count->add(events.size(), static_cast<std::size_t>(std::max(m_model->rowCount() - before, 0)));
    refreshContent();
}

void HistoryView::setBoxOf(const EventBoxOf& boxOf) {
    m_saver->setBoxOf(boxOf);
    m_model->setBoxOf(boxOf);
    refreshMenu();
}

void HistoryView::setOriginOf(const EventOriginOf& originOf) {
    m_originOf = originOf;
    const auto& shown = m_model->query();
    if (const auto wanted = query(); wanted.origin != shown.origin || wanted.named != shown.named)
        applyFilter();
}

void HistoryView::setNames(const store::NameBook& names) {
    m_saver->setNames(names);
    m_model->setNames(names);
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

#include "moc_view.cpp"
