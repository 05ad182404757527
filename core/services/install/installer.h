#pragma once

#include "core/services/calls/call.h"
#include "core/services/install/values.h"
#include "core/wire/client_session.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace etherdeck {

class InstallStop;

/// Puts agents on boxes by ssh: looks at a box, and carries a plan out. ssh may ask while it does. Calls may
/// be made from any thread.
class AgentInstaller : public QObject {
    Q_OBJECT

public:
    explicit AgentInstaller(wire::ClientIdentity identity, QObject* parent = nullptr);
    /// Stops what is under way, which undoes it, and waits for that.
    ~AgentInstaller() override;

    /// Changes nothing. Destroying the call ends it. A host key that is not known is reported with its
    /// fingerprint.
    Call look(const remote::SshDevice& device, QObject* receiver, Then<install::Answer<BoxLook>> then);
    /// Not stopped by destroying its call: see stop().
    Call install(const remote::SshDevice& device, const install::InstallPlan& plan, QObject* receiver,
                 Each<InstallProgress> each, Then<InstallOutcome> then);
    /// Stops the latest installation: what was done is undone, and the call is still answered.
    void stop();

private:
    using StopPtr = std::shared_ptr<InstallStop>;

    wire::ClientIdentity m_identity;
    StopPtr m_stop; ///< of the latest installation
    std::vector<std::weak_ptr<InstallStop>> m_looks;
    QThreadPool m_pool;
};

} // namespace etherdeck
