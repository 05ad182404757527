#include "app/etherdeckctl/device/queue.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/terminal.h"
#include "app/etherdeckctl/device/change.h"
#include "app/etherdeckctl/device/plan_text.h"
#include "app/etherdeckctl/device/session.h"
#include "core/base/harmless_text.h"
#include "core/base/shell_word.h"
#include "core/console/line_text.h"
#include "core/discovery/target_json.h"
#include "core/plans/change_queue.h"
#include "core/plans/wish_words.h"
#include "core/services/desk/state_folder.h"
#include "core/user_files/change_queue_file.h"

#include <QFile>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace etherdeck::ctl {

namespace {

using plans::ChangeQueue;
using plans::QueuedChange;

std::string queueFile(const DeviceOptions& options) {
    return options.queueFile.empty() ? QFile::encodeName(changeQueuePath()).toStdString() : options.queueFile;
}

FailureText queueFailure(const std::string& file, const Error& error) {
    FailureText failure;
    failure.code = "bad-file";
    failure.data = {{"path", file}};
    const auto is = "the queue " + file + ' ';
    switch (error.code) {
    case ErrorCode::Malformed:
        failure.message = is + "has an invalid '" + error.detail + "'.";
        failure.advice = "Move the file away to begin a new queue.\n";
        break;
    case ErrorCode::Unsupported:
        failure.message = is + "was written by a later version.";
        break;
    case ErrorCode::TooLong:
        failure.message = is + "is full: " + std::to_string(ChangeQueue::maxChanges) + " changes, or " +
                          std::to_string(ChangeQueue::maxText >> 20) + " MB.";
        failure.advice = "'etherdeckctl change apply' applies them, 'change drop' removes them.\n";
        break;
    case ErrorCode::Busy:
        failure.message = is + "is used by another program right now.";
        break;
    default:
        failure.message = is + "cannot be used: " + error.detail + '.';
        break;
    }
    return failure;
}

ExitStatus failed(Output& output, const DeviceOptions& options, const Error& error) {
    return report(output, queueFailure(queueFile(options), error), options.json);
}

std::string commandText(const QueuedChange& change) {
    auto text = "etherdeckctl -d " + shellWord(change.device);
    for (const auto& word : plans::commandWords(change.wish))
        text += ' ' + shellWord(word);
    return text;
}

nlohmann::ordered_json queuedJson(const QueuedChange& change) {
    return {{"number", change.number},
            {"device", change.device},
            {"command", commandText(change)},
            {"queued", toIso8601(change.queuedAt)},
            {"wish", plans::toJson(change.wish)}};
}

bool isMeant(const QueuedChange& change, const DeviceOptions& options) {
    return options.device.empty() || change.device == options.device;
}

std::string countText(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " change" : " changes");
}

FailureText noSuchChange(std::int64_t number) {
    FailureText failure;
    failure.code = "no-such-change";
    failure.message = "the queue has no change " + std::to_string(number) + '.';
    failure.advice = "'etherdeckctl change queue' lists them.\n";
    failure.data = {{"number", number}};
    return failure;
}

/// Applies one change after the other. Keeps the session with the box of the latest one: that of another box
/// would end while nobody serves it.
class QueueRun {
public:
    QueueRun(Output& output, const DeviceOptions& options) :
        m_output(output), m_options(options), m_consent{options.yes, options.confirm} {}

    /// False when this was the last one that is tried.
    [[nodiscard]] bool apply(const QueuedChange& change);
    [[nodiscard]] bool show(const QueuedChange& change);

private:
    [[nodiscard]] DeviceSession* sessionFor(const std::string& device);
    [[nodiscard]] bool isConfirmed(DeviceSession& session, const plans::ShownPlan& shown, Consent& consent);
    void printApplied(const QueuedChange& change, const std::string& title, const remote::Applied& applied);

    Output& m_output;
    const DeviceOptions& m_options;
    Consent m_consent;
    DeviceOptions m_boxOptions; ///< the session refers to it
    std::unique_ptr<DeviceSession> m_session;
};

DeviceSession* QueueRun::sessionFor(const std::string& device) {
    if (m_session && m_boxOptions.device == device)
        return m_session.get();
    m_session.reset();
    m_boxOptions = m_options;
    m_boxOptions.device = device;
    if (auto opened = DeviceSession::open(m_output, m_boxOptions))
        m_session = std::make_unique<DeviceSession>(std::move(*opened));
    return m_session.get();
}

bool QueueRun::isConfirmed(DeviceSession& session, const plans::ShownPlan& shown, Consent& consent) {
    if (isEnough(shown.plan, consent))
        return true;
    if (!canAsk(m_options)) {
        report(m_output, confirmationNeeded(shown.plan), m_options.json);
        return false;
    }
    printNote(planText(shown));
    return askFor(session, shown.plan, consent);
}

bool QueueRun::show(const QueuedChange& change) {
    auto* const session = sessionFor(change.device);
    const auto shown = session ? askForPlan(*session, change.wish) : std::nullopt;
    if (!shown)
        return false;
    auto json = queuedJson(change);
    json["plan"] = planJson(*shown);
    m_output.print(m_options.json ? dump(json) + '\n'
                                  : harmlessLine(change.device) + ": " + planText(*shown) + '\n');
    return true;
}

bool QueueRun::apply(const QueuedChange& change) {
    if (!m_options.json)
        printNote(harmlessLine(commandText(change)) + '\n');
    auto* const session = sessionFor(change.device);
    const auto shown = session ? askForPlan(*session, change.wish) : std::nullopt;
    auto consent = m_consent; // an answer is given to one change
    if (!shown || !isConfirmed(*session, *shown, consent))
        return false;
    const auto applied = askToApply(*session, *shown, consent);
    if (!applied)
        return false;
    printApplied(change, shown->plan.title.text(), *applied);
    return true;
}

void QueueRun::printApplied(const QueuedChange& change, const std::string& title,
                            const remote::Applied& applied) {
    auto json = queuedJson(change);
    json["applied"] = remote::toJson(applied);
    m_output.print(m_options.json ? dump(json) + '\n' : appliedText(title, applied, change.device));
}

/// Of a run that ended early.
void sayWhatIsLeft(const DeviceOptions& options, std::size_t applied, std::size_t left) {
    if (!options.json)
        printNote(countText(applied) + " applied; " + countText(left) + " still in the queue.\n");
}

std::vector<QueuedChange> meantIn(const ChangeQueue& queue, const DeviceOptions& options) {
    std::vector<QueuedChange> meant;
    std::ranges::copy_if(queue.changes(), std::back_inserter(meant),
                         [&](const QueuedChange& change) { return isMeant(change, options); });
    return meant;
}

/// In the order of the queue, as the boxes are now.
ExitStatus showPlans(QueueRun& run, const std::vector<QueuedChange>& meant) {
    return std::ranges::all_of(meant, [&run](const QueuedChange& change) { return run.show(change); })
               ? ExitStatus::Done
               : ExitStatus::Failed;
}

FailureText stillQueued(const std::string& file, const Error& error, std::int64_t number) {
    auto failure = queueFailure(file, error);
    failure.advice = "Change " + std::to_string(number) + " was applied: remove it with 'change drop " +
                     std::to_string(number) + "'.\n";
    failure.data["applied"] = number;
    return failure;
}

/// Each time the first of those that were there at the start and still are: the user may remove and move
/// changes while a question is open or a long step is under way.
ExitStatus applyAll(Output& output, const DeviceOptions& options, QueueRun& run,
                    const std::set<std::int64_t>& numbers) {
    const auto file = queueFile(options);
    for (std::size_t applied = 0;; ++applied) {
        const auto queue = remote::readChangeQueue(file);
        if (!queue)
            return failed(output, options, queue.error());
        auto left = queue->changes();
        std::erase_if(left, [&](const QueuedChange& change) { return !numbers.contains(change.number); });
        if (left.empty())
            return ExitStatus::Done;
        if (!run.apply(left.front())) {
            sayWhatIsLeft(options, applied, left.size());
            return ExitStatus::Failed;
        }
        // At once: a change is not applied again when a later one fails, or when this program is ended.
        const auto number = left.front().number;
        const auto edited = remote::editChangeQueue(file, [number](ChangeQueue& now) -> Result<void> {
            now.remove(number);
            return {};
        });
        if (!edited)
            return report(output, stillQueued(file, edited.error(), number), options.json);
    }
}

} // namespace

ExitStatus runQueueAdd(Output& output, const DeviceOptions& options, const plans::Wish& wish) {
    QueuedChange added;
    std::size_t count = 0;
    const auto edited = remote::editChangeQueue(queueFile(options), [&](ChangeQueue& queue) -> Result<void> {
        const auto number = queue.add(options.device, wish, std::chrono::system_clock::now());
        if (!number)
            return tl::unexpected(number.error());
        added = queue.changes().back();
        count = queue.changes().size();
        return {};
    });
    if (!edited)
        return failed(output, options, edited.error());
    output.print(options.json ? dump(queuedJson(added)) + '\n'
                              : "Queued as change " + std::to_string(added.number) + "; " + countText(count) +
                                    " in the queue. 'etherdeckctl change apply' applies them.\n");
    return ExitStatus::Done;
}

ExitStatus runQueueList(Output& output, const DeviceOptions& options) {
    const auto queue = remote::readChangeQueue(queueFile(options));
    if (!queue)
        return failed(output, options, queue.error());
    auto list = nlohmann::ordered_json::array();
    Table table({{"CHANGE", Table::Align::Right}, {"QUEUED"}, {"COMMAND"}});
    for (const auto& change : queue->changes()) {
        if (!isMeant(change, options))
            continue;
        list.push_back(queuedJson(change));
        table.addRow({{std::to_string(change.number), Style::Bold},
                      {localTimeText(change.queuedAt)},
                      {commandText(change)}});
    }
    if (options.json)
        output.print(dump(list, 2) + '\n');
    else
        output.print(list.empty() ? "No changes wait. A change with --queue is put here.\n"
                                  : table.toString());
    return ExitStatus::Done;
}

ExitStatus runQueueRemove(Output& output, const DeviceOptions& options,
                          const std::vector<std::int64_t>& numbers) {
    std::vector<std::int64_t> removed;
    std::optional<std::int64_t> missing;
    const auto edited = remote::editChangeQueue(queueFile(options), [&](ChangeQueue& queue) -> Result<void> {
        auto chosen = numbers;
        for (const auto& change : queue.changes())
            if (numbers.empty() && isMeant(change, options))
                chosen.push_back(change.number);
        const auto before = queue;
        for (const auto number : chosen) {
            if (!queue.remove(number)) {
                missing = number;
                queue = before; // all or none
                return {};
            }
            removed.push_back(number);
        }
        return {};
    });
    if (!edited)
        return failed(output, options, edited.error());
    if (missing)
        return report(output, noSuchChange(*missing), options.json);
    output.print(options.json ? dump({{"removed", removed}}) + '\n'
                              : "Removed " + countText(removed.size()) + " from the queue.\n");
    return ExitStatus::Done;
}

ExitStatus runQueueMove(Output& output, const DeviceOptions& options, std::int64_t number,
                        std::size_t place) {
    bool moved = false;
    const auto edited = remote::editChangeQueue(queueFile(options), [&](ChangeQueue& queue) -> Result<void> {
        moved = queue.move(number, place - 1);
        return {};
    });
    if (!edited)
        return failed(output, options, edited.error());
    return moved ? runQueueList(output, options) : report(output, noSuchChange(number), options.json);
}

ExitStatus runQueueApply(Output& output, const DeviceOptions& options) {
    const auto file = queueFile(options);
    const auto held = options.planOnly ? Result<link::UniqueDescriptor>() : remote::holdForApplying(file);
    if (!held)
        return failed(output, options, held.error());
    const auto queue = remote::readChangeQueue(file);
    if (!queue)
        return failed(output, options, queue.error());
    const auto meant = meantIn(*queue, options);
    if (meant.empty())
        return report(output, explain({plans::RefusalCode::NothingToDo, "No changes wait.", {}}),
                      options.json);
    QueueRun run(output, options);
    if (options.planOnly)
        return showPlans(run, meant);
    std::set<std::int64_t> numbers;
    for (const auto& change : meant)
        numbers.insert(change.number);
    return applyAll(output, options, run, numbers);
}

} // namespace etherdeck::ctl
