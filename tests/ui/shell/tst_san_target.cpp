#include "tests/support/registered_test.h"
#include "ui/shell/san_target.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using discovery::TargetState;

class SanTargetTest : public QObject {
    Q_OBJECT

private slots:
    void tellsSilentFromNotWatched();
    void hasTheAddressesOfAllPaths();
};

namespace {

const MacAddress first({0x00, 0x25, 0x31, 0, 0, 1});
const MacAddress second({0x00, 0x25, 0x31, 0, 0, 2});

discovery::Target targetIn(TargetState state) {
    discovery::Target target;
    target.state = state;
    target.paths.resize(2);
    target.paths[0].key.mac = first;
    target.paths[1].key.mac = second;
    return target;
}

} // namespace

void SanTargetTest::tellsSilentFromNotWatched() {
    using State = SanTarget::State;
    QVERIFY(sanTarget(targetIn(TargetState::Up)).state == State::Answers);
    QVERIFY(sanTarget(targetIn(TargetState::Vanished)).state == State::Silent);
    QVERIFY(sanTarget(targetIn(TargetState::Missing)).state == State::Silent);
    QVERIFY(sanTarget(targetIn(TargetState::NotWatched)).state == State::NotWatched);
}

void SanTargetTest::hasTheAddressesOfAllPaths() {
    const auto seen = sanTarget(targetIn(TargetState::Vanished));
    QCOMPARE(seen.mac, first);
    QVERIFY(seen.macs == (std::set<MacAddress>{first, second}));
}

QTEST_MAIN(SanTargetTest)
#include "tst_san_target.moc"
