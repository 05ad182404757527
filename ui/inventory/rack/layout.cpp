#include "ui/inventory/rack/layout.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace etherdeck::ui {

namespace {

/// The usual chassis. A line has no more bays; a shelf shows at least as many, as far as its line goes.
constexpr int defaultSlots = 16;

} // namespace

void RackLayout::arrange(std::vector<Address> addresses, const RackMetrics& metrics, int width) {
    m_addresses = std::move(addresses);
    m_metrics = metrics;
    const int room = width - 2 * metrics.margin;
    const int pitch = metrics.bay.width() + metrics.bayGap;
    const int frame = metrics.labelWidth + 2 * metrics.padding - metrics.bayGap;
    m_slotsALine = std::clamp((room - frame) / pitch, 1, defaultSlots);
    m_columns = 1;
    if (metrics.isSideBySide && m_slotsALine == defaultSlots)
        m_columns =
            std::max(1, (room + metrics.shelfGap) / (frame + defaultSlots * pitch + metrics.shelfGap));
    // What is left over goes to the bays, so that the chassis end in one line with the page.
    m_shelfWidth = (room - (m_columns - 1) * metrics.shelfGap) / m_columns;
    m_metrics.bay.setWidth(
        std::max(metrics.bay.width(), (m_shelfWidth - frame) / m_slotsALine - metrics.bayGap));
    splitIntoShelves();
    placeShelves();
}

void RackLayout::splitIntoShelves() {
    m_shelves.clear();
    for (std::size_t i = 0; i < m_addresses.size(); ++i) {
        if (m_shelves.empty() || m_shelves.back().number != m_addresses[i].shelf())
            m_shelves.push_back({m_addresses[i].shelf(), i, 0, 1, {}});
        ++m_shelves.back().count;
    }
    for (Shelf& shelf : m_shelves)
        shelf.lines = (cellCount(shelf) + m_slotsALine - 1) / m_slotsALine;
}

void RackLayout::placeShelves() {
    const int linePitch = m_metrics.bay.height() + m_metrics.bayGap;
    const auto columns = static_cast<std::size_t>(m_columns);
    int top = m_metrics.margin;
    for (std::size_t first = 0; first < m_shelves.size(); first += columns) {
        const std::size_t end = std::min(first + columns, m_shelves.size());
        int lines = 1;
        for (std::size_t i = first; i < end; ++i)
            lines = std::max(lines, m_shelves[i].lines);
        const int height = 2 * m_metrics.padding + lines * linePitch - m_metrics.bayGap;
        for (std::size_t i = first; i < end; ++i) {
            const int left =
                m_metrics.margin + static_cast<int>(i - first) * (m_shelfWidth + m_metrics.shelfGap);
            m_shelves[i].rect = QRect(left, top, m_shelfWidth, height);
        }
        top += height + m_metrics.shelfGap;
    }
    m_height = m_shelves.empty() ? 0 : top - m_metrics.shelfGap + m_metrics.margin;
}

int RackLayout::cellCount(const Shelf& shelf) const {
    int cells = 0;
    int next = 0;
    for (std::size_t i = shelf.first; i < shelf.first + shelf.count; ++i) {
        const int slot = m_addresses[i].slot();
        const int empty = slot - next;
        cells += (empty > m_metrics.longestRun ? 1 : empty) + 1;
        next = slot + 1;
    }
    return cells;
}

std::vector<RackLayout::Cell> RackLayout::cellsInOrder(const Shelf& shelf) const {
    std::vector<Cell> cells;
    int next = 0;
    const auto at = [&](int slot) { return Address(shelf.number, static_cast<std::uint8_t>(slot)); };
    for (std::size_t i = shelf.first; i < shelf.first + shelf.count; ++i) {
        const int slot = m_addresses[i].slot();
        if (slot - next > m_metrics.longestRun)
            cells.push_back({Cell::Kind::Gap, at(next), slot - next, {}});
        else
            for (; next < slot; ++next)
                cells.push_back({Cell::Kind::Empty, at(next), 1, {}});
        cells.push_back({Cell::Kind::Bay, m_addresses[i], 1, {}});
        next = slot + 1;
    }
    // The rest of the chassis, but no line for its own sake.
    while (next < defaultSlots && cells.size() % static_cast<std::size_t>(m_slotsALine) != 0)
        cells.push_back({Cell::Kind::Empty, at(next++), 1, {}});
    return cells;
}

std::vector<RackLayout::Cell> RackLayout::cells(const Shelf& shelf) const {
    std::vector<Cell> cells = cellsInOrder(shelf);
    const int left = shelf.rect.left() + m_metrics.labelWidth + m_metrics.padding;
    const int top = shelf.rect.top() + m_metrics.padding;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int column = static_cast<int>(i) % m_slotsALine;
        const int line = static_cast<int>(i) / m_slotsALine;
        cells[i].rect = QRect(QPoint(left + column * (m_metrics.bay.width() + m_metrics.bayGap),
                                     top + line * (m_metrics.bay.height() + m_metrics.bayGap)),
                              m_metrics.bay);
    }
    return cells;
}

QRect RackLayout::labelRect(const Shelf& shelf) const {
    return {shelf.rect.left() + m_metrics.padding, shelf.rect.top() + m_metrics.padding,
            m_metrics.labelWidth - m_metrics.padding, m_metrics.bay.height()};
}

RackLayout::Range RackLayout::shelvesBetween(int top, int bottom) const {
    // Shelves side by side may differ in lines but not in height, so both edges ascend.
    const auto first = std::partition_point(m_shelves.begin(), m_shelves.end(),
                                            [&](const Shelf& shelf) { return shelf.rect.bottom() < top; });
    const auto end = std::partition_point(first, m_shelves.end(),
                                          [&](const Shelf& shelf) { return shelf.rect.top() <= bottom; });
    return {static_cast<std::size_t>(first - m_shelves.begin()),
            static_cast<std::size_t>(end - m_shelves.begin())};
}

std::optional<RackLayout::Cell> RackLayout::cellAt(QPoint point) const {
    const auto [first, end] = shelvesBetween(point.y(), point.y());
    for (std::size_t i = first; i < end; ++i)
        if (m_shelves[i].rect.contains(point))
            for (const Cell& cell : cells(m_shelves[i]))
                if (cell.rect.contains(point))
                    return cell;
    return std::nullopt;
}

std::optional<Address> RackLayout::addressAt(QPoint point) const {
    const auto cell = cellAt(point);
    return cell && cell->kind == Cell::Kind::Bay ? std::optional(cell->address) : std::nullopt;
}

const RackLayout::Shelf* RackLayout::shelfOf(Address address) const {
    const auto place =
        std::lower_bound(m_shelves.begin(), m_shelves.end(), address.shelf(),
                         [](const Shelf& shelf, std::uint16_t number) { return shelf.number < number; });
    return place != m_shelves.end() && place->number == address.shelf() ? &*place : nullptr;
}

QRect RackLayout::rect(Address address) const {
    if (const Shelf* shelf = contains(address) ? shelfOf(address) : nullptr)
        for (const Cell& cell : cells(*shelf))
            if (cell.kind == Cell::Kind::Bay && cell.address == address)
                return cell.rect;
    return {};
}

std::vector<Address> RackLayout::inside(const QRect& area) const {
    std::vector<Address> found;
    const auto [first, end] = shelvesBetween(area.top(), area.bottom());
    for (std::size_t i = first; i < end; ++i)
        if (m_shelves[i].rect.intersects(area))
            for (const Cell& cell : cells(m_shelves[i]))
                if (cell.kind == Cell::Kind::Bay && cell.rect.intersects(area))
                    found.push_back(cell.address);
    return found;
}

std::optional<Address> RackLayout::nearest(Range shelves, QPoint point, int above, int below) const {
    std::optional<Address> best;
    std::pair distance(std::numeric_limits<int>::max(), 0);
    for (std::size_t i = shelves.first; i < shelves.second; ++i)
        for (const Cell& cell : cells(m_shelves[i])) {
            const QPoint center = cell.rect.center();
            if (cell.kind != Cell::Kind::Bay || center.y() >= above || center.y() <= below)
                continue;
            const std::pair away(std::abs(center.y() - point.y()), std::abs(center.x() - point.x()));
            if (away < distance) {
                distance = away;
                best = cell.address;
            }
        }
    return best;
}

std::optional<Address> RackLayout::neighbour(Address address, Direction direction) const {
    const auto place = std::lower_bound(m_addresses.begin(), m_addresses.end(), address);
    if (place == m_addresses.end() || *place != address)
        return std::nullopt;
    if (direction == Direction::Left)
        return place == m_addresses.begin() ? std::nullopt : std::optional(*std::prev(place));
    if (direction == Direction::Right)
        return std::next(place) == m_addresses.end() ? std::nullopt : std::optional(*std::next(place));

    const QPoint center = rect(address).center();
    const auto here = static_cast<std::size_t>(shelfOf(address) - m_shelves.data());
    const auto columns = static_cast<std::size_t>(m_columns);
    const std::size_t row = here / columns * columns;
    constexpr int far = std::numeric_limits<int>::max();
    if (direction == Direction::Up) {
        const std::size_t from = row >= columns ? row - columns : 0;
        return nearest({from, std::min(row + columns, m_shelves.size())}, center, center.y(), -far);
    }
    return nearest({row, std::min(row + 2 * columns, m_shelves.size())}, center, far, center.y());
}

std::optional<Address> RackLayout::pageFrom(Address address, int distance) const {
    const QRect from = rect(address);
    if (from.isEmpty())
        return std::nullopt;
    const QPoint wanted(from.center().x(), std::clamp(from.center().y() + distance, 0, m_height - 1));
    const auto direction = distance < 0 ? Direction::Up : Direction::Down;
    const int reach = m_metrics.bay.height() + 2 * m_metrics.padding + m_metrics.shelfGap;
    constexpr int far = std::numeric_limits<int>::max();
    const auto shelves = shelvesBetween(wanted.y() - reach, wanted.y() + reach);
    const auto found = distance < 0 ? nearest(shelves, wanted, from.center().y(), -far)
                                    : nearest(shelves, wanted, far, from.center().y());
    return found ? found : neighbour(address, direction);
}

bool RackLayout::contains(Address address) const {
    return std::binary_search(m_addresses.begin(), m_addresses.end(), address);
}

std::vector<Address> RackLayout::between(Address a, Address b) const {
    const auto [low, high] = std::minmax(a, b);
    return {std::lower_bound(m_addresses.begin(), m_addresses.end(), low),
            std::upper_bound(m_addresses.begin(), m_addresses.end(), high)};
}

} // namespace etherdeck::ui
