#include "ui/console/terminal/palette.h"

#include "ui/look/theme.h"

#include <array>

namespace etherdeck::ui {

namespace {

constexpr double legible = 4.5;

// Black and white are swapped in meaning with the ground: 0 is faint on dark, 15 on light.
constexpr std::array onLight{0x1c2226, 0xb3261e, 0x1a7032, 0x8a5a00, 0x1f5fbf, 0x8e3a9d, 0x0b7285, 0x5b6469,
                             0x6a7378, 0xc4331f, 0x23803b, 0x96650a, 0x2b6bd0, 0x9a47aa, 0x147f92, 0x3f484d};
constexpr std::array onDark{0x8f989d, 0xf08a80, 0x7bc98b, 0xdcb864, 0x86b3f5, 0xd79be3, 0x6cc7d6, 0xd2d8db,
                            0xa1aaaf, 0xff9f96, 0x92dba1, 0xecc97a, 0x9cc2fb, 0xe3afee, 0x84d7e5, 0xf4f6f7};

} // namespace

QColor terminalColor(int number, const QPalette& palette) {
    const auto& colors = theme::isDark(palette) ? onDark : onLight;
    return QColor::fromRgb(static_cast<QRgb>(colors[static_cast<std::size_t>(number) % colors.size()]));
}

CellColors cellColors(const terminal::Cell& cell, const QPalette& palette) {
    const QColor base = palette.color(QPalette::Base);
    const QColor ordinary = palette.color(QPalette::Text);
    CellColors colors{cell.foreground ? terminalColor(*cell.foreground, palette) : ordinary,
                      cell.background ? terminalColor(*cell.background, palette) : base};
    if (cell.reverse)
        std::swap(colors.text, colors.ground);
    if (theme::contrast(colors.text, colors.ground) < legible)
        colors.text =
            theme::contrast(base, colors.ground) > theme::contrast(ordinary, colors.ground) ? base : ordinary;
    return colors;
}

} // namespace etherdeck::ui
