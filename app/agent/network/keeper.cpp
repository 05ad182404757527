#include "app/agent/network/keeper.h"

#include "core/system/small_files.h"

#include <algorithm>
#include <optional>

namespace etherdeck::agent {

namespace {

using plans::NetworkKeeper;

constexpr std::size_t largestSettingsFile = 256 * 1024;
constexpr std::size_t mostSettingsFiles = 500;

std::optional<std::string> readSettings(const std::string& path) {
    auto content = readWhole(path, largestSettingsFile);
    return content ? std::optional(std::move(*content)) : std::nullopt;
}

/// The value of a line KEY=VALUE.
std::string valueOf(const std::string& content, const std::string& key) {
    for (std::size_t at = 0; at < content.size();) {
        const auto end = std::min(content.find('\n', at), content.size());
        const auto line = content.substr(at, end - at);
        if (line.starts_with(key + '='))
            return line.substr(key.size() + 1);
        at = end + 1;
    }
    return {};
}

class SettingsReader {
public:
    SettingsReader(std::string root, NetworkSettings& settings) :
        m_root(std::move(root)), m_settings(settings) {}

    [[nodiscard]] std::string at(const std::string& path) const { return m_root + path; }

    void addFile(const std::string& path) {
        if (m_settings.files.size() >= mostSettingsFiles)
            return;
        if (auto content = readSettings(at(path)))
            m_settings.files[path] = std::move(*content);
    }

    /// The files in a folder, and in the folders `*.d` in it when `withDropIns`.
    void addFolder(const std::string& path, bool withDropIns) {
        for (const auto& name : namesIn(at(path), mostSettingsFiles)) {
            if (withDropIns && name.ends_with(".d"))
                addFolder(path + '/' + name, false);
            else
                addFile(path + '/' + name);
        }
    }

    void addNetworkFiles(const std::vector<plans::BoxInterface>& interfaces) {
        for (const auto& interface : interfaces) {
            const auto link = readSettings(at("/run/systemd/netif/links/" + std::to_string(interface.index)));
            if (const auto file = valueOf(link.value_or(""), "NETWORK_FILE"); !file.empty())
                m_settings.networkFiles[interface.name] = file;
        }
    }

    [[nodiscard]] NetworkKeeper keeper() const {
        if (isThere(at("/etc/config/network")) &&
            (isThere(at("/sbin/netifd")) || isThere(at("/etc/openwrt_release"))))
            return NetworkKeeper::Netifd;
        if (!m_settings.networkFiles.empty())
            return NetworkKeeper::SystemdNetworkd;
        // NetworkManager leaves alone what ifupdown configures, so its file decides.
        const bool hasIfupdown = isThere(at("/etc/network/interfaces")) &&
                                 (isThere(at("/sbin/ifup")) || isThere(at("/usr/sbin/ifup")));
        const bool hasNetworkManager = isThere(at("/run/NetworkManager"));
        if (hasIfupdown && (!hasNetworkManager || configuresMoreThanLoopback()))
            return NetworkKeeper::Ifupdown;
        if (hasNetworkManager)
            return NetworkKeeper::NetworkManager;
        return NetworkKeeper::None;
    }

private:
    [[nodiscard]] bool configuresMoreThanLoopback() const {
        const auto content = "\n" + readSettings(at("/etc/network/interfaces")).value_or("");
        for (auto found = content.find("\niface "); found != std::string::npos;
             found = content.find("\niface ", found + 1))
            if (content.compare(found, 10, "\niface lo ") != 0)
                return true;
        return false;
    }

    std::string m_root;
    NetworkSettings& m_settings;
};

} // namespace

NetworkSettings readNetworkSettings(const std::string& root,
                                    const std::vector<plans::BoxInterface>& interfaces) {
    NetworkSettings settings;
    SettingsReader reader(root, settings);
    reader.addNetworkFiles(interfaces);
    settings.keeper = reader.keeper();
    switch (settings.keeper) {
    case NetworkKeeper::Ifupdown:
        reader.addFile("/etc/network/interfaces");
        reader.addFolder("/etc/network/interfaces.d", false);
        break;
    case NetworkKeeper::SystemdNetworkd:
        reader.addFolder("/etc/systemd/network", true);
        break;
    case NetworkKeeper::Netifd:
        reader.addFile("/etc/config/network");
        break;
    case NetworkKeeper::NetworkManager:
    case NetworkKeeper::None:
        break;
    }
    return settings;
}

} // namespace etherdeck::agent
