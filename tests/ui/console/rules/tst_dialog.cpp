#include "tests/support/registered_test.h"
#include "ui/console/lines/view.h"
#include "ui/console/log/panel.h"
#include "ui/console/rules/dialog.h"
#include "ui/console/rules/presets.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace etherdeck::ui;

/// Rules of one's own for colours in the log, as a person edits them.
class LogRulesDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dialog.reset(); }

    void addsARuleByKeyboard();
    void changesARule();
    void movesARuleUpAndDown();
    void removesARule();
    void saysWhatIsWrongWithAnExpressionAndKeepsIt();
    void changesNothingWhenItIsCancelled();
    void offersNoStepThatIsNone();
    void keepsRulesOverARestart();
    void addsAPreset();
    void keepsOfWhichBoxARuleIs();
    void exportsNothingWhereThereIsNone();

private:
    QPushButton* button(const QString& text) const {
        for (auto* one : m_dialog->findChildren<QPushButton*>())
            if (one->text().remove(u'&') == text)
                return one;
        return nullptr;
    }
    void typeInto(int row, const QString& text) {
        auto* editor = m_table->viewport()->findChild<QLineEdit*>();
        if (editor == nullptr) {
            m_table->setCurrentCell(row, 0);
            m_table->editItem(m_table->item(row, 0));
            editor = m_table->viewport()->findChild<QLineEdit*>();
        }
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(m_table->viewport()->findChild<QLineEdit*>() == nullptr);
    }
    [[nodiscard]] QStringList texts() const {
        QStringList texts;
        for (const auto& rule : m_dialog->rules())
            texts << rule.text;
        return texts;
    }
    [[nodiscard]] QString problem() const {
        for (const auto* label : m_dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QStringLiteral("has no effect")))
                return label->text();
        return {};
    }

    const QList<LogRule> m_rules{{QStringLiteral("eth0"), false, RuleColor::Amber, true},
                                 {QStringLiteral("ata\\d"), true, RuleColor::Red, false}};
    std::unique_ptr<LogRulesDialog> m_dialog;
    QTableWidget* m_table = nullptr;
};

void LogRulesDialogTest::init() {
    m_dialog = std::make_unique<LogRulesDialog>(m_rules);
    m_table = m_dialog->findChild<QTableWidget*>();
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void LogRulesDialogTest::exportsNothingWhereThereIsNone() {
    QVERIFY(button(QStringLiteral("Export…"))->isEnabled());
    for (int row = m_table->rowCount(); row > 0; --row)
        button(QStringLiteral("Remove"))->click();
    QVERIFY(!button(QStringLiteral("Export…"))->isEnabled());
    button(QStringLiteral("Add"))->click(); // without a text it is none
    QVERIFY(!button(QStringLiteral("Export…"))->isEnabled());
    typeInto(0, QStringLiteral("usb"));
    QVERIFY(button(QStringLiteral("Export…"))->isEnabled());
}

void LogRulesDialogTest::addsARuleByKeyboard() {
    QSignalSpy changed(m_dialog.get(), &LogRulesDialog::rulesChanged);
    button(QStringLiteral("Add"))->setFocus();
    QTest::keyClick(button(QStringLiteral("Add")), Qt::Key_Space);
    typeInto(2, QStringLiteral("mmc0"));
    button(QStringLiteral("OK"))->click();
    QCOMPARE(changed.size(), 1);
    const QList<LogRule> added{{QStringLiteral("mmc0"), false, RuleColor::Teal, true}};
    QCOMPARE(changed[0][0].value<QList<LogRule>>(), m_rules + added);
}

void LogRulesDialogTest::changesARule() {
    typeInto(0, QStringLiteral("eth[01]"));
    m_table->item(0, 0)->setCheckState(Qt::Unchecked);
    m_table->item(0, 1)->setCheckState(Qt::Checked);
    qobject_cast<QComboBox*>(m_table->cellWidget(0, 2))->setCurrentIndex(static_cast<int>(RuleColor::Blue));
    QCOMPARE(m_dialog->rules().value(0), (LogRule{QStringLiteral("eth[01]"), true, RuleColor::Blue, false}));
    QCOMPARE(m_dialog->rules().value(1), m_rules[1]);
}

void LogRulesDialogTest::movesARuleUpAndDown() {
    m_table->setCurrentCell(1, 0);
    button(QStringLiteral("Move up"))->click();
    QCOMPARE(m_dialog->rules(), (QList<LogRule>{m_rules[1], m_rules[0]}));
    QCOMPARE(m_table->currentRow(), 0);
    button(QStringLiteral("Move down"))->click();
    QCOMPARE(m_dialog->rules(), m_rules);
    QCOMPARE(m_table->currentRow(), 1);
}

void LogRulesDialogTest::removesARule() {
    m_table->setCurrentCell(0, 0);
    button(QStringLiteral("Remove"))->click();
    QCOMPARE(texts(), QStringList{QStringLiteral("ata\\d")});
    button(QStringLiteral("Remove"))->click();
    QVERIFY(texts().isEmpty());
    QVERIFY(!button(QStringLiteral("Remove"))->isEnabled());
}

void LogRulesDialogTest::saysWhatIsWrongWithAnExpressionAndKeepsIt() {
    QVERIFY(problem().isEmpty());
    typeInto(1, QStringLiteral("(ata"));
    QVERIFY2(problem().startsWith(QStringLiteral("Rule 2 ")), qPrintable(problem()));
    QVERIFY(!m_table->item(1, 0)->icon().isNull());
    QSignalSpy changed(m_dialog.get(), &LogRulesDialog::rulesChanged);
    button(QStringLiteral("OK"))->click();
    QCOMPARE(changed[0][0].value<QList<LogRule>>().value(1).text, QStringLiteral("(ata"));
    m_table->item(1, 0)->setText(QStringLiteral("(ata)"));
    QVERIFY(problem().isEmpty());
    QVERIFY(m_table->item(1, 0)->icon().isNull());
}

void LogRulesDialogTest::changesNothingWhenItIsCancelled() {
    QSignalSpy changed(m_dialog.get(), &LogRulesDialog::rulesChanged);
    m_table->item(0, 0)->setText(QStringLiteral("other"));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(changed.size(), 0);
}

void LogRulesDialogTest::offersNoStepThatIsNone() {
    QVERIFY(!button(QStringLiteral("Move up"))->isEnabled());
    QVERIFY(button(QStringLiteral("Move down"))->isEnabled());
    m_table->setCurrentCell(1, 0);
    QVERIFY(button(QStringLiteral("Move up"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Move down"))->isEnabled());
}

void LogRulesDialogTest::keepsRulesOverARestart() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    LogPanel panel;
    panel.show();
    const auto actions = panel.actions();
    const auto edit = std::find_if(actions.begin(), actions.end(), [](const QAction* action) {
        return action != nullptr && action->text() == QStringLiteral("Highlight rules…");
    });
    QVERIFY(edit != actions.end());
    (*edit)->trigger();
    auto* dialog = panel.findChild<LogRulesDialog*>();
    QVERIFY(dialog != nullptr);
    emit dialog->rulesChanged({{QStringLiteral("(broken"), true, RuleColor::Green, true}, m_rules[0]});
    dialog->reject();
    QCOMPARE(panel.view()->look().rules.size(), 1); // the broken one has no effect
    panel.saveLayout(settings);
    LogPanel next;
    next.restoreLayout(settings);
    QCOMPARE(readRules(settings).value(0).text, QStringLiteral("(broken"));
    QCOMPARE(next.view()->look().rules.size(), 1);
}

void LogRulesDialogTest::addsAPreset() {
    auto* menu = button(QStringLiteral("Add preset"))->menu();
    QCOMPARE(menu->actions().size(), rulePresets().size());
    menu->actions().first()->trigger();
    QCOMPARE(m_dialog->rules(), m_rules + QList<LogRule>{rulePresets().first().rule});
    QVERIFY(problem().isEmpty());
}

void LogRulesDialogTest::keepsOfWhichBoxARuleIs() {
    LogRulesDialog dialog({{QStringLiteral("eth0"), false, RuleColor::Blue, true, 7},
                           {QStringLiteral("eth1"), false, RuleColor::Blue, true, 99}},
                          {{7, QStringLiteral("plug-a")}, {8, QStringLiteral("plug-b")}});
    QCOMPARE(dialog.rules()[0].source, 7);
    QCOMPARE(dialog.rules()[1].source, 99); // which is not known any more
    auto* box = qobject_cast<QComboBox*>(dialog.findChild<QTableWidget*>()->cellWidget(0, 3));
    box->setCurrentIndex(box->findText(QStringLiteral("plug-b")));
    QCOMPARE(dialog.rules()[0].source, 8);
    box->setCurrentIndex(0);
    QCOMPARE(dialog.rules()[0].source, 0);
}

QTEST_MAIN(LogRulesDialogTest)
#include "tst_dialog.moc"
