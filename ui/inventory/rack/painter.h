#pragma once

#include "ui/inventory/rack/layout.h"
#include "ui/text/target.h"

#include <QFont>
#include <QPalette>
#include <QPixmap>

#include <map>

class QPainter;
class QWidget;

namespace etherdeck::ui {

/// The sizes of one zoom level, for the given body font: no usual text is cut, nor the number of any shelf.
[[nodiscard]] RackMetrics rackMetrics(RackZoom zoom, const QFont& body, int highestShelf);

/// What a bay shows.
struct RackBay {
    Address address;
    QString size;
    QString name; ///< or what else tells it from others
    TargetCondition condition = TargetCondition::Up;
    bool isClaimed = false; ///< has a config string
    bool isHeard = true;
    bool isSelected = false;
    bool isCurrent = false; ///< and the view has the keyboard
    bool isUnderMouse = false;
    double flash = 0; ///< 0 … 1
};

/// Draws the parts of the rack, for the time of one paint event.
class RackPainter {
public:
    RackPainter(QPainter& painter, const QWidget& view, RackZoom zoom);

    void shelf(const RackLayout::Shelf& shelf, const QRect& label, const QString& name);
    void empty(const RackLayout::Cell& cell);
    /// `isFiltered`: what is not shown may be a target all the same.
    void gap(const RackLayout::Cell& cell, bool isFiltered);
    void bay(const QRect& rect, const RackBay& bay);
    void rubberBand(const QRect& rect);
    /// Where what is dragged would be dropped.
    void dropPlace(const QRect& rect, const QString& address);

private:
    void lampBay(const QRect& rect, const RackBay& bay);
    void frame(const QRectF& rect, const RackBay& bay);
    void rings(const QRectF& rect, const RackBay& bay);
    void texts(const QRect& rect, const RackBay& bay);
    void lamp(const QRect& rect, TargetCondition condition);
    void elided(const QRect& rect, Qt::Alignment alignment, const QString& text);
    void engraved(const QRect& rect, Qt::Alignment alignment, const QString& text);

    QPainter& m_painter;
    const QPalette m_palette;
    const RackZoom m_zoom;
    const double m_ratio;
    const QFont m_body;
    QFont m_strong;
    const QFont m_small;
    const QColor m_text;
    const QColor m_faint;
    const QColor m_hairline;
    const QColor m_chassis;
    std::map<Lamp, QPixmap> m_lamps;
};

} // namespace etherdeck::ui
