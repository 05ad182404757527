#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QLocalSocket>
#include <QString>

#include <functional>

namespace etherdeck::tests {

/// A session with the agent of one of the lab's plugs.
class AgentSession {
public:
    /// `device` as in the lab's description: "unix:/…".
    explicit AgentSession(const QString& device);

    /// What it said of itself; empty when it could not be reached.
    [[nodiscard]] const QJsonObject& hello() const { return m_hello; }
    /// The result; with only a member "error" when it was refused, or not answered within half a minute.
    [[nodiscard]] QJsonObject call(const QString& method, const QJsonObject& params = {});
    /// Plans and applies a change, confirming what it asks for: the answer to the last call.
    [[nodiscard]] QJsonObject change(const QJsonObject& wish);
    /// One export; empty when there is none.
    [[nodiscard]] QJsonObject exported(const QString& address);
    /// Asks again and again, for at most half a minute.
    [[nodiscard]] bool waitForExport(const QString& address,
                                     const std::function<bool(const QJsonObject&)>& isSo);

private:
    QLocalSocket m_socket;
    QJsonObject m_hello;
    int m_last = 0;
};

[[nodiscard]] QList<QJsonObject> objectsIn(const QJsonValue& array);

/// "no-room" of an answer that is a refusal; empty for others.
[[nodiscard]] QString refusalOf(const QJsonObject& answer);

} // namespace etherdeck::tests
