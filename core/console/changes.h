#pragma once

#include "core/console/boxes.h"
#include "core/console/intake.h"
#include "core/console/store_work.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace etherdeck {

/// Changes that a person makes to boxes, applied to the store and to the receiver, so that new lines follow
/// them. The result of each is reported once the boxes match the store.
class ConsoleChanges {
public:
    using Done = StoreWork::Done;
    using ReceiverTask = std::function<void(ConsoleIntake&)>;
    struct Ways {
        std::function<void(StoreWork::Task, Done)> toStore;
        std::function<void(ReceiverTask)> toReceiver; ///< does nothing without a receiver
    };

    ConsoleChanges(const ConsoleBoxes& boxes, Ways ways) : m_boxes(boxes), m_ways(std::move(ways)) {}

    void rename(std::int64_t source, const std::string& name, Done done);
    void tieTo(std::int64_t source, const std::optional<MacAddress>& box, Done done);
    void merge(std::int64_t into, std::int64_t from, Done done);
    void takeApart(std::int64_t into, std::int64_t former, Done done);
    void forget(std::int64_t source, Done done);
    void bringBack(std::int64_t source, Done done);

private:
    using Change = std::function<void(store::ConsoleSource&)>;

    void edit(std::int64_t source, const Change& change, StoreWork::Task task, Done done);
    void adoptAsStored(std::int64_t source);

    const ConsoleBoxes& m_boxes;
    Ways m_ways;
};

} // namespace etherdeck
