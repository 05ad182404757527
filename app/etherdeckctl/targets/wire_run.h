#pragma once

#include "app/etherdeckctl/targets/options.h"
#include "core/discovery/target_json.h"
#include "core/remote/ask_server.h"
#include "core/services/inventory/discovery_service.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// A discovery service with the links that the options select, and the waiting that commands need.
class WireRun {
public:
    /// Opens the links. When none can be opened, the errors are printed and isUsable() is false.
    WireRun(const WireOptions& options, Address scope = Address::everyone());
    ~WireRun();

    [[nodiscard]] bool isUsable() const { return m_service != nullptr; }
    [[nodiscard]] DiscoveryService& service() { return *m_service; }

    /// Returns when everything that answers is known, when the time for answers is over, or (false) when no
    /// link is left. Problems with links are printed as they occur.
    [[nodiscard]] bool waitUntilSettled();
    /// True when every requested link has worked so far.
    [[nodiscard]] bool allLinksWorked() const { return m_troubled.empty(); }
    /// Repeats a request until it is answered or given up.
    [[nodiscard]] Result<discovery::Answer> ask(Address address, const discovery::PathKey& path,
                                                const DiscoveryService::RequestBuilder& build);

    [[nodiscard]] TargetContext context() const;
    /// The same with names of interfaces that say how far away they are.
    [[nodiscard]] TargetContext textContext() const;
    [[nodiscard]] std::string interfaceName(discovery::LinkId link) const;

private:
    void linksChanged(const std::vector<LinkStatus>& links);
    [[nodiscard]] bool anyLinkIsUp() const;
    [[nodiscard]] bool anyLinkMayComeUp() const;
    /// The way to a box takes longer than to open an interface of this computer.
    [[nodiscard]] bool anyBoxIsAwaited() const;
    [[nodiscard]] Duration longestRoundTrip() const;
    void printWhyNoLinkIsUp() const;
    void print(const LinkStatus& link, const Error& error) const;

    WireOptions m_options;
    std::string m_linkProgram;
    std::unique_ptr<remote::AskServer> m_asking;
    std::unique_ptr<DiscoveryService> m_service;
    std::set<std::string> m_troubled; ///< interfaces whose problem has been printed
};

} // namespace etherdeck::ctl
