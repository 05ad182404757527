#include "core/remote/host_key.h"
#include "core/remote/old_server.h"
#include "core/remote/ssh.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::remote;

namespace {

const std::string fingerprint = "SHA256:" + std::string(42, 'x') + '/';

} // namespace

class TestHostKey : public QObject {
    Q_OBJECT

private slots:
    void knowsFingerprints() {
        QVERIFY(isFingerprint(fingerprint));
        for (const auto& text :
             {std::string(), std::string("SHA256:"), fingerprint + 'x', fingerprint.substr(1),
              "SHA256:" + std::string(42, 'x') + ',', "MD5:" + std::string(43, 'x')})
            QVERIFY2(!isFingerprint(text), text.c_str());
    }

    void isTrustedByALine() {
        QCOMPARE(knownHostsLine({"[plug]:22", "ssh-rsa", "AAAA", fingerprint}),
                 std::string("[plug]:22 ssh-rsa AAAA\n"));
    }

    void isReportedAmongOtherLines() {
        for (const auto isOther : {false, true}) {
            const ReportedKey key{"ssh-ed25519", fingerprint, isOther};
            auto said = "banner\r\n" + reportLine(key) + "Host key verification failed.\r\n";
            QVERIFY(takeReport(said) == key);
            QCOMPARE(said, std::string("banner\r\nHost key verification failed.\r\n"));
            QVERIFY(!takeReport(said));
        }
        auto invented = std::string("etherdeck-askpass: unknown host key ssh-rsa \x1b[31m\n");
        QVERIFY(!takeReport(invented));
    }

    void isAskedForByAnOption() {
        const SshDevice device{"plug", {fingerprint, fingerprint}, {"MACs=+hmac-sha1"}};
        const auto command = sshCommand({device, {}, "/usr/libexec/etherdeck/etherdeck-askpass"});
        const auto has = [&](const std::string& option) {
            return std::ranges::find(command, option) != command.end();
        };
        QVERIFY(has("KnownHostsCommand=\"/usr/libexec/etherdeck/etherdeck-askpass\" --host-key " +
                    fingerprint + ',' + fingerprint + " %I %H %t %K %f"));
        QVERIFY(has("StrictHostKeyChecking=yes"));
        QVERIFY(has("UserKnownHostsFile=/dev/null"));
        QVERIFY(has("GlobalKnownHostsFile=/dev/null"));
        QVERIFY(has("MACs=+hmac-sha1"));
        for (const auto* const helper : {"/opt/a b/etherdeck-askpass", "/opt/etherdeck-askpass"}) {
            for (const auto& word : sshCommand({{"plug"}, {}, helper}))
                QVERIFY2(!word.starts_with("KnownHosts") && !word.starts_with("Strict") &&
                             !word.starts_with("UserKnown"),
                         word.c_str()); // as the user's configuration says
        }
        SshDevice reporting{"plug"};
        reporting.reportsHostKey = true;
        QVERIFY(std::ranges::any_of(sshCommand({reporting, {}, "/opt/etherdeck-askpass"}),
                                    [](const auto& word) { return word.starts_with("KnownHostsCommand="); }));
    }

    void oldServersAreMetWithWhatTheyOffer_data() {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("options");
        const auto row = [](const char* what, const char* offer, const char* options) {
            QTest::newRow(offer) << QByteArray("Unable to negotiate with 10.0.0.1 port 22: no matching ") +
                                        what + " found. Their offer: " + offer + "\r\n"
                                 << QByteArray(options);
        };
        row("key exchange method", "diffie-hellman-group1-sha1", "KexAlgorithms=+diffie-hellman-group1-sha1");
        row("key exchange method", "diffie-hellman-group1-sha1,diffie-hellman-group14-sha1",
            "KexAlgorithms=+diffie-hellman-group14-sha1");
        row("host key type", "ssh-rsa,ssh-dss",
            "HostKeyAlgorithms=+ssh-rsa PubkeyAcceptedAlgorithms=+ssh-rsa");
        row("cipher", "arcfour,3des-cbc", "Ciphers=+3des-cbc");
        row("MAC", "hmac-md5,hmac-sha1", "MACs=+hmac-sha1");
        row("cipher", "arcfour", "");
        row("cipher", "3des-cbcx", "");
        row("host key type", "ssh-dss", "");
        row("soup", "3des-cbc", "");
    }
    void oldServersAreMetWithWhatTheyOffer() {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, options);
        QByteArrayList got;
        for (const auto& option : optionsForOldServer(said.toStdString())) {
            QVERIFY(isOptionForOldServer(option));
            got << QByteArray::fromStdString(option);
        }
        QCOMPARE(got.join(' '), options);
        QVERIFY(!isOptionForOldServer("ProxyCommand=x"));
    }
};

QTEST_APPLESS_MAIN(TestHostKey)
#include "tst_host_key.moc"
