#include "tests/support/registered_test.h"
#include "tests/ui/devices/add/example_look.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/add/find_dialog.h"
#include "ui/devices/base/row_table.h"
#include "ui/widgets/notice.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

struct Finding {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    std::unique_ptr<FindBoxesDialog> dialog;

    Finding() {
        commands->ownInterfaces = {demo::desk("eth0", "192.168.1.5")};
        auto bridge = demo::desk("docker0", "172.17.0.1");
        bridge.kind = "bridge";
        commands->ownInterfaces.push_back(bridge);
        commands->found = demo::foundBoxes();
    }
    FindBoxesDialog& open() {
        dialog = std::make_unique<FindBoxesDialog>(commands);
        dialog->show();
        return *dialog;
    }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* one : dialog->findChildren<QPushButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    [[nodiscard]] QString notice() const {
        const auto* const notice = dialog->findChild<Notice*>();
        return notice->isHidden() ? QString() : notice->message().title;
    }
};

} // namespace

/// The dialog that searches the local networks.
class FindBoxesTest : public QObject {
    Q_OBJECT

private slots:
    void searchesHardwareOnly();
    void listsWhatMayBeABox();
    void pointsOutAddressesThatAreThereTwice();
    void stopsASearch();
    void saysWhyAnInterfaceWasNotSearched();
    void choosesABox();
};

void FindBoxesTest::searchesHardwareOnly() {
    Finding finding;
    finding.open();
    finding.button("Search")->click();
    QCOMPARE(finding.commands->searched.interfaces.size(), std::size_t{1});
    QCOMPARE(finding.commands->searched.interfaces.front().name, std::string("eth0"));
    QCOMPARE(int(finding.commands->searched.shortestPrefix), int(finder::Sweep::shortestPrefix));
}

void FindBoxesTest::listsWhatMayBeABox() {
    Finding finding;
    auto& dialog = finding.open();
    dialog.search();
    QTRY_COMPARE(dialog.table().shownRows(), 3);
    for (auto* box : dialog.findChildren<QCheckBox*>())
        if (box->text().contains("other station"))
            box->click();
    QCOMPARE(dialog.table().shownRows(), 4);
}

void FindBoxesTest::pointsOutAddressesThatAreThereTwice() {
    Finding finding;
    auto& dialog = finding.open();
    dialog.search();
    QTRY_COMPARE(dialog.table().shownRows(), 3);
    QString texts;
    for (const auto* label : dialog.findChildren<QLabel*>())
        texts += label->isVisible() ? label->text() : QString();
    QVERIFY(texts.contains("Several stations answer for 192.168.1.20"));
    QVERIFY(texts.contains("192.168.1.8 has the MAC address 52:3b:20:9c:11:51"));
}

void FindBoxesTest::stopsASearch() {
    Finding finding;
    finding.commands->isHeld = true;
    auto& dialog = finding.open();
    dialog.search();
    QTRY_COMPARE(finding.notice(), QStringLiteral("Searching"));
    QTRY_COMPARE(dialog.findChild<Notice*>()->message().progress, 420);
    finding.button("Stop")->click();
    QCOMPARE(finding.notice(), QStringLiteral("The search was stopped"));
    finding.commands->release();
    QTest::qWait(0);
    QCOMPARE(dialog.table().shownRows(), 0);
}

void FindBoxesTest::saysWhyAnInterfaceWasNotSearched() {
    Finding finding;
    finding.commands->found = {{"eth0", {}, Error{ErrorCode::TooLong, "8", 0}}};
    auto& dialog = finding.open();
    dialog.search();
    QTRY_COMPARE(finding.notice(), QStringLiteral("Not every interface could be searched"));
    QVERIFY(dialog.findChild<Notice*>()->message().text.contains("/8"));
}

void FindBoxesTest::choosesABox() {
    Finding finding;
    auto& dialog = finding.open();
    QVERIFY(!finding.button("Add…")->isEnabled());
    dialog.search();
    QTRY_VERIFY(finding.button("Add…")->isEnabled());
    dialog.table().selectKey("eth0 192.168.1.8");
    finding.button("Add…")->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.chosen()->address.toString(), std::string("192.168.1.8"));
}

QTEST_MAIN(FindBoxesTest)
#include "tst_find.moc"
