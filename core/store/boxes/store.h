#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/boxes/boxes.h"
#include "core/store/boxes/record.h"
#include "core/store/boxes/stored.h"
#include "core/store/database/database.h"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::boxes {
struct BoxRequest;
}

namespace etherdeck::store {

struct BoxChange;

/// Errors: see store::check(); Malformed also for a name that begins like a device or an option.
[[nodiscard]] Result<void> check(const boxes::Box& box);

/// The boxes in the history. Used by one thread. Errors of all calls: those of Database.
class BoxStore {
public:
    /// As Store::open().
    [[nodiscard]] static Result<BoxStore> open(const std::string& path, Access access = Access::Write);

    [[nodiscard]] Result<StoredBoxes> read() const { return readStored(m_database); }
    /// Only what the user has said: what other programs change.
    [[nodiscard]] Result<std::pair<std::vector<boxes::Box>, std::vector<boxes::Tie>>> readUsers() const {
        return store::readUsers(m_database);
    }
    /// Errors also: OutOfRange, when there is none.
    [[nodiscard]] Result<BoxRecord> record(boxes::BoxId box) const;

    /// Stores a box, and its ties in place of those that it had. A new one, of number 0, gets the next
    /// number, which is returned. Errors also: see check(); OutOfRange when another box has the name ("name")
    /// or the device ("device"); TooLong when there are too many boxes ("boxes") or ties ("ties").
    [[nodiscard]] Result<boxes::BoxId> put(const BoxRecord& record);
    /// As one change: `change` is given the box as it is stored, an empty one for number 0, and what it makes
    /// of it is put; then each of `ties` is made or undone for this box. Errors also: those of put() and
    /// setTies(); OutOfRange when the box is gone.
    [[nodiscard]] Result<boxes::BoxId> edit(boxes::BoxId box, const std::function<void(BoxRecord&)>& change,
                                            std::span<const boxes::Tie> ties);
    /// Returns it as it was. Errors also: OutOfRange.
    [[nodiscard]] Result<BoxRecord> remove(boxes::BoxId box);
    /// Of one thing, in all boxes.
    [[nodiscard]] Result<std::vector<boxes::Tie>> ties(const boxes::Thing& thing) const;
    /// In place of those that it had; those of boxes that are gone are left out. Errors also: TooLong.
    [[nodiscard]] Result<void> setTies(const boxes::Thing& thing, std::span<const boxes::Tie> ties);

    /// Does what is requested, completely or not at all. A MAC address stands for the box that has it; where
    /// none that is stored has, one is stored. Errors also: those of put().
    [[nodiscard]] Result<BoxChange> change(const boxes::BoxRequest& requested);
    /// Makes a change again; reversed, undoes it. Errors also: OutOfRange ("changed") when something else is
    /// stored by now than before the change.
    [[nodiscard]] Result<void> repeat(const BoxChange& change);

    // Proofs, for when they cannot be had.

    [[nodiscard]] Result<void> keepAgent(const std::string& device, std::span<const MacAddress> macs);
    /// Apart from `chosen`, which belongs to the console.
    [[nodiscard]] Result<void> keepSource(boxes::SourceId source, const boxes::SourceFacts& facts);

private:
    explicit BoxStore(Database database) : m_database(std::move(database)) {}
    [[nodiscard]] Result<void> checkRoom(const boxes::Box& box) const;
    [[nodiscard]] Result<boxes::BoxId> putBox(const boxes::Box& box);
    [[nodiscard]] Result<boxes::BoxId> putRecord(const BoxRecord& record);
    [[nodiscard]] Result<void> removeRecord(boxes::BoxId box);
    /// One that was known by its MAC address may be stored by now.
    [[nodiscard]] Result<boxes::BoxKey> present(const boxes::BoxKey& box) const;
    [[nodiscard]] Result<std::set<boxes::BoxId>> concernedBy(const boxes::BoxRequest& request) const;
    [[nodiscard]] Result<std::vector<BoxRecord>> records(const std::set<boxes::BoxId>& ids) const;
    [[nodiscard]] Result<void> replaceTies(const boxes::Thing& thing, std::span<const boxes::Tie> ties);
    [[nodiscard]] Result<void> putTies(std::span<const boxes::Tie> ties);

    Database m_database;
};

} // namespace etherdeck::store
