#include "tests/support/registered_test.h"
#include "ui/look/screen_fit.h"

#include <QDialog>
#include <QLabel>
#include <QScreen>
#include <QTest>
#include <QVBoxLayout>

using namespace etherdeck::ui;

class ScreenFitTest : public QObject {
    Q_OBJECT

private:
    const QRect m_screen{0, 0, 1366, 768};
    const QMargins m_frame{2, 32, 2, 2};

private slots:
    void whatFitsStaysWhereItIs() {
        QCOMPARE(ScreenFit::fitted({100, 100, 640, 480}, m_frame, m_screen), QRect(100, 100, 640, 480));
    }

    void whatIsTooLargeIsMadeSmaller() {
        QCOMPARE(ScreenFit::fitted({0, 0, 1240, 780}, m_frame, m_screen), QRect(2, 32, 1240, 734));
        QCOMPARE(ScreenFit::fitted({-50, -50, 3000, 3000}, m_frame, m_screen), QRect(2, 32, 1362, 734));
    }

    void whatStandsOutIsMovedInside() {
        QCOMPARE(ScreenFit::fitted({1000, 600, 640, 480}, m_frame, m_screen), QRect(724, 286, 640, 480));
        QCOMPARE(ScreenFit::fitted({-100, -100, 640, 480}, m_frame, m_screen), QRect(2, 32, 640, 480));
    }

    void theSecondScreenHasItsOwnPlace() {
        const QRect second(1366, 200, 800, 600);
        QCOMPARE(ScreenFit::fitted({1400, 100, 900, 500}, m_frame, second), QRect(1368, 232, 796, 500));
    }

    void aDialogOpensInsideItsScreen() {
        ScreenFit fit;
        qApp->installEventFilter(&fit);
        const QRect available = QGuiApplication::primaryScreen()->availableGeometry();
        QDialog dialog;
        dialog.resize(available.size() + QSize(300, 300));
        dialog.show();
        QVERIFY(dialog.width() <= available.width() && dialog.height() <= available.height());
    }

    void contentThatNeedsItsRoomKeepsIt() {
        ScreenFit fit;
        qApp->installEventFilter(&fit);
        QDialog dialog;
        auto* layout = new QVBoxLayout(&dialog);
        auto* label = new QLabel("x");
        label->setMinimumSize(120, 90);
        layout->addWidget(label);
        dialog.show();
        QVERIFY(label->width() >= 120 && label->height() >= 90);
    }

    void aPopupIsLeftAlone() {
        ScreenFit fit;
        qApp->installEventFilter(&fit);
        QWidget popup(nullptr, Qt::Popup);
        popup.setGeometry(-20, -20, 3000, 50);
        popup.show();
        QCOMPARE(popup.width(), 3000);
    }
};

QTEST_MAIN(ScreenFitTest)
#include "tst_screen_fit.moc"
