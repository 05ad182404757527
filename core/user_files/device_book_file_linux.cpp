#include "core/user_files/device_book.h"
#include "core/user_files/edited_file.h"

namespace etherdeck::remote {

Result<DeviceBook> readDeviceBook(const std::string& path) { return readFileOf<DeviceBook>(path); }

Result<void> editDeviceBook(const std::string& path, const std::function<Result<void>(DeviceBook&)>& edit) {
    return editFileOf<DeviceBook>(path, edit);
}

} // namespace etherdeck::remote
