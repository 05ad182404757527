#include "ui/inventory/page/details.h"

#include "ui/inventory/detail/pane.h"
#include "ui/inventory/page/contents.h"

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr std::size_t detailEvents = 20;

} // namespace

InventoryDetails::InventoryDetails(InventoryContents& contents, DetailPane& pane) :
    QObject(&pane), m_contents(contents), m_pane(pane) {
    m_pane.setConditionOf([this](const discovery::Target& target) {
        const auto& model = m_contents.model();
        return static_cast<TargetCondition>(
            model.indexOf(target.address).data(TargetModel::ConditionRole).toInt());
    });
    connect(&m_contents.selection(), &TargetSelection::changed, this, &InventoryDetails::noteSelection);
    noteSelection();
}

void InventoryDetails::noteSelection() {
    const auto& addresses = m_contents.selection().addresses();
    if (addresses != m_shown) // else only the current one is another
        refresh();
    const auto one = addresses.size() == 1 ? std::optional(addresses.front()) : std::nullopt;
    if (one == m_address)
        return;
    m_address = one;
    readEvents();
}

void InventoryDetails::refresh() {
    m_shown = m_contents.selection().addresses();
    const Targets targets = m_contents.selected();
    DetailPane::Known known;
    if (targets.size() == 1)
        known = {m_contents.labelOf(*targets.front()), m_contents.names().firstSeen(*targets.front())};
    m_pane.setTargets(targets, known);
}

void InventoryDetails::refreshOne() {
    if (m_address)
        refresh();
}

void InventoryDetails::readEvents() {
    m_events.cancel();
    if (!m_address)
        return;
    store::EventQuery query;
    query.address = m_address;
    query.limit = detailEvents;
    m_events = m_commands->events(query, this, [this](const auto& events) {
        if (events)
            m_pane.setEvents(*events);
    });
}

void InventoryDetails::addStored(const std::vector<store::EventRecord>& events) {
    if (std::ranges::any_of(events, [this](const auto& event) { return event.address == m_address; }))
        readEvents();
}

} // namespace etherdeck::ui

#include "moc_details.cpp"
