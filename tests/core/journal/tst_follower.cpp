#include "core/console/journals.h"
#include "core/journal/follower.h"
#include "tests/core/console/journal_datagrams.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::test;

class TestJournalFollower : public QObject {
    Q_OBJECT

private slots:
    void init() {
        QVERIFY(m_folder.emplace().isValid());
        m_run.emplace(JournalRun::create(journalFolder(store())).value());
    }

    void readsOnlyWhatComesAfterIt();
    void waitsForTheRestOfARecord();
    void followsIntoOtherFiles();
    void readsOfARunThatHasNothingYet();
    void findsOnlyTheRunOfTheProcess();
    void takesNoRunFromWhoTidiesUp();

private:
    [[nodiscard]] std::string store() const { return m_folder->filePath("lines.sqlite").toStdString(); }
    [[nodiscard]] std::optional<JournalFollower> follow() const {
        return JournalFollower::find(store(), {1, ::getpid()});
    }
    static void write(JournalWriter& writer, int first, int count) {
        for (int i = first; i < first + count; ++i)
            QVERIFY(writer.append(recordBytes(numbered(i))));
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<JournalRun> m_run;
};

void TestJournalFollower::readsOnlyWhatComesAfterIt() {
    JournalWriter writer(*m_run, 1'000'000);
    write(writer, 0, 100);
    auto follower = follow();
    QVERIFY(follower);
    Texts texts;
    follower->read(texts.taker());
    QVERIFY(texts.all.empty());
    write(writer, 100, 3);
    follower->read(texts.taker());
    follower->read(texts.taker());
    QCOMPARE(texts.all, numberedFrom(100, 3));
}

void TestJournalFollower::waitsForTheRestOfARecord() {
    JournalWriter writer(*m_run, 1'000'000);
    write(writer, 0, 1);
    const auto record = recordBytes(numbered(1));
    std::ofstream file(m_run->path(1), std::ios::app | std::ios::binary);
    const auto* bytes = reinterpret_cast<const char*>(record.data());
    file.write(bytes, 10).flush();
    auto follower = follow();
    QVERIFY(follower);
    Texts texts;
    follower->read(texts.taker());
    QVERIFY(texts.all.empty());
    file.write(bytes + 10, static_cast<std::streamsize>(record.size()) - 10).flush();
    follower->read(texts.taker());
    QCOMPARE(texts.all, numberedFrom(1, 1));
}

void TestJournalFollower::followsIntoOtherFiles() {
    JournalWriter writer(*m_run, 500);
    write(writer, 0, 1);
    auto follower = follow();
    QVERIFY(follower);
    Texts texts;
    write(writer, 1, 50);
    QVERIFY(writer.end().segment > 3);
    follower->read(texts.taker());
    write(writer, 51, 50);
    follower->read(texts.taker());
    QCOMPARE(texts.all, numberedFrom(1, 100));
}

void TestJournalFollower::readsOfARunThatHasNothingYet() {
    auto follower = follow();
    QVERIFY(follower);
    Texts texts;
    follower->read(texts.taker());
    JournalWriter writer(*m_run, 1'000'000);
    write(writer, 0, 2);
    follower->read(texts.taker());
    QCOMPARE(texts.all, numberedFrom(0, 2));
}

void TestJournalFollower::findsOnlyTheRunOfTheProcess() {
    QVERIFY(!JournalFollower::find(store(), {1}));
    QVERIFY(!JournalFollower::find(store(), {}));
    QVERIFY(!JournalFollower::find(store() + "-other", {::getpid()}));
    QVERIFY(!JournalFollower::find({}, {::getpid()}));
}

void TestJournalFollower::takesNoRunFromWhoTidiesUp() {
    m_run.reset(); // as if its process had ended
    QVERIFY(!follow());
    const auto runs = JournalRun::all(journalFolder(store())).value();
    QCOMPARE(runs.size(), std::size_t{1});
    QVERIFY(runs.front().isTaken());
}

QTEST_GUILESS_MAIN(TestJournalFollower)
#include "tst_follower.moc"
