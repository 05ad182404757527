#include "core/services/devices/flash_backups.h"

#include "core/plans/json.h"
#include "core/services/desk/state_folder.h"
#include "core/system/replace_file.h"

#include <QFile>

#include <algorithm>

namespace etherdeck {

namespace {

constexpr std::size_t hashInName = 16;

} // namespace

plans::Outcome<std::string> keepFlashBackup(const plans::FlashBackup& backup, const std::string& sha256) {
    if (!sha256.empty() && backup.sha256 != sha256)
        return plans::refuse(plans::RefusalCode::StateMoved,
                             "The flash memory has changed since the plan was made. Plan again.");
    auto name = backup.mac ? backup.mac->toString() : std::string("unknown");
    std::ranges::replace(name, ':', '-');
    auto file = QFile::encodeName(flashBackupFolder()).toStdString() + '/' + name + '_' +
                backup.sha256.substr(0, hashInName) + ".json";
    const auto content = plans::toJson(backup).dump(-1, ' ', false, plans::Json::error_handler_t::replace);
    const auto written = replaceFile(file, content + '\n', 0600);
    if (written)
        return file;
    return plans::refuse(plans::RefusalCode::Failed,
                         "The backup could not be written to " + file +
                             ", so nothing was changed: " + written.error().detail,
                         {{"file", file}});
}

} // namespace etherdeck
