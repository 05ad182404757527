#include "app/etherdeckctl/device/session.h"

#include "app/etherdeckctl/base/interrupt.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/asking.h"
#include "core/base/harmless_text.h"
#include "core/plans/json.h"
#include "core/services/desk/state_folder.h"
#include "core/user_files/device_book.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <pwd.h>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

/// With ssh, ssh notices a broken connection; this is for the other ways, and for an agent that hangs.
constexpr std::chrono::seconds keepAlive{20};
constexpr std::chrono::seconds longestOpening{60};
constexpr std::chrono::seconds longestAsking{120}; // somebody is typing a password
constexpr std::size_t longestProgress = 200;

/// "eva@desk", for the journal of the box.
std::string whoAsks() {
    const auto* const user = ::getpwuid(::getuid());
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0)
        host[0] = '\0';
    return (user ? std::string(user->pw_name) : std::to_string(::getuid())) + '@' + host.data();
}

bool isWithoutAgent(const remote::Failure& failure) {
    const auto* const error = std::get_if<remote::ConnectionError>(&failure);
    return error != nullptr && error->fault == remote::ConnectionFault::NoAgent;
}

void printProgress(const wire::CallProgress& progress) {
    if (::isatty(STDERR_FILENO) == 0)
        return;
    const auto count = progress.steps > 0
                           ? std::to_string(progress.step) + "/" + std::to_string(progress.steps) + "  "
                           : std::string();
    printNote(count + harmlessStart(progress.text, longestProgress) + '\n');
}

} // namespace

Result<remote::Device> knownDevice(const DeviceOptions& options) {
    const auto book = remote::readDeviceBook(QFile::encodeName(deviceBookPath()).toStdString());
    if (!book) // it may hold host keys that were confirmed for this device
        return fail(book.error());
    const auto* const named = options.deviceName ? book->find(*options.deviceName) : nullptr;
    if (named && named->device == options.device)
        return remote::deviceOf(*named);
    return remote::deviceNamed(*book, options.device);
}

std::optional<DeviceSession> DeviceSession::open(Output& output, const DeviceOptions& options) {
    return openOr(output, options, nullptr);
}

std::optional<DeviceSession> DeviceSession::open(Output& output, const DeviceOptions& options,
                                                 bool& hasNoAgent) {
    return openOr(output, options, &hasNoAgent);
}

std::optional<DeviceSession> DeviceSession::openOr(Output& output, const DeviceOptions& options,
                                                   bool* hasNoAgent) {
    const auto device = knownDevice(options);
    if (!device)
        return std::nullopt; // the command line has checked it
    const auto isBySsh = std::holds_alternative<remote::SshDevice>(*device);
    const auto asking = isBySsh && !options.json ? answerAtTerminal() : nullptr;
    const Interrupt interrupt;
    auto client = remote::AgentClient::open(
        *device, {"etherdeckctl " ETHERDECK_VERSION, whoAsks(), keepAlive},
        {Clock::now() + (asking ? longestAsking : longestOpening), interrupt.descriptor()});
    if (!client && hasNoAgent != nullptr && isWithoutAgent(client.error())) {
        *hasNoAgent = true;
        return std::nullopt;
    }
    if (!client) {
        auto failure = explain(client.error(), options.device);
        if (options.nearestName)
            failure.advice += (failure.advice.empty() ? "" : "\n") +
                              ("Did you mean the box '" + *options.nearestName + "'?");
        report(output, failure, options.json);
        return std::nullopt;
    }
    return DeviceSession(output, options, std::move(*client));
}

remote::Answer<Json> DeviceSession::tryToAsk(const Question& question) {
    const Interrupt interrupt;
    const auto deadline = question.longest ? Clock::now() + *question.longest : TimePoint::max();
    return m_client.call(question.method, question.parameters,
                         {{deadline, interrupt.descriptor()}, printProgress, question.capability});
}

std::optional<Json> DeviceSession::ask(const Question& question) {
    auto answer = tryToAsk(question);
    if (answer)
        return std::move(*answer);
    fail(answer.error());
    return std::nullopt;
}

std::optional<wire::AgentEvent> DeviceSession::nextEvent() {
    const Interrupt interrupt;
    auto event = m_client.nextEvent({TimePoint::max(), interrupt.descriptor()});
    if (event)
        return std::move(*event);
    const auto* const refused = std::get_if<remote::AgentRefusal>(&event.error());
    if (!refused || refused->refusal.code != plans::RefusalCode::Cancelled)
        fail(event.error());
    return std::nullopt;
}

std::optional<std::string> DeviceSession::readLine() {
    if (const auto ready = m_client.waitFor(STDIN_FILENO); !ready) {
        fail(ready.error());
        return std::nullopt;
    }
    return readTypedLine();
}

void DeviceSession::fail(const remote::Failure& failure) { fail(explain(failure, m_options->device)); }

void DeviceSession::fail(const FailureText& failure) {
    m_hasFailed = true;
    report(*m_output, failure, m_options->json, m_done);
}

void DeviceSession::refuse(const plans::Refusal& refusal) {
    fail(remote::AgentRefusal{refusal, plans::toJson(refusal)});
}

void DeviceSession::reportUnreadable(const std::string& method, const Error& error) {
    fail(remote::ConnectionError{remote::ConnectionFault::NotAnAgent,
                                 {},
                                 "in the answer to " + method + ": " + error.detail,
                                 greeting().agent});
}

} // namespace etherdeck::ctl
