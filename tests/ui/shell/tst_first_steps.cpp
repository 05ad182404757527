#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_interfaces.h"
#include "ui/shell/first_steps.h"
#include "ui/wizards/interfaces/dialog.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

struct Steps {
    QWidget window;
    FirstSteps steps{
        window,
        "/usr/libexec/etherdeck-link",
        {[] { return std::vector<discovery::Target>(); }, [] { return std::map<std::uint16_t, QString>(); }}};
    QSignalSpy watch{&steps, &FirstSteps::watchRequested};

    Steps() {
        // As the program does it: reports may come while the wish is being told.
        QObject::connect(&steps, &FirstSteps::watchRequested, &window,
                         [this] { steps.setReports({demo::wired("eth0", 1)}); });
    }
    [[nodiscard]] bool isWatching() const { return !watch.isEmpty() && watch.back()[0].toBool(); }
    template <class Dialog>
    void close() {
        auto* dialog = window.findChild<Dialog*>();
        QVERIFY(dialog != nullptr);
        dialog->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

} // namespace

/// Dialogs that come and go, and what they want to be told meanwhile.
class TestFirstSteps : public QObject {
    Q_OBJECT

private slots:
    void interfacesAreWatchedWhileTheWizardIsOpen() {
        Steps steps;
        steps.steps.openWizard();
        QVERIFY(steps.isWatching());
        steps.close<DiscoveryWizard>();
        QVERIFY(!steps.isWatching());
        steps.steps.setReports({demo::wired("eth0", 1)}); // one that was under way
    }

    void interfacesAreWatchedWhileTheyAreChosen() {
        Steps steps;
        steps.steps.openInterfaces();
        QVERIFY(steps.isWatching());
        steps.close<InterfaceDialog>();
        QVERIFY(!steps.isWatching());
    }

    void theWizardOpensAgain() {
        Steps steps;
        steps.steps.openWizard();
        steps.close<DiscoveryWizard>();
        steps.steps.openWizard();
        QVERIFY(steps.isWatching());
        QCOMPARE(steps.window.findChildren<DiscoveryWizard*>().size(), 1);
    }
};

QTEST_MAIN(TestFirstSteps)
#include "tst_first_steps.moc"
