#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Text for a terminal.
namespace etherdeck::ctl {

enum class Style { Plain, Bold, Faint, Good, Warning, Bad };

/// The text made harmless, in that style when standard output is a terminal with colours.
[[nodiscard]] std::string styled(std::string_view text, Style style);

/// "1.0 TB", "20.5 MB", "512 B": powers of ten, as disks are sold.
[[nodiscard]] std::string sizeText(std::uint64_t bytes);

/// Columns as wide as their widest cell, separated by two blanks; no trailing blanks.
class Table {
public:
    enum class Align { Left, Right };
    struct Column {
        std::string title;
        Align align = Align::Left;
    };
    struct Cell {
        std::string text;
        Style style = Style::Plain;
    };

    explicit Table(std::vector<Column> columns) : m_columns(std::move(columns)) {}
    /// The text of the cells is made harmless.
    void addRow(std::vector<Cell> cells);
    [[nodiscard]] std::string toString() const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<Cell>> m_rows;
};

} // namespace etherdeck::ctl
