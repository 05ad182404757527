#pragma once

#include "ui/timeline/arranger.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <cstdint>

class QLabel;
class QSettings;
class QToolButton;

namespace etherdeck::ui {

class FilterEdit;
class MarkKindsButton;
class SegmentedControl;

/// Milliseconds that the segments show; one more shows all.
inline constexpr std::array<std::int64_t, 3> timelineSpans{3'600'000, 24 * 3'600'000, 7 * 24 * 3'600'000};
inline constexpr int allSegment = static_cast<int>(timelineSpans.size());
inline constexpr int segmentAtFirst = 1;

/// The header of the timeline page: title and state, the filter, and the time span shown.
class TimelineHead : public QWidget {
    Q_OBJECT

public:
    explicit TimelineHead(QWidget* parent = nullptr);

    /// Shows it beside the title.
    void setState(const QString& text);
    /// -1: the axis shows none of them.
    void setSegment(int segment);
    [[nodiscard]] int segment() const;
    void focusFilter();
    /// Clears the filter, and takes the focus.
    void clearFilter();
    void showOnly(etherdeck::ui::MarkKind kind);
    void setWords(const QString& words);
    /// Emits the present filter.
    void announceFilter();
    /// Kinds and segment.
    void save(QSettings& settings) const;
    /// The kinds. Returns the segment that was saved, or the one at first; it is not set.
    int restore(const QSettings& settings);

signals:
    void filterChosen(const etherdeck::ui::TimelineFilter& filter);
    void segmentChosen(int segment);
    void zoomRequested(double factor);
    /// The keyboard leaves the filter for what it shows.
    void left();

private:
    void makeFilter();
    void makeZoom();
    void arrange();
    void retranslate();

    QLabel* m_title;
    QLabel* m_state;
    FilterEdit* m_filter;
    MarkKindsButton* m_kinds;
    SegmentedControl* m_span;
    QToolButton* m_legend;
    QToolButton* m_farther = nullptr;
    QToolButton* m_closer = nullptr;
    QTimer m_typing;
};

} // namespace etherdeck::ui
