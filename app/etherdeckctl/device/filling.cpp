#include "app/etherdeckctl/device/filling.h"

#include "app/etherdeckctl/base/console_text.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/session.h"
#include "core/console/box_log_reading.h"
#include "core/discovery/target_json.h"
#include "core/services/desk/state_folder.h"
#include "core/store/console/store.h"

#include <QFile>
#include <QFileInfo>

namespace etherdeck::ctl {

namespace {

using store::ConsoleStore;

FailureText fillFailure(std::string code, std::string message, std::string advice = {}) {
    return {std::move(code), std::move(message), std::move(advice), {}, remote::Json::object()};
}

FailureText storeFailure(const Error& error, const std::string& path) {
    const auto where = "the history in '" + path + "' ";
    FailureText text =
        fillFailure(std::string(name(error.code)), where + "could not be changed: " + describe(error));
    if (error.code == ErrorCode::Busy) {
        text.message = where + "is being written by another program.";
        text.advice = "Try again: what is stored already is not stored twice.";
    } else if (error.code == ErrorCode::VersionMismatch) {
        text.message = where + "was written by a newer version of Etherdeck.";
    } else if (error.code == ErrorCode::Malformed) {
        text.message = "'" + path + "' is not an Etherdeck history, or it is damaged.";
    }
    text.said = error.detail;
    return text;
}

/// One run of `kmsg --fill`.
class Filling {
public:
    Filling(Output& output, const DeviceOptions& options, const FillOptions& fill) :
        m_output(output), m_options(options), m_fill(fill), m_reading({fill.since}) {}

    ExitStatus run();

private:
    ExitStatus fails(const FailureText& failure) const { return report(m_output, failure, m_options.json); }
    std::optional<ConsoleStore> openStore() const;
    [[nodiscard]] std::optional<std::int64_t> findSource(const ConsoleStore& store) const;
    [[nodiscard]] bool readLog();
    ExitStatus print(const store::FilledGaps& outcome) const;

    Output& m_output;
    const DeviceOptions& m_options;
    const FillOptions& m_fill;
    std::string m_path;
    BoxLogReading m_reading;
};

ExitStatus Filling::run() {
    m_path = m_fill.store.empty() ? QFile::encodeName(historyPath()).toStdString() : m_fill.store;
    auto store = openStore();
    const auto source = store ? findSource(*store) : std::nullopt;
    if (!source || !readLog())
        return ExitStatus::Failed;
    const auto outcome = store->fillGaps(*source, m_reading.log());
    if (!outcome)
        return fails(storeFailure(outcome.error(), m_path));
    return print(*outcome);
}

std::optional<ConsoleStore> Filling::openStore() const {
    if (!QFileInfo::exists(QFile::decodeName(m_path.c_str()))) {
        fails(fillFailure("no-history", "there is no history in '" + m_path + "'.",
                          "The window and 'etherdeckctl netconsole listen --store FILE' create it."));
        return std::nullopt;
    }
    auto store = ConsoleStore::open(m_path);
    if (store)
        return std::move(*store);
    fails(storeFailure(store.error(), m_path));
    return std::nullopt;
}

std::optional<std::int64_t> Filling::findSource(const ConsoleStore& store) const {
    const auto sources = store.sources();
    if (!sources) {
        fails(storeFailure(sources.error(), m_path));
        return std::nullopt;
    }
    std::vector<std::int64_t> found;
    for (const auto& source : *sources)
        if (isCalled(source, *m_fill.source))
            found.push_back(source.id);
    if (found.size() == 1)
        return found.front();
    fails(found.empty()
              ? fillFailure("no-such-source", "there is no source '" + *m_fill.source + "'.",
                            "'etherdeckctl log sources' lists the known ones.")
              : fillFailure("several-sources", "several sources are called '" + *m_fill.source + "'.",
                            "Give the number of one: 'etherdeckctl log sources' lists them."));
    return std::nullopt;
}

/// If anything is wrong with the log, nothing of it is stored.
bool Filling::readLog() {
    auto session = DeviceSession::open(m_output, m_options);
    if (!session)
        return false;
    while (const auto since = m_reading.next()) {
        auto page = session->ask(
            {"kernel_log.read", {{"since", *since}, {"limit", BoxLogReading::pageSize}}, "kernel-log"},
            remote::kernelLogFrom);
        if (!page)
            return false;
        m_reading.take(std::move(*page));
    }
    if (m_reading.problem() == BoxLogReading::Problem::Restarted)
        fails(fillFailure("restarted", "the box has restarted while its log was read.", "Try again."));
    else if (m_reading.problem() != BoxLogReading::Problem::None)
        fails(fillFailure("not-an-agent", "what the agent sent cannot be the log of a kernel.",
                          "Nothing was stored."));
    return m_reading.problem() == BoxLogReading::Problem::None;
}

ExitStatus Filling::print(const store::FilledGaps& outcome) const {
    if (outcome.boots.size() > 1) {
        std::string boots;
        for (const auto boot : outcome.boots)
            boots += (boots.empty() ? "#" : ", #") + std::to_string(boot);
        return fails(fillFailure("several-boots", "the log of the box matches several boots: " + boots +
                                                      ". Nothing was stored."));
    }
    if (m_options.json) {
        m_output.print(dump({{"gaps", outcome.gaps},
                             {"filled", outcome.filled},
                             {"remaining", outcome.remaining},
                             {"records", outcome.records},
                             {"crashes", outcome.crashes}}) +
                       '\n');
        return ExitStatus::Done;
    }
    if (!outcome.hasGaps)
        m_output.print("There are no gaps that this log could fill.\n");
    else if (outcome.boots.empty())
        m_output.print("Nothing was stored: nothing proves that this is the log of a boot with gaps.\n");
    else
        m_output.print(std::to_string(outcome.filled) + " of " + std::to_string(outcome.gaps) +
                       (outcome.gaps == 1 ? " gap was" : " gaps were") + " filled, with " +
                       std::to_string(outcome.records) +
                       (outcome.records == 1 ? " record.\n" : " records.\n"));
    if (outcome.crashes != 0)
        m_output.print(outcome.crashes == 1
                           ? "A crash was found in them.\n"
                           : std::to_string(outcome.crashes) + " crashes were found in them.\n");
    return ExitStatus::Done;
}

} // namespace

ExitStatus runFill(Output& output, const DeviceOptions& options, const FillOptions& fill) {
    return Filling(output, options, fill).run();
}

} // namespace etherdeck::ctl
