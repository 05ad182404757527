#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_inventory.h"
#include "ui/inventory/history/count.h"

#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

namespace {

struct Counted {
    std::shared_ptr<FakeInventory> asked = std::make_shared<FakeInventory>();
    QObject parent;
    HistoryCount count{&parent};

    Counted() { count.setCommands(asked); }

    void ask(const std::string& words) {
        store::EventQuery query;
        query.words = words;
        count.count(query);
    }
    /// The latest questions, first the one for all.
    void answer(const Result<std::size_t>& all, const Result<std::size_t>& matching) {
        const auto last = asked->countsAsked.size();
        asked->countsAsked[last - 2].reply.answer(all);
        asked->countsAsked[last - 1].reply.answer(matching);
        FakeInventory::deliver();
    }
};

} // namespace

class HistoryCountTest : public QObject {
    Q_OBJECT

private slots:
    void asksForAllAndForThoseThatMatch() {
        Counted counted;
        counted.ask("vanished");
        QCOMPARE(counted.asked->countsAsked.size(), std::size_t{2});
        QVERIFY(counted.asked->countsAsked[0].query.words.empty());
        QCOMPARE(counted.asked->countsAsked[1].query.words, std::string("vanished"));
    }

    void isKnownOnceBothAre() {
        Counted counted;
        QSignalSpy changed(&counted.count, &HistoryCount::changed);
        counted.ask("vanished");
        QVERIFY(counted.count.text().isEmpty());
        counted.asked->countsAsked[0].reply.answer(std::size_t{40});
        FakeInventory::deliver();
        QVERIFY(counted.count.text().isEmpty());
        counted.asked->countsAsked[1].reply.answer(std::size_t{3});
        FakeInventory::deliver();
        QCOMPARE(counted.count.text(), QStringLiteral("3 of 40"));
        QCOMPARE(changed.size(), 3);
    }

    void eventsThatComeInAreAdded() {
        Counted counted;
        counted.count.add(2, 1); // nothing is known yet
        QVERIFY(counted.count.text().isEmpty());
        counted.ask("vanished");
        counted.answer(std::size_t{40}, std::size_t{3});
        counted.count.add(2, 1);
        QCOMPARE(counted.count.text(), QStringLiteral("4 of 42"));
    }

    void anotherFilterIsCountedAnew() {
        Counted counted;
        counted.ask("vanished");
        counted.answer(std::size_t{40}, std::size_t{3});
        counted.ask("e7.3");
        QVERIFY(counted.count.text().isEmpty());
        counted.asked->countsAsked[1].reply.answer(std::size_t{9}); // too late: nobody waits for it
        FakeInventory::deliver();
        QVERIFY(counted.count.text().isEmpty());
        counted.answer(std::size_t{41}, std::size_t{5});
        QCOMPARE(counted.count.text(), QStringLiteral("5 of 41"));
    }

    void whatCannotBeCountedIsNotTold() {
        Counted counted;
        counted.ask("vanished");
        counted.answer(std::size_t{40}, fail(ErrorCode::System));
        QVERIFY(counted.count.text().isEmpty());
    }
};

QTEST_MAIN(HistoryCountTest)
#include "tst_count.moc"
