#include "core/user_files/flash_backups.h"

#include "core/system/replace_file.h"

#include <algorithm>

namespace etherdeck::remote {

namespace {

constexpr std::size_t hashInName = 16;
constexpr unsigned backupMode = 0600; ///< the environment may have passwords

} // namespace

plans::Json backupParams(const plans::BackupRequest& request) {
    return request.area ? plans::toJson(*request.area) : plans::Json::object();
}

std::string backupText(const plans::FlashBackup& backup) {
    return plans::toJson(backup).dump(-1, ' ', false, plans::Json::error_handler_t::replace) + '\n';
}

plans::Outcome<std::string> keepFlashBackup(const std::string& folder, const plans::FlashBackup& backup,
                                            const plans::BackupRequest& request) {
    if (auto right = plans::checkBackup(backup, request); !right)
        return plans::refuse(right.error());
    auto name = backup.mac ? backup.mac->toString() : std::string("unknown");
    std::ranges::replace(name, ':', '-');
    auto file = folder + '/' + name + '_' + backup.sha256.substr(0, hashInName) + ".json";
    const auto written = replaceFile(file, backupText(backup), backupMode);
    if (written)
        return file;
    return plans::refuse(plans::RefusalCode::Failed,
                         "The backup could not be written to " + file +
                             ", so nothing was changed: " + written.error().detail,
                         {{"file", file}});
}

} // namespace etherdeck::remote
