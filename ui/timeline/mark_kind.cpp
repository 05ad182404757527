#include "ui/timeline/mark_kind.h"

#include "ui/widgets/state_lamp.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct MarkKindTexts {
    Q_DECLARE_TR_FUNCTIONS(MarkKind)
};

/// A cross of two bars.
QPainterPath cross(const QRectF& box) {
    QPainterPath path;
    path.moveTo(box.topLeft());
    path.lineTo(box.bottomRight());
    path.moveTo(box.topRight());
    path.lineTo(box.bottomLeft());
    return path;
}

/// Points to the right: it starts.
QPainterPath startSign(const QRectF& box) {
    QPainterPath path(box.topLeft());
    path.lineTo(box.right(), box.center().y());
    path.lineTo(box.bottomLeft());
    path.closeSubpath();
    return path;
}

/// A triangle that stands on its tip.
QPainterPath tipDown(const QRectF& box) {
    QPainterPath path(box.topLeft());
    path.lineTo(box.topRight());
    path.lineTo(box.center().x(), box.bottom());
    path.closeSubpath();
    return path;
}

/// What the inventory has a lamp for looks the same here.
Lamp lampOf(MarkKind kind) {
    switch (kind) {
    case MarkKind::Found:
        return Lamp::On;
    case MarkKind::Changed:
        return Lamp::Changed;
    case MarkKind::Lost:
        return Lamp::Limited;
    case MarkKind::Missing:
        return Lamp::Missing;
    case MarkKind::Conflict:
        return Lamp::Conflict;
    case MarkKind::Doubt:
        return Lamp::Doubt;
    default:
        return Lamp::Off;
    }
}

} // namespace

MarkKind markKind(netconsole::CrashKind kind) {
    using netconsole::CrashKind;
    switch (kind) {
    case CrashKind::IoError:
    case CrashKind::UsbResetStorm:
        return MarkKind::IoError;
    case CrashKind::Warning:
    case CrashKind::Ubsan:
        return MarkKind::Warning;
    default:
        return MarkKind::Crash;
    }
}

MarkKind markKind(discovery::EventKind kind) {
    using discovery::EventKind;
    switch (kind) {
    case EventKind::Appeared:
    case EventKind::CameBack:
    case EventKind::ConflictEnded:
        return MarkKind::Found;
    case EventKind::Changed:
    case EventKind::PathFound:
        return MarkKind::Changed;
    case EventKind::PathLost:
    case EventKind::InventoryFull:
        return MarkKind::Lost;
    case EventKind::Missing:
        return MarkKind::Missing;
    case EventKind::Vanished:
        return MarkKind::Gone;
    case EventKind::Conflict:
        return MarkKind::Conflict;
    case EventKind::PossibleConflict:
        return MarkKind::Doubt;
    }
    return MarkKind::Changed;
}

MarkKind markKind(const store::EventRecord& event) {
    return event.isStop ? MarkKind::Changed : markKind(event.kind);
}

QString kindsText(MarkKind kind) {
    switch (kind) {
    case MarkKind::Found:
        return MarkKindTexts::tr("Targets that appear or come back");
    case MarkKind::Changed:
        return MarkKindTexts::tr("Targets that change");
    case MarkKind::Boot:
        return MarkKindTexts::tr("Boots");
    case MarkKind::Lost:
        return MarkKindTexts::tr("Paths lost");
    case MarkKind::Missing:
        return MarkKindTexts::tr("Targets missing at startup");
    case MarkKind::Gone:
        return MarkKindTexts::tr("Targets that vanish");
    case MarkKind::Warning:
        return MarkKindTexts::tr("Kernel warnings");
    case MarkKind::IoError:
        return MarkKindTexts::tr("Disk errors");
    case MarkKind::Conflict:
        return MarkKindTexts::tr("Conflicts");
    case MarkKind::Doubt:
        return MarkKindTexts::tr("Possible conflicts");
    case MarkKind::Crash:
        return MarkKindTexts::tr("Crashes");
    }
    return {};
}

QString kindText(MarkKind kind) {
    switch (kind) {
    case MarkKind::Boot:
        return MarkKindTexts::tr("Boot");
    case MarkKind::Warning:
        return MarkKindTexts::tr("Warning");
    case MarkKind::IoError:
        return MarkKindTexts::tr("Disk error");
    case MarkKind::Crash:
        return MarkKindTexts::tr("Crash");
    default:
        return {};
    }
}

QString kindName(MarkKind kind) {
    constexpr std::array names{"found",   "changed",  "boot",  "lost",     "missing", "gone",
                               "warning", "io-error", "doubt", "conflict", "crash"};
    return QString::fromLatin1(names[static_cast<std::size_t>(kind)]);
}

StateColor markColor(MarkKind kind) {
    switch (kind) {
    case MarkKind::Crash:
    case MarkKind::Conflict:
        return StateColor::Danger;
    case MarkKind::IoError:
    case MarkKind::Warning:
    case MarkKind::Lost:
    case MarkKind::Doubt:
        return StateColor::Caution;
    case MarkKind::Found:
        return StateColor::Good;
    case MarkKind::Missing:
        return StateColor::Missing;
    case MarkKind::Gone:
        return StateColor::Gone;
    case MarkKind::Boot:
    case MarkKind::Changed:
        return StateColor::News;
    }
    return StateColor::News;
}

void paintMark(QPainter& painter, const QRectF& rect, MarkKind kind, const QPalette& palette) {
    const double size = std::min(rect.width(), rect.height());
    QRectF box(0, 0, size, size);
    box.moveCenter(rect.center());
    const QColor color = theme::state(markColor(kind), palette);
    const double stroke = size / 8;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(color);
    const QRectF inner = box.adjusted(stroke, stroke, -stroke, -stroke);
    switch (kind) {
    case MarkKind::Boot:
        painter.drawPath(startSign(inner.adjusted(stroke / 2, 0, 0, 0)));
        break;
    case MarkKind::Crash:
        painter.setPen(QPen(color, 2 * stroke, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(cross(inner.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)));
        break;
    case MarkKind::IoError:
        painter.drawPath(tipDown(inner));
        break;
    case MarkKind::Warning:
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tipDown(inner));
        break;
    default:
        paintLamp(painter, box, lampOf(kind), palette);
        break;
    }
    painter.restore();
}

} // namespace etherdeck::ui
