#include "core/plans/wish.h"

namespace etherdeck::plans {

ExportEdit editBetween(const exports::Export& before, const exports::Export& after) {
    ExportEdit edit;
    const auto note = [](auto& member, const auto& from, const auto& to) {
        if (from != to)
            member = to;
    };
    note(edit.address, before.address, after.address);
    note(edit.path, before.path, after.path);
    note(edit.interfaces, before.interfaces, after.interfaces);
    note(edit.startsAtBoot, before.startsAtBoot, after.startsAtBoot);
    note(edit.readOnly, before.readOnly, after.readOnly);
    note(edit.direct, before.direct, after.direct);
    note(edit.sync, before.sync, after.sync);
    note(edit.buffers, before.buffers, after.buffers);
    note(edit.offset, before.offset, after.offset);
    if (before.length != after.length)
        edit.length = after.length;
    note(edit.allowed, before.allowed, after.allowed);
    note(edit.priority, before.priority, after.priority);
    return edit;
}

} // namespace etherdeck::plans
