#pragma once

#include "core/base/error.h"
#include "core/services/inventory/discovery_service.h"

#include <QObject>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// What a target's config string shall be. At most aoe::longestConfigString bytes; empty: nobody's.
struct ConfigWish {
    std::string string;
    bool force = false; ///< over another string too; without it a target keeps what is there
    /// Only while this one stands there: it is read first, on each path. AoE has no command for both.
    std::optional<std::string> expected = std::nullopt;

    friend bool operator==(const ConfigWish&, const ConfigWish&) = default;
};

/// How a change of a config string ended.
struct ConfigOutcome {
    enum class Kind {
        Done,    ///< every path has read it back
        Refused, ///< another string is there, or not the expected one: see present
        NotKept, ///< the target took it and then told another one: see present
        Failed,  ///< see error
    };

    Kind kind = Kind::Done;
    std::string present;                    ///< what the target says now, where that is known
    std::optional<discovery::PathKey> path; ///< the path that did not go well
    Error error;                            ///< of Failed

    friend bool operator==(const ConfigOutcome&, const ConfigOutcome&) = default;
};

/// A target's answer to a Query Config command.
struct ConfigAnswer {
    bool refused = false; ///< another string stands there
    std::string string;   ///< what stands there now
};
/// Errors: Unsupported with the target's own error as detail.
[[nodiscard]] Result<ConfigAnswer> readConfigAnswer(const aoe::Frame& frame);

/// Changes config strings path by path, and reads each back. Lives in the thread of its DiscoveryService, and
/// may be asked from any.
class ConfigEditor : public QObject {
    Q_OBJECT

public:
    explicit ConfigEditor(DiscoveryService& service, QObject* parent = nullptr);

    /// A path that does not go well ends the change, and so does cancelling: the paths after it are left
    /// alone.
    Call change(Address address, const std::vector<discovery::PathKey>& paths, const ConfigWish& wish,
                QObject* receiver, Then<ConfigOutcome> then);

private:
    enum class Step { Check, Set, ReadBack };
    struct Change {
        Reply<ConfigOutcome> reply;
        Address address;
        std::deque<discovery::PathKey> paths; ///< still to be done; the first one is being done
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
