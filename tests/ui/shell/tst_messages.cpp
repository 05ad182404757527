#include "tests/support/registered_test.h"
#include "ui/shell/messages.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QWidget>

using namespace etherdeck;

class TestMessages : public QObject {
    Q_OBJECT

private slots:
    void copiesTheVersionsAndStaysOpen();
};

void TestMessages::copiesTheVersionsAndStaysOpen() {
    QWidget window;
    ui::showAbout(&window);
    const auto* about = window.findChild<QMessageBox*>();
    QVERIFY(about);
    QPushButton* copy = nullptr;
    for (auto* button : about->findChildren<QPushButton*>())
        if (button->text() == "&Copy")
            copy = button;
    QVERIFY(copy);
    QGuiApplication::clipboard()->clear();
    copy->click();
    const auto copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains("Etherdeck " ETHERDECK_VERSION) && copied.contains(qVersion()),
             qPrintable(copied));
    QVERIFY(about->isVisible());
}

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
