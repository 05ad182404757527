#include "app/etherdeckctl/base/journal_damage.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/stop_signals.h"
#include "app/etherdeckctl/netconsole/commands.h"
#include "app/etherdeckctl/netconsole/printer.h"
#include "app/etherdeckctl/netconsole/setup.h"
#include "core/console/adoption.h"
#include "core/console/journals.h"
#include "core/console/receiver.h"
#include "core/console/source_follower.h"
#include "core/console/store_thread.h"
#include "core/console/store_upkeep.h"
#include "core/discovery/target_json.h"
#include "core/services/console/forwarding.h"
#include "core/store/console/store.h"
#include "core/system/service_notify.h"

#include <QEventLoop>
#include <QTimer>

#include <atomic>
#include <functional>
#include <map>
#include <vector>

namespace etherdeck::ctl {

namespace {

using namespace std::chrono_literals;

constexpr auto patienceAtTheEnd = 1s; // what is not stored by then stays in the journal for the next start

void printStoreProblem(const std::string& path, const Error& error) {
    printProblem("cannot store lines in '" + path + "': " + describe(error),
                 "Use --store FILE for another file, or --no-store to only print.", error.detail);
}

std::shared_ptr<store::ConsoleStore> openStore(const NetconsoleOptions& options) {
    const auto path = storePath(options);
    auto opened = store::ConsoleStore::open(path);
    if (opened)
        return std::make_shared<store::ConsoleStore>(std::move(*opened));
    printStoreProblem(path, opened.error());
    return nullptr;
}

/// `tell` passes to the receiver what other programs have changed.
std::unique_ptr<StoreThread> makeWriter(const std::shared_ptr<store::ConsoleStore>& store,
                                        const NetconsoleOptions& options,
                                        std::vector<store::ConsoleSource> known,
                                        std::function<void(SourceFollower::Task)> tell) {
    const store::Retention retention{options.keepFor, options.keepMegabytes * 1'000'000};
    const auto look = [store, follower = std::make_shared<SourceFollower>(std::move(known)),
                       tell = std::move(tell)] {
        if (auto task = follower->look(*store, Clock::now()))
            tell(std::move(task));
    };
    return std::make_unique<StoreThread>(
        StoreThread::Store{
            [store, look](auto batches, TimePoint /*now*/) {
                auto stored = store->append(drained(batches));
                look();
                return stored;
            },
            [store] { store->beginRun(); },
            [store, look, upkeep = StoreUpkeep(storePath(options), retention)](TimePoint now) mutable {
                look();
                return upkeep.work(*store, now) != StoreUpkeep::Done::Nothing;
            },
        },
        [path = storePath(options)](const Error& error) { printStoreProblem(path, error); });
}

void printJournalProblem(const Error& error) {
    printProblem("cannot write the journal of received datagrams: " + describe(error),
                 "If this program is killed, the latest datagrams are lost.", error.detail);
}

void printLeftProblem(const Error& error) {
    printProblem("cannot read the journal that an earlier run left: " + describe(error),
                 "Nothing is lost: the next start tries again.", error.detail);
}

/// Reports a log server that cannot be reached, once for each error.
ConsoleForwarding::Changed serverWatch() {
    return [told = std::map<std::string, std::optional<Error>>()](const SyslogTarget& target,
                                                                  const SyslogStatus& status) mutable {
        auto& last = told[target.toString()];
        if (status.error && status.error != last)
            printProblem("the log server " + target.toString() + " is not available.",
                         "Lines are held and sent when it answers.", status.error->detail);
        last = status.error;
    };
}

/// One run of `listen`: the receiver and the sinks of its batches.
class Listening {
public:
    Listening(Output& output, const NetconsoleOptions& options) : m_output(output), m_options(options) {}

    ExitStatus run();

private:
    [[nodiscard]] bool start();
    [[nodiscard]] std::vector<ConsoleSink> sinks();
    void startPrinter();
    void outputFailed(const Error& error);
    void wait();
    void look();
    void tellLosses();
    void stop();
    [[nodiscard]] bool hasLeftSome() const {
        return m_receiver->hasLeftSome() || (m_writer && m_writer->hasLeftSome());
    }
    void printSummary() const;
    void printJsonSummary() const;

    Output& m_output;
    const NetconsoleOptions& m_options;
    StopSignals m_signals;                          // before any thread: threads inherit the blocked signals
    std::atomic<ConsoleReceiver*> m_told = nullptr; ///< for the store thread, which ends first
    QEventLoop m_loop;
    std::unique_ptr<StoreThread> m_writer;
    std::unique_ptr<ConsoleForwarding> m_forwarding;
    std::unique_ptr<ConsolePrinter> m_printer; ///< null with --quiet
    std::unique_ptr<ConsoleReceiver> m_receiver;
    std::uint64_t m_lostTold = 0;
    JournalDamage m_damageTold;
    std::optional<Error> m_leftFailureTold;
    bool m_journalFailed = false;
};

ExitStatus Listening::run() {
    if (!start())
        return ExitStatus::Failed;
    notifyServiceManager("READY=1");
    wait();
    notifyServiceManager("STOPPING=1");
    stop();
    if (m_options.json)
        printJsonSummary();
    else
        printSummary();
    const bool allStored = !m_writer || m_writer->counts().notStored == 0;
    return allStored && !m_receiver->failure() ? ExitStatus::Done : ExitStatus::Failed;
}

bool Listening::start() {
    auto sockets = openConsole(m_options);
    if (!sockets)
        return false;
    ConsoleIntake intake;
    OpenedJournals journals;
    if (!m_options.noStore) {
        const auto store = openStore(m_options);
        if (!store)
            return false;
        journals = openJournals(storePath(m_options), *store);
        if (journals.failure)
            printJournalProblem(*journals.failure);
        if (journals.leftFailure)
            printLeftProblem(*journals.leftFailure);
        auto known = store->sources().value_or(std::vector<store::ConsoleSource>());
        restoreSources(intake.netconsole(), known, Clock::now());
        m_writer = makeWriter(store, m_options, std::move(known), [this](auto task) {
            if (auto* const receiver = m_told.load())
                receiver->post([task = std::move(task)](ConsoleIntake& taken) { task(taken.netconsole()); });
        });
    }
    const auto where = whereItListens(*sockets);
    printBuffer(*sockets);
    auto receiver = ConsoleReceiver::start(std::move(*sockets), std::move(intake), sinks(),
                                           std::move(journals.journal), std::move(journals.left));
    if (!receiver) {
        printProblem("cannot start: " + describe(receiver.error()), {}, receiver.error().detail);
        return false;
    }
    m_receiver = std::move(*receiver);
    m_told = m_receiver.get();
    printNote("Listening on " + where + ".\n");
    return true;
}

/// The only place that decides where batches go. The store comes first: it must get all of them.
std::vector<ConsoleSink> Listening::sinks() {
    std::vector<ConsoleSink> sinks;
    if (m_writer)
        sinks.push_back(m_writer->sink());
    if (!m_options.forward.empty()) {
        m_forwarding = std::make_unique<ConsoleForwarding>(m_options.forward, serverWatch());
        sinks.push_back(m_forwarding->sink());
    }
    if (!m_options.quiet) {
        startPrinter();
        sinks.push_back(m_printer->sink());
    }
    return sinks;
}

void Listening::startPrinter() {
    // Without a store the output is all there is, so a slow reader has to hold up the rest.
    const auto whenFull = m_writer ? BatchQueue::WhenFull::LeaveOut : BatchQueue::WhenFull::Wait;
    const auto form = m_options.json ? ConsolePrinter::Form::Json : ConsolePrinter::Form::Text;
    m_printer = std::make_unique<ConsolePrinter>(m_output, form, whenFull, [this](const Error& error) {
        QMetaObject::invokeMethod(
            &m_loop, [this, error] { outputFailed(error); }, Qt::QueuedConnection);
    });
}

/// A closed pipe ends the run. A full disk must not keep lines from the store.
void Listening::outputFailed(const Error& error) {
    if (error.code == ErrorCode::Closed || (!m_writer && !m_forwarding)) {
        m_loop.quit();
        return;
    }
    const std::string rest = m_writer ? "Lines are still stored" : "Lines are still forwarded";
    printProblem("lines cannot be printed any more: " + error.detail + '.',
                 rest + "; use --quiet to print none.");
}

void Listening::wait() {
    QObject::connect(&m_signals, &StopSignals::stopRequested, &m_loop, &QEventLoop::quit);
    if (m_options.duration > 0s)
        QTimer::singleShot(m_options.duration, Qt::PreciseTimer, &m_loop, &QEventLoop::quit);
    QTimer each;
    QObject::connect(&each, &QTimer::timeout, &m_loop, [this] { look(); });
    each.start(1s);
    m_loop.exec();
}

void Listening::look() {
    tellLosses();
    if (const auto failure = m_receiver->failure()) {
        printProblem("a socket has failed: " + describe(*failure), {}, failure->detail);
        m_loop.quit();
    }
}

/// Reports only what is new since the last call.
void Listening::tellLosses() {
    const auto counts = m_receiver->counts();
    const auto lost = counts.lost.value_or(0);
    if (lost > m_lostTold)
        printProblem("the kernel dropped " + std::to_string(lost - m_lostTold) + " more datagrams (" +
                     std::to_string(lost) + " in all).");
    m_lostTold = lost;
    const auto journalFailure = m_receiver->journalFailure();
    if (journalFailure && !m_journalFailed)
        printJournalProblem(*journalFailure);
    m_journalFailed = journalFailure.has_value();
    if (counts.damage != m_damageTold)
        printJournalDamage(counts.damage);
    m_damageTold = counts.damage;
    const auto leftFailure = m_receiver->leftFailure();
    if (leftFailure && leftFailure != m_leftFailureTold)
        printLeftProblem(*leftFailure);
    m_leftFailureTold = leftFailure;
}

void Listening::stop() {
    m_receiver->stop(patienceAtTheEnd);
    tellLosses();
    if (m_writer)
        m_writer->stop(m_receiver->isWrittenDown() ? std::optional<Duration>(patienceAtTheEnd)
                                                   : std::nullopt);
    if (m_forwarding)
        m_forwarding->stop();
    if (m_printer)
        m_printer->stop();
}

void Listening::printSummary() const {
    const auto counts = m_receiver->counts();
    std::string text = "Received " + std::to_string(counts.received) + " datagrams, lost " +
                       (counts.lost ? std::to_string(*counts.lost) : "an unknown number") + "; " +
                       std::to_string(counts.lines) + " lines";
    if (m_writer)
        text += ", " + std::to_string(m_writer->counts().stored) + " of them stored";
    text += ".\n";
    const auto add = [&text](std::uint64_t count, const char* what) {
        if (count > 0)
            text += std::to_string(count) + ' ' + what + ".\n";
    };
    add(counts.cut, "datagrams were truncated: they were longer than any console's");
    add(counts.refused, "datagrams were ignored: there were too many senders");
    add(counts.fragmentsRefused, "datagrams were invalid fragments of records");
    add(counts.eventsLost, "lines were dropped because a queue was full");
    add(counts.damage.places, "places in the journal were damaged");
    add(m_printer ? m_printer->leftOut() : 0, "lines were not printed: standard output was too slow");
    add(m_printer ? m_printer->lost() : 0, "lines were not printed: standard output could not be written");
    add(m_writer ? m_writer->counts().notStored : 0, "lines could not be stored");
    if (m_forwarding) {
        for (const auto& [target, status] : m_forwarding->outcomes())
            text += "Forwarded " + std::to_string(status.counts.sent) + " lines to " + target + ", lost " +
                    std::to_string(status.counts.lost) +
                    (status.isEndUnknown ? "; it may not have read the last ones.\n" : ".\n");
        add(m_forwarding->leftOut(), "lines were not forwarded: too many were waiting");
    }
    if (hasLeftSome())
        text += "Not everything is stored yet: the rest waits in '" + journalFolder(storePath(m_options)) +
                "' for the next start, or 'etherdeckctl log recover'.\n";
    printNote(text);
}

void Listening::printJsonSummary() const {
    const auto counts = m_receiver->counts();
    nlohmann::ordered_json summary;
    summary["received"] = counts.received;
    summary["lost"] = counts.lost ? nlohmann::ordered_json(*counts.lost) : nlohmann::ordered_json();
    summary["cut"] = counts.cut;
    summary["refused"] = counts.refused;
    summary["fragments_refused"] = counts.fragmentsRefused;
    summary["lines"] = counts.lines;
    summary["events_lost"] = counts.eventsLost;
    summary["stored"] =
        m_writer ? nlohmann::ordered_json(m_writer->counts().stored) : nlohmann::ordered_json();
    summary["not_stored"] = m_writer ? m_writer->counts().notStored : 0;
    summary["damaged_places"] = counts.damage.places;
    summary["damaged_bytes"] = counts.damage.bytes;
    summary["not_printed"] = m_printer ? m_printer->leftOut() : 0;
    if (m_forwarding) {
        for (const auto& [target, status] : m_forwarding->outcomes())
            summary["forward"].push_back({{"url", target},
                                          {"sent", status.counts.sent},
                                          {"lost", status.counts.lost},
                                          {"end_unknown", status.isEndUnknown}});
        summary["not_forwarded"] = m_forwarding->leftOut();
    }
    summary["left_for_next_start"] = hasLeftSome();
    m_output.print(dump({{"summary", summary}}) + '\n');
}

} // namespace

ExitStatus runNetconsoleListen(Output& output, const NetconsoleOptions& options) {
    return Listening(output, options).run();
}

} // namespace etherdeck::ctl
