#include "app/etherdeckctl/base/terminal.h"

#include "core/base/harmless_text.h"
#include "core/system/output.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace etherdeck::ctl {

namespace {

std::string_view colourCode(Style style) {
    switch (style) {
    case Style::Plain:
        return "";
    case Style::Bold:
        return "\033[1m";
    case Style::Faint:
        return "\033[2m";
    case Style::Good:
        return "\033[32m";
    case Style::Warning:
        return "\033[33m";
    case Style::Bad:
        return "\033[1;31m";
    }
    return "";
}

std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80; // not a continuation byte
    }));
}

} // namespace

std::string styled(std::string_view text, Style style) {
    if (style == Style::Plain || !wantsStyles())
        return harmlessText(text);
    return std::string(colourCode(style)) + harmlessText(text) + "\033[0m";
}

std::string sizeText(std::uint64_t bytes) {
    constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    if (bytes < 1000)
        return std::to_string(bytes) + " B";
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.95 && unit + 1 < units.size()) { // what would round to 1000.0
        value /= 1000;
        ++unit;
    }
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.1f %s", value, units[unit]);
    return text.data();
}

void Table::addRow(std::vector<Cell> cells) {
    for (auto& cell : cells)
        cell.text = harmlessLine(cell.text);
    m_rows.push_back(std::move(cells));
}

std::string Table::toString() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        std::size_t widest = width(m_columns[i].title);
        for (const auto& row : m_rows)
            widest = std::max(widest, width(row[i].text));
        widths.push_back(widest);
    }
    std::string text;
    const auto addLine = [&](const auto& cellAt) {
        std::string line;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const Cell cell = cellAt(i);
            const std::string padding(widths[i] - width(cell.text), ' ');
            const bool right = m_columns[i].align == Align::Right;
            const bool last = i + 1 == m_columns.size();
            line += (right ? padding : "") + styled(cell.text, cell.style) + (right || last ? "" : padding);
            line += last ? "" : "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    };
    addLine([&](std::size_t i) { return Cell{m_columns[i].title, Style::Bold}; });
    for (const auto& row : m_rows)
        addLine([&](std::size_t i) { return row[i]; });
    return text;
}

} // namespace etherdeck::ctl
