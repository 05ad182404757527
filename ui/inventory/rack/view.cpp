#include "ui/inventory/rack/view.h"

#include "ui/inventory/rack/painter.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/change_flash.h"
#include "ui/inventory/targets/model.h"
#include "ui/inventory/targets/selection.h"
#include "ui/widgets/translated.h"

#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSettings>
#include <QToolTip>

#include <algorithm>

/// What the rack looks like and where things are; rack_view_input.cpp is what people do with it.
namespace etherdeck::ui {

namespace {

/// Room for rings that stand out of their bay.
constexpr int ringMargin = 3;

const QString zoomKey = QStringLiteral("inventory/rack-zoom");

} // namespace

RackView::RackView(TargetFilterModel& model, TargetSelection& selection, QWidget* parent) :
    QAbstractScrollArea(parent),
    m_model(model),
    m_targets(*static_cast<TargetModel*>(model.sourceModel())),
    m_selection(selection),
    m_flash(new ChangeFlash(m_targets, *this)) {
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &RackView::arrangeLater);
    connect(&model, &QAbstractItemModel::modelReset, this, &RackView::arrangeLater);
    connect(&m_targets, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                const bool isAgeOnly = first.column() == TargetModel::LastSeenColumn;
                if (!isAgeOnly)
                    updateRows(first.row(), last.row());
            });
    connect(m_flash, &ChangeFlash::faded, this, &RackView::updateBays);
    connect(&selection, &TargetSelection::changed, this, &RackView::noteSelection);
    keepTranslated(this, [this] { retranslate(); });
    onLanguageChange(this, [this] {
        m_shownCurrent.reset();
        noteSelection();
    });
}

void RackView::retranslate() {
    setAccessibleName(tr("Rack of targets"));
    viewport()->update();
}

void RackView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrangeLater();
    QAbstractScrollArea::changeEvent(event);
}

QSize RackView::sizeHint() const { return {80 * metrics::grid, 50 * metrics::grid}; }

const RackLayout& RackView::rackLayout() {
    arrangeNow();
    return m_layout;
}

QRect RackView::bayRect(Address address) { return toViewport(rackLayout().rect(address)); }

QPoint RackView::toContent(QPoint point) const { return point + QPoint(0, verticalScrollBar()->value()); }

QRect RackView::toViewport(const QRect& rect) const {
    return rect.isEmpty() ? rect : rect.translated(0, -verticalScrollBar()->value());
}

void RackView::arrangeLater() {
    m_isStale = true;
    if (!m_arrange.isActive())
        m_arrange.start(0, this);
    viewport()->update();
}

std::vector<Address> RackView::shownAddresses() const {
    std::vector<Address> addresses;
    addresses.reserve(static_cast<std::size_t>(m_model.rowCount()));
    const bool isWhole = m_model.rowCount() == m_targets.rowCount();
    for (int row = 0; row < m_targets.rowCount(); ++row) {
        const QModelIndex index = m_targets.index(row, 0);
        if (isWhole || m_model.mapFromSource(index).isValid())
            addresses.push_back(m_targets.target(index)->address);
    }
    return addresses;
}

void RackView::arrangeNow() {
    if (!m_isStale || m_isArranging)
        return;
    const QScopedValueRollback arranging(m_isArranging, true);
    m_arrange.stop();
    const auto anchor = topAnchor();
    const auto addresses = shownAddresses();
    const RackMetrics metrics = rackMetrics(m_zoom, font(), addresses.empty() ? 0 : addresses.back().shelf());
    // The scroll bar may come or go, and take its width with it.
    for (int attempt = 0; attempt < 2; ++attempt) {
        const int width = viewport()->width();
        m_layout.arrange(addresses, metrics, width);
        QScrollBar* bar = verticalScrollBar();
        bar->setPageStep(viewport()->height());
        bar->setSingleStep(std::max(metrics::grid * 3, metrics.bay.height() / 2));
        bar->setRange(0, std::max(0, m_layout.height() - viewport()->height()));
        if (viewport()->width() == width)
            break;
    }
    m_isStale = false;
    if (anchor)
        holdAt(*anchor);
    viewport()->update();
}

std::optional<RackView::Anchor> RackView::topAnchor() const {
    const int top = verticalScrollBar()->value();
    if (top == 0)
        return std::nullopt;
    const auto [first, end] = m_layout.shelvesBetween(top, top + viewport()->height());
    for (std::size_t i = first; i < end; ++i)
        for (const auto& cell : m_layout.cells(m_layout.shelves()[i]))
            if (cell.kind == RackLayout::Cell::Kind::Bay && cell.rect.bottom() >= top)
                return Anchor{cell.address, cell.rect.top() - top};
    return std::nullopt;
}

std::optional<RackView::Anchor> RackView::anchorOf(Address address) const {
    const QRect rect = toViewport(m_layout.rect(address));
    if (!rect.intersects(viewport()->rect()))
        return std::nullopt;
    return Anchor{address, rect.top()};
}

void RackView::holdAt(const Anchor& anchor) {
    const auto& all = m_layout.addresses();
    const auto place = std::lower_bound(all.begin(), all.end(), anchor.address);
    if (place != all.end())
        verticalScrollBar()->setValue(m_layout.rect(*place).top() - anchor.top);
}

void RackView::setZoom(RackZoom zoom) { zoomAround(zoom, m_selection.current()); }

void RackView::zoomAround(RackZoom zoom, std::optional<Address> kept) {
    if (zoom == m_zoom)
        return;
    arrangeNow();
    auto anchor = kept ? anchorOf(*kept) : std::nullopt;
    if (!anchor)
        anchor = topAnchor();
    m_zoom = zoom;
    verticalScrollBar()->setValue(0);
    m_isStale = true;
    arrangeNow();
    if (anchor)
        holdAt(*anchor);
    emit zoomChanged(zoom);
}

void RackView::saveLayout(QSettings& settings) const { settings.setValue(zoomKey, static_cast<int>(m_zoom)); }

void RackView::restoreLayout(const QSettings& settings) {
    bool isNumber = false;
    const int zoom = settings.value(zoomKey).toInt(&isNumber);
    if (isNumber && zoom >= 0 && zoom < static_cast<int>(std::size(allRackZooms)))
        setZoom(static_cast<RackZoom>(zoom));
}

void RackView::stepZoom(int steps, std::optional<Address> kept) {
    const int last = static_cast<int>(std::size(allRackZooms)) - 1;
    const int wanted = std::clamp(static_cast<int>(m_zoom) - steps, 0, last);
    zoomAround(static_cast<RackZoom>(wanted), kept);
}

void RackView::scrollTo(Address address, bool isCentered) {
    arrangeNow();
    const QRect rect = m_layout.rect(address);
    if (rect.isEmpty())
        return;
    const int around = m_layout.metrics().padding + m_layout.metrics().margin;
    QScrollBar* bar = verticalScrollBar();
    const int height = viewport()->height();
    if (isCentered)
        bar->setValue(rect.center().y() - height / 2);
    else if (rect.top() - around < bar->value())
        bar->setValue(rect.top() - around);
    else if (rect.bottom() + around > bar->value() + height)
        bar->setValue(rect.bottom() + around - height);
}

void RackView::reveal(Address address) {
    arrangeNow();
    if (!m_layout.contains(address))
        return;
    m_pivot = address;
    m_selection.set({address}, address);
    scrollTo(address, true);
    setFocus();
}

void RackView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    m_isStale = true;
    arrangeNow();
}

void RackView::showEvent(QShowEvent* event) {
    QAbstractScrollArea::showEvent(event);
    // Another view may have chosen something out of sight.
    if (const auto current = m_selection.current(); current && m_selection.contains(*current))
        scrollTo(*current, false);
}

void RackView::scrollContentsBy(int, int) { viewport()->update(); }

void RackView::paintEvent(QPaintEvent* event) {
    arrangeNow();
    QPainter painter(viewport());
    const int scrolled = verticalScrollBar()->value();
    painter.translate(0, -scrolled);
    RackPainter rack(painter, *this, m_zoom);
    const QRegion region = event->region().translated(0, scrolled);
    const QRect around = region.boundingRect().adjusted(0, -ringMargin, 0, ringMargin);
    const auto [first, end] = m_layout.shelvesBetween(around.top(), around.bottom());
    for (std::size_t i = first; i < end; ++i)
        if (region.intersects(m_layout.shelves()[i].rect))
            paintShelf(rack, m_layout.shelves()[i], region);
    if (m_rubberBand)
        rack.rubberBand(*m_rubberBand);
}

void RackView::paintShelf(RackPainter& painter, const RackLayout::Shelf& shelf, const QRegion& region) const {
    using Kind = RackLayout::Cell::Kind;
    painter.shelf(shelf, m_layout.labelRect(shelf), m_targets.shelfName(shelf.number));
    for (const auto& cell : m_layout.cells(shelf)) {
        if (!region.intersects(cell.rect.adjusted(-ringMargin, -ringMargin, ringMargin, ringMargin)))
            continue;
        if (cell.kind != Kind::Bay) {
            cell.kind == Kind::Gap ? painter.gap(cell, m_model.isFiltering()) : painter.empty(cell);
            continue;
        }
        const QModelIndex index = m_targets.indexOf(cell.address);
        const auto* target = m_targets.target(index);
        if (target == nullptr)
            continue;
        RackBay bay;
        bay.address = cell.address;
        bay.condition = static_cast<TargetCondition>(index.data(TargetModel::ConditionRole).toInt());
        bay.isClaimed = !target->principal().configString.empty();
        bay.isHeard = index.data(TargetModel::HeardRole).toBool();
        bay.isSelected = m_selection.contains(cell.address);
        bay.isCurrent = hasFocus() && m_selection.current() == cell.address;
        bay.isUnderMouse = m_underMouse == cell.address;
        bay.flash = m_flash->strength(cell.address);
        if (m_zoom == RackZoom::NameAndSize || m_zoom == RackZoom::Size)
            bay.size = index.siblingAtColumn(TargetModel::SizeColumn).data().toString();
        if (m_zoom == RackZoom::NameAndSize) {
            bay.name = target->hasConflict() ? QString() : m_targets.targetName(*target);
            if (bay.name.isEmpty() && !target->hasConflict())
                bay.name = index.siblingAtColumn(TargetModel::ConfigStringColumn).data().toString();
        }
        painter.bay(cell.rect, bay);
    }
}

void RackView::updateRows(int first, int last) {
    if (m_isStale || !isVisible())
        return;
    const auto addressAt = [this](int row) { return m_targets.target(m_targets.index(row, 0))->address; };
    if (first == last) {
        updateBays({addressAt(first)});
        return;
    }
    const auto* from = m_layout.shelfOf(addressAt(first));
    const auto* to = m_layout.shelfOf(addressAt(last));
    if (from == nullptr || to == nullptr) {
        viewport()->update();
        return;
    }
    viewport()->update(toViewport(from->rect | to->rect) & viewport()->rect());
}

void RackView::updateBays(const std::vector<Address>& addresses) {
    if (m_isStale)
        return;
    const QRect seen = viewport()->rect();
    for (const Address address : addresses) {
        const auto* shelf = m_layout.shelfOf(address);
        if (shelf == nullptr || !toViewport(shelf->rect).intersects(seen))
            continue;
        const QRect rect = toViewport(m_layout.rect(address));
        viewport()->update(rect.adjusted(-ringMargin, -ringMargin, ringMargin, ringMargin));
    }
}

void RackView::noteSelection() {
    viewport()->update();
    const auto current = m_selection.current();
    if (current == m_shownCurrent)
        return;
    m_shownCurrent = current;
    const QModelIndex index = current ? m_targets.indexOf(*current) : QModelIndex();
    // Sends the event that screen readers listen for.
    setAccessibleDescription(index.data(TargetModel::SpokenRole).toString());
}

void RackView::setUnderMouse(std::optional<Address> address) {
    if (address == m_underMouse)
        return;
    for (const auto& changed : {m_underMouse, address})
        if (changed)
            updateBays({*changed});
    m_underMouse = address;
}

QString RackView::cellToolTip(const RackLayout::Cell& cell) const {
    using Kind = RackLayout::Cell::Kind;
    if (cell.kind == Kind::Bay)
        return m_targets.indexOf(cell.address).data(TargetModel::SummaryRole).toString();
    const QString what = m_model.isFiltering() ? tr("nothing that the filter lets through") : tr("empty");
    const auto shelf = cell.address.shelf();
    const auto slot = cell.address.slot();
    if (cell.kind == Kind::Empty)
        return tr("Shelf %1, slot %2: %3").arg(shelf).arg(slot).arg(what);
    return tr("Shelf %1, slots %2 to %3: %4").arg(shelf).arg(slot).arg(slot + cell.count - 1).arg(what);
}

void RackView::showToolTip(const QPoint& position, const QPoint& global) {
    const auto cell = rackLayout().cellAt(toContent(position));
    const QString text = cell ? cellToolTip(*cell) : shelfNameAt(position);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(global, asToolTip(text), viewport(), cell ? toViewport(cell->rect) : QRect());
}

/// In full, because the label may be elided, and the small zoom levels have no room for it.
QString RackView::shelfNameAt(QPoint position) const {
    const QPoint point = toContent(position);
    const auto [first, end] = m_layout.shelvesBetween(point.y(), point.y());
    for (std::size_t i = first; i < end; ++i)
        if (const auto& shelf = m_layout.shelves()[i]; shelf.rect.contains(point)) {
            const QString name = m_targets.shelfName(shelf.number);
            return name.isEmpty() ? tr("Shelf %1").arg(shelf.number)
                                  : tr("Shelf %1: %2").arg(QString::number(shelf.number), name);
        }
    return {};
}

bool RackView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showToolTip(help->pos(), help->globalPos());
        return true;
    }
    if (event->type() == QEvent::Leave)
        setUnderMouse(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace etherdeck::ui
