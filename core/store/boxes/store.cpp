#include "core/store/boxes/store.h"

#include "core/store/boxes/row.h"
#include "core/store/database/schema.h"
#include "core/store/database/values.h"
#include "core/store/events/store.h"

#include <algorithm>

namespace etherdeck::store {

namespace {

using boxes::Box;
using boxes::Boxes;
using boxes::BoxId;
using boxes::SourceId;
using boxes::Thing;
using boxes::Tie;

constexpr std::size_t longestDevice = 65'536;

} // namespace

Result<void> check(const Box& box) {
    for (const auto* const prefix : {"unix:", "exec:", "ssh://", "-"})
        if (box.name.starts_with(prefix))
            return fail(ErrorCode::Malformed, "name");
    auto checked = check(Label{box.name, box.note});
    if (!checked)
        return checked;
    if (checked = check(Label{box.group, {}}); !checked)
        return fail(checked.error().code, "group");
    if (box.device.size() > longestDevice)
        return fail(ErrorCode::TooLong, "device");
    return {};
}

Result<BoxStore> BoxStore::open(const std::string& path, Access access) {
    auto database = Database::open(path, access);
    const auto ready = database ? setUp(*database) : fail(database.error());
    return ready.map([&] { return BoxStore(std::move(*database)); });
}

Result<boxes::BoxKey> BoxStore::present(const boxes::BoxKey& box) const {
    if (box.isStored())
        return box;
    const auto stored = readUsersAndProofs(m_database);
    if (!stored)
        return fail(stored.error());
    Boxes all;
    tell(all, *stored);
    return all.of(box.mac).box.value_or(box);
}

Result<BoxRecord> BoxStore::record(BoxId box) const {
    const auto number = static_cast<std::int64_t>(box);
    auto found = m_database.first(selectBoxes + std::string(" WHERE id = ?"), boxOf, number);
    auto ties = m_database.rows(selectTies + std::string(" WHERE box = ?"), tieOf, number);
    if (const auto failed = firstError(found, ties))
        return fail(*failed);
    if (!*found)
        return fail(noSuch("box", number));
    return BoxRecord{std::move(**found), knownTies(*ties)};
}

/// What makes names and devices unique, and keeps the table small.
Result<void> BoxStore::checkRoom(const Box& box) const {
    const auto number = static_cast<std::int64_t>(box.id);
    auto name = m_database.isTrue(
        "SELECT EXISTS (SELECT 1 FROM boxes WHERE name != '' AND name = ? AND id != ?)", box.name, number);
    auto device =
        m_database.isTrue("SELECT EXISTS (SELECT 1 FROM boxes WHERE device != '' AND device = ? AND id != ?)",
                          box.device, number);
    auto others = m_database.number("SELECT count(*) FROM boxes WHERE id != ?", number);
    if (const auto failed = firstError(name, device, others))
        return fail(*failed);
    if (*name || *device)
        return fail(ErrorCode::OutOfRange, *name ? "name" : "device");
    if (static_cast<std::size_t>(*others) >= Boxes::maxBoxes)
        return fail(ErrorCode::TooLong, "boxes");
    return {};
}

Result<BoxId> BoxStore::putBox(const Box& box) {
    if (auto checked = checkRoom(box); !checked)
        return fail(checked.error());
    const auto number = static_cast<std::int64_t>(box.id);
    const auto id = number == 0 ? std::nullopt : std::optional(number);
    return m_database
        .run("INSERT OR REPLACE INTO boxes (id, name, note, in_group, device) VALUES (?,?,?,?,?)", id,
             box.name, box.note, box.group, box.device)
        .map([&] { return BoxId(m_database.lastId()); });
}

Result<void> BoxStore::putTies(std::span<const Tie> ties) {
    Result<void> done;
    for (const auto& tie : ties) {
        const auto row = rowOf(tie.thing);
        if (done)
            done = m_database.run("INSERT OR REPLACE INTO box_ties (box, kind, what, tied)"
                                  " SELECT id, ?2, ?3, ?4 FROM boxes WHERE id = ?1",
                                  static_cast<std::int64_t>(tie.box), row.kind, row.what, tie.isTied ? 1 : 0);
    }
    const auto count = m_database.number("SELECT count(*) FROM box_ties");
    if (done && count && static_cast<std::size_t>(*count) > Boxes::maxTies)
        return fail(ErrorCode::TooLong, "ties");
    return done;
}

/// Within a transaction, as are removeRecord() and replaceTies().
Result<BoxId> BoxStore::putRecord(const BoxRecord& record) {
    if (auto checked = check(record.box); !checked)
        return fail(checked.error());
    return putBox(record.box).and_then([&](BoxId id) -> Result<BoxId> {
        auto ties = record.ties;
        for (auto& tie : ties)
            tie.box = id;
        auto done = m_database.run("DELETE FROM box_ties WHERE box = ?", static_cast<std::int64_t>(id));
        for (const auto& tie : ties) // a thing is tied to one box only
            if (const auto row = rowOf(tie.thing); done && tie.isTied)
                done = m_database.run("DELETE FROM box_ties WHERE kind = ? AND what = ? AND tied = 1",
                                      row.kind, row.what);
        return done.and_then([&] { return putTies(ties); }).map([&] { return id; });
    });
}

Result<BoxId> BoxStore::put(const BoxRecord& record) {
    return inTransaction(m_database, [&] { return putRecord(record); });
}

Result<BoxId> BoxStore::edit(BoxId box, const std::function<void(BoxRecord&)>& change,
                             std::span<const Tie> ties) {
    return inTransaction(m_database, [&]() -> Result<BoxId> {
        auto stored = box == BoxId{} ? Result<BoxRecord>(BoxRecord()) : record(box);
        if (!stored)
            return fail(stored.error());
        change(*stored);
        auto id = putRecord(*stored);
        for (auto tie : ties) {
            if (!id)
                break;
            tie.box = *id;
            const auto done = this->ties(tie.thing).and_then(
                [&](const std::vector<Tie>& known) { return replaceTies(tie.thing, withTie(known, tie)); });
            if (!done)
                return fail(done.error());
        }
        return id;
    });
}

Result<void> BoxStore::removeRecord(BoxId box) {
    return m_database.runAll({"DELETE FROM box_ties WHERE box = ?", "DELETE FROM boxes WHERE id = ?"},
                             static_cast<std::int64_t>(box));
}

Result<BoxRecord> BoxStore::remove(BoxId box) {
    return inTransaction(m_database, [&] {
        return record(box).and_then(
            [&](const BoxRecord& found) { return removeRecord(box).map([&] { return found; }); });
    });
}

Result<std::vector<Tie>> BoxStore::ties(const Thing& thing) const {
    const auto row = rowOf(thing);
    return m_database
        .rows(selectTies + std::string(" WHERE kind = ? AND what = ?"), tieOf, row.kind, row.what)
        .map(knownTies);
}

Result<void> BoxStore::replaceTies(const Thing& thing, std::span<const Tie> ties) {
    const auto row = rowOf(thing);
    return m_database.run("DELETE FROM box_ties WHERE kind = ? AND what = ?", row.kind, row.what)
        .and_then([&] { return putTies(ties); });
}

Result<void> BoxStore::setTies(const Thing& thing, std::span<const Tie> ties) {
    return inTransaction(m_database, [&] { return replaceTies(thing, ties); });
}

Result<void> BoxStore::keepAgent(const std::string& device, std::span<const MacAddress> macs) {
    return inTransaction(m_database, [&] {
        auto done =
            m_database.run("DELETE FROM box_proofs WHERE proof = ? AND device = ?", proofOfAgent, device);
        for (const auto& mac : macs)
            if (done)
                done = m_database.run(insertProof, proofOfAgent, device, mac.toNumber(), 0);
        return done;
    });
}

Result<void> BoxStore::keepSource(SourceId source, const boxes::SourceFacts& facts) {
    const auto number = static_cast<std::int64_t>(source);
    return inTransaction(m_database, [&] {
        auto done =
            m_database.run("DELETE FROM box_proofs WHERE source = ? AND proof != ?", number, proofOfAgent);
        for (const auto& mac : facts.neighbours)
            if (done)
                done =
                    m_database.run(insertProof, proofOfNeighbour, std::string_view(), mac.toNumber(), number);
        for (const auto& device : facts.atAddressOf)
            if (done)
                done = m_database.run(insertProof, proofOfAddress, device, 0, number);
        return done;
    });
}

} // namespace etherdeck::store
