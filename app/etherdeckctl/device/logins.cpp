#include "app/etherdeckctl/device/asking.h"
#include "core/remote/ssh.h"

#include <QProcess>

namespace etherdeck::ctl {

namespace {

constexpr int patienceMs = 5000;

} // namespace

std::vector<std::string> loginsOf(const std::string& destination) {
    auto target = remote::parseSshTarget(destination).value_or(remote::SshTarget{});
    std::vector<std::string> hosts{target.host};
    QProcess ssh;
    ssh.start(QStringLiteral("ssh"),
              {QStringLiteral("-G"), QStringLiteral("--"), QString::fromStdString(destination)},
              QIODevice::ReadOnly);
    if (ssh.waitForFinished(patienceMs)) {
        for (const auto& line : ssh.readAllStandardOutput().split('\n')) {
            const auto end = line.indexOf(' ');
            const auto key = line.left(end);
            const auto value = line.mid(end + 1).trimmed().toStdString();
            if (key == "user")
                target.user = value;
            else if (key == "hostname" || key == "hostkeyalias")
                hosts.push_back(value);
        }
    }
    std::vector<std::string> logins;
    for (const auto& host : hosts) {
        if (!host.empty() && !target.user.empty())
            logins.push_back(target.user + '@' + host);
    }
    return logins;
}

} // namespace etherdeck::ctl
