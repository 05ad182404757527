#pragma once

#include <QWidget>

#include <vector>

namespace etherdeck::ui {

/// A small curve of the last values, newest at the right. It has no axis: it tells "quiet", "busy" and
/// "changes", and the figure beside it tells how much.
class Sparkline : public QWidget {
    Q_OBJECT

public:
    static constexpr int capacity = 60; ///< values that the width stands for

    explicit Sparkline(QWidget* parent = nullptr);

    /// Oldest first; of more than `capacity` the newest are shown.
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
