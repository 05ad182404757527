#include "core/base/clock.h"
#include "core/install/run.h"
#include "core/remote/askpass.h"
#include "core/services/install/installer.h"
#include "core/system/unique_descriptor.h"

#include <chrono>
#include <cstdint>
#include <random>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>
#include <variant>

namespace etherdeck {

/// Wakes what waits for a box.
class InstallStop {
public:
    InstallStop() : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
    void stop() const {
        const std::uint64_t one = 1;
        (void)!::write(m_descriptor.get(), &one, sizeof one);
    }
    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }

private:
    link::UniqueDescriptor m_descriptor;
};

namespace {

using namespace std::chrono_literals;
using remote::ConnectionFault;

constexpr Duration longestLook = 10min; ///< somebody may be typing a password
constexpr int maxAtOnce = 8;

std::string unforeseeableEnd() {
    std::random_device random;
    std::string text;
    for (int i = 0; i < 3; ++i)
        text += std::to_string(random());
    return text;
}

/// The error of an answer, when the host key is why.
const remote::ConnectionError* hostKeyError(const install::Answer<install::BoxSystem>& answer) {
    const auto* const error = answer ? nullptr : std::get_if<remote::ConnectionError>(&answer.error());
    return error && (error->fault == ConnectionFault::HostKeyUnknown ||
                     error->fault == ConnectionFault::HostKeyChanged)
               ? error
               : nullptr;
}

/// Somebody is there: these are requests of the user.
remote::SshDevice asking(remote::SshDevice device) {
    device.mayAsk = true;
    return device;
}

install::Answer<BoxLook> lookAtBox(remote::SshDevice device, int stop) {
    const auto look = [&] { return install::lookAt(device, {Clock::now() + longestLook, stop}); };
    auto system = look();
    // Only an ssh from 8.5 on can report it, so it is not asked for at first.
    if (const auto* const error = hostKeyError(system);
        error && error->fingerprint.empty() && !remote::findAskpass().empty()) {
        device.reportsHostKey = true;
        auto again = look();
        const auto* const reported = hostKeyError(again);
        if (again || (reported && !reported->fingerprint.empty()))
            system = std::move(again);
    }
    if (!system)
        return tl::unexpected(system.error());
    const auto files = install::readAgentFiles(install::agentFolder());
    const auto build = install::buildFor(*system);
    return BoxLook{*system, build ? std::string(install::name(*build)) : std::string(),
                   install::planInstall(device.destination, *system, files),
                   install::planSession(device.destination, *system, files, unforeseeableEnd())};
}

} // namespace

AgentInstaller::AgentInstaller(wire::ClientIdentity identity, QObject* parent) :
    QObject(parent), m_identity(std::move(identity)), m_stop(std::make_shared<InstallStop>()) {
    m_pool.setMaxThreadCount(maxAtOnce);
}

AgentInstaller::~AgentInstaller() {
    for (const auto& weak : m_looks)
        if (const auto stop = weak.lock())
            stop->stop();
    m_stop->stop();
    m_pool.waitForDone();
}

Call AgentInstaller::look(const remote::SshDevice& device, QObject* receiver,
                          Then<install::Answer<BoxLook>> then) {
    const Reply<install::Answer<BoxLook>> reply(receiver, std::move(then));
    return askInThreadOf(this, reply, [this, device](const auto& to) {
        const auto stop = std::make_shared<InstallStop>();
        std::erase_if(m_looks, [](const auto& weak) { return weak.expired(); });
        m_looks.push_back(stop);
        m_pool.start([device = asking(device), stop, to] {
            const std::stop_callback whenCancelled(to.stopToken(), [stop] { stop->stop(); });
            to.answer(lookAtBox(device, stop->descriptor()));
        });
    });
}

Call AgentInstaller::install(const remote::SshDevice& device, const install::InstallPlan& plan,
                             QObject* receiver, Each<InstallProgress> each, Then<InstallOutcome> then) {
    const Stream<InstallProgress, InstallOutcome> stream(receiver, std::move(each), std::move(then));
    return askInThreadOf(this, stream, [this, device = asking(device), plan](const auto& to) {
        m_stop = std::make_shared<InstallStop>();
        m_pool.start([device, plan, to, stop = m_stop, identity = m_identity] {
            install::Installation installation(plan);
            install::RunOptions options{identity, stop->descriptor(), {}};
            options.onStep = [&](std::size_t step, const install::Installation::Job& job) {
                to.part({step, plan.steps.size(), job.undoes, job.step->text});
            };
            install::run(installation, device, install::readAgentFiles(install::agentFolder()), options);
            const auto* const failed = installation.failedStep();
            to.answer(InstallOutcome{installation.failure(), failed ? failed->text : Sentence(),
                                     installation.leftDone(), installation.skipped()});
        });
    });
}

void AgentInstaller::stop() { m_stop->stop(); }

} // namespace etherdeck
