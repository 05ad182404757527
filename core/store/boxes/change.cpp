#include "core/store/boxes/change.h"

#include "core/store/boxes/store.h"

#include <algorithm>
#include <set>
#include <utility>

namespace etherdeck::store {

namespace {

using boxes::BoxId;
using boxes::BoxRequest;
using boxes::Thing;
using What = BoxRequest::What;

bool isSame(const BoxRecord& a, const BoxRecord& b) {
    return a.box == b.box && std::ranges::is_permutation(a.ties, b.ties);
}

bool has(const std::vector<BoxRecord>& records, BoxId id) {
    return std::ranges::any_of(records, [id](const BoxRecord& record) { return record.box.id == id; });
}

/// A box that is not stored begins with the MAC address by which it is known.
Result<BoxRecord> recordOf(const BoxStore& store, const boxes::BoxKey& box) {
    if (box.isStored())
        return store.record(box.id);
    return BoxRecord{{}, {{BoxId{}, box.mac, true}}};
}

BoxRecord changed(BoxRecord record, const BoxRequest& request) {
    if (request.what == What::Name)
        record.box.name = request.text;
    else if (request.what == What::Group)
        record.box.group = request.text;
    else if (request.what == What::Note)
        record.box.note = request.text;
    else if (request.thing)
        record.ties =
            withTie(std::move(record.ties), {record.box.id, *request.thing, request.what == What::Tie});
    return record;
}

} // namespace

BoxChange reversed(BoxChange change) {
    std::swap(change.before, change.after);
    return change;
}

/// The box itself, and those that lose what it gets.
Result<std::set<BoxId>> BoxStore::concernedBy(const BoxRequest& request) const {
    std::set<BoxId> ids;
    std::vector<Thing> things;
    if (request.box.isStored())
        ids.insert(request.box.id);
    else
        things.emplace_back(request.box.mac);
    if (request.thing)
        things.push_back(*request.thing);
    for (const auto& thing : things) {
        const auto found = ties(thing);
        if (!found)
            return fail(found.error());
        for (const auto& tie : *found)
            ids.insert(tie.box);
    }
    return ids;
}

Result<std::vector<BoxRecord>> BoxStore::records(const std::set<BoxId>& ids) const {
    std::vector<BoxRecord> found;
    for (const auto id : ids) {
        auto one = record(id);
        if (!one)
            return fail(one.error());
        found.push_back(std::move(*one));
    }
    return found;
}

Result<BoxChange> BoxStore::change(const BoxRequest& requested) {
    return inTransaction(m_database, [&]() -> Result<BoxChange> {
        const auto box = present(requested.box);
        if (!box)
            return fail(box.error());
        auto request = requested;
        request.box = *box;
        auto ids = concernedBy(request);
        if (!ids)
            return fail(ids.error());
        auto before = records(*ids);
        auto put = recordOf(*this, request.box).and_then([&](const BoxRecord& record) {
            return putRecord(changed(record, request));
        });
        if (!before || !put)
            return fail(before ? put.error() : before.error());
        ids->insert(*put);
        return records(*ids).map([&](std::vector<BoxRecord> after) {
            return BoxChange{std::move(*before), std::move(after)};
        });
    });
}

Result<void> BoxStore::repeat(const BoxChange& change) {
    return inTransaction(m_database, [&]() -> Result<void> {
        for (const auto& expected : change.before)
            if (const auto stored = record(expected.box.id); !stored || !isSame(*stored, expected))
                return fail(ErrorCode::OutOfRange, "changed");
        for (const auto& added : change.after)
            if (!has(change.before, added.box.id) && record(added.box.id))
                return fail(ErrorCode::OutOfRange, "changed");
        for (const auto& former : change.before)
            if (!has(change.after, former.box.id))
                if (auto done = removeRecord(former.box.id); !done)
                    return done;
        for (const auto& wanted : change.after)
            if (const auto done = putRecord(wanted); !done)
                return fail(done.error());
        return {};
    });
}

} // namespace etherdeck::store
