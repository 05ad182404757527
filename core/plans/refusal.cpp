#include "core/plans/refusal.h"

#include "core/exports/fault.h"

#include <algorithm>
#include <array>

namespace etherdeck::plans {

namespace {

constexpr std::array<std::pair<RefusalCode, std::string_view>, 43> refusalNames{{
    {RefusalCode::BadAddress, "bad-address"},
    {RefusalCode::BadMac, "bad-mac"},
    {RefusalCode::BadPath, "bad-path"},
    {RefusalCode::BadValue, "bad-value"},
    {RefusalCode::BadName, "bad-name"},
    {RefusalCode::NoSuchExport, "no-such-export"},
    {RefusalCode::NoSuchDisk, "no-such-disk"},
    {RefusalCode::NoSuchInterface, "no-such-interface"},
    {RefusalCode::AddressInUse, "address-in-use"},
    {RefusalCode::DiskInUse, "disk-in-use"},
    {RefusalCode::DiskLocked, "disk-locked"},
    {RefusalCode::RangeOverlaps, "range-overlaps"},
    {RefusalCode::WrongDisk, "wrong-disk"},
    {RefusalCode::InterfaceDown, "interface-down"},
    {RefusalCode::InterfaceInUse, "interface-in-use"},
    {RefusalCode::NotManaged, "not-managed"},
    {RefusalCode::NothingToDo, "nothing-to-do"},
    {RefusalCode::CannotUndo, "cannot-undo"},
    {RefusalCode::StateMoved, "state-moved"},
    {RefusalCode::ChangePending, "change-pending"},
    {RefusalCode::ConfirmationNeeded, "confirmation-needed"},
    {RefusalCode::Unsupported, "unsupported"},
    {RefusalCode::UndoFailed, "undo-failed"},
    {RefusalCode::NoRoom, "no-room"},
    {RefusalCode::ReadOnly, "read-only"},
    {RefusalCode::NoVblade, "no-vblade"},
    {RefusalCode::UnknownLayout, "unknown-layout"},
    {RefusalCode::BadChecksum, "bad-checksum"},
    {RefusalCode::BadBlock, "bad-block"},
    {RefusalCode::WrongBoard, "wrong-board"},
    {RefusalCode::NoBootcmd, "no-bootcmd"},
    {RefusalCode::TooLarge, "too-large"},
    {RefusalCode::OtherBox, "other-box"},
    {RefusalCode::BackupNeeded, "backup-needed"},
    {RefusalCode::HalfWritten, "half-written"},
    {RefusalCode::Cancelled, "cancelled"},
    {RefusalCode::TimedOut, "timed-out"},
    {RefusalCode::Busy, "busy"},
    {RefusalCode::BadRequest, "bad-request"},
    {RefusalCode::UnknownMethod, "unknown-method"},
    {RefusalCode::HelloFirst, "hello-first"},
    {RefusalCode::VersionMismatch, "version-mismatch"},
    {RefusalCode::Failed, "failed"},
}};

RefusalCode codeOf(exports::FaultKind kind) {
    using exports::FaultKind;
    switch (kind) {
    case FaultKind::Address:
    case FaultKind::Shelf:
    case FaultKind::LinuxShelf:
    case FaultKind::Slot:
        return RefusalCode::BadAddress;
    case FaultKind::Mac:
    case FaultKind::ReservedMac:
    case FaultKind::TooManyMacs:
        return RefusalCode::BadMac;
    case FaultKind::NoPath:
    case FaultKind::RelativePath:
    case FaultKind::PathNotPlain:
    case FaultKind::PathCharacter:
    case FaultKind::PathTooLong:
        return RefusalCode::BadPath;
    case FaultKind::NoInterface:
    case FaultKind::Interface:
        return RefusalCode::BadName;
    case FaultKind::Buffers:
    case FaultKind::Offset:
    case FaultKind::Length:
    case FaultKind::DiskTooSmall:
        return RefusalCode::BadValue;
    }
    return RefusalCode::BadValue;
}

} // namespace

std::string_view name(RefusalCode code) {
    return std::ranges::find(refusalNames, code, &std::pair<RefusalCode, std::string_view>::first)->second;
}

std::optional<RefusalCode> refusalCode(std::string_view name) {
    const auto* const found =
        std::ranges::find(refusalNames, name, &std::pair<RefusalCode, std::string_view>::second);
    if (found == refusalNames.end())
        return std::nullopt;
    return found->first;
}

Refusal refusalOf(const exports::Fault& fault) {
    return {codeOf(fault.kind),
            exports::sentence(fault),
            {{"name", std::string(exports::name(fault.kind))}, {"value", fault.value}}};
}

} // namespace etherdeck::plans
