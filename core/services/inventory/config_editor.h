#pragma once

#include "core/base/error.h"
#include "core/services/inventory/discovery_service.h"

#include <QObject>

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
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
/// Errors: of aoe::parse(); Unsupported with the target's own error as detail.
[[nodiscard]] Result<ConfigAnswer> readConfigAnswer(std::span<const std::byte> frame);

/// Changes config strings path by path, and reads each back. Lives in the thread of its DiscoveryService.
class ConfigEditor : public QObject {
    Q_OBJECT

public:
    explicit ConfigEditor(DiscoveryService& service, QObject* parent = nullptr);

public slots:
    /// `ticket` is the caller's name for the change; changed() tells how it ended, once, never before this
    /// returns. A path that does not go well ends the change: the paths after it are left alone.
    void change(quint32 ticket, etherdeck::Address address,
                const std::vector<etherdeck::discovery::PathKey>& paths, const etherdeck::ConfigWish& wish);

signals:
    void changed(quint32 ticket, const etherdeck::ConfigOutcome& outcome);

private:
    enum class Step { Check, Set, ReadBack };
    struct Change {
        quint32 ticket = 0;
        Address address;
        std::deque<discovery::PathKey> paths; ///< still to be done; the first one is being done
        ConfigWish wish;
        Step step = Step::Set;
    };
    using Answer = std::pair<quint32, Result<std::vector<std::byte>>>;

    void ask(Change change);
    void takeAnswers();
    [[nodiscard]] static Step firstStep(const ConfigWish& wish) {
        return wish.expected ? Step::Check : Step::Set;
    }
    void proceed(Change change, const Result<std::vector<std::byte>>& answer);
    void end(const Change& change, ConfigOutcome outcome);

    DiscoveryService& m_service;
    std::map<quint32, Change> m_changes; ///< by the number of their question
    std::deque<Answer> m_answers;
    bool m_isTaking = false;
};

} // namespace etherdeck
