#include "ui/inventory/rack/view.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/model.h"
#include "ui/inventory/targets/selection.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTimerEvent>
#include <QWheelEvent>

#include <algorithm>

/// What people do with the rack: mouse and keyboard.
namespace etherdeck::ui {

namespace {

constexpr int wheelNotch = 120;
constexpr int dragScrollInterval = 30;
/// A pause after which typing begins another address.

using Direction = RackLayout::Direction;

std::vector<Address> joined(std::vector<Address> some, const std::vector<Address>& more) {
    some.insert(some.end(), more.begin(), more.end());
    return some;
}

} // namespace

void RackView::choose(Address address, Qt::KeyboardModifiers modifiers) {
    const bool isRange = modifiers.testFlag(Qt::ShiftModifier) && m_pivot && m_layout.contains(*m_pivot);
    if (isRange) {
        auto range = m_layout.between(*m_pivot, address);
        if (modifiers.testFlag(Qt::ControlModifier))
            range = joined(std::move(range), m_selection.addresses());
        m_selection.set(std::move(range), address);
        return;
    }
    m_pivot = address;
    m_selection.set({address}, address);
}

void RackView::toggle(Address address) {
    m_pivot = address;
    auto addresses = m_selection.addresses();
    if (std::erase(addresses, address) == 0) {
        // Who selects what is in sight means that, and not what the filter hides besides.
        std::erase_if(addresses, [this](Address other) { return !m_layout.contains(other); });
        addresses.push_back(address);
    }
    m_selection.set(std::move(addresses), address);
}

void RackView::moveTo(std::optional<Address> address, Qt::KeyboardModifiers modifiers) {
    if (!address)
        return;
    if (modifiers == Qt::ControlModifier)
        m_selection.set(m_selection.addresses(), address);
    else
        choose(*address, modifiers);
    scrollTo(*address, false);
}

std::optional<Address> RackView::destination(int key) {
    const auto& all = rackLayout().addresses();
    if (all.empty())
        return std::nullopt;
    auto current = m_selection.current();
    if (key == Qt::Key_Home || !current)
        return all.front();
    if (key == Qt::Key_End)
        return all.back();
    if (!m_layout.contains(*current)) {
        // Hidden by the filter: go on from where it would be.
        const auto next = std::lower_bound(all.begin(), all.end(), *current);
        return next == all.end() ? all.back() : *next;
    }
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const int page = std::max(1, viewport()->height() - m_layout.metrics().bay.height());
    switch (key) {
    case Qt::Key_Left:
        return m_layout.neighbour(*current, isMirrored ? Direction::Right : Direction::Left);
    case Qt::Key_Right:
        return m_layout.neighbour(*current, isMirrored ? Direction::Left : Direction::Right);
    case Qt::Key_Up:
        return m_layout.neighbour(*current, Direction::Up);
    case Qt::Key_Down:
        return m_layout.neighbour(*current, Direction::Down);
    case Qt::Key_PageUp:
        return m_layout.pageFrom(*current, -page);
    case Qt::Key_PageDown:
        return m_layout.pageFrom(*current, page);
    default:
        return std::nullopt;
    }
}

bool RackView::handleCommand(const QKeyEvent& event) {
    const auto current = m_selection.current();
    const bool isControl = event.modifiers().testFlag(Qt::ControlModifier);
    if (event.matches(QKeySequence::SelectAll)) {
        const auto& all = rackLayout().addresses();
        m_selection.set(all, current ? current : all.empty() ? std::nullopt : std::optional(all.front()));
        return true;
    }
    if (event.matches(QKeySequence::ZoomIn) || (isControl && event.key() == Qt::Key_Equal)) {
        stepZoom(1, current);
        return true;
    }
    if (event.matches(QKeySequence::ZoomOut)) {
        stepZoom(-1, current);
        return true;
    }
    if (isControl && event.key() == Qt::Key_0) {
        zoomAround(RackZoom::NameAndSize, current);
        return true;
    }
    if (!current || !rackLayout().contains(*current))
        return false;
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        emit activated(*current);
        return true;
    }
    if (event.key() == Qt::Key_Space) {
        toggle(*current);
        return true;
    }
    return false;
}

bool RackView::typeAddress(const QString& text) {
    if (text.size() != 1)
        return false;
    const QChar c = text.front().toLower();
    const bool isOfAddress =
        (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('.') || c == QLatin1Char('e');
    if (!isOfAddress)
        return false;
    if (c == QLatin1Char('e') || !m_sinceTyped.isValid() || m_sinceTyped.elapsed() >= m_typingPause.count())
        m_typed.clear();
    m_sinceTyped.start();
    m_typed += c;
    const std::string wanted =
        (m_typed.startsWith(QLatin1Char('e')) ? m_typed : QLatin1Char('e') + m_typed).toStdString();
    const auto& all = rackLayout().addresses();
    // In order, so that e7.1 comes before e7.12, and shelf 7 before shelf 70.
    const auto found = std::find_if(all.begin(), all.end(), [&](Address address) {
        return address.toString().compare(0, wanted.size(), wanted) == 0;
    });
    if (found != all.end() && wanted.size() > 1)
        moveTo(*found, Qt::NoModifier);
    return true;
}

void RackView::keyPressEvent(QKeyEvent* event) {
    if (handleCommand(*event))
        return;
    if (const auto address = destination(event->key()); address) {
        switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            moveTo(address, event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
            return;
        default:
            break;
        }
    }
    const auto extra = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (extra == Qt::NoModifier && typeAddress(event->text()))
        return;
    QAbstractScrollArea::keyPressEvent(event);
}

void RackView::mousePressEvent(QMouseEvent* event) {
    const QPoint point = toContent(event->position().toPoint());
    const auto address = rackLayout().addressAt(point);
    if (event->button() == Qt::RightButton) {
        if (address && !m_selection.contains(*address))
            choose(*address, Qt::NoModifier);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    const auto modifiers = event->modifiers();
    const bool keeps = modifiers.testFlag(Qt::ControlModifier) || modifiers.testFlag(Qt::ShiftModifier);
    m_pressed = point;
    if (!address && !keeps)
        m_selection.set({}, m_selection.current());
    else if (address && modifiers.testFlag(Qt::ControlModifier) && !modifiers.testFlag(Qt::ShiftModifier))
        toggle(*address);
    else if (address)
        choose(*address, modifiers);
    m_beforeDrag = keeps ? m_selection.addresses() : std::vector<Address>();
}

void RackView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    if (!m_pressed || !event->buttons().testFlag(Qt::LeftButton)) {
        setUnderMouse(rackLayout().addressAt(toContent(position)));
        return;
    }
    const bool isDrag =
        (toContent(position) - *m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_rubberBand && !isDrag)
        return;
    dragTo(position);
    if (viewport()->rect().contains(position))
        m_dragScroll.stop();
    else if (!m_dragScroll.isActive())
        m_dragScroll.start(dragScrollInterval, this);
}

void RackView::dragTo(QPoint position) {
    const QRect before = m_rubberBand.value_or(QRect());
    m_rubberBand = QRect(*m_pressed, toContent(position)).normalized();
    const auto inside = rackLayout().inside(*m_rubberBand);
    auto current = m_selection.current();
    if (!inside.empty() && (!current || !m_rubberBand->intersects(m_layout.rect(*current))))
        current = inside.front();
    m_selection.set(joined(inside, m_beforeDrag), current);
    viewport()->update(toViewport((before | *m_rubberBand).adjusted(-1, -1, 1, 1)));
}

void RackView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed.reset();
    m_rubberBand.reset();
    m_dragScroll.stop();
    viewport()->update();
}

void RackView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto address = rackLayout().addressAt(toContent(event->position().toPoint()));
    if (address && event->button() == Qt::LeftButton)
        emit activated(*address);
}

void RackView::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_arrange.timerId()) {
        m_arrange.stop();
        // Out of sight it waits until it is shown.
        if (isVisible())
            arrangeNow();
    } else if (event->timerId() == m_dragScroll.timerId() && m_pressed) {
        const QPoint position = viewport()->mapFromGlobal(QCursor::pos());
        const int beyond = position.y() < 0 ? position.y() : std::max(0, position.y() - viewport()->height());
        verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond / 2);
        dragTo(position);
    }
}

void RackView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / wheelNotch;
    m_wheelRest %= wheelNotch;
    if (steps != 0)
        stepZoom(steps, rackLayout().addressAt(toContent(event->position().toPoint())));
    event->accept();
}

void RackView::contextMenuEvent(QContextMenuEvent* event) {
    if (actions().isEmpty() || m_selection.isEmpty())
        return;
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && m_selection.current()) {
        scrollTo(*m_selection.current(), false);
        place = viewport()->mapToGlobal(bayRect(*m_selection.current()).center());
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(place);
}

void RackView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    const auto& all = rackLayout().addresses();
    if (!m_selection.current() && !all.empty() && event->reason() != Qt::MouseFocusReason)
        m_selection.set(m_selection.addresses(), all.front());
    viewport()->update();
}

void RackView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace etherdeck::ui
