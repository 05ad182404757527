#include "tests/support/hostile_text.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/table/export.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

ExportContext context() {
    return {
        [](discovery::LinkId) { return QStringLiteral("san 0"); },
        [](Address address) {
            return address == Address(7, 3) ? store::Label{"Backup, \"old\"", "two\nlines"} : store::Label();
        },
        Moment::now()};
}

/// Fields of a CSV text after RFC 4180, independent of the code under test.
QList<QStringList> parseCsv(const QString& text) {
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isQuoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
                field += c;
                ++i;
            } else if (c == '"')
                isQuoted = false;
            else
                field += c;
        } else if (c == '"')
            isQuoted = true;
        else if (c == ',') {
            row << field;
            field.clear();
        } else if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
            rows << (row << field);
            row.clear();
            field.clear();
            ++i;
        } else
            field += c;
    }
    return rows;
}

QMap<QString, QString> onlyRow(const discovery::Target& target) {
    const auto rows = parseCsv(QString::fromUtf8(inventoryCsv({&target}, context())));
    QMap<QString, QString> fields;
    if (rows.size() != 2 || rows[0].size() != rows[1].size())
        return fields;
    for (qsizetype i = 0; i < rows[0].size(); ++i)
        fields[rows[0][i]] = rows[1][i];
    return fields;
}

} // namespace

class TargetExportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void textAlignsTheFactsOfATarget() {
        const auto target = demo::target({{7, 3}, 1000, "backup", "plug-c", 3});
        const auto text = asText({&target}, context());
        const auto lines = text.split('\n');
        QVERIFY(lines[0].startsWith("Address ") && lines[0].endsWith(" e7.3"));
        QCOMPARE(lines[0].indexOf("e7.3"), lines[1].indexOf("Backup"));
        QVERIFY(text.contains("7.3:plug-c") && text.contains("02:25:31:0a:00:03") && text.contains("san 0"));
    }

    void textShowsControlCharactersInsteadOfSendingThem() {
        const auto target = demo::target({{7, 3}, 1000, "a\x1b[31m\nState", "plug-c", 3});
        const auto text = asText({&target}, context());
        QVERIFY(!text.contains(QChar(0x1b)));
        QVERIFY(text.contains(QString::fromUtf8("a\\x1b[31m␊State")));
    }

    void nothingThatIsExportedHarms() {
        for (const auto& hostile : tests::hostileTexts()) {
            auto target = demo::target({{7, 3}, 1000, hostile, "plug-c", 3});
            auto& identity = target.paths.front().identity;
            identity->model = identity->serial = identity->firmwareRevision = hostile;
            auto named = context();
            named.label = [&hostile](Address) { return store::Label{hostile, hostile}; };
            named.box = [&hostile](Address) { return QString::fromStdString(hostile); };
            const Targets targets{&target};
            for (const QByteArray& text :
                 {asText(targets, named).toUtf8(), asJson(targets, named).toUtf8(),
                  inventoryCsv(targets, named).replace("\r\n", "\n"), inventoryJson(targets, named)})
                QCOMPARE(tests::harmIn(text).value_or(QString()), QString());
        }
    }

    void jsonOfOneTargetIsAnObjectWithNameAndNote() {
        const auto target = demo::target({{7, 3}, 1000, "backup", "plug-c", 3});
        const auto object = QJsonDocument::fromJson(asJson({&target}, context()).toUtf8()).object();
        QCOMPARE(object["address"].toString(), QString("e7.3"));
        QCOMPARE(object["name"].toString(), QString("Backup, \"old\""));
        QCOMPARE(object["note"].toString(), QString("two\nlines"));
        QCOMPARE(object["paths"].toArray()[0].toObject()["interface"].toString(), QString("san 0"));
    }

    void jsonOfSeveralIsAnArray() {
        const auto targets = demo::home();
        const auto array =
            QJsonDocument::fromJson(asJson({&targets[0], &targets[1]}, context()).toUtf8()).array();
        QCOMPARE(array.size(), 2);
        QCOMPARE(QJsonDocument::fromJson(inventoryJson({&targets[0]}, context())).array().size(), 1);
        QVERIFY(QJsonDocument::fromJson(inventoryJson({}, context())).isArray());
    }

    void commandIsQuotedForAShell() {
        const auto target = demo::target({{7, 3}, 1000, "", "plug-c", 3});
        QCOMPARE(asCommands({&target}, context()), QString("etherdeckctl show e7.3 -i 'san 0'\n"));
    }

    void csvHasAHeaderAndARowForEachTarget() {
        const auto targets = demo::home();
        Targets all;
        for (const auto& target : targets)
            all.push_back(&target);
        const auto rows = parseCsv(QString::fromUtf8(inventoryCsv(all, context())));
        QCOMPARE(rows.size(), 8);
        for (const auto& row : rows)
            QCOMPARE(row.size(), rows[0].size());
        QCOMPARE(rows[0][0], QString("address"));
    }

    void csvTellsEachStateAndNoDiskInAConflict() {
        auto target = demo::target({{7, 3}, 1000, "", "plug-c", 3});
        QCOMPARE(onlyRow(target)["disks"], QString("1"));
        demo::makeMissing(target, std::chrono::hours(5));
        QCOMPARE(onlyRow(target)["state"], QString("missing"));
        QVERIFY(asText({&target}, context()).contains("Missing since "));
        demo::makeNotWatched(target, std::chrono::hours(5));
        QCOMPARE(onlyRow(target)["state"], QString("not-watched"));
        QVERIFY(asText({&target}, context()).contains("Not watched: san 0 is switched off in Etherdeck"));
        auto conflict = demo::target({{7, 3}, 1000, "", "plug-c", 3});
        demo::makeConflict(conflict);
        const auto fields = onlyRow(conflict);
        QCOMPARE(fields["disks"], QString("2"));
        QCOMPARE(fields["serial"] + fields["model"] + fields["bytes"], QString());
        const auto text = asText({&conflict}, context());
        QVERIFY(text.contains("2 disks") && text.contains("serial 7.3:plug-b"));
    }

    void csvQuotesWhatNeedsIt() {
        const auto fields = onlyRow(demo::target({{7, 3}, 1000, "a,b", "plug-c", 3}));
        QCOMPARE(fields["name"], QString("Backup, \"old\""));
        QCOMPARE(fields["note"], QString("two\nlines"));
        QCOMPARE(fields["config_string"], QString("a,b"));
        QCOMPARE(fields["bytes"], QString("1000000000000"));
        QCOMPARE(fields["macs"], QString("02:25:31:0a:00:03"));
    }

    void csvDisarmsFormulas_data() {
        QTest::addColumn<QString>("string");
        for (const auto* string : {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1"})
            QTest::newRow(qPrintable(QString(string).trimmed())) << QString(string);
    }

    void csvDisarmsFormulas() {
        QFETCH(QString, string);
        const auto fields = onlyRow(demo::target({{7, 3}, 1000, string.toStdString(), "plug-c", 3}));
        QCOMPARE(fields["config_string"], '\'' + string);
        // No character is left that a spreadsheet would pass over.
        const auto shown = onlyRow(demo::target({{7, 3}, 1000, "\r" + string.toStdString(), "plug-c", 3}));
        QCOMPARE(shown["config_string"], "\\x0d" + string);
    }

    void savesTheWholeFile() {
        const QTemporaryDir folder;
        const auto path = folder.filePath("inventory.csv");
        QVERIFY(saveFile(path, "one"));
        QVERIFY(saveFile(path, "two"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("two"));
    }

    void tellsInWordsWhyAFileWasNotSaved() {
        const QTemporaryDir folder;
        const auto path = folder.filePath("not/there.csv");
        const auto saved = saveFile(path, "one");
        QVERIFY(!saved);
        QVERIFY(!saved.error().detail.empty());
        const auto text = saveErrorText(path, saved.error());
        QVERIFY(text.contains(path) && text.contains(QString::fromStdString(saved.error().detail)));
    }
};

QTEST_GUILESS_MAIN(TargetExportTest)
#include "tst_export.moc"
