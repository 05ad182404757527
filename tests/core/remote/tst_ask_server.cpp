#include "core/remote/ask_server.h"
#include "core/remote/askpass.h"
#include "core/remote/ssh.h"
#include "core/remote/stream.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::remote;

class TestAskServer : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
        qputenv("ETHERDECK_ASKPASS", "/bin/true");
    }

    void passesAnAnswerOn() {
        const auto server =
            AskServer::start([](const std::string& question, int) { return std::optional(question + "!"); });
        QVERIFY(server);
        QCOMPARE(askServerAt(qgetenv(askSocketVariable).toStdString(), "Well?").value_or(""),
                 std::string("Well?!"));
    }

    void tellsForWhichDeviceItIsAsked() {
        const auto server = AskServer::startOnRequest([](const AskedQuestion& question, int) {
            return std::optional(question.device + '|' + question.text);
        });
        QVERIFY(server);
        const auto path = qgetenv(askSocketVariable).toStdString();
        QCOMPARE(askServerAt(path, "Well?", "root@plug").value_or(""), std::string("root@plug|Well?"));
        QCOMPARE(askServerAt(path, "Well?").value_or(""), std::string("|Well?"));
        QCOMPARE(askEnvironment({SshDevice{"root@plug"}, {}, {}, true}),
                 std::vector<std::string>{"ETHERDECK_ASK_DEVICE=root@plug"});
        QVERIFY(askEnvironment({SshDevice{"root@plug"}, {}, {}, false}).empty());
        SshDevice device{"root@plug"};
        QVERIFY(!connectionTo(device).asks);
        device.mayAsk = true;
        QVERIFY(connectionTo(device).asks);
    }

    void tellsWhereNothingIsToBeEntered() {
        const auto server = AskServer::startOnRequest([](const AskedQuestion& question, int) {
            return std::optional(question.device + '|' + question.text + (question.isNotice ? "|" : "?"));
        });
        QVERIFY(server);
        const auto path = qgetenv(askSocketVariable).toStdString();
        QCOMPARE(askServerAt(path, "Touch it", "root@plug", true).value_or(""),
                 std::string("root@plug|Touch it|"));
        QCOMPARE(askServerAt(path, "Touch it", {}, true).value_or(""), std::string("|Touch it|"));
        QCOMPARE(askServerAt(path, "Well", "root@plug").value_or(""), std::string("root@plug|Well?"));
    }

    void noticesThatNobodyWaits() {
        std::atomic_int state = 0; // 1: asked, 2: told to stop, 3: not told
        const auto server = AskServer::start([&](const std::string&, int stop) -> std::optional<std::string> {
            pollfd waited{stop, POLLIN, 0};
            state = ::poll(&waited, 1, 0) == 0 ? 1 : 3;
            if (state == 1)
                state = ::poll(&waited, 1, 10'000) == 1 ? 2 : 3;
            return std::nullopt;
        });
        QVERIFY(server);
        const auto path = qgetenv(askSocketVariable).toStdString();
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        link::UniqueDescriptor client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        QCOMPARE(::connect(client.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        QVERIFY(::send(client.get(), "Well?", 5, MSG_NOSIGNAL) == 5 &&
                ::shutdown(client.get(), SHUT_WR) == 0);
        QTRY_COMPARE(state.load(), 1);
        client.reset(); // ssh has given up
        QTRY_COMPARE(state.load(), 2);
    }

private:
    QTemporaryDir m_runtime{QStringLiteral("/tmp/tst-XXXXXX")};
};

QTEST_GUILESS_MAIN(TestAskServer)
#include "tst_ask_server.moc"
