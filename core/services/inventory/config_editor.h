#pragma once

#include "core/base/error.h"
#include "core/services/inventory/discovery_service.h"

#include <QObject>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// A requested config string. At most aoe::longestConfigString bytes; empty: no owner.
struct ConfigWish {
    std::string string;
    bool force = false; ///< replaces another string too; without it a target keeps the string it has
    /// Change it only if this is the present string: it is read first, on each path. AoE has no command for
    /// both.
    std::optional<std::string> expected = std::nullopt;

    friend bool operator==(const ConfigWish&, const ConfigWish&) = default;
};

/// How a change of a config string ended.
struct ConfigOutcome {
    enum class Kind {
        Done,    ///< every path has read it back
        Refused, ///< there is another string, or not the expected one: see present
        NotKept, ///< the target accepted it and then reported another one: see present
        Failed,  ///< see error
    };

    Kind kind = Kind::Done;
    std::string present;                    ///< what the target reports now, where known
    std::optional<discovery::PathKey> path; ///< the path that failed
    Error error;                            ///< of Failed

    friend bool operator==(const ConfigOutcome&, const ConfigOutcome&) = default;
};

/// A target's answer to a Query Config command.
struct ConfigAnswer {
    bool refused = false; ///< there is another string
    std::string string;   ///< the present string
};
/// Errors: Unsupported with the target's own error as detail.
[[nodiscard]] Result<ConfigAnswer> readConfigAnswer(const aoe::Frame& frame);

/// Changes config strings path by path, and reads each back. Lives in the thread of its DiscoveryService, and
/// may be asked from any.
class ConfigEditor : public QObject {
    Q_OBJECT

public:
    explicit ConfigEditor(DiscoveryService& service, QObject* parent = nullptr);

    /// The change ends when a path fails or the call is cancelled: the paths after it are left
    /// alone.
    Call change(Address address, const std::vector<discovery::PathKey>& paths, const ConfigWish& wish,
                QObject* receiver, Then<ConfigOutcome> then);

private:
    enum class Step { Check, Set, ReadBack };
    struct Change {
        Reply<ConfigOutcome> reply;
        Address address;
        std::deque<discovery::PathKey> paths; ///< still to be changed; the first one is in progress
        ConfigWish wish;
        Step step = Step::Set;
    };

    void ask(const Change& change);
    [[nodiscard]] static Step firstStep(const ConfigWish& wish) {
        return wish.expected ? Step::Check : Step::Set;
    }
    void proceed(Change change, const Result<discovery::Answer>& answer);

    DiscoveryService& m_service;
    Calls m_asked;
};

} // namespace etherdeck
