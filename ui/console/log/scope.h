#pragma once

#include "core/services/console/reader.h"

#include <QMap>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace etherdeck::ui {

class LeftOutBar;
class LogFilterBar;

/// Which lines the log shows, as questions to the store, and whom to ask them.
class LogScope {
public:
    LogScope(const LogFilterBar& filter, const LeftOutBar& leftOut) : m_filter(filter), m_leftOut(leftOut) {}

    void setReader(ConsoleReader& reader) { m_reader = &reader; }
    [[nodiscard]] ConsoleReader& reader() const { return *m_reader; }

    /// None: all there are.
    void setSources(std::vector<qint64> sources) { m_sources = std::move(sources); }
    [[nodiscard]] const std::vector<qint64>& sources() const { return m_sources; }
    void setBoot(std::optional<std::int64_t> boot) { m_boot = boot; }
    [[nodiscard]] const std::optional<std::int64_t>& boot() const { return m_boot; }
    void setNames(QMap<qint64, QString> names) { m_names = std::move(names); }
    [[nodiscard]] const QMap<qint64, QString>& names() const { return m_names; }

    /// Sources and boot.
    [[nodiscard]] store::ConsoleFilter place() const;
    /// Sources, boot, level and text.
    [[nodiscard]] store::ConsoleSearch search() const;
    /// Sources, and the time of `boots`, newest first, if it is one boot that is shown: a datagram knows no
    /// boot.
    [[nodiscard]] store::ConsoleFilter datagrams(const std::vector<store::ConsoleBoot>& boots) const;
    /// Whether a line without an end, which the store does not have, belongs there.
    [[nodiscard]] bool hasOpen(const netconsole::Line& line) const;

private:
    const LogFilterBar& m_filter;
    const LeftOutBar& m_leftOut;
    ConsoleReader* m_reader = &ConsoleReader::closed();
    std::vector<qint64> m_sources;
    std::optional<std::int64_t> m_boot;
    QMap<qint64, QString> m_names;
};

/// What is to be done with an answer: `then` takes it, a failure goes to `otherwise`.
template <class Answer>
[[nodiscard]] Then<Answer> thenOr(std::function<void(const Error&)> otherwise,
                                  std::function<void(const Answer&)> then) {
    return [otherwise = std::move(otherwise), then = std::move(then)](const Result<Answer>& answer) {
        answer ? then(*answer) : otherwise(answer.error());
    };
}

} // namespace etherdeck::ui
