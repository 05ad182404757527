#include "tests/support/registered_test.h"
#include "tests/ui/support/console_log.h"
#include "tests/ui/support/fake_reader.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

namespace {

constexpr int patience = 20'000;

QString contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// Saving the log, from the menu to the file.
class LogSavingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init();
    void cleanup();

    void savesWhereAPersonChooses_data();
    void savesWhereAPersonChooses();
    void asksBeforeItReplacesAFile();
    void saysWhatToDoWhereItCannotWrite_data();
    void saysWhatToDoWhereItCannotWrite();
    void leavesWhatWasThereWhenItFails();
    void showsHowFarItIsAndStopsWhenAsked();
    void givesUpAFileThatWasNotFinished();
    void saysThatThereAreNoDatagrams();

private:
    /// The dialog of a menu entry, with a path in it.
    QFileDialog* choose(const QString& entry, const QString& path) {
        for (auto* action : m_log->panel.actions())
            if (action != nullptr && action->text() == entry)
                action->trigger();
        auto* dialog = m_log->panel.findChild<QFileDialog*>();
        if (dialog == nullptr || !QTest::qWaitForWindowExposed(dialog))
            qFatal("no dialog for %s", qPrintable(entry));
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        name->setText(path);
        return dialog;
    }
    static void accept(QFileDialog* dialog) { QMetaObject::invokeMethod(dialog, "accept"); }
    [[nodiscard]] const Notice::Message& notice() const {
        return m_log->panel.findChild<Notice*>()->message();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConsoleLog> m_log;
};

void LogSavingTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_unique<ConsoleLog>();
    m_log->appendLines(300);
    m_log->show();
    QTRY_COMPARE_WITH_TIMEOUT(m_log->lastText(), QStringLiteral("line 300"), patience);
}

void LogSavingTest::cleanup() {
    m_log.reset();
    m_folder.reset();
}

void LogSavingTest::savesWhereAPersonChooses_data() {
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("within");
    QTest::newRow("text") << "Save as text…"
                          << "log.txt"
                          << "log.txt"
                          << "line 300";
    QTest::newRow("text, without an ending") << "Save as text…"
                                             << "log"
                                             << "log.txt"
                                             << "line 1\n";
    QTest::newRow("JSON lines") << "Save as JSON lines…"
                                << "log.jsonl"
                                << "log.jsonl"
                                << "\"text\":\"line 7\"";
}

void LogSavingTest::savesWhereAPersonChooses() {
    QFETCH(QString, entry);
    QFETCH(QString, chosen);
    QFETCH(QString, written);
    QFETCH(QString, within);
    accept(choose(entry, m_folder->filePath(chosen)));
    QTRY_COMPARE_WITH_TIMEOUT(notice().title, QStringLiteral("300 lines were saved"), patience);
    const auto content = contentOf(m_folder->filePath(written));
    QCOMPARE(content.count(u'\n'), 300);
    QVERIFY2(content.contains(within), qPrintable(content.left(400)));
    QVERIFY(notice().text.endsWith(written));
    QPushButton* copy = nullptr;
    for (auto* button : m_log->panel.findChild<Notice*>()->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Copy path"))
            copy = button;
    QVERIFY(copy != nullptr && copy->isVisible());
    copy->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), m_folder->filePath(written));
}

void LogSavingTest::asksBeforeItReplacesAFile() {
    const auto path = m_folder->filePath(QStringLiteral("log.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    FakeReader none;
    m_log->panel.setReader(none);
    for (const auto answer : {QMessageBox::No, QMessageBox::Yes}) {
        auto* dialog = choose(QStringLiteral("Save as text…"), path);
        bool wasAsked = false;
        QTimer asked;
        asked.setInterval(10);
        connect(&asked, &QTimer::timeout, this, [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (box == nullptr)
                return;
            wasAsked = true;
            asked.stop();
            box->button(answer)->click();
        });
        asked.start();
        accept(dialog); // until it is answered
        QVERIFY(wasAsked);
        QVERIFY(none.exports.empty());
        if (answer == QMessageBox::No) {
            QCOMPARE(contentOf(path), QStringLiteral("mine"));
            dialog->reject();
            QTRY_VERIFY_WITH_TIMEOUT(m_log->panel.findChild<QFileDialog*>() == nullptr, patience);
            m_log->panel.setReader(m_log->reader);
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(path).count(u'\n'), 300, patience);
}

void LogSavingTest::saysWhatToDoWhereItCannotWrite_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("a folder that takes no files") << "/proc/log.txt";
    QTest::newRow("no such folder") << "/no such folder/log.txt";
    QTest::newRow("below a file") << "/etc/passwd/log.txt";
}

/// By what the dialog tells: such a path can vanish while it is open.
void LogSavingTest::saysWhatToDoWhereItCannotWrite() {
    QFETCH(QString, path);
    auto* dialog = choose(QStringLiteral("Save as text…"), m_folder->filePath("log.txt"));
    emit dialog->fileSelected(path);
    QTRY_COMPARE_WITH_TIMEOUT(notice().title, QStringLiteral("The log was not saved"), patience);
    QCOMPARE(notice().lamp, Lamp::Conflict);
    QVERIFY2(notice().text.contains(QStringLiteral("Choose another folder")), qPrintable(notice().text));
    QVERIFY(!notice().details.isEmpty());
    m_log->panel.findChild<Notice*>()->findChild<QPushButton*>()->click();
    QVERIFY(m_log->panel.findChild<Notice*>()->isHidden());
}

void LogSavingTest::leavesWhatWasThereWhenItFails() {
    auto* dialog = choose(QStringLiteral("Save datagrams as capture…"), m_folder->filePath("log.pcap"));
    emit dialog->fileSelected(QStringLiteral("/proc/log.pcap"));
    QTRY_COMPARE_WITH_TIMEOUT(notice().title, QStringLiteral("The datagrams were not saved"), patience);
    QVERIFY(notice().text.contains(QStringLiteral("Choose another folder")));
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void LogSavingTest::showsHowFarItIsAndStopsWhenAsked() {
    FakeReader reader; // as if it took long
    m_log->panel.setReader(reader);
    for (int i = 0; i < 2; ++i) {
        accept(choose(QStringLiteral("Save as text…"), m_folder->filePath("log.txt")));
        QTRY_VERIFY_WITH_TIMEOUT(m_log->panel.findChild<QFileDialog*>() == nullptr, patience);
    }
    QCOMPARE(reader.exports.size(), std::size_t{2});
    const auto& asked = reader.exports.back().reply;
    asked.part(250);
    reader.deliver();
    QCOMPARE(notice().title, QStringLiteral("Saving the log"));
    QCOMPARE(notice().progress, 250);
    QCOMPARE(notice().action, QStringLiteral("Cancel"));
    QVERIFY(!reader.exports.front().reply.isWanted());
    reader.exports.front().reply.part(900); // of another one
    asked.part(300);                        // on its way
    m_log->panel.findChild<Notice*>()->findChild<QPushButton*>()->click();
    QVERIFY(!asked.isWanted());
    QVERIFY(m_log->panel.findChild<Notice*>()->isHidden());
    asked.answer(5);
    reader.deliver();
    QVERIFY(m_log->panel.findChild<Notice*>()->isHidden());
    m_log.reset(); // before whom it asks
}

void LogSavingTest::givesUpAFileThatWasNotFinished() {
    for (int i = 0; i < 60; ++i)
        m_log->appendLines(1000);
    // At its first word of how far it is.
    auto* button = m_log->panel.findChild<Notice*>()->findChild<QPushButton*>();
    accept(choose(QStringLiteral("Save as text…"), m_folder->filePath("log.txt")));
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), patience);
    button->click();
    // It may have been through before it was stopped: then the file is whole.
    const auto file = m_folder->filePath("log.txt");
    QTRY_VERIFY_WITH_TIMEOUT(QDir(m_folder->path()).isEmpty() || contentOf(file).count(u'\n') == 60'300,
                             patience);
}

void LogSavingTest::saysThatThereAreNoDatagrams() {
    auto* dialog = choose(QStringLiteral("Save datagrams as capture…"), m_folder->filePath("log"));
    accept(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(notice().title, QStringLiteral("No datagrams were saved"), patience);
}

QTEST_MAIN(LogSavingTest)
#include "tst_saving.moc"
