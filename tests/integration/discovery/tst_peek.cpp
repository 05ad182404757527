#include "core/link/child_link.h"
#include "core/services/inventory/config_editor.h"
#include "core/services/inventory/disk_peek.h"
#include "tests/integration/discovery/lab.h"
#include "tests/support/answer_of.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;

namespace {
const Address e99(9, 9);
}

/// A disk with a real file system behind a real vblade, looked at and claimed through the real link child.
class TestPeek : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void looksAtADiskWithoutChangingIt();
    void claimsReadsBackAndReleases();
    void isRefusedOverAnothersString();

private:
    [[nodiscard]] std::vector<discovery::PathKey> paths() const {
        return {m_service->discovery().find(e99)->paths.front().key};
    }
    ConfigOutcome change(const ConfigWish& wish);

    Lab m_lab;
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath("disk");
    std::unique_ptr<Vblade> m_vblade;
    std::unique_ptr<DiscoveryService> m_service;
};

void TestPeek::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(64 * 1024 * 1024));
    file.close();
    qputenv("PATH", qgetenv("PATH") + ":/usr/sbin:/sbin");
    QCOMPARE(run("mkfs.ext4", {"-q", "-L", "vault", m_file}).status, 0);
    m_vblade = std::make_unique<Vblade>(m_lab.plugPid("plug1"), "9", "9", "eth0", m_file);
    QVERIFY(m_vblade->isServing());
    m_service = std::make_unique<DiscoveryService>(
        [](const std::string& interface) {
            return std::make_unique<link::ChildLink>(
                std::vector<std::string>{ETHERDECK_BIN_DIR "/etherdeck-link", interface});
        },
        discovery::Settings());
    m_service->setInterfaces({"san0"});
    QTRY_VERIFY_WITH_TIMEOUT(
        m_service->discovery().find(e99) && m_service->discovery().find(e99)->principal().identity, 60'000);
}

void TestPeek::looksAtADiskWithoutChangingIt() {
    QFile before(m_file);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const auto bytes = before.readAll();
    DiskPeek peek(*m_service);
    const auto answer = answerOf<PeekOutcome>(
        [&](QObject* receiver, auto then) {
            return peek.look(
                e99, paths().front(), receiver, [](const auto&) {}, then);
        },
        60'000);
    QVERIFY(answer);
    const auto& outcome = *answer;
    QCOMPARE(outcome.kind, PeekOutcome::Kind::Done);
    QVERIFY(outcome.contents.whole);
    QCOMPARE(outcome.contents.whole->type, std::string("ext4"));
    QCOMPARE(outcome.contents.whole->label, std::string("vault"));
    QFile after(m_file);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll() == bytes);
}

ConfigOutcome TestPeek::change(const ConfigWish& wish) {
    ConfigEditor editor(*m_service);
    const auto outcome =
        answerOf<ConfigOutcome>([&](auto... to) { return editor.change(e99, paths(), wish, to...); }, 60'000);
    return outcome ? *outcome : ConfigOutcome{ConfigOutcome::Kind::Failed, {}, {}, outcome.error()};
}

void TestPeek::claimsReadsBackAndReleases() {
    QCOMPARE(change({"desk", false}).kind, ConfigOutcome::Kind::Done);
    QCOMPARE(change({"desk", false}).kind, ConfigOutcome::Kind::Done);
    QCOMPARE(change({"", true}).kind, ConfigOutcome::Kind::Done);
}

void TestPeek::isRefusedOverAnothersString() {
    QCOMPARE(change({"somebody", false}).kind, ConfigOutcome::Kind::Done);
    const auto refused = change({"desk", false});
    QCOMPARE(refused.kind, ConfigOutcome::Kind::Refused);
    QCOMPARE(refused.present, std::string("somebody"));
    QCOMPARE(change({"desk", true}).kind, ConfigOutcome::Kind::Done);
}

QTEST_GUILESS_MAIN(TestPeek)
#include "tst_peek.moc"
