#include "tests/house/include_rules.h"
#include "tests/support/registered_test.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibraryInfo>
#include <QTest>

using namespace etherdeck::house;

namespace {

const QString top = ETHERDECK_SOURCE_DIR;
using Names = std::set<std::string, std::less<>>;

/// Sources and headers of the rooms and their tests, relative to the top folder.
Names sourcesOfTheTree() {
    Names files;
    for (const auto* folder : {"app", "core", "ui", "tests"}) {
        QDirIterator walk(top + '/' + folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.insert(QDir(top).relativeFilePath(walk.next()).toStdString());
    }
    return files;
}

QtHeaders headersOfQt() {
    QtHeaders headers;
    const QDir folder(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const auto& module : folder.entryList({"Qt*"}, QDir::Dirs))
        for (const auto& header : QDir(folder.filePath(module)).entryList(QDir::Files))
            headers.emplace(header.toStdString(), module.toStdString());
    return headers;
}

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The absolute paths of the sources that a unity source includes.
QStringList joinedSources(const QString& path) {
    QStringList sources;
    for (const auto& line : QString::fromUtf8(contentsOf(path)).split('\n'))
        if (line.startsWith("#include \""))
            sources << line.section('"', 1, 1);
    return sources;
}

/// The sources that the build compiles, relative to the top folder.
Names compiledSources() {
    Names compiled;
    const auto commands =
        QJsonDocument::fromJson(contentsOf(ETHERDECK_BUILD_DIR "/compile_commands.json")).array();
    for (const auto& command : commands) {
        const auto file = command.toObject()["file"].toString();
        for (const auto& source : file.contains("/Unity/") ? joinedSources(file) : QStringList{file})
            compiled.insert(QDir(top).relativeFilePath(source).toStdString());
    }
    return compiled;
}

struct Target {
    QString folder;
    QStringList links;
};

/// links.txt has one line per target, "folder|target|library;library". CMake writes it when it generates.
std::map<QString, Target> targetsOfTheBuild() {
    std::map<QString, Target> targets;
    for (const auto& line : QString::fromUtf8(contentsOf(ETHERDECK_LINKS)).split('\n', Qt::SkipEmptyParts)) {
        const auto parts = line.split('|');
        targets[parts.value(1)] = {parts.value(0), parts.value(2).split(';', Qt::SkipEmptyParts)};
    }
    return targets;
}

void report(const std::vector<Violation>& violations) {
    QString broken;
    for (const auto& violation : violations) {
        const auto text = QString::fromStdString(violation.toString());
        if (violation.advice)
            qInfo().noquote() << text;
        else
            broken += "\n  " + text;
    }
    QVERIFY2(broken.isEmpty(), qPrintable("house rules are broken:" + broken));
}

} // namespace

class TestHouse : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY2(m_files.contains("core/base/result.h"), "the source tree was not found");
        QVERIFY2(m_qtHeaders.contains("QWidget"), "Qt's headers were not found");
        QCOMPARE(m_qtHeaders.find("QWidget")->second, std::string("QtWidgets"));
    }

    void includesFollowTheOrderOfRooms() {
        std::vector<Violation> found;
        for (const auto& file : m_files) {
            const auto text = contentsOf(top + '/' + QString::fromStdString(file)).toStdString();
            const auto inFile = m_rules.checkSource(file, text);
            found.insert(found.end(), inFile.begin(), inFile.end());
        }
        report(found);
    }

    void targetsLinkOnlyWhatTheirRoomMayUse() {
        const auto targets = targetsOfTheBuild();
        QVERIFY(targets.contains("etherdeck_core_aoe"));
        std::vector<Violation> found;
        for (const auto& [name, target] : targets) {
            std::vector<std::string> links;
            for (const auto& link : target.links) {
                const auto other = targets.find(link);
                links.push_back((other == targets.end() ? link : other->second.folder).toStdString());
            }
            const auto ofTarget = m_rules.checkLinks(target.folder.toStdString(), links);
            found.insert(found.end(), ofTarget.begin(), ofTarget.end());
        }
        report(found);
    }

    void everySourceIsCompiled() {
        const auto compiled = compiledSources();
        QVERIFY2(compiled.contains("core/aoe/parse.cpp"),
                 "no compile_commands.json: configure with a preset");
        report(m_rules.checkCompiled(compiled));
    }

    void theTopFolderHoldsOnlyTheWayIn() {
        std::vector<std::string> entries;
        for (const auto& entry :
             QDir(top).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden))
            entries.push_back((entry.fileName() + (entry.isDir() ? "/" : "")).toStdString());
        report(IncludeRules::checkTopLevel(entries));
    }

private:
    Names m_files = sourcesOfTheTree();
    QtHeaders m_qtHeaders = headersOfQt();
    IncludeRules m_rules{m_qtHeaders, m_files};
};

QTEST_APPLESS_MAIN(TestHouse)
#include "tst_house.moc"
