#pragma once

#include "core/console/boxes.h"
#include "core/console/intake.h"
#include "core/console/keeper.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace etherdeck {

/// What a person changes of the boxes: in the store, and in what the receiver knows, so that what comes has
/// it. Each has a ticket, by which ConsoleKeeper tells how it ended.
class ConsoleChanges {
public:
    using Ticket = ConsoleKeeper::Ticket;
    using ReceiverTask = std::function<void(ConsoleIntake&)>;
    struct Ways {
        std::function<void(Ticket, ConsoleKeeper::Task)> toStore;
        std::function<void(ReceiverTask)> toReceiver; ///< does nothing where none listens
    };

    ConsoleChanges(const ConsoleBoxes& boxes, Ways ways) : m_boxes(boxes), m_ways(std::move(ways)) {}

    void rename(Ticket ticket, std::int64_t source, const std::string& name);
    void tieTo(Ticket ticket, std::int64_t source, const std::optional<MacAddress>& box);
    void merge(Ticket ticket, std::int64_t into, std::int64_t from);
    void takeApart(Ticket ticket, std::int64_t into, std::int64_t former);
    void forget(Ticket ticket, std::int64_t source);
    void bringBack(Ticket ticket, std::int64_t source);

    /// It is in the store, and the boxes are as they are there.
    void noteDone(Ticket ticket);
    void noteFailed(Ticket ticket) { m_afterwards.erase(ticket); }
    void clear() { m_afterwards.clear(); }

private:
    using Change = std::function<void(store::ConsoleSource&)>;

    void edit(Ticket ticket, std::int64_t source, const Change& change, ConsoleKeeper::Task task);
    void adoptAsStored(std::int64_t source);

    const ConsoleBoxes& m_boxes;
    Ways m_ways;
    std::map<Ticket, std::function<void()>> m_afterwards; ///< what the receiver is told then
};

} // namespace etherdeck
