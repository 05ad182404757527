#include "tests/integration/lab/agent_client.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QTest>

namespace etherdeck::tests {

namespace {

constexpr int longestAnswer = 30'000;

} // namespace

AgentSession::AgentSession(const QString& device) {
    m_socket.connectToServer(device.mid(QStringLiteral("unix:").size()));
    if (m_socket.waitForConnected(longestAnswer))
        m_hello = call("hello", {{"protocol", 1}, {"client", "test"}});
}

QJsonObject AgentSession::call(const QString& method, const QJsonObject& params) {
    const QJsonObject request{{"jsonrpc", "2.0"}, {"id", ++m_last}, {"method", method}, {"params", params}};
    m_socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    const QDeadlineTimer deadline(longestAnswer);
    while (!deadline.hasExpired()) {
        while (m_socket.canReadLine()) {
            const auto answer = QJsonDocument::fromJson(m_socket.readLine()).object();
            if (answer["id"].toInt() != m_last || answer.contains("method"))
                continue;
            return answer.contains("error") ? QJsonObject{{"error", answer["error"]}}
                                            : answer["result"].toObject();
        }
        if (!m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            break;
    }
    return {{"error", QJsonObject{{"message", "no answer to " + method}}}};
}

QJsonObject AgentSession::change(const QJsonObject& wish) {
    const auto plan = call("change.plan", {{"wish", wish}});
    if (plan.contains("error"))
        return plan;
    return call("change.apply", {{"plan", plan["id"]}, {"click", true}, {"confirm", plan["confirm"]}});
}

QJsonObject AgentSession::exported(const QString& address) {
    for (const auto& each : objectsIn(call("exports.list")["exports"]))
        if (each["address"].toString() == address)
            return each;
    return {};
}

bool AgentSession::waitForExport(const QString& address,
                                 const std::function<bool(const QJsonObject&)>& isSo) {
    return QTest::qWaitFor([&] { return isSo(exported(address)); }, longestAnswer);
}

QList<QJsonObject> objectsIn(const QJsonValue& array) {
    QList<QJsonObject> objects;
    for (const auto& each : array.toArray())
        objects << each.toObject();
    return objects;
}

QString refusalOf(const QJsonObject& answer) {
    return answer["error"].toObject()["data"].toObject()["code"].toString();
}

} // namespace etherdeck::tests
