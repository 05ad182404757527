#include "core/terminal/terminal_screen.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vterm.h>

namespace etherdeck::terminal {

namespace {

constexpr char32_t replacement = U'\ufffd';
constexpr int ansiColors = 16;

/// The common values of the 16 colours, to find the nearest one for any other colour.
constexpr std::array<std::array<int, 3>, ansiColors> ansi{{{0, 0, 0},
                                                           {205, 0, 0},
                                                           {0, 205, 0},
                                                           {205, 205, 0},
                                                           {0, 0, 238},
                                                           {205, 0, 205},
                                                           {0, 205, 205},
                                                           {229, 229, 229},
                                                           {127, 127, 127},
                                                           {255, 0, 0},
                                                           {0, 255, 0},
                                                           {255, 255, 0},
                                                           {92, 92, 255},
                                                           {255, 0, 255},
                                                           {0, 255, 255},
                                                           {255, 255, 255}}};

std::uint8_t nearestColor(int red, int green, int blue) {
    const auto distance = [&](const std::array<int, 3>& color) {
        const int r = color[0] - red;
        const int g = color[1] - green;
        const int b = color[2] - blue;
        return r * r + g * g + b * b;
    };
    const auto nearest = std::ranges::min_element(
        ansi, [&](const auto& one, const auto& other) { return distance(one) < distance(other); });
    return static_cast<std::uint8_t>(nearest - ansi.begin());
}

Color colorOf(VTermColor color, const VTermScreen* screen) {
    if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color))
        return std::nullopt;
    if (VTERM_COLOR_IS_INDEXED(&color) && color.indexed.idx < ansiColors)
        return color.indexed.idx;
    vterm_screen_convert_color_to_rgb(screen, &color);
    return nearestColor(color.rgb.red, color.rgb.green, color.rgb.blue);
}

bool isBetween(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

/// Characters that would act on their neighbours, or on someone who reads a copy.
bool isUnsafe(char32_t c) {
    return c < 0x20 || isBetween(c, 0x7f, 0x9f) || isBetween(c, 0x200b, 0x200f) ||
           isBetween(c, 0x2028, 0x202e) || isBetween(c, 0x2060, 0x206f) || isBetween(c, 0xd800, 0xdfff) ||
           c == 0xfeff || c == 0xad || c == 0x61c || isBetween(c, 0xfff9, 0xfffb) ||
           isBetween(c, 0xe0000, 0xe0fff) || c > 0x10ffff;
}

Cell cellOf(const VTermScreenCell& from, const VTermScreen* screen) {
    Cell cell;
    if (from.chars[0] == std::numeric_limits<std::uint32_t>::max())
        cell.width = 0;
    else if (from.chars[0] != 0)
        cell.character = isUnsafe(from.chars[0]) ? replacement : char32_t(from.chars[0]);
    if (from.width > 1)
        cell.width = 2;
    cell.foreground = colorOf(from.fg, screen);
    cell.background = colorOf(from.bg, screen);
    cell.bold = from.attrs.bold != 0;
    cell.underline = from.attrs.underline != 0;
    cell.reverse = from.attrs.reverse != 0;
    return cell;
}

void appendUtf8(std::string& text, char32_t c) {
    const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
    const auto continuation = [](char32_t bits) { return 0x80 | (bits & 0x3f); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | c >> 6);
        put(continuation(c));
    } else if (c < 0x10000) {
        put(0xe0 | c >> 12);
        put(continuation(c >> 6));
        put(continuation(c));
    } else {
        put(0xf0 | c >> 18);
        put(continuation(c >> 12));
        put(continuation(c >> 6));
        put(continuation(c));
    }
}

std::string textOf(const Row& row, int from, int to) {
    std::string text;
    for (int column = std::max(from, 0); column < std::min(to, int(row.size())); ++column)
        if (const auto& cell = row[static_cast<std::size_t>(column)]; cell.width > 0)
            appendUtf8(text, cell.character);
    text.resize(text.find_last_not_of(' ') + 1);
    return text;
}

} // namespace

/// All return 1: handled.
struct TerminalScreen::Callbacks {
    static TerminalScreen& self(void* user) { return *static_cast<TerminalScreen*>(user); }

    static int damage(VTermRect, void* user) {
        self(user).m_changed = true;
        return 1;
    }
    static int moveCursor(VTermPos, VTermPos, int, void* user) {
        self(user).m_changed = true;
        return 1;
    }
    static int setProperty(VTermProp property, VTermValue* value, void* user) {
        if (property == VTERM_PROP_CURSORVISIBLE)
            self(user).m_isCursorVisible = value->boolean != 0;
        self(user).m_changed = true;
        return 1;
    }
    static int pushLine(int columns, const VTermScreenCell* cells, void* user) {
        const auto* screen = vterm_obtain_screen(self(user).m_terminal.get());
        Row row;
        row.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            row.push_back(cellOf(cells[column], screen));
        self(user).scrolledOut(std::move(row));
        return 1;
    }
    static void forget(const char*, std::size_t, void*) {}

    static constexpr VTermScreenCallbacks table{
        .damage = damage,
        .moverect = nullptr,
        .movecursor = moveCursor,
        .settermprop = setProperty,
        .bell = nullptr,
        .resize = nullptr,
        .sb_pushline = pushLine,
        .sb_popline =
            nullptr, // rows that have scrolled off are not taken back: libvterm crashes on some that are
    };
};

void TerminalScreen::Free::operator()(VTerm* terminal) const { vterm_free(terminal); }

TerminalScreen::TerminalScreen(int rows, int columns) :
    m_rows(std::clamp(rows, 1, maxRows)), m_columns(std::clamp(columns, fewestColumns, maxColumns)) {
    make();
}

TerminalScreen::~TerminalScreen() = default;

void TerminalScreen::make() {
    m_terminal.reset(vterm_new(m_rows, m_columns));
    vterm_set_utf8(m_terminal.get(), 1);
    vterm_output_set_callback(m_terminal.get(), Callbacks::forget, nullptr);
    auto* screen = vterm_obtain_screen(m_terminal.get());
    vterm_screen_set_callbacks(screen, &Callbacks::table, this);
    vterm_screen_set_damage_merge(screen, VTERM_DAMAGE_SCREEN);
    vterm_screen_reset(screen, 1);
    m_filter = {};
    m_changed = true;
}

void TerminalScreen::clear() {
    m_top += m_rows;
    m_scrolled.clear();
    m_isCursorVisible = true;
    make();
}

void TerminalScreen::write(std::string_view bytes) {
    m_cleaned.clear();
    m_filter.filter(bytes, m_cleaned);
    vterm_input_write(m_terminal.get(), m_cleaned.data(), m_cleaned.size());
    vterm_screen_flush_damage(vterm_obtain_screen(m_terminal.get()));
}

void TerminalScreen::resize(int rows, int columns) {
    rows = std::clamp(rows, 1, maxRows);
    columns = std::clamp(columns, fewestColumns, maxColumns);
    if (rows == m_rows && columns == m_columns)
        return;
    vterm_set_size(m_terminal.get(), rows, columns);
    // libvterm can leave the cursor out of bounds, and would crash at the next character.
    VTermPos position{};
    vterm_state_get_cursorpos(vterm_obtain_state(m_terminal.get()), &position);
    const auto place = "\x1b[" + std::to_string(std::clamp(position.row, 0, rows - 1) + 1) + ';' +
                       std::to_string(std::clamp(position.col, 0, columns - 1) + 1) + 'H';
    vterm_input_write(m_terminal.get(), "\x18", 1); // ends an unfinished sequence
    vterm_input_write(m_terminal.get(), place.data(), place.size());
    vterm_screen_flush_damage(vterm_obtain_screen(m_terminal.get()));
    m_rows = rows;
    m_columns = columns;
    m_changed = true;
}

void TerminalScreen::scrolledOut(Row&& row) {
    const auto end = std::ranges::find_if(row.rbegin(), row.rend(), [](const Cell& cell) {
                         return cell != Cell();
                     }).base();
    row.erase(end, row.end());
    row.shrink_to_fit();
    m_scrolled.push_back(std::move(row));
    ++m_top;
    if (m_scrolled.size() > maxScrolledRows)
        m_scrolled.pop_front();
}

Row TerminalScreen::screenRow(int row) const {
    const auto* screen = vterm_obtain_screen(m_terminal.get());
    Row cells;
    cells.reserve(static_cast<std::size_t>(m_columns));
    for (int column = 0; column < m_columns; ++column) {
        VTermScreenCell cell{};
        vterm_screen_get_cell(screen, {row, column}, &cell);
        cells.push_back(cellOf(cell, screen));
    }
    return cells;
}

Row TerminalScreen::row(std::int64_t number) const {
    if (number < firstRow() || number >= endRow())
        return {};
    if (number >= m_top)
        return screenRow(static_cast<int>(number - m_top));
    auto row = m_scrolled[static_cast<std::size_t>(number - firstRow())];
    row.resize(static_cast<std::size_t>(m_columns));
    return row;
}

Position TerminalScreen::cursor() const {
    VTermPos position{};
    vterm_state_get_cursorpos(vterm_obtain_state(m_terminal.get()), &position);
    return {m_top + std::clamp(position.row, 0, m_rows - 1), std::clamp(position.col, 0, m_columns - 1)};
}

std::string TerminalScreen::text(Position from, Position to) const {
    std::string text;
    const auto first = std::max(from.row, firstRow());
    for (auto number = first; number <= std::min(to.row, endRow() - 1); ++number) {
        if (number > first)
            text += '\n';
        text += textOf(row(number), number == from.row ? from.column : 0,
                       number == to.row ? to.column : m_columns);
    }
    return text;
}

std::string TerminalScreen::rowText(std::int64_t number) const { return textOf(row(number), 0, m_columns); }

bool TerminalScreen::takeChanged() { return std::exchange(m_changed, false); }

} // namespace etherdeck::terminal
