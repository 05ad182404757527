#include "app/etherdeckctl/device/backup.h"

#include "core/plans/json.h"
#include "core/services/desk/state_folder.h"
#include "core/user_files/flash_backups.h"

#include <QFile>

namespace etherdeck::ctl {

std::optional<plans::FlashBackup> askForBackup(DeviceSession& session, const plans::BackupRequest& request) {
    return session.ask({"uboot.env.backup", remote::backupParams(request), "uboot-env"}, plans::backupFrom);
}

std::optional<std::string> keepBackup(DeviceSession& session, const plans::BackupRequest& request) {
    const auto backup = askForBackup(session, request);
    if (!backup)
        return std::nullopt;
    const auto kept =
        remote::keepFlashBackup(QFile::encodeName(flashBackupFolder()).toStdString(), *backup, request);
    if (kept)
        return *kept;
    session.refuse(kept.error());
    return std::nullopt;
}

} // namespace etherdeck::ctl
