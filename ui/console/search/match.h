#pragma once

#include "core/store/console/lines/query.h"

#include <QRegularExpression>
#include <QString>

#include <utility>
#include <vector>

namespace etherdeck::ui {

/// Where in a line a search has found what it looked for, to mark it; the store says whether it has.
class SearchMatch {
public:
    SearchMatch() = default;
    explicit SearchMatch(const store::ConsoleSearch& search);

    /// First character and length, in order, not overlapping.
    [[nodiscard]] std::vector<std::pair<int, int>> ranges(const QString& text) const;

private:
    QRegularExpression m_expression;
};

} // namespace etherdeck::ui
