#include "core/exports/validation.h"
#include "core/planner/export_checks.h"
#include "core/planner/wish_plans.h"

namespace etherdeck::plans {

namespace {

/// AoE counts sectors by 48 bits; a file system has its own, lower bound.
constexpr std::uint64_t maxImageBytes = exports::maxSectors * Sectors::bytesEach;

} // namespace

Outcome<Plan> planOf(const BoxState& box, const LockDisk& wish) {
    const auto* const disk = findDisk(box, wish.path);
    if (!disk)
        return refuse(RefusalCode::NoSuchDisk, say("There is no disk %1 on this box.", wish.path),
                      {{"disk", wish.path}});
    if (disk->identity.empty())
        return refuse(RefusalCode::Unsupported,
                      say("Nothing distinguishes %1 from other disks, so it cannot be locked.", wish.path),
                      {{"disk", wish.path}});
    if (disk->locked == wish.locked)
        return refuse(RefusalCode::NothingToDo,
                      wish.locked ? say("%1 is locked already.", wish.path)
                                  : say("%1 is not locked.", wish.path),
                      {{"disk", wish.path}});
    PlanBuilder plan(box, wish.locked ? say("Lock %1", wish.path) : say("Unlock %1", wish.path));
    plan.needs(wish.locked ? Confirmation::None : Confirmation::Click);
    plan.step(ChangeLock{disk->identity, wish.locked},
              wish.locked ? say("Refuse every plan that touches %1", disk->identity)
                          : say("Allow plans that touch %1", disk->identity),
              {});
    plan.undoneBy(LockDisk{wish.path, !wish.locked});
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const CreateImage& wish) {
    if (const auto fault = exports::pathFault(wish.path))
        return refuse(refusalOf(*fault));
    if (!box.labFolder.empty() && !wish.path.starts_with(box.labFolder + '/'))
        return refuse(RefusalCode::BadPath,
                      say("In a lab, files can only be created below %1.", box.labFolder),
                      {{"disk", wish.path}});
    if (findDisk(box, wish.path))
        return refuse(RefusalCode::BadPath, say("%1 exists already.", wish.path), {{"disk", wish.path}});
    if (wish.bytes < Sectors::bytesEach || wish.bytes > maxImageBytes || wish.bytes % Sectors::bytesEach != 0)
        return refuse(RefusalCode::BadValue, say("The size is not a multiple of 512 bytes, or out of range."),
                      {{"name", "bytes"}, {"value", std::to_string(wish.bytes)}});
    PlanBuilder plan(box, say("Create %1", wish.path));
    plan.needs(Confirmation::Click);
    if (!wish.full)
        plan.warn(
            say("The file takes up space only as it is written to. When the box's disk is full, writing "
                "to the export fails."));
    plan.step(MakeImage{wish.path, wish.bytes, wish.full},
              wish.full ? say("Create a file of %1, and reserve all of its space", sizeText(wish.bytes))
                        : say("Create a file of %1", sizeText(wish.bytes)),
              {wish.full ? "fallocate" : "truncate", wish.full ? "-l" : "-s", std::to_string(wish.bytes),
               wish.path});
    plan.undoneBy(RemoveImage{wish.path});
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const RemoveImage& wish) {
    const auto* const disk = findDisk(box, wish.path);
    const auto isInLab =
        !box.labFolder.empty() && wish.path.starts_with(box.labFolder + '/'); // each disk is a file
    if (!disk || disk->path != wish.path || (disk->kind != DiskKind::File && !isInLab))
        return refuse(RefusalCode::NoSuchDisk, say("There is no file %1.", wish.path), {{"disk", wish.path}});
    if (disk->locked)
        return refuse(RefusalCode::DiskLocked, say("%1 is locked. Unlock it first.", wish.path),
                      {{"disk", wish.path}});
    if (!disk->uses.empty())
        return refuse(RefusalCode::DiskInUse, say("%1 is in use.", wish.path),
                      {{"disk", wish.path}, {"by", disk->uses.front().what}});
    PlanBuilder plan(box, say("Remove %1", wish.path));
    plan.needsTyped(wish.path);
    plan.warn(say("Everything in it is lost. This cannot be undone."));
    plan.reliesOn(disk->identity + ' ' + std::to_string(disk->bytes));
    plan.step(DeleteImage{wish.path}, say("Remove the file"), {"rm", wish.path});
    return plan.take();
}

} // namespace etherdeck::plans
