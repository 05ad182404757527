#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/table/actions.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace etherdeck;
using namespace etherdeck::ui;

class TargetActionsTest : public QObject {
    Q_OBJECT

private slots:
    void copiesTheSelection() {
        QVERIFY(!m_actions->copyText()->isEnabled());
        m_actions->setHasSelection(true);
        m_actions->copyText()->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains("e0.0"));
        QVERIFY(!QGuiApplication::clipboard()->text().contains("e0.1"));
        m_actions->copyJson()->trigger();
        QVERIFY(QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).isObject());
        m_actions->copyCommand()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("etherdeckctl show e0.0 -i san0\n"));
    }

    void savesTheWholeInventoryByTheNameOfTheFile() {
        const QTemporaryDir folder;
        QSignalSpy saved(m_actions, &TargetActions::saved);
        m_actions->save(folder.filePath("a.csv"));
        m_actions->save(folder.filePath("a.JSON"));
        QCOMPARE(saved.size(), 2);
        QFile csv(folder.filePath("a.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count("\r\n"), static_cast<qsizetype>(m_targets.size() + 1));
        QFile json(folder.filePath("a.JSON"));
        QVERIFY(json.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(json.readAll()).array().size(),
                 static_cast<qsizetype>(m_targets.size()));
    }

    void tellsWhatWasNotSaved() {
        QSignalSpy failed(m_actions, &TargetActions::saveFailed);
        m_actions->save("/nonexistent/inventory.csv");
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("/nonexistent/inventory.csv"));
    }

private:
    std::vector<discovery::Target> m_targets = demo::home();
    QWidget m_window;
    TargetActions* m_actions =
        new TargetActions({[this] { return Targets{&m_targets.front()}; },
                           [this] {
                               Targets all;
                               for (const auto& target : m_targets)
                                   all.push_back(&target);
                               return all;
                           },
                           [] {
                               return ExportContext{[](discovery::LinkId) { return QString("san0"); },
                                                    [](Address) { return store::Label(); }, Moment::now()};
                           }},
                          &m_window);
};

QTEST_MAIN(TargetActionsTest)
#include "tst_actions.moc"
