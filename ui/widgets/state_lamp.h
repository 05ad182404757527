#pragma once

#include "ui/look/theme.h"
#include "ui/text/lamp.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace etherdeck::ui {

[[nodiscard]] StateColor colorOf(Lamp lamp);
/// Fills the largest square centred in `rect`.
void paintLamp(QPainter& painter, const QRectF& rect, Lamp lamp, const QPalette& palette);

/// A lamp as a widget, for rows of links and banners.
class LampMark : public QWidget {
    Q_OBJECT

public:
    explicit LampMark(Lamp lamp, QWidget* parent = nullptr);

    void setLamp(Lamp lamp);
    [[nodiscard]] Lamp lamp() const { return m_lamp; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Lamp m_lamp;
};

} // namespace etherdeck::ui
