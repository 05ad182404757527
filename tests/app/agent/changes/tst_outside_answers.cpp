#include "app/agent/changes/outside_answers.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace std::chrono_literals;

class TestOutsideAnswers : public QObject {
    Q_OBJECT

private slots:
    void asksForEverythingAtFirst() {
        OutsideAnswers answers;
        plans::BoxState box;
        auto questions = all();
        answers.use(box, questions, start);
        QVERIFY(questions == all() && box.wire.empty() && box.users.empty());
    }

    void believesTheWireForLongerThanWhoUsesAnExport() {
        auto answers = answeredAt(start);
        plans::BoxState box;
        auto questions = all();
        answers.use(box, questions, start + 7s);
        QVERIFY(questions.addresses.empty() && questions.users.empty());
        QVERIFY(box.wire.contains(address) && box.users.contains(address));

        plans::BoxState later;
        questions = all();
        answers.use(later, questions, start + 8s);
        QVERIFY(questions.addresses.empty() && questions.users.contains(address));
        QVERIFY(later.wire.contains(address) && later.users.empty());

        questions = all();
        answers.use(later, questions, start + 60s);
        QVERIFY(questions == all());
    }

    void anAnswerThatIsUsedAgainDoesNotLastLonger() {
        auto answers = answeredAt(start);
        plans::BoxState box;
        auto questions = all();
        answers.use(box, questions, start + 5s);
        answers.keep(box, start + 5s);
        questions = all();
        answers.use(box, questions, start + 9s);
        QVERIFY(!questions.users.empty());
    }

    void addsTheUsersWhoWereSeenBefore() {
        auto answers = answeredAt(start);
        plans::BoxState box;
        auto questions = all();
        answers.use(box, questions, start + 10s);
        box.users[address] = {true, {otherUser}};
        answers.keep(box, start + 10s);
        QVERIFY(box.users[address].looked);
        QVERIFY(box.users[address].macs == std::vector({user, otherUser}));
    }

private:
    static constexpr Address address{7, 3};
    static constexpr TimePoint start{1000s};
    static constexpr MacAddress user{{2, 0, 0, 0, 0, 1}};
    static constexpr MacAddress otherUser{{2, 0, 0, 0, 0, 2}};

    static plans::Questions all() {
        plans::Questions questions;
        questions.addresses = questions.users = {address};
        return questions;
    }
    static OutsideAnswers answeredAt(TimePoint when) {
        OutsideAnswers answers;
        plans::BoxState box;
        box.wire[address] = {{"eth0", user}};
        box.users[address] = {true, {user}};
        answers.keep(box, when);
        return answers;
    }
};

QTEST_APPLESS_MAIN(TestOutsideAnswers)
#include "tst_outside_answers.moc"
