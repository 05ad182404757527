#pragma once

#include <QStringList>
#include <QWidget>

namespace etherdeck::ui {

/// The steps of a wizard at its left: done, current and to come. The window paints the
/// background.
class StepList : public QWidget {
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);

    void setSteps(const QString& title, const QStringList& steps, int current);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintStep(QPainter& painter, const QRect& row, int step) const;

    QString m_title;
    QStringList m_steps;
    int m_current = 0;
};

} // namespace etherdeck::ui
