#include "core/console/changes.h"

#include "core/console/adoption.h"

namespace etherdeck {

namespace {

WallTime now() { return std::chrono::system_clock::now(); }

} // namespace

/// Changes what the receiver knows of a source, so that what comes has it, and what is stored.
void ConsoleChanges::edit(Ticket ticket, std::int64_t source, const Change& change,
                          ConsoleKeeper::Task task) {
    if (const auto* stored = m_boxes.stored(source)) {
        auto changed = *stored;
        change(changed);
        m_ways.toReceiver([changed](ConsoleIntake& intake) {
            (void)adopt(intake.netconsole(), changed,
                        Clock::now()); // without room it is known again by the store
        });
    }
    m_ways.toStore(ticket, std::move(task));
}

void ConsoleChanges::adoptAsStored(std::int64_t source) {
    if (const auto* stored = m_boxes.stored(source))
        m_ways.toReceiver([known = *stored](ConsoleIntake& intake) {
            (void)adopt(intake.netconsole(), known, Clock::now());
        });
}

void ConsoleChanges::rename(Ticket ticket, std::int64_t source, const std::string& name) {
    edit(
        ticket, source, [&name](store::ConsoleSource& changed) { changed.name = name; },
        [source, name](store::ConsoleStore& store) { return store.setName(source, name); });
}

void ConsoleChanges::tieTo(Ticket ticket, std::int64_t source, const std::optional<MacAddress>& box) {
    edit(
        ticket, source, [&box](store::ConsoleSource& changed) { changed.box = box; },
        [source, box](store::ConsoleStore& store) { return store.tieTo(source, box); });
}

/// In the store first: else the receiver's one source would take the endpoints of both there, and nobody
/// could say any more whose they were.
void ConsoleChanges::merge(Ticket ticket, std::int64_t into, std::int64_t from) {
    m_afterwards[ticket] = [this, into] { adoptAsStored(into); };
    m_ways.toStore(ticket,
                   [into, from](store::ConsoleStore& store) { return store.merge(into, from, now()); });
}

/// In the store first: the receiver's sources are known again by what stands there.
void ConsoleChanges::takeApart(Ticket ticket, std::int64_t into, std::int64_t former) {
    m_afterwards[ticket] = [this, into, former] {
        if (const auto* stored = m_boxes.stored(former))
            m_ways.toReceiver(
                [known = *stored](ConsoleIntake& intake) { separate(intake.netconsole(), known); });
        adoptAsStored(former);
        adoptAsStored(into);
    };
    m_ways.toStore(ticket,
                   [into, former](store::ConsoleStore& store) { return store.takeApart(into, former); });
}

void ConsoleChanges::forget(Ticket ticket, std::int64_t source) {
    if (const auto* stored = m_boxes.stored(source))
        m_ways.toReceiver([known = *stored](ConsoleIntake& intake) {
            for (const auto id : liveIds(intake.netconsole(), known))
                intake.netconsole().forget(id);
        });
    m_ways.toStore(ticket, [source](store::ConsoleStore& store) { return store.forget(source, now()); });
}

void ConsoleChanges::bringBack(Ticket ticket, std::int64_t source) {
    m_afterwards[ticket] = [this, source] { adoptAsStored(source); };
    m_ways.toStore(ticket, [source](store::ConsoleStore& store) { return store.bringBack(source); });
}

void ConsoleChanges::noteDone(Ticket ticket) {
    if (const auto afterwards = m_afterwards.extract(ticket); !afterwards.empty())
        afterwards.mapped()();
}

} // namespace etherdeck
