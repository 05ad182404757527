#include "core/link/child_link.h"
#include "core/link/link_program.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <dirent.h>
#include <functional>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::link;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> fake(const char* how) { return {FAKE_LINK_CHILD, how}; }

/// Serves the link until `enough` says so, at most ten seconds.
std::vector<LinkEvent> serve(FrameLink& link,
                             const std::function<bool(const std::vector<LinkEvent>&)>& enough) {
    std::vector<LinkEvent> events;
    const auto deadline = Clock::now() + 10s;
    for (;;) {
        while (auto event = link.takeEvent())
            events.push_back(std::move(*event));
        if (enough(events) || link.descriptor() < 0 || Clock::now() > deadline)
            return events;
        pollfd ready{link.descriptor(), static_cast<short>(POLLIN | (link.wantsToWrite() ? POLLOUT : 0)), 0};
        ::poll(&ready, 1, 100);
        link.serve();
    }
}

std::vector<LinkEvent> serveUntilEnded(FrameLink& link) {
    return serve(link, [](const auto&) { return false; });
}

void serveUntilOpened(FrameLink& link) {
    const auto events = serve(link, [](const auto& seen) { return !seen.empty(); });
    QVERIFY(!events.empty());
    QVERIFY(std::holds_alternative<Opened>(events[0]));
}

bool hasNoChildren() { return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD; }

std::size_t openDescriptors() {
    std::size_t count = 0;
    DIR* folder = ::opendir("/proc/self/fd");
    while (::readdir(folder) != nullptr)
        ++count;
    ::closedir(folder);
    return count;
}

} // namespace

class TestChildLink : public QObject {
    Q_OBJECT

private slots:
    void carriesFramesBothWays();
    void tellsEveryKindOfEvent();
    void tellsWhyItEnded_data();
    void tellsWhyItEnded();
    void tellsThatTheProgramIsMissing();
    void tellsThatTheProgramMayNotBeRun();
    void keepsTheFirstOfStandardError();
    void tellsThatTheProgramWasKilled();
    void refusesFramesWhileItIsNotOpen();
    void isBusyWhenTheProgramDoesNotRead();
    void endsTheProgramQuickly();
    void killsAProgramThatDoesNotEnd();
    void leavesNothingOpen();
    void findsTheProgram();
    void measuresTheLineToAnInterfaceFarAway();
    void opensOnlyOnceTheLineIsMeasured();
    void tellsWhyTheLineEnded();
    void endsANoiseWithoutEnd();
    void cleanup() { QVERIFY(hasNoChildren()); }
};

void TestChildLink::carriesFramesBothWays() {
    ChildLink link(fake("echo"));
    serveUntilOpened(link);
    constexpr std::size_t count = 5000;
    std::size_t sent = 0;
    std::size_t echoed = 0;
    const auto deadline = Clock::now() + 10s;
    while (echoed < count && Clock::now() < deadline) {
        while (sent < count && link.send(std::vector<std::byte>(200, std::byte(sent % 256))))
            ++sent;
        const auto events = serve(link, [](const auto& seen) { return !seen.empty(); });
        for (const auto& event : events)
            QVERIFY(std::get<Received>(event).frame ==
                    std::vector<std::byte>(200, std::byte(echoed++ % 256)));
    }
    QCOMPARE(echoed, count);
}

void TestChildLink::tellsEveryKindOfEvent() {
    ChildLink link(fake("everything"));
    const auto events = serveUntilEnded(link);
    QCOMPARE(events.size(), std::size_t{5});
    QCOMPARE(std::get<Opened>(events[0]).interface, std::string("fake0"));
    QVERIFY(std::get<LinkStatistics>(events[1]) == (LinkStatistics{1, 2, 3, 4, 5}));
    QCOMPARE(std::get<StateChanged>(events[2]).state, LinkState::Down);
    QCOMPARE(std::get<Refused>(events[3]).error.code, ErrorCode::FrameRefused);
    QCOMPARE(std::get<Ended>(events[4]).error.code, ErrorCode::InterfaceVanished);
    QCOMPARE(link.descriptor(), -1);
}

void TestChildLink::tellsWhyItEnded_data() {
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QByteArray>("detail");
    QTest::newRow("its own error") << QByteArray("denied") << ErrorCode::PermissionDenied
                                   << QByteArray("you may not");
    QTest::newRow("version") << QByteArray("version") << ErrorCode::VersionMismatch
                             << QByteArray("version 2");
    QTest::newRow("garbage") << QByteArray("garbage") << ErrorCode::ProgramFailed << QByteArray("message");
    QTest::newRow("no hello") << QByteArray("no-hello") << ErrorCode::ProgramFailed << QByteArray("no hello");
    QTest::newRow("two hellos") << QByteArray("two-hellos") << ErrorCode::ProgramFailed
                                << QByteArray("second hello");
    QTest::newRow("wrong side") << QByteArray("wrong-side") << ErrorCode::ProgramFailed
                                << QByteArray("other side");
    QTest::newRow("refusal before hello")
        << QByteArray("refused-first") << ErrorCode::ProgramFailed << QByteArray("no hello");
    QTest::newRow("without a word") << QByteArray("silent") << ErrorCode::ProgramFailed
                                    << QByteArray("exit status 3");
}

void TestChildLink::tellsWhyItEnded() {
    QFETCH(QByteArray, how);
    QFETCH(ErrorCode, code);
    QFETCH(QByteArray, detail);
    ChildLink link(fake(how.constData()));
    const auto events = serveUntilEnded(link);
    QVERIFY(!events.empty());
    const auto error = std::get<Ended>(events.back()).error;
    QCOMPARE(error.code, code);
    QVERIFY2(QByteArray::fromStdString(error.detail).contains(detail), error.detail.c_str());
}

void TestChildLink::tellsThatTheProgramIsMissing() {
    // A folder in it that may not be looked into would make the answer PermissionDenied.
    qputenv("PATH", "/usr/bin:/bin");
    for (const auto& command :
         {std::vector<std::string>{"/nonexistent/etherdeck-link", "eth0"},
          std::vector<std::string>{"no-such-program-anywhere"}, std::vector<std::string>{}}) {
        ChildLink link(command);
        QCOMPARE(link.descriptor(), -1);
        const auto event = link.takeEvent();
        QVERIFY(event);
        QCOMPARE(std::get<Ended>(*event).error.code, ErrorCode::ProgramMissing);
    }
}

void TestChildLink::tellsThatTheProgramMayNotBeRun() {
    QTemporaryDir folder;
    QFile file(folder.filePath("etherdeck-link"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.close();
    ChildLink link({file.fileName().toStdString(), "eth0"});
    const auto event = link.takeEvent();
    QVERIFY(event);
    QCOMPARE(std::get<Ended>(*event).error.code, ErrorCode::PermissionDenied);
}

void TestChildLink::keepsTheFirstOfStandardError() {
    ChildLink link(fake("stderr"));
    const auto events = serveUntilEnded(link);
    const auto error = std::get<Ended>(events.back()).error;
    QCOMPARE(error.code, ErrorCode::ProgramFailed);
    QVERIFY(error.detail.find("something is wrong") != std::string::npos);
    QVERIFY(error.detail.size() < 5000);
}

void TestChildLink::tellsThatTheProgramWasKilled() {
    ChildLink link(fake("echo"));
    serveUntilOpened(link);
    QCOMPARE(::kill(link.processId(), SIGKILL), 0);
    const auto events = serveUntilEnded(link);
    const auto error = std::get<Ended>(events.back()).error;
    QCOMPARE(error.code, ErrorCode::ProgramFailed);
    QCOMPARE(error.detail, std::string("signal 9"));
}

void TestChildLink::refusesFramesWhileItIsNotOpen() {
    const std::vector<std::byte> frame(60);
    ChildLink link(fake("silent"));
    QCOMPARE(link.send(frame).error().code, ErrorCode::Closed);
    (void)serveUntilEnded(link);
    QCOMPARE(link.send(frame).error().code, ErrorCode::Closed);
}

void TestChildLink::isBusyWhenTheProgramDoesNotRead() {
    ChildLink link(fake("stubborn"));
    serveUntilOpened(link);
    const std::vector<std::byte> frame(60000);
    std::size_t sent = 0;
    auto result = link.send(frame);
    for (; result && sent < 1000; ++sent) {
        link.serve();
        result = link.send(frame);
    }
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Busy);
    QVERIFY(link.wantsToWrite());
    QVERIFY(sent < 100);
}

void TestChildLink::endsTheProgramQuickly() {
    auto link = std::make_unique<ChildLink>(fake("echo"));
    serveUntilOpened(*link);
    const auto start = Clock::now();
    link.reset();
    QVERIFY(Clock::now() - start < 500ms);
}

void TestChildLink::killsAProgramThatDoesNotEnd() {
    auto link = std::make_unique<ChildLink>(fake("stubborn"));
    serveUntilOpened(*link);
    const auto start = Clock::now();
    link.reset();
    QVERIFY(Clock::now() - start < 3s);
}

void TestChildLink::leavesNothingOpen() {
    const auto before = openDescriptors();
    for (const auto* how : {"echo", "everything", "garbage", "silent"}) {
        ChildLink link(fake(how));
        (void)serve(link, [](const auto& seen) { return !seen.empty(); });
    }
    { const ChildLink missing({"/nonexistent/etherdeck-link"}); }
    QCOMPARE(openDescriptors(), before);
}

void TestChildLink::findsTheProgram() {
    QCOMPARE(*findLinkProgram("/some/where"), std::string("/some/where"));
    // This test's own folder has none, and an installed one is not to be counted on.
    const auto found = findLinkProgram();
    if (found)
        QVERIFY(found->ends_with("/etherdeck/etherdeck-link"));
    else
        QCOMPARE(found.error().code, ErrorCode::ProgramMissing);
}

void TestChildLink::measuresTheLineToAnInterfaceFarAway() {
    ChildLink link(fake("far"), Place::FarAway);
    const auto before = std::chrono::system_clock::now();
    const auto isMeasuredAgain = [](const std::vector<LinkEvent>& seen) {
        return !seen.empty() && std::holds_alternative<LineMeasured>(seen.back());
    };
    const auto events = serve(link, isMeasuredAgain);
    QVERIFY(isMeasuredAgain(events));
    const auto opened = std::get<Opened>(events.front());
    QVERIFY(opened.lineRoundTrip && *opened.lineRoundTrip < 5s);
    QCOMPARE(opened.interface, std::string("fake0"));
    // The frame between them has the time of this computer, not that of the box.
    QVERIFY(std::get<Received>(events[1]).time >= before);
}

void TestChildLink::opensOnlyOnceTheLineIsMeasured() {
    ChildLink link(fake("far-mute"), Place::FarAway);
    const auto deadline = Clock::now() + 1s;
    const auto events = serve(link, [&](const auto&) { return Clock::now() > deadline; });
    QVERIFY(events.empty());
    QCOMPARE(link.send(std::vector<std::byte>(60)).error().code, ErrorCode::Closed);
    QVERIFY(link.nextDeadline() <= Clock::now() + 1s);
}

void TestChildLink::tellsWhyTheLineEnded() {
    ChildLink link(fake("far-gone"), Place::FarAway);
    const auto error = std::get<Ended>(serveUntilEnded(link).back()).error;
    QCOMPARE(error.code, ErrorCode::Closed);
    QVERIFY2(
        error.detail.starts_with("exit status 255\nssh: connect to host attic port 22: Connection refused"),
        error.detail.c_str());
    QVERIFY(error.detail.ends_with("Welcome\n"));
}

void TestChildLink::endsANoiseWithoutEnd() {
    ChildLink link(fake("far-flood"), Place::FarAway);
    const auto error = std::get<Ended>(serveUntilEnded(link).back()).error;
    QCOMPARE(error.code, ErrorCode::Closed);
    QVERIFY(error.detail.size() < 5000);
}

QTEST_APPLESS_MAIN(TestChildLink)
#include "tst_child_link.moc"
