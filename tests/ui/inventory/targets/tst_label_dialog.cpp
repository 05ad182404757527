#include "tests/support/registered_test.h"
#include "ui/inventory/targets/label_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using store::Label;

class LabelDialogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void enterSaves();
    void escapeCancels();
    void savingTheSameSaysNothing();
    void emptyingItRemovesTheLabel();
    void takesBlanksAway();
    void countsOnlyNearTheLimit();
    void doesNotSaveWhatIsTooLong();
    void tabGoesFromFieldToField();
    void saysWhatANameBelongsTo();
};

namespace {

struct Shown {
    LabelDialog dialog;
    QLineEdit* name = dialog.findChild<QLineEdit*>();
    QPlainTextEdit* note = dialog.findChild<QPlainTextEdit*>();
    QSignalSpy chosen{&dialog, &LabelDialog::labelChosen};

    explicit Shown(const Label& label = {}, LabelDialog::Subject subject = LabelDialog::Subject::Target) :
        dialog(subject, "e7.3", label) {
        dialog.open();
    }
    [[nodiscard]] bool isActive() { return QTest::qWaitForWindowActive(&dialog); }
    [[nodiscard]] bool says(const QString& text) const {
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (QPushButton* button : dialog.findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
    [[nodiscard]] Label saved() const { return chosen.at(0).at(0).value<Label>(); }
};

} // namespace

void LabelDialogTest::enterSaves() {
    Shown shown({"films", "in the cellar"});
    QVERIFY(shown.isActive());
    QCOMPARE(shown.dialog.focusWidget(), shown.name);
    QTest::keyClicks(shown.name, "backup"); // all of the old name is selected
    QTest::keyClick(shown.name, Qt::Key_Return);
    QVERIFY(!shown.dialog.isVisible());
    QCOMPARE(shown.chosen.size(), 1);
    QCOMPARE(shown.saved(), (Label{"backup", "in the cellar"}));
}

void LabelDialogTest::escapeCancels() {
    Shown shown({"films", ""});
    QVERIFY(shown.isActive());
    QTest::keyClicks(shown.name, "backup");
    QTest::keyClick(shown.name, Qt::Key_Escape);
    QVERIFY(!shown.dialog.isVisible());
    QCOMPARE(shown.chosen.size(), 0);
}

void LabelDialogTest::savingTheSameSaysNothing() {
    Shown shown({"films", "note"});
    shown.button("Save")->click();
    QVERIFY(!shown.dialog.isVisible());
    QCOMPARE(shown.chosen.size(), 0);
}

void LabelDialogTest::emptyingItRemovesTheLabel() {
    Shown shown({"films", "note"});
    shown.name->clear();
    shown.note->clear();
    shown.button("Save")->click();
    QVERIFY(shown.saved().isEmpty());
}

void LabelDialogTest::takesBlanksAway() {
    Shown shown;
    shown.name->setText("  the   films ");
    shown.note->setPlainText("\n\nfirst\nsecond  \n");
    shown.button("Save")->click();
    QCOMPARE(shown.saved(), (Label{"the films", "first\nsecond"}));
}

void LabelDialogTest::countsOnlyNearTheLimit() {
    Shown shown;
    shown.name->setText(QString(70, 'x'));
    QVERIFY(!shown.says("characters"));
    shown.name->setText(QString(73, 'x'));
    QVERIFY(shown.says("73 of at most 80 characters"));
    shown.name->setText(QString(70, 'x'));
    shown.note->setPlainText(QString(3900, 'x'));
    QVERIFY(shown.says("of at most 4000 characters") || shown.says("of at most 4,000 characters"));
}

void LabelDialogTest::doesNotSaveWhatIsTooLong() {
    Shown shown;
    QVERIFY(shown.isActive());
    shown.name->setText(QStringLiteral("😀").repeated(80));
    QVERIFY(shown.button("Save")->isEnabled());
    shown.name->setText(QStringLiteral("😀").repeated(81));
    QVERIFY(shown.says("81 of at most 80 characters: too long"));
    QVERIFY(!shown.button("Save")->isEnabled());
    QTest::keyClick(shown.name, Qt::Key_Return);
    QVERIFY(shown.dialog.isVisible());
    QCOMPARE(shown.chosen.size(), 0);
}

void LabelDialogTest::tabGoesFromFieldToField() {
    Shown shown;
    QVERIFY(shown.isActive());
    QTest::keyClick(shown.name, Qt::Key_Tab);
    QCOMPARE(shown.dialog.focusWidget(), shown.note);
    QTest::keyClick(shown.note, Qt::Key_Tab);
    QVERIFY(shown.dialog.focusWidget() != shown.note);
    QVERIFY(shown.note->toPlainText().isEmpty());
}

void LabelDialogTest::saysWhatANameBelongsTo() {
    const Shown target;
    QVERIFY(target.says("belongs to the disk"));
    const Shown shelf({}, LabelDialog::Subject::Shelf);
    QVERIFY(shelf.says("belongs to the shelf number"));
}

QTEST_MAIN(LabelDialogTest)
#include "tst_label_dialog.moc"
