#include "core/terminal/terminal_screen.h"
#include "tests/fuzz/require.h"

#include <algorithm>

using namespace etherdeck::terminal;
using etherdeck::test::require;

namespace {

void checkRow(const Row& row, int columns) {
    require(row.size() == static_cast<std::size_t>(columns));
    for (const auto& cell : row) {
        const auto c = cell.character;
        require(c >= 0x20 && !(c >= 0x7f && c < 0xa0) && !(c >= 0x202a && c <= 0x202e));
        require(cell.width <= 2 && cell.foreground.value_or(0) < 16 && cell.background.value_or(0) < 16);
    }
}

void check(const TerminalScreen& screen) {
    require(screen.firstRow() <= screen.topRow() && screen.topRow() + screen.rows() == screen.endRow());
    const auto cursor = screen.cursor();
    require(cursor.row >= screen.topRow() && cursor.row < screen.endRow());
    require(cursor.column >= 0 && cursor.column < screen.columns());
    for (auto row = screen.firstRow(); row < screen.endRow(); ++row)
        checkRow(screen.row(row), screen.columns());
}

} // namespace

// Whatever a box sends, every cell of the screen and the scrollback is safe to show. The first bytes are
// sizes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 4)
        return 0;
    TerminalScreen screen(1 + data[0] % 40, data[1] % 120);
    const std::string_view bytes(reinterpret_cast<const char*>(data + 4), size - 4);
    const auto half = bytes.size() / 2;
    screen.write(bytes.substr(0, half));
    screen.resize(1 + data[2] % 40, data[3] % 120);
    screen.write(bytes.substr(half));
    check(screen);
    screen.resize(24, 80);
    check(screen);
    return 0;
}
