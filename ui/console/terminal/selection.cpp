#include "ui/console/terminal/selection.h"

#include <Qt>

#include <algorithm>
#include <iterator>
#include <optional>

namespace etherdeck::ui {

using terminal::Position;
using terminal::TerminalScreen;

namespace {

bool isBlank(const terminal::Cell& cell) { return cell.character == U' '; }

/// Where a key leads; may be above or below the screen.
std::optional<Position> stepFrom(Position place, int key, int columns) {
    switch (key) {
    case Qt::Key_Left:
        return place.column > 0 ? Position{place.row, place.column - 1} : Position{place.row - 1, columns};
    case Qt::Key_Right:
        return place.column < columns ? Position{place.row, place.column + 1} : Position{place.row + 1, 0};
    case Qt::Key_Up:
        return Position{place.row - 1, place.column};
    case Qt::Key_Down:
        return Position{place.row + 1, place.column};
    case Qt::Key_Home:
        return Position{place.row, 0};
    case Qt::Key_End:
        return Position{place.row, columns};
    default:
        return std::nullopt;
    }
}

} // namespace

bool TerminalSelection::contains(Position position) const {
    return position >= std::min(m_anchor, m_head) && position < std::max(m_anchor, m_head);
}

QString TerminalSelection::text(const TerminalScreen& screen) const {
    if (isEmpty())
        return {};
    return QString::fromStdString(screen.text(std::min(m_anchor, m_head), std::max(m_anchor, m_head)));
}

void TerminalSelection::selectAll(const TerminalScreen& screen) {
    m_anchor = {screen.firstRow(), 0};
    m_head = {screen.endRow() - 1, screen.columns()};
}

void TerminalSelection::press(Position position, bool extends) {
    if (!extends || isEmpty())
        m_anchor = position;
    m_head = position;
}

void TerminalSelection::selectWord(const TerminalScreen& screen, Position character) {
    const auto row = screen.row(character.row);
    if (row.empty())
        return;
    const auto at = row.begin() + std::clamp<std::ptrdiff_t>(character.column, 0, std::ssize(row) - 1);
    const auto end = std::find_if(at, row.end(), isBlank);
    const auto begin = std::find_if(std::make_reverse_iterator(at), row.rend(), isBlank).base();
    m_anchor = {character.row, static_cast<int>(begin - row.begin())};
    m_head = {character.row, static_cast<int>(end - row.begin())};
}

bool TerminalSelection::extend(const TerminalScreen& screen, int key) {
    const auto anchor = isEmpty() ? screen.cursor() : m_anchor;
    auto head = stepFrom(isEmpty() ? anchor : m_head, key, screen.columns());
    if (!head)
        return false;
    head->row = std::clamp(head->row, screen.firstRow(), screen.endRow() - 1);
    m_anchor = anchor;
    m_head = *head;
    return true;
}

} // namespace etherdeck::ui
