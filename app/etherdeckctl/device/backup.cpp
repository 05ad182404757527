#include "app/etherdeckctl/device/backup.h"

#include "core/discovery/target_json.h"
#include "core/plans/json.h"
#include "core/services/desk/state_folder.h"
#include "core/system/replace_file.h"

#include <QFile>

#include <algorithm>

namespace etherdeck::ctl {

namespace {

constexpr std::size_t hashInName = 16;

} // namespace

std::optional<plans::FlashBackup> askForBackup(DeviceSession& session) {
    return session.ask({"uboot.env.backup", Json::object(), "uboot-env"}, plans::backupFrom);
}

std::optional<std::string> keepBackup(DeviceSession& session, const std::string& sha256) {
    const auto backup = askForBackup(session);
    if (!backup)
        return std::nullopt;
    if (backup->sha256 != sha256) {
        session.refuse({plans::RefusalCode::StateMoved,
                        "The flash memory has changed since the plan was made. Plan again.",
                        {}});
        return std::nullopt;
    }
    auto name = backup->mac ? backup->mac->toString() : std::string("unknown");
    std::ranges::replace(name, ':', '-');
    const auto file = QFile::encodeName(flashBackupFolder()).toStdString() + '/' + name + '_' +
                      sha256.substr(0, hashInName) + ".json";
    const auto written = replaceFile(file, dump(plans::toJson(*backup)) + '\n', 0600);
    if (written)
        return file;
    session.refuse(
        {plans::RefusalCode::Failed,
         "The backup could not be written to " + file + ", so nothing was changed: " + written.error().detail,
         {{"file", file}}});
    return std::nullopt;
}

} // namespace etherdeck::ctl
