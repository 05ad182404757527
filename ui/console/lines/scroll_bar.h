#pragma once

#include <QScrollBar>

#include <vector>

namespace etherdeck::ui {

/// The position in the log by line number, with a map of places of interest: hits, crashes and bookmarks,
/// each with its own colour and side.
class LogScrollBar : public QScrollBar {
    Q_OBJECT

public:
    explicit LogScrollBar(QWidget* parent = nullptr);

    void setBounds(qint64 first, qint64 last, int screenRows, bool isAllShown = false);
    /// Moves the slider only.
    void setTop(qint64 line, bool isEnd);

    void setMatches(const std::vector<qint64>& lines);
    void setCrashes(const std::vector<qint64>& lines);
    void setBookmarks(const std::vector<qint64>& lines);
    /// Pixel rows with a mark for a hit.
    [[nodiscard]] std::size_t matchTicks() const;

signals:
    void rowsRequested(int rows); ///< to scroll by
    void startRequested();
    void endRequested();
    void lineRequested(qint64 line); ///< at the top

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void handle(int action);
    [[nodiscard]] qint64 lineAt(int position) const;
    [[nodiscard]] std::vector<int> ticks(const std::vector<qint64>& lines) const;

    qint64 m_first = 0;
    qint64 m_last = 0;
    qint64 m_step = 1; ///< lines of one step of the slider
    std::vector<qint64> m_matches;
    std::vector<qint64> m_crashes;
    std::vector<qint64> m_bookmarks;
};

} // namespace etherdeck::ui
