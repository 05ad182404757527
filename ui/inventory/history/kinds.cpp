#include "ui/inventory/history/kinds.h"

#include "ui/text/event.h"

#include <array>

namespace etherdeck::ui {

namespace {

using discovery::EventKind;

constexpr std::array allKinds{EventKind::Appeared,         EventKind::Changed,       EventKind::PathFound,
                              EventKind::PathLost,         EventKind::Vanished,      EventKind::CameBack,
                              EventKind::Conflict,         EventKind::ConflictEnded, EventKind::InventoryFull,
                              EventKind::PossibleConflict, EventKind::Missing};
/// What may need a person.
const std::vector problemKinds{EventKind::PathLost,      EventKind::Vanished,         EventKind::Conflict,
                               EventKind::InventoryFull, EventKind::PossibleConflict, EventKind::Missing};

} // namespace

HistoryKinds::HistoryKinds(QWidget* parent) :
    KindsButton(allKinds.size(), numbersOf(allKinds, problemKinds), parent) {
    retranslate();
}

std::vector<EventKind> HistoryKinds::kinds() const { return kindsAt(allKinds, chosen()); }

void HistoryKinds::setKinds(const std::vector<EventKind>& kinds) { choose(numbersOf(allKinds, kinds)); }

KindsButton::Words HistoryKinds::words() const {
    return {tr("Kinds of event"), tr("Choose which kinds of event are listed"), tr("All events"),
            tr("Problems only"), tr("Some events")};
}

QString HistoryKinds::kindText(std::size_t kind) const { return eventName(allKinds.at(kind)); }

QString HistoryKinds::settingsName(std::size_t kind) const {
    const auto text = name(allKinds.at(kind));
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace etherdeck::ui

#include "moc_kinds.cpp"
