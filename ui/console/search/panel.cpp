#include "ui/console/search/panel.h"

#include "core/services/console/reader.h"
#include "ui/console/lines/text.h"
#include "ui/console/log/left_out_bar.h"
#include "ui/console/search/bar.h"
#include "ui/console/search/delegate.h"
#include "ui/console/search/match.h"
#include "ui/console/search/model.h"
#include "ui/console/search/tree.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/error.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBlock>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

constexpr std::size_t hitsAtOnce = 1000;
constexpr std::size_t maxLeftOut = 10'000;
constexpr std::size_t linesAround = 8; ///< on each side
const QString splitKey = QStringLiteral("search/split");

} // namespace

struct SearchPanel::Parts {
    SearchModel* model = nullptr;
    SearchDelegate* delegate = nullptr;
    SearchBar* bar = nullptr;
    LeftOutBar* leftOut = nullptr;
    Banner* banner = nullptr;
    SecondaryLabel* state = nullptr;
    QProgressBar* progress = nullptr;
    QPushButton* more = nullptr;
    QStackedWidget* content = nullptr;
    EmptyPlaceView* empty = nullptr;
    QSplitter* split = nullptr;
    QTreeView* tree = nullptr;
    QPlainTextEdit* preview = nullptr;

    ConsoleReader* reader = &ConsoleReader::closed();
    Call sources;
    Call search;
    Call boots;
    Call counting; ///< of what the level hides
    Call before;   ///< lines up to the selected one
    Call after;
    std::size_t roundHits = 0; ///< since the search or "more"
    bool hasSearched = false;
    bool isCut = false; ///< there may be more
    store::ConsoleSearch wanted;
    std::vector<netconsole::Line> linesBefore;
    std::vector<netconsole::Line> linesAfter;
    qint64 selected = 0;
};

SearchPanel::SearchPanel(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>()) {
    auto& parts = *m_parts;
    parts.bar = new SearchBar(this);
    parts.state = new SecondaryLabel(this);
    parts.progress = new QProgressBar(this);
    parts.progress->setRange(0, 0);
    parts.progress->setTextVisible(false);
    parts.progress->setFixedSize(12 * metrics::grid, metrics::half);
    parts.more = new QPushButton(this);
    parts.more->setAutoDefault(false);
    makeResults();
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metrics::grid);
    foot->addWidget(parts.state);
    foot->addWidget(parts.progress);
    foot->addStretch();
    foot->addWidget(parts.more);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(parts.bar);
    column->addWidget(parts.leftOut = new LeftOutBar);
    column->addWidget(parts.banner = new Banner);
    column->addWidget(parts.content, 1);
    column->addLayout(foot);
    parts.banner->clear();
    connect(parts.bar, &SearchBar::started, this, &SearchPanel::start);
    connect(parts.leftOut, &LeftOutBar::takenChanged, this, &SearchPanel::start);
    connect(parts.bar, &SearchBar::stopped, this, &SearchPanel::stop);
    connect(parts.bar, &SearchBar::left, this, [this] { m_parts->content->currentWidget()->setFocus(); });
    connect(parts.more, &QPushButton::clicked, this, &SearchPanel::goOn);
    connect(parts.empty, &EmptyPlaceView::actionTriggered, this, [this] {
        m_parts->bar->clearFilters();
        start();
    });
    keepTranslated(this, [this] { retranslate(); });
}

SearchPanel::~SearchPanel() = default;

void SearchPanel::makeResults() {
    auto& parts = *m_parts;
    parts.model = new SearchModel(this);
    parts.tree = new SearchTree;
    parts.delegate = new SearchDelegate(parts.tree);
    parts.tree->setModel(parts.model);
    parts.tree->setItemDelegate(parts.delegate);
    parts.tree->setHeaderHidden(true);
    parts.tree->setUniformRowHeights(false);
    parts.tree->setVerticalScrollMode(QTreeView::ScrollPerPixel);
    parts.tree->setIndentation(2 * metrics::grid);
    parts.tree->installEventFilter(this);
    parts.preview = new QPlainTextEdit;
    parts.preview->setReadOnly(true);
    parts.preview->setTabChangesFocus(true);
    parts.preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    parts.preview->setFont(theme::fixedFont(font()));
    parts.split = new QSplitter(Qt::Vertical);
    parts.split->setChildrenCollapsible(false);
    parts.split->addWidget(parts.tree);
    parts.split->addWidget(parts.preview);
    parts.split->setStretchFactor(0, 3);
    parts.split->setStretchFactor(1, 2);
    parts.split->setFocusProxy(parts.tree);
    parts.empty = new EmptyPlaceView;
    parts.content = new QStackedWidget;
    parts.content->addWidget(parts.split);
    parts.content->addWidget(parts.empty);
    connect(parts.model, &QAbstractItemModel::rowsInserted, parts.tree,
            [this](const QModelIndex& group, int first) {
                if (group.isValid() && first == 0)
                    m_parts->tree->expand(group);
            });
    connect(parts.tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &SearchPanel::preview);
    connect(parts.tree, &QTreeView::doubleClicked, this, &SearchPanel::activate);
}

void SearchPanel::focusSearch() { m_parts->bar->focusText(); }

void SearchPanel::setText(const QString& text) { m_parts->bar->setText(text); }

void SearchPanel::setReader(ConsoleReader& reader) { m_parts->reader = &reader; }

void SearchPanel::setSources(const std::vector<store::ConsoleSource>& sources) {
    m_parts->bar->setSources(sources);
    m_parts->model->setSources(sources);
}

void SearchPanel::readSources() {
    m_parts->sources = m_parts->reader->sources(this, [this](const auto& sources) {
        if (sources)
            setSources(*sources);
    });
}

void SearchPanel::start() {
    auto& parts = *m_parts;
    stop();
    parts.banner->clear();
    if (parts.bar->text().trimmed().isEmpty())
        return;
    parts.bar->noteSearched();
    parts.wanted = parts.bar->search(std::chrono::system_clock::now());
    parts.leftOut->setTaken(parts.leftOut->areTaken() && parts.wanted.filter.level);
    if (parts.leftOut->areTaken())
        parts.wanted.filter.withoutLevel = store::WithoutLevel::Taken;
    parts.delegate->setMatch(SearchMatch(parts.wanted));
    parts.model->clear();
    clearPreview();
    parts.hasSearched = true;
    auto filter = parts.wanted.filter;
    filter.level.reset();
    parts.boots = parts.reader->boots(filter, this, [this](const auto& boots) {
        if (boots)
            m_parts->model->setBoots(*boots);
    });
    ask(0);
}

/// From the newest hits on, or beyond those that are there.
void SearchPanel::ask(qint64 beyond) {
    auto& parts = *m_parts;
    parts.wanted.page = {store::Order::NewestFirst, beyond, hitsAtOnce};
    parts.roundHits = 0;
    parts.isCut = false;
    parts.counting.cancel();
    parts.search = parts.reader->search(
        parts.wanted, this,
        [this](const ConsoleReader::Lines& lines) {
            m_parts->roundHits += lines.size();
            m_parts->model->add(lines);
            refresh();
        },
        [this](const Result<void>& done) { done ? endSearch() : noteFailed(done.error()); });
    refresh();
}

void SearchPanel::goOn() {
    if (!m_parts->search.isUnderWay() && m_parts->isCut)
        ask(m_parts->model->lastLine());
}

void SearchPanel::stop() {
    auto& parts = *m_parts;
    if (!parts.search.isUnderWay())
        return;
    parts.search.cancel();
    parts.isCut = parts.model->hits() > 0;
    refresh();
}

void SearchPanel::endSearch() {
    m_parts->isCut = m_parts->roundHits >= hitsAtOnce;
    refresh();
    countLeftOut();
}

/// As far back as was searched.
void SearchPanel::countLeftOut() {
    auto& parts = *m_parts;
    if (!parts.wanted.filter.level || parts.leftOut->areTaken())
        return;
    auto search = parts.wanted;
    search.page = {store::Order::OldestFirst, parts.isCut ? parts.model->lastLine() - 1 : 0, maxLeftOut};
    parts.counting = parts.reader->leftOut(search, this, [this](const auto& counted) {
        if (counted)
            m_parts->leftOut->setLeftOut(*counted);
    });
}

void SearchPanel::noteFailed(const Error& error) {
    auto& parts = *m_parts;
    const bool isExpression = !parts.wanted.expression.empty() &&
                              (error.code == ErrorCode::Malformed || error.code == ErrorCode::TooLong);
    const auto text = error.code == ErrorCode::Closed ? ErrorText() : errorText(error, {});
    if (isExpression)
        parts.banner->setMessage({tr("This is not a valid regular expression"),
                                  tr("Fix the expression, or switch regular expressions off."),
                                  fromWire(error.detail),
                                  {}});
    else
        parts.banner->setMessage({tr("The console could not be searched"), text.advice, text.raw, {}});
    refresh();
}

/// Asks for the lines around the current hit, of its box.
void SearchPanel::preview(const QModelIndex& current) {
    auto& parts = *m_parts;
    const auto* line = parts.model->lineAt(current);
    if (line == nullptr)
        return;
    parts.selected = static_cast<qint64>(line->id);
    parts.linesBefore = {*line};
    parts.linesAfter.clear();
    showPreview();
    store::ConsoleSearch around;
    around.filter.sources = {static_cast<std::int64_t>(line->source)};
    around.page = {store::Order::NewestFirst, parts.selected + 1, linesAround + 1};
    parts.before = parts.reader->page(around, this, [this](const auto& lines) {
        if (!lines)
            return;
        m_parts->linesBefore.assign(lines->rbegin(), lines->rend());
        showPreview();
    });
    around.page = {store::Order::OldestFirst, parts.selected, linesAround};
    parts.after = parts.reader->page(around, this, [this](const auto& lines) {
        if (!lines)
            return;
        m_parts->linesAfter = *lines;
        showPreview();
    });
}

void SearchPanel::showPreview() {
    auto& parts = *m_parts;
    QStringList texts;
    int hit = 0;
    for (const auto* lines : {&parts.linesBefore, &parts.linesAfter})
        for (const auto& line : *lines) {
            if (static_cast<qint64>(line.id) == parts.selected)
                hit = static_cast<int>(texts.size());
            texts << QStringLiteral("%1  %2").arg(fullTime(line.time), fromWire(line.text));
        }
    parts.preview->setPlainText(texts.join(QLatin1Char('\n')));
    QTextEdit::ExtraSelection row;
    row.format.setBackground(theme::selection(palette()));
    row.format.setProperty(QTextFormat::FullWidthSelection, true);
    row.cursor = QTextCursor(parts.preview->document()->findBlockByNumber(hit));
    parts.preview->setExtraSelections({row});
    parts.preview->setTextCursor(row.cursor);
    parts.preview->centerCursor();
}

void SearchPanel::clearPreview() {
    auto& parts = *m_parts;
    parts.before.cancel();
    parts.after.cancel();
    parts.selected = 0;
    parts.linesBefore.clear();
    parts.linesAfter.clear();
    parts.preview->clear();
    parts.preview->setExtraSelections({});
}

void SearchPanel::activate(const QModelIndex& index) {
    if (const auto* line = m_parts->model->lineAt(index))
        emit lineActivated(static_cast<qint64>(line->id));
}

bool SearchPanel::eventFilter(QObject* watched, QEvent* event) {
    auto& parts = *m_parts;
    if (watched != parts.tree || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const QModelIndex current = parts.tree->currentIndex();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && parts.model->lineAt(current) != nullptr) {
        activate(current);
        return true;
    }
    const bool isAtTop = !current.isValid() || current == parts.model->index(0, 0);
    if (key == Qt::Key_Escape || (key == Qt::Key_Up && isAtTop)) {
        parts.search.isUnderWay() && key == Qt::Key_Escape ? stop() : focusSearch();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SearchPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_parts->selected != 0)
        showPreview();
    QWidget::changeEvent(event);
}

/// For whoever gives the keyboard to the panel as a whole.
void SearchPanel::focusInEvent(QFocusEvent* /*event*/) { focusSearch(); }

void SearchPanel::retranslate() {
    m_parts->tree->setAccessibleName(tr("Hits by box and boot"));
    m_parts->preview->setAccessibleName(tr("Lines around the hit"));
    m_parts->preview->setPlaceholderText(tr("Choose a hit to see the lines around it."));
    m_parts->more->setText(tr("Search for more"));
    m_parts->model->retranslate();
    refresh();
}

EmptyPlace SearchPanel::emptyPlace() const {
    const auto& parts = *m_parts;
    EmptyPlace place;
    place.icon = Icon::Search;
    if (!parts.hasSearched) {
        place.title = tr("Search everything that boxes have ever sent");
        place.text = tr("Words may be anywhere in a line. All of them must be there; \"in quotes\" they must "
                        "follow each other, and wor* finds words that begin with “wor”.");
    } else if (parts.search.isUnderWay()) {
        place.title = tr("Searching…");
        place.isWaiting = true;
    } else {
        place.title = tr("Nothing found");
        place.text = parts.bar->isFiltered() ? tr("Only some boxes, levels or times were searched.")
                                             : tr("No stored line matches.");
        if (parts.bar->isFiltered())
            place.actions = {EmptyPlace::Action::ClearFilter};
    }
    return place;
}

void SearchPanel::refresh() {
    auto& parts = *m_parts;
    const int hits = parts.model->hits();
    const bool isRunning = parts.search.isUnderWay();
    parts.bar->setRunning(isRunning);
    parts.progress->setVisible(isRunning);
    parts.more->setVisible(!isRunning && parts.isCut);
    const QString count =
        hits == 1 ? tr("One hit") : tr("%1 hits").arg(numberText(static_cast<std::uint64_t>(hits)));
    const int boxes = parts.model->boxes();
    const QString where =
        boxes == 1 ? tr("in one box") : tr("in %1 boxes").arg(numberText(static_cast<std::uint64_t>(boxes)));
    QString text = QStringLiteral("%1 %2").arg(count, where);
    if (!isRunning && parts.isCut)
        text = tr("%1, the newest ones").arg(text);
    parts.state->setText(hits == 0 ? QString() : text);
    if (hits == 0)
        parts.empty->setPlace(emptyPlace());
    parts.content->setCurrentWidget(hits == 0 ? static_cast<QWidget*>(parts.empty) : parts.split);
}

void SearchPanel::saveLayout(QSettings& settings) const {
    m_parts->bar->saveLayout(settings);
    settings.setValue(splitKey, m_parts->split->saveState());
}

void SearchPanel::restoreLayout(QSettings& settings) {
    m_parts->bar->restoreLayout(settings);
    m_parts->split->restoreState(settings.value(splitKey).toByteArray());
}

} // namespace etherdeck::ui

#include "moc_panel.cpp"
