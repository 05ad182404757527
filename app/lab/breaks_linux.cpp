#include "app/lab/breaker.h"
#include "app/lab/network/directory.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

std::string contentOfDescription(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

tl::unexpected<std::string> cannotBreak(std::string text) { return tl::unexpected(std::move(text)); }

/// One at a time. A lock of this kind is not inherited by what is started under it.
UniqueDescriptor lockLab(const std::string& directory) {
    UniqueDescriptor file(::open((directory + "/break.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    struct flock lock {};
    lock.l_type = F_WRLCK;
    while (file.isOpen() && ::fcntl(file.get(), F_SETLKW, &lock) != 0)
        if (errno != EINTR)
            file.reset();
    return file;
}

Broken breakLab(const Break& wished, const std::string& path, const std::string& ownFolder) {
    const auto directory = std::filesystem::path(path).parent_path().string();
    auto lab = Description::parse(contentOfDescription(path));
    if (lab && lab->isSimulated())
        return cannotBreak("the targets of this lab are simulated: there is nothing to break");
    const auto lock = lockLab(directory);
    if (!lock.isOpen())
        return cannotBreak(directory + " cannot be written to");
    lab = Description::parse(contentOfDescription(path)); // another one may have just finished
    if (!lab)
        return cannotBreak(path + " does not describe a lab: " + lab.error().detail);
    if (!lab->profile().hasAgents())
        return cannotBreak("a rack cannot be broken: there is no box behind its targets");
    const auto& plugs = lab->profile().plugs;
    const auto plug = std::ranges::find(plugs, wished.plug, &VirtualPlug::name);
    if (plug == plugs.end()) {
        std::string list;
        for (const auto& each : plugs)
            list += (list.empty() ? "" : ", ") + each.name;
        return cannotBreak("there is no plug " + wished.plug + ": the plugs are " + list);
    }
    Breaker breaker(*lab, directory, static_cast<std::size_t>(plug - plugs.begin()), ownFolder);
    auto done = breaker.run(wished);
    if (const auto written = replaceTextFile(path, lab->text()); !written && done)
        return cannotBreak(explain(written.error()));
    return done;
}

} // namespace

int runBreak(const Break& wished, const std::string& ownFolder) {
    const char* path = std::getenv("ETHERDECK_LAB");
    const auto done =
        path == nullptr || *path == '\0'
            ? cannotBreak("--break works inside a lab. etherdeck-lab -- bash starts one, and --enter "
                          "leads into one that waits")
            : breakLab(wished, path, ownFolder);
    if (done)
        return 0;
    complain(done.error() + (done.error().ends_with('.') ? "" : "."));
    return 1;
}

} // namespace etherdeck::lab
