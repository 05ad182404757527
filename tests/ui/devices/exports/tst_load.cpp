#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/exports/load_dialog.h"
#include "ui/devices/exports/saved_file.h"
#include "ui/widgets/notice.h"

#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

QPushButton* planButton(const LoadExportsDialog& dialog) {
    for (auto* one : dialog.findChildren<QPushButton*>())
        if (one->text() == "Make the plan")
            return one;
    return nullptr;
}

remote::SavedExports someExports() {
    const auto state = demo::crowdedState(3);
    remote::SavedExports saved{"attic", {}};
    for (const auto& status : state.exports->exports)
        saved.exports.push_back(status.config);
    return saved;
}

} // namespace

class TestLoad : public QObject {
    Q_OBJECT

private slots:
    void readsWhatWasWritten() {
        const QTemporaryDir folder;
        const QString path = folder.filePath("e.json");
        const auto saved = someExports();
        QVERIFY(writeSavedExports(path, saved));
        const auto read = readSavedExports(path);
        QVERIFY(read);
        QCOMPARE(read->hostName, std::string("attic"));
        QVERIFY(read->exports == saved.exports);
    }

    void saysWhyAFileCannotBeWritten() {
        const auto written = writeSavedExports("/proc/none/e.json", someExports());
        QVERIFY(!written);
        QVERIFY(!savedFileText(written.error()).isEmpty());
    }

    void saysWhatIsWrongWithAFile_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("why");
        QTest::newRow("no JSON") << QByteArray("hello") << "The file is not JSON.";
        QTest::newRow("another") << QByteArray("{}") << "The file was not written by";
        QTest::newRow("later") << QByteArray(R"({"format":"etherdeck-exports","version":2,"exports":[]})")
                               << "or by a later version";
        QTest::newRow("a lie")
            << QByteArray(R"({"format":"etherdeck-exports","version":1,"exports":[{"address":7}]})")
            << "The file has an invalid";
        QTest::newRow("empty") << QByteArray(R"({"format":"etherdeck-exports","version":1,"exports":[]})")
                               << "The file has no exports.";
        QTest::newRow("huge") << QByteArray(300'000, '[') << "longer than an agent accepts";
    }

    void saysWhatIsWrongWithAFile() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, why);
        const QTemporaryDir folder;
        QFile file(folder.filePath("e.json"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const LoadExportsDialog dialog(demo::plugState(), readSavedExports(file.fileName()), file.fileName());
        const auto message = dialog.findChild<Notice*>()->message();
        QVERIFY2(message.text.contains(why), qPrintable(message.text));
        QVERIFY(!planButton(dialog)->isEnabled());
    }

    void loadsAllOrSome() {
        LoadExportsDialog dialog(demo::plugState(), someExports(), "/tmp/e.json");
        dialog.show();
        QCOMPARE(dialog.wish().exports.size(), std::size_t{4});
        QCOMPARE(dialog.table().model()->index(0, 2).data().toString(), QString("The box has it already"));
        dialog.table().selectKey("e8.1");
        QCOMPARE(dialog.wish().exports.size(), std::size_t{1});
        QVERIFY(dialog.wish().exports.front().address == Address(8, 1));
        dialog.table().clearSelection();
        QVERIFY(!planButton(dialog)->isEnabled());
    }

    void showsNoControlCharactersOfAFile() {
        auto saved = someExports();
        saved.hostName = "\033[2Jattic";
        saved.exports.front().path = "/dev/\033sdb\u202e";
        LoadExportsDialog dialog(demo::plugState(), saved, "/tmp/e.json");
        for (const auto letter : dialog.table().model()->index(0, 1).data().toString())
            QVERIFY(letter.isPrint());
    }
};

QTEST_MAIN(TestLoad)
#include "tst_load.moc"
