#include "ui/timeline/mark_kinds_button.h"

#include <QPainter>
#include <QPixmap>

namespace etherdeck::ui {

namespace {

/// What may need a person.
const std::vector problemKinds{MarkKind::Crash, MarkKind::IoError, MarkKind::Warning, MarkKind::Conflict,
                               MarkKind::Doubt, MarkKind::Gone,    MarkKind::Missing, MarkKind::Lost};
constexpr int markSize = 16;

} // namespace

MarkKindsButton::MarkKindsButton(QWidget* parent) :
    KindsButton(allMarkKinds.size(), numbersOf(allMarkKinds, problemKinds), parent) {
    retranslate();
}

std::vector<MarkKind> MarkKindsButton::kinds() const { return kindsAt(allMarkKinds, chosen()); }

void MarkKindsButton::setKinds(const std::vector<MarkKind>& kinds) { choose(numbersOf(allMarkKinds, kinds)); }

KindsButton::Words MarkKindsButton::words() const {
    return {tr("Kinds of mark"), tr("Choose which kinds of mark are shown"), tr("Everything"),
            tr("Problems only"), tr("Some kinds")};
}

QString MarkKindsButton::kindText(std::size_t kind) const { return kindsText(allMarkKinds.at(kind)); }

QString MarkKindsButton::settingsName(std::size_t kind) const { return kindName(allMarkKinds.at(kind)); }

QIcon MarkKindsButton::iconOf(std::size_t kind) const {
    QPixmap pixmap(QSize(markSize, markSize) * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintMark(painter, QRectF(2, 2, markSize - 4, markSize - 4), allMarkKinds.at(kind), palette());
    return pixmap;
}

} // namespace etherdeck::ui

#include "moc_mark_kinds_button.cpp"
