#include "app/etherdeckctl/known_devices/book.h"

#include "app/etherdeckctl/base/problem.h"
#include "core/services/desk/state_folder.h"

#include <QFile>

namespace etherdeck::ctl {

std::string bookFile() { return QFile::encodeName(deviceBookPath()).toStdString(); }

FailureText bookFailure(const Error& error) {
    return {"failed", "the list of devices cannot be used: " + bookFile() + '.', {}, describe(error), {}};
}

FailureText noSuchDevice(const std::string& name) {
    return {"no-such-device",
            "there is no device '" + name + "'.",
            "etherdeckctl device list shows those that are known.",
            {},
            {{"name", name}}};
}

} // namespace etherdeck::ctl
