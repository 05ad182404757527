#include "core/console/changes.h"

#include "core/console/adoption.h"

namespace etherdeck {

namespace {

WallTime now() { return std::chrono::system_clock::now(); }

/// Where it is in the store, the receiver is told first.
ConsoleChanges::Done telling(std::function<void()> receiver, ConsoleChanges::Done done) {
    return [receiver = std::move(receiver), done = std::move(done)](const Result<void>& stored) {
        if (stored)
            receiver();
        done(stored);
    };
}

} // namespace

/// Changes what the receiver knows of a source, so that what comes has it, and what is stored.
void ConsoleChanges::edit(std::int64_t source, const Change& change, StoreWork::Task task, Done done) {
    if (const auto* stored = m_boxes.stored(source)) {
        auto changed = *stored;
        change(changed);
        m_ways.toReceiver([changed](ConsoleIntake& intake) {
            (void)adopt(intake.netconsole(), changed,
                        Clock::now()); // without room it is known again by the store
        });
    }
    m_ways.toStore(std::move(task), std::move(done));
}

void ConsoleChanges::adoptAsStored(std::int64_t source) {
    if (const auto* stored = m_boxes.stored(source))
        m_ways.toReceiver([known = *stored](ConsoleIntake& intake) {
            (void)adopt(intake.netconsole(), known, Clock::now());
        });
}

void ConsoleChanges::rename(std::int64_t source, const std::string& name, Done done) {
    edit(
        source, [&name](store::ConsoleSource& changed) { changed.name = name; },
        [source, name](store::ConsoleStore& store) { return store.setName(source, name); }, std::move(done));
}

void ConsoleChanges::tieTo(std::int64_t source, const std::optional<MacAddress>& box, Done done) {
    edit(
        source, [&box](store::ConsoleSource& changed) { changed.box = box; },
        [source, box](store::ConsoleStore& store) { return store.tieTo(source, box); }, std::move(done));
}

/// In the store first: else the receiver's one source would take the endpoints of both there, and nobody
/// could say any more whose they were.
void ConsoleChanges::merge(std::int64_t into, std::int64_t from, Done done) {
    m_ways.toStore([into, from](store::ConsoleStore& store) { return store.merge(into, from, now()); },
                   telling([this, into] { adoptAsStored(into); }, std::move(done)));
}

/// In the store first: the receiver's sources are known again by what stands there.
void ConsoleChanges::takeApart(std::int64_t into, std::int64_t former, Done done) {
    const auto tellReceiver = [this, into, former] {
        if (const auto* stored = m_boxes.stored(former))
            m_ways.toReceiver(
                [known = *stored](ConsoleIntake& intake) { separate(intake.netconsole(), known); });
        adoptAsStored(former);
        adoptAsStored(into);
    };
    m_ways.toStore([into, former](store::ConsoleStore& store) { return store.takeApart(into, former); },
                   telling(tellReceiver, std::move(done)));
}

void ConsoleChanges::forget(std::int64_t source, Done done) {
    if (const auto* stored = m_boxes.stored(source))
        m_ways.toReceiver([known = *stored](ConsoleIntake& intake) {
            for (const auto id : liveIds(intake.netconsole(), known))
                intake.netconsole().forget(id);
        });
    m_ways.toStore([source](store::ConsoleStore& store) { return store.forget(source, now()); },
                   std::move(done));
}

void ConsoleChanges::bringBack(std::int64_t source, Done done) {
    m_ways.toStore([source](store::ConsoleStore& store) { return store.bringBack(source); },
                   telling([this, source] { adoptAsStored(source); }, std::move(done)));
}

} // namespace etherdeck
