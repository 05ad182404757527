#include "tests/support/registered_test.h"
#include "ui/boxes/environment/check_dialog.h"
#include "ui/boxes/environment/findings_list.h"
#include "ui/boxes/environment/text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;

class TestEnvironmentCheckDialog : public QObject {
    Q_OBJECT

private slots:
    void saysEachThingWithItsReasonAndItsFix();
    void saysThatNothingIsWrong();
    void takesTheLastOfWhatIsPasted();
    void leavesWhatWasEnteredWhileItLooked();
    void hasWordsForEachFinding();
    void showsHostileValuesHarmless();
};

namespace {

constexpr auto faulty = "PogoE02> printenv\n"
                        "bootcmd=run bootcmd_usb\n"
                        "bootcmd_usb=usb start\n"
                        "bootdelay=-1\n"
                        "stdin=nc\n"
                        "Environment size: 74/131068 bytes\n";

bool saysSomewhere(const QWidget& widget, const QString& text) {
    const auto labels = widget.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(text); });
}

} // namespace

void TestEnvironmentCheckDialog::saysEachThingWithItsReasonAndItsFix() {
    EnvironmentCheckDialog dialog;
    dialog.setBox(QStringLiteral("left"));
    dialog.setWaiting();
    dialog.setPrinted(QString::fromLatin1(faulty));
    QCOMPARE(dialog.summary(), QStringLiteral("2 problems were found"));
    QVERIFY(saysSomewhere(dialog, QStringLiteral("stdin is saved as nc.")));
    QVERIFY(saysSomewhere(dialog, QStringLiteral("Nothing boots by itself.")));
    QVERIFY(saysSomewhere(dialog, QStringLiteral("4 variables were read.")));
    const auto buttons = dialog.list().findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 2);
    buttons.front()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("setenv stdin 'serial'\nsaveenv\n"));
}

void TestEnvironmentCheckDialog::saysThatNothingIsWrong() {
    EnvironmentCheckDialog dialog;
    dialog.setWaiting();
    dialog.setPrinted(
        QStringLiteral("=> printenv\nbootcmd=usb start\nbootdelay=3\nEnvironment size: 9/10 bytes"));
    QCOMPARE(dialog.summary(), QStringLiteral("Nothing wrong was found"));
    QVERIFY(saysSomewhere(dialog, QStringLiteral("Netconsole is not started.")));
    QVERIFY(dialog.list().findChildren<QPushButton*>().isEmpty());
}

void TestEnvironmentCheckDialog::takesTheLastOfWhatIsPasted() {
    EnvironmentCheckDialog dialog;
    auto* input = dialog.findChild<QPlainTextEdit*>();
    input->setPlainText(QStringLiteral("hello"));
    QTRY_VERIFY(saysSomewhere(dialog, QStringLiteral("No line looks like a variable")));
    input->setPlainText(
        QString::fromLatin1(faulty) +
        QStringLiteral("=> printenv\nbootcmd=x\nbootdelay=-2\nEnvironment size: 1/2 bytes\n=> "));
    QTRY_COMPARE(dialog.summary(), QStringLiteral("1 problem was found"));
    input->setPlainText(QStringLiteral("bootcmd=x\n")); // of fw_printenv
    QTRY_COMPARE(dialog.summary(), QStringLiteral("Nothing wrong was found"));
    QVERIFY(saysSomewhere(dialog, QStringLiteral("1 variable was read.")));
}

void TestEnvironmentCheckDialog::leavesWhatWasEnteredWhileItLooked() {
    EnvironmentCheckDialog dialog;
    dialog.setWaiting();
    dialog.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("bootcmd=x\nbootdelay=-1\n"));
    dialog.setPrinted({});
    QTRY_COMPARE(dialog.summary(), QStringLiteral("1 problem was found"));
}

void TestEnvironmentCheckDialog::hasWordsForEachFinding() {
    using Kind = uboot::Finding::Kind;
    for (int kind = 0; kind <= static_cast<int>(Kind::StopsAtPrompt); ++kind) {
        const uboot::Finding finding{
            static_cast<Kind>(kind), uboot::Finding::Weight::Fault, {"a", "b"}, "c", {}};
        const auto text = findingText(finding, {});
        QVERIFY2(!text.what.isEmpty() && !text.why.isEmpty(), uboot::name(finding.kind).data());
        QVERIFY2(!text.what.contains(QLatin1Char('%')), qPrintable(text.what));
    }
}

void TestEnvironmentCheckDialog::showsHostileValuesHarmless() {
    uboot::Environment environment;
    environment.set("ipaddr", "<b>\x1b[31m\u202e");
    uboot::Finding finding{
        uboot::Finding::Kind::BadAddress, uboot::Finding::Weight::Fault, {"ipaddr"}, {}, {}};
    finding.fixes.push_back({"ipaddr", "\x1b[31m"});
    const auto text = findingText(finding, environment);
    QVERIFY(!text.what.contains(QChar(0x1b)) && !text.what.contains(QChar(0x202e)));
    QVERIFY(!text.lines.contains(QChar(0x1b)));
    FindingsList list;
    list.setFindings(environment, {finding});
    for (const auto* label : list.findChildren<QLabel*>())
        QVERIFY(label->textFormat() == Qt::PlainText);
}

QTEST_MAIN(TestEnvironmentCheckDialog)
#include "tst_check_dialog.moc"
