#pragma once

#include "ui/widgets/theme.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace etherdeck::ui {

/// States that a small mark can show, each with its own shape and colour.
enum class Lamp {
    On,        ///< disc
    New,       ///< circle, half filled
    Changed,   ///< diamond
    Limited,   ///< square with a core: it answers, but not to everyone
    Conflict,  ///< triangle
    Doubt,     ///< empty triangle: there may be a conflict
    Missing,   ///< empty circle, struck through: known, and not found
    Unwatched, ///< bar: its state is unknown
    Off,       ///< empty circle
};
inline constexpr Lamp allLamps[] = {Lamp::On,      Lamp::New,       Lamp::Changed,
                                    Lamp::Limited, Lamp::Conflict,  Lamp::Doubt,
                                    Lamp::Missing, Lamp::Unwatched, Lamp::Off};

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
