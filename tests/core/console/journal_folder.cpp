#include "tests/core/console/journal_folder.h"

#include "core/console/journals.h"
#include "core/console/store_thread.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace etherdeck::test {

std::string kernelRecord(int number) {
    return "6," + std::to_string(number) + ',' + std::to_string(1000 * number) + ",-;" + numbered(number) +
           '\n';
}

void JournalFolder::makeTemplate() {
    QVERIFY(store::ConsoleStore::open(m_templates.filePath(QStringLiteral("t.db")).toStdString()));
}

void JournalFolder::begin() {
    QVERIFY(m_folder.emplace().isValid());
    QVERIFY(QFile::copy(m_templates.filePath(QStringLiteral("t.db")), file(QStringLiteral("t.db"))));
}

QStringList JournalFolder::runs() const {
    return QDir(file(QStringLiteral("t.db-raw"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

void JournalFolder::leave(int first, int count) const {
    const auto run = JournalRun::create(journalFolder(path())).value();
    JournalWriter writer(run, count > 1000 ? 64 << 10 : 1000); // some files
    for (int i = first; i < first + count; ++i)
        QVERIFY(writer.append(recordBytes(kernelRecord(i))));
}

void JournalFolder::leave(const std::vector<std::string>& datagrams) const {
    const auto run = JournalRun::create(journalFolder(path())).value();
    JournalWriter writer(run, 1000);
    for (const auto& datagram : datagrams)
        QVERIFY(writer.append(recordBytes(datagram)));
}

void JournalFolder::receive(store::ConsoleStore& store) const {
    auto journals = openJournals(path(), store);
    QVERIFY(!journals.failure);
    ConsoleSockets sockets;
    QVERIFY(sockets.listen(ConsoleAddress::parse("127.0.0.1", 0).value()));
    StoreThread writer({[&store](auto batches, TimePoint) { return store.append(drained(batches)); }},
                       [](const Error& error) { qWarning("%s", error.detail.c_str()); });
    auto receiver = ConsoleReceiver::start(std::move(sockets), ConsoleIntake(), {writer.sink()},
                                           std::move(journals.journal), std::move(journals.left));
    QVERIFY(receiver.has_value());
    (*receiver)->stop();
    writer.stop();
}

std::vector<std::string> JournalFolder::texts(const store::ConsoleFilter& filter) const {
    const auto store = store::ConsoleStore::open(path()).value();
    std::vector<std::string> texts;
    const auto lines = store.lines(filter, {store::Order::OldestFirst, 0, 0}).value();
    for (const auto& line : lines)
        texts.push_back(line.text);
    return texts;
}

} // namespace etherdeck::test
