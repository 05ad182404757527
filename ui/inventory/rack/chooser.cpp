#include "ui/inventory/rack/chooser.h"

#include "ui/inventory/targets/selection.h"

#include <QKeyEvent>

#include <algorithm>

namespace etherdeck::ui {

namespace {

using Direction = RackLayout::Direction;

std::vector<Address> joined(std::vector<Address> some, const std::vector<Address>& more) {
    some.insert(some.end(), more.begin(), more.end());
    return some;
}

} // namespace

void RackChooser::choose(Address address, Qt::KeyboardModifiers modifiers) {
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

void RackChooser::toggle(Address address) {
    m_pivot = address;
    auto addresses = m_selection.addresses();
    if (std::erase(addresses, address) == 0) {
        // Who selects what is in sight means that, and not what the filter hides besides.
        std::erase_if(addresses, [this](Address other) { return !m_layout.contains(other); });
        addresses.push_back(address);
    }
    m_selection.set(std::move(addresses), address);
}

void RackChooser::chooseAll() {
    const auto& all = m_layout.addresses();
    const auto current = m_selection.current();
    m_selection.set(all, current ? current : all.empty() ? std::nullopt : std::optional(all.front()));
}

void RackChooser::moveTo(Address address, Qt::KeyboardModifiers modifiers) {
    if (modifiers == Qt::ControlModifier)
        m_selection.set(m_selection.addresses(), address);
    else
        choose(address, modifiers);
}

std::optional<Address> RackChooser::destination(int key, int page, bool isMirrored) const {
    const auto& all = m_layout.addresses();
    if (all.empty())
        return std::nullopt;
    const auto current = m_selection.current();
    if (key == Qt::Key_Home || !current)
        return all.front();
    if (key == Qt::Key_End)
        return all.back();
    if (!m_layout.contains(*current)) {
        // Hidden by the filter: go on from where it would be.
        const auto next = std::lower_bound(all.begin(), all.end(), *current);
        return next == all.end() ? all.back() : *next;
    }
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

RackChooser::KeyUse RackChooser::takeKey(const QKeyEvent& event, int page, bool isMirrored) {
    const auto current = m_selection.current();
    if (event.matches(QKeySequence::SelectAll)) {
        chooseAll();
        return KeyUse::Chosen;
    }
    if (event.key() == Qt::Key_Space && current && m_layout.contains(*current)) {
        toggle(*current);
        return KeyUse::Chosen;
    }
    const auto use = takeMove(event, page, isMirrored);
    return use == KeyUse::None ? takeTyped(event) : use;
}

RackChooser::KeyUse RackChooser::takeMove(const QKeyEvent& event, int page, bool isMirrored) {
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        break;
    default:
        return KeyUse::None;
    }
    const auto address = destination(event.key(), page, isMirrored);
    if (!address)
        return KeyUse::None;
    moveTo(*address, event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    return KeyUse::Moved;
}

RackChooser::KeyUse RackChooser::takeTyped(const QKeyEvent& event) {
    const auto extra = event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (extra != Qt::NoModifier || !type(event.text()))
        return KeyUse::None;
    const auto address = typedAddress();
    if (!address)
        return KeyUse::Chosen;
    choose(*address, Qt::NoModifier);
    return KeyUse::Moved;
}

void RackChooser::press(QPoint place, Qt::KeyboardModifiers modifiers) {
    const auto address = m_layout.addressAt(place);
    const bool isControl = modifiers.testFlag(Qt::ControlModifier);
    const bool isShift = modifiers.testFlag(Qt::ShiftModifier);
    m_pressed = place;
    if (!address && !isControl && !isShift)
        m_selection.set({}, m_selection.current());
    else if (address && isControl && !isShift)
        toggle(*address);
    else if (address)
        choose(*address, modifiers);
    m_beforeDrag = isControl || isShift ? m_selection.addresses() : std::vector<Address>();
}

void RackChooser::dragTo(QPoint place) {
    if (!m_pressed)
        return;
    m_rubberBand = QRect(*m_pressed, place).normalized();
    const auto inside = m_layout.inside(*m_rubberBand);
    auto current = m_selection.current();
    if (!inside.empty() && (!current || !m_rubberBand->intersects(m_layout.rect(*current))))
        current = inside.front();
    m_selection.set(joined(inside, m_beforeDrag), current);
}

void RackChooser::release() {
    m_pressed.reset();
    m_rubberBand.reset();
}

bool RackChooser::type(const QString& key) {
    if (key.size() != 1)
        return false;
    const QChar c = key.front().toLower();
    const bool isOfAddress =
        (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('.') || c == QLatin1Char('e');
    if (!isOfAddress)
        return false;
    if (c == QLatin1Char('e') || !m_sinceTyped.isValid() || m_sinceTyped.elapsed() >= m_typingPause.count())
        m_typed.clear();
    m_sinceTyped.start();
    m_typed += c;
    return true;
}

std::optional<Address> RackChooser::typedAddress() const {
    const std::string begin =
        (m_typed.startsWith(QLatin1Char('e')) ? m_typed : QLatin1Char('e') + m_typed).toStdString();
    const auto& all = m_layout.addresses();
    // In order, so that e7.1 comes before e7.12, and shelf 7 before shelf 70.
    const auto found = std::find_if(all.begin(), all.end(), [&](Address address) {
        return address.toString().compare(0, begin.size(), begin) == 0;
    });
    return found != all.end() && begin.size() > 1 ? std::optional(*found) : std::nullopt;
}

} // namespace etherdeck::ui
