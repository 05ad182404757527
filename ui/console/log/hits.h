#pragma once

#include <QtGlobal>

#include <cstddef>
#include <optional>
#include <vector>

namespace etherdeck::ui {

/// The lines that a search has found so far, newest first.
class LogHits {
public:
    static constexpr std::size_t maxLines = 200'000;

    void begin();
    /// False when it takes no more.
    bool add(const std::vector<qint64>& lines);
    void end() { m_isEnded = true; }
    void clear();

    [[nodiscard]] const std::vector<qint64>& lines() const { return m_lines; }
    [[nodiscard]] bool isUnderWay() const { return m_isBegun && !m_isEnded; }
    [[nodiscard]] bool isFull() const { return m_lines.size() >= maxLines; }
    /// All there are.
    [[nodiscard]] bool isComplete() const { return m_isEnded && !isFull(); }
    /// 1 for the oldest one; 0: not a hit, or not all are known.
    [[nodiscard]] std::size_t positionOf(qint64 line) const;

private:
    std::vector<qint64> m_lines;
    bool m_isBegun = false;
    bool m_isEnded = false;
};

} // namespace etherdeck::ui
