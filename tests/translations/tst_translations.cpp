#include "tests/support/registered_test.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

const QString top = ETHERDECK_SOURCE_DIR;

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< more than one where the number of things matters
    QString type;             ///< "unfinished", "vanished", "obsolete"; empty: done
};

QStringList translationFiles() { return QDir(top + "/translations").entryList({"*.ts"}, QDir::Files); }

/// The forms of a translation, up to its end.
QStringList formsIn(QXmlStreamReader& xml) {
    QString text;
    QStringList forms;
    while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == QLatin1String("translation")) &&
           !xml.atEnd()) {
        if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
            forms << xml.readElementText();
        else if (xml.isCharacters())
            text += xml.text();
    }
    return forms.isEmpty() ? QStringList{text} : forms;
}

QList<Message> messagesIn(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({context, {}, {}, {}});
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().type = xml.attributes().value("type").toString();
            messages.last().translations = formsIn(xml);
        }
    }
    return messages;
}

QStringList placeholdersIn(const QString& text) {
    static const QRegularExpression placeholder(QStringLiteral("%(?:L?[0-9]{1,2}|n)"));
    QStringList found;
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

qsizetype mnemonicsIn(QString text) { return text.remove(QStringLiteral("&&")).count('&'); }

/// What a text ends in, where that says something: "Save as…" opens a dialog, "Name:" stands before a field.
QString endOf(const QString& text) {
    for (const auto* end : {"…", "...", ":", "?", " ", "\n"})
        if (text.endsWith(QString::fromUtf8(end)))
            return QString::fromUtf8(end);
    return {};
}

/// What is wrong with a finished translation; empty when nothing is.
QString faultOf(const QString& source, const QString& translation) {
    if (translation.trimmed().isEmpty())
        return QStringLiteral("is empty");
    if (placeholdersIn(source) != placeholdersIn(translation))
        return QStringLiteral("has other placeholders");
    if (mnemonicsIn(source) != mnemonicsIn(translation))
        return QStringLiteral("has another number of mnemonics");
    if (endOf(source) != endOf(translation))
        return QStringLiteral("ends in another way");
    if (source.count('\n') != translation.count('\n'))
        return QStringLiteral("has another number of lines");
    return {};
}

QString faultOf(const Message& message) {
    for (const auto& translation : message.translations)
        if (auto fault = faultOf(message.source, translation); !fault.isEmpty())
            return fault;
    return {};
}

QString quoted(const Message& message) {
    return QStringLiteral("\n  %1: \"%2\" -> \"%3\"")
        .arg(message.context, message.source, message.translations.join(QStringLiteral(" / ")));
}

const QString stringLiterals = QStringLiteral(R"re(((?:"(?:[^"\\]|\\.)*"\s*)+))re");

/// C++ string literals beside each other, as the text that they are.
QString textOfLiterals(const QString& literals) {
    static const QRegularExpression one(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
    QString text;
    for (auto matches = one.globalMatch(literals); matches.hasNext();)
        text += matches.next().captured(1);
    return text;
}

/// The patterns in calls of say(). Other arguments of it are faults.
QSet<QString> patternsSaid(QString& faults) {
    static const QRegularExpression call(QStringLiteral(R"re((?<!Sentence )\bsay\(\s*)re") + stringLiterals +
                                         QLatin1Char('?'));
    QSet<QString> patterns;
    for (const auto* folder : {"/core", "/app/agent"})
        for (QDirIterator files(top + folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            if (file.fileName().endsWith("/core/base/sentence.h") || !file.open(QIODevice::ReadOnly))
                continue;
            for (auto calls = call.globalMatch(QString::fromUtf8(file.readAll())); calls.hasNext();) {
                const auto found = calls.next().captured(1);
                if (found.isEmpty())
                    faults += "\n  " + file.fileName();
                else
                    patterns << textOfLiterals(found);
            }
        }
    return patterns;
}

QSet<QString> patternsInTable() {
    static const QRegularExpression entry(QStringLiteral(R"re(QT_TRANSLATE_NOOP\(\s*"Sentences",\s*)re") +
                                          stringLiterals);
    QFile file(top + "/ui/text/sentence_patterns.cpp");
    QSet<QString> patterns;
    if (file.open(QIODevice::ReadOnly))
        for (auto entries = entry.globalMatch(QString::fromUtf8(file.readAll())); entries.hasNext();)
            patterns << textOfLiterals(entries.next().captured(1));
    return patterns;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void theTableHasEverySentenceOfCoreAndTheAgent() {
        QString faults;
        const auto said = patternsSaid(faults);
        QVERIFY2(faults.isEmpty(), qPrintable("a pattern that is not written out in say():" + faults));
        QVERIFY(said.size() > 100);
        const auto table = patternsInTable();
        const auto list = [](const QSet<QString>& patterns) {
            return QStringList(patterns.begin(), patterns.end()).join(QStringLiteral("\n  "));
        };
        QVERIFY2((said - table).isEmpty(),
                 qPrintable("not in ui/text/sentence_patterns.cpp:\n  " + list(said - table)));
        QVERIFY2((table - said).isEmpty(), qPrintable("no longer said:\n  " + list(table - said)));
    }

    void everyTextOfTheSourcesIsTranslated_data() { addFiles(); }
    void everyTextOfTheSourcesIsTranslated() {
        QFETCH(QString, name);
        const auto messages = asTheSourcesAreNow(name);
        QVERIFY2(messages.size() > 100, "lupdate found next to nothing");
        QString missing;
        QString gone;
        for (const auto& message : messages) {
            if (message.type == QLatin1String("unfinished"))
                missing += quoted(message);
            else if (!message.type.isEmpty())
                gone += quoted(message);
        }
        QVERIFY2(missing.isEmpty(), qPrintable("not translated (build update_translations):" + missing));
        QVERIFY2(gone.isEmpty(), qPrintable("no longer in the sources:" + gone));
    }

    void translationsAgreeWithTheirSources_data() { addFiles(); }
    void translationsAgreeWithTheirSources() {
        QFETCH(QString, name);
        QString faults;
        for (const auto& message : messagesIn(top + "/translations/" + name))
            if (message.type.isEmpty())
                if (const auto fault = faultOf(message); !fault.isEmpty())
                    faults += quoted(message) + ' ' + fault;
        QVERIFY2(faults.isEmpty(), qPrintable("translations that do not fit:" + faults));
    }

    void faultsAreSeen_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("translation");
        QTest::addColumn<QString>("fault");
        QTest::newRow("fine") << "Save %1 && %2 &as…"
                              << "%2 && %1 speichern &als…"
                              << "";
        QTest::newRow("empty") << "Save"
                               << " "
                               << "is empty";
        QTest::newRow("placeholder") << "%1 of %2"
                                     << "%1 von %1"
                                     << "has other placeholders";
        QTest::newRow("mnemonic") << "&Save"
                                  << "Speichern"
                                  << "has another number of mnemonics";
        QTest::newRow("ellipsis") << "Save as…"
                                  << "Speichern als"
                                  << "ends in another way";
        QTest::newRow("colon") << "Name:"
                               << "Name"
                               << "ends in another way";
    }
    void faultsAreSeen() {
        QFETCH(QString, source);
        QFETCH(QString, translation);
        QTEST(faultOf({{}, source, {translation}, {}}), "fault");
    }

private:
    static void addFiles() {
        QTest::addColumn<QString>("name");
        for (const auto& name : translationFiles())
            QTest::newRow(qPrintable(name)) << name;
    }

    /// The translation after lupdate has looked at the sources, without touching the file itself.
    QList<Message> asTheSourcesAreNow(const QString& name) {
        const QString copy = m_folder.filePath(name);
        if (!QFile::copy(top + "/translations/" + name, copy))
            return {};
        QProcess lupdate;
        lupdate.start(ETHERDECK_LUPDATE, {"-silent", "-locations", "none", "-source-language", "en", "-I",
                                          top, top + "/app/etherdeck", top + "/ui", "-ts", copy});
        if (!lupdate.waitForFinished(120'000) || lupdate.exitCode() != 0)
            return {};
        return messagesIn(copy);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
