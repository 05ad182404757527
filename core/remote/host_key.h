#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Host keys, as ssh's KnownHostsCommand passes them to etherdeck-askpass. It accepts those with the
/// fingerprints that the user has confirmed, and reports any other one on standard error.
namespace etherdeck::remote {

struct HostKey {
    std::string host; ///< as known_hosts has it: "plug", "[plug]:2222"
    std::string type; ///< "ssh-ed25519"
    std::string key;  ///< base64
    std::string fingerprint;

    friend bool operator==(const HostKey&, const HostKey&) = default;
};

/// "SHA256:" and 43 characters.
[[nodiscard]] bool isFingerprint(std::string_view text);
/// The line of known_hosts by which ssh accepts it.
[[nodiscard]] std::string knownHostsLine(const HostKey& key);

/// A key that was not accepted.
struct ReportedKey {
    std::string type;
    std::string fingerprint;
    bool isOther = false; ///< another one was confirmed before

    friend bool operator==(const ReportedKey&, const ReportedKey&) = default;
};
/// The line in which the helper reports it.
[[nodiscard]] std::string reportLine(const ReportedKey& key);
/// The last report in what ssh and the helper have said, whose lines are removed.
[[nodiscard]] std::optional<ReportedKey> takeReport(std::string& said);

} // namespace etherdeck::remote
