#include "app/agent/state/journal.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iterator>

using namespace etherdeck;
using namespace etherdeck::agent;

namespace {

JournalEntry entryOf(std::uint32_t mtu) {
    JournalEntry entry;
    entry.time = 1'000'000;
    entry.who = "eva@desk";
    entry.title = "Set the MTU";
    entry.wish = plans::SetMtu{"eth0", mtu};
    entry.undo = plans::SetMtu{"eth0", 1500};
    return entry;
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.filePath(QStringLiteral("journal.jsonl")).toStdString(); }
    void cleanup() { QFile::remove(QString::fromStdString(m_path)); }

    void isReadAgain() {
        ChangeJournal first(m_path);
        QCOMPARE(first.add(entryOf(9000), {}), std::int64_t(1));
        QCOMPARE(first.add(entryOf(1500), 1), std::int64_t(2));
        QVERIFY(first.noteReverted(2));
        ChangeJournal second(m_path);
        QVERIFY(second.load());
        const auto entries = second.entries(10, {});
        QCOMPARE(entries.size(), std::size_t(2));
        QCOMPARE(entries[0].number, std::int64_t(2));
        QVERIFY(entries[0].result == ChangeResult::Reverted && !entries[0].canUndo());
        QVERIFY(entries[1].undoneBy == 2 && entries[1].wish == plans::Wish(plans::SetMtu{"eth0", 9000}));
        QCOMPARE(second.add(entryOf(4000), {}), std::int64_t(3));
    }

    void keepsFilesToBeBroughtBack() {
        auto entry = entryOf(9000);
        entry.earlierConfs = {{"/etc/vblade.conf.d/a.conf", "# \xff\n", 0640, {}, plans::FileOwner{1, 2}}};
        QVERIFY(!toJson(entry).contains("earlier"));
        const auto files = entry.earlierConfs;
        ChangeJournal first(m_path);
        QVERIFY(first.add(std::move(entry), {}));
        ChangeJournal second(m_path);
        QVERIFY(second.load());
        const auto read = second.toUndo({});
        QVERIFY(read && read->earlierConfs == files);
    }

    void aTornLineIsLeftOutWhereverItIsTorn() {
        {
            ChangeJournal journal(m_path);
            QVERIFY(journal.add(entryOf(9000), {}));
            QVERIFY(journal.add(entryOf(4000), {}));
        }
        const auto whole = content();
        const auto first = whole.find('\n') + 1;
        for (auto length = first; length < whole.size(); length += 7) {
            std::ofstream(m_path) << whole.substr(0, length);
            ChangeJournal journal(m_path);
            QVERIFY(journal.load());
            QCOMPARE(journal.entries(10, {}).size(), std::size_t(1));
            QCOMPARE(journal.add(entryOf(2000), {}), std::int64_t(2));
            ChangeJournal again(m_path);
            QVERIFY(again.load());
            QCOMPARE(again.entries(10, {}).size(), std::size_t(2));
        }
    }

    void keepsTheNewest() {
        ChangeJournal journal(m_path);
        for (std::size_t i = 0; i < 2 * ChangeJournal::maxKept + 5; ++i)
            QVERIFY(journal.add(entryOf(9000), {}));
        QCOMPARE(journal.entries(5000, {}).size(), ChangeJournal::maxKept);
        ChangeJournal again(m_path);
        QVERIFY(again.load());
        QCOMPARE(again.entries(5000, {}).size(), ChangeJournal::maxKept);
        QCOMPARE(again.entries(1, {}).front().number, std::int64_t(2 * ChangeJournal::maxKept + 5));
    }

    void aLongFileIsReadAndBegunAnew() {
        {
            std::ofstream file(m_path);
            const std::string reason(4000, 'x');
            for (auto number = 1; number <= 3000; ++number)
                file << plans::Json{{"entry", number},
                                    {"result", "failed"},
                                    {"reason", reason},
                                    {"wish", plans::toJson(plans::Wish(plans::SetMtu{"eth0", 9000}))}}
                     << '\n';
        }
        const auto before = content();
        QVERIFY(before.size() > 8'388'608); // more than any other file of the agent may have
        ChangeJournal journal(m_path);
        QVERIFY(journal.load());
        QVERIFY(content().size() <= ChangeJournal::maxKeptBytes);
        QCOMPARE(journal.entries(1, {}).front().number, std::int64_t(3000));
        QVERIFY(journal.entries(5000, {}).size() > 400);
        QCOMPARE(journal.unreadable(), std::size_t(0));
        QVERIFY(content(".1") == before); // nothing is gone
        QCOMPARE(journal.add(entryOf(1500), {}), std::int64_t(3001));
        ChangeJournal again(m_path);
        QVERIFY(again.load());
        QCOMPARE(again.entries(1, {}).front().number, std::int64_t(3001));
    }

    void tellsOfLinesThatCannotBeRead() {
        {
            ChangeJournal journal(m_path);
            QVERIFY(journal.add(entryOf(9000), {}));
        }
        std::ofstream(m_path, std::ios::app) << "{]\n"
                                             << std::string(ChangeJournal::maxLine + 1, 'x') << '\n';
        {
            ChangeJournal journal(m_path);
            QVERIFY(journal.load());
            QCOMPARE(journal.unreadable(), std::size_t(2));
            QCOMPARE(journal.add(entryOf(1500), {}), std::int64_t(2));
        }
        ChangeJournal again(m_path);
        QVERIFY(again.load());
        QCOMPARE(again.entries(10, {}).size(), std::size_t(2));
    }

    void findsWhatCanBeUndone() {
        ChangeJournal journal(m_path);
        QVERIFY(!journal.toUndo({}));
        auto final = entryOf(1);
        final.undo.reset();
        QVERIFY(journal.add(entryOf(9000), {}));
        QVERIFY(journal.add(std::move(final), {}));
        QCOMPARE(journal.toUndo({})->number, std::int64_t(1));
        QCOMPARE(journal.toUndo(2).error().code, plans::RefusalCode::CannotUndo);
        QVERIFY(journal.add(entryOf(1500), 1));
        QCOMPARE(journal.toUndo(1).error().code, plans::RefusalCode::CannotUndo);
        QCOMPARE(journal.toUndo({})->number, std::int64_t(3));
    }

    void isForRootOnly() {
        ChangeJournal journal(m_path);
        QVERIFY(journal.add(entryOf(9000), {}));
        QCOMPARE(QFile::permissions(QString::fromStdString(m_path)) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

private:
    [[nodiscard]] std::string content(const std::string& suffix = {}) const {
        std::ifstream file(m_path + suffix);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    QTemporaryDir m_folder;
    std::string m_path;
};

QTEST_APPLESS_MAIN(TestJournal)
#include "tst_journal.moc"
