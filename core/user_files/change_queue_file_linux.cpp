#include "core/user_files/change_queue_file.h"
#include "core/user_files/edited_file.h"

namespace etherdeck::remote {

Result<plans::ChangeQueue> readChangeQueue(const std::string& path) {
    return readFileOf<plans::ChangeQueue>(path);
}

Result<void> editChangeQueue(const std::string& path,
                             const std::function<Result<void>(plans::ChangeQueue&)>& edit) {
    return editFileOf<plans::ChangeQueue>(path, edit);
}

Result<link::UniqueDescriptor> holdForApplying(const std::string& path) {
    return holdFile(path + ".applying", {});
}

} // namespace etherdeck::remote
