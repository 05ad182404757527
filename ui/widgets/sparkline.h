#pragma once

#include <QWidget>

#include <vector>

namespace etherdeck::ui {

/// Draws such a curve: `values` from the oldest on, the newest at the right edge of `area`. A highest value
/// below `scale` does not fill the height.
void paintCurve(QPainter& painter, const QRectF& area, const std::vector<double>& values, double scale,
                const QPalette& palette);

/// A small curve of the last values, newest at the right. It has no axis: it shows whether it is quiet,
/// busy or changing, and the number beside it says how much.
class Sparkline : public QWidget {
    Q_OBJECT

public:
    static constexpr int capacity = 60; ///< number of values across the width

    explicit Sparkline(QWidget* parent = nullptr);

    /// Oldest first; if there are more than `capacity`, the newest are shown.
    void setValues(std::vector<double> values);
    [[nodiscard]] const std::vector<double>& values() const { return m_values; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_values;
};

} // namespace etherdeck::ui
