#pragma once

#include "core/store/events/event_record.h"
#include "core/store/events/label.h"
#include "core/store/events/seen_target.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::store {

/// All labels as they are stored.
struct Labels {
    std::map<std::string, Label> disks; ///< by DiskKey::exact
    std::map<std::uint16_t, Label> shelves;

    friend bool operator==(const Labels&, const Labels&) = default;
};

/// The user's names for targets and shelves. A value: copies share their data, which never changes.
///
/// A label belongs to a disk, by its exact key. vblade's key changes with its address, so a label is handed
/// on to another key, its heir, when there can be no doubt that it is the same disk renumbered:
/// - the labelled disk does not answer now;
/// - it is the only labelled disk of its kin (host, MAC, size and config string);
/// - the heir is kin, has no label of its own, and was first seen after the labelled disk was last seen: two
///   that were ever seen side by side are two disks;
/// - there is one such heir only, counting those that answer now, or, when none does, all that ever did.
/// In every other case there is no guess: a wrong name on a disk costs data, a missing one costs a question.
///
/// A serial number that was ever seen at two addresses side by side names no disk. What is stored under it
/// stays with the one address where the disk has been; where it has been at several, nobody has it any more.
class NameBook {
public:
    NameBook();
    NameBook(Labels labels, const std::vector<SeenTarget>& seen);

    /// nullptr when it has none. A target that reports no serial number is found by its address.
    [[nodiscard]] const Label* find(const discovery::Target& target) const;
    [[nodiscard]] const Label* shelf(std::uint16_t shelf) const;
    /// The name of what was last seen at an address, for events of the past; empty when it has none, or when
    /// several disks have been there.
    [[nodiscard]] const std::string& nameAt(Address address) const;
    /// The name of the disk that an event is about; by its address where an older event does not know its
    /// disk. Empty for a conflict and what happens during one: none of the disks is the one with the name.
    [[nodiscard]] const std::string& nameOf(const EventRecord& event) const;
    /// When this disk was first seen, in this run or an earlier one.
    [[nodiscard]] std::optional<WallTime> firstSeen(const discovery::Target& target) const;
    /// The key that the target's label is stored under: not always its own; empty without label.
    [[nodiscard]] std::string owner(const discovery::Target& target) const;

    friend bool operator==(const NameBook& a, const NameBook& b);

private:
    [[nodiscard]] std::string ownerOf(const std::string& key, Address address) const;
    [[nodiscard]] std::string ownerAt(const std::string& itself, Address address) const;

    struct Data {
        Labels labels;
        std::map<std::string, std::string> heirs; ///< key of the heir to that of the labelled disk
        std::map<std::string, WallTime> firstSeen;
        std::map<Address, std::string> namesAt;
        /// By a disk's key without address: where it has been, up to two of them.
        std::map<std::string, std::set<Address>> places;
        std::set<std::string> shared; ///< keys without address whose serial number names several disks

        friend bool operator==(const Data&, const Data&) = default;
    };

    std::shared_ptr<const Data> m_data;
};

} // namespace etherdeck::store
