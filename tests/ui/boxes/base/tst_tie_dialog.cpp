#include "tests/support/registered_test.h"
#include "ui/boxes/base/tie_dialog.h"

#include <QComboBox>
#include <QPushButton>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using boxes::BoxId;
using boxes::BoxKey;

namespace {

const MacAddress mac({0x00, 0x25, 0x31, 0, 0, 0xa});
const BoxKey attic{BoxId{1}, {}};
const BoxKey plain{BoxId{}, mac};

/// The dialog, and what a user does with it.
struct Asked {
    TieDialog dialog;
    QComboBox* box = dialog.findChild<QComboBox*>();

    explicit Asked(const std::optional<BoxKey>& before,
                   const std::vector<BoxOffer>& offers = {{attic, "attic", "e7.3"},
                                                          {plain, "00:25:31:00:00:0a", {}}}) :
        dialog({"Which box?", before, offers}) {}
    void enter(const QString& text) const { box->setEditText(text); }
    [[nodiscard]] bool isPossible() const {
        for (const auto* button : dialog.findChildren<QPushButton*>())
            if (button->text() == "Tie")
                return button->isEnabled();
        return false;
    }
};

} // namespace

class TieDialogTest : public QObject {
    Q_OBJECT

private slots:
    void beginsWithWhatHolds();
    void choosesABox();
    void tellsBoxesApartThatReadAlike();
    void takesAMacAddressAsOne();
    void takesAMacAddress();
    void refusesOtherText();
};

void TieDialogTest::beginsWithWhatHolds() {
    QVERIFY(Asked(attic).dialog.chosen() == attic);
    QVERIFY(Asked(plain).dialog.chosen() == plain);
    QVERIFY(!Asked(std::nullopt).dialog.chosen());
}

void TieDialogTest::choosesABox() {
    const Asked asked(std::nullopt);
    QCOMPARE(asked.box->itemText(1), QStringLiteral("attic (e7.3)"));
    asked.box->setCurrentIndex(1);
    QVERIFY(asked.dialog.chosen() == attic);
    asked.enter("");
    QVERIFY(!asked.dialog.chosen());
    QVERIFY(asked.isPossible());
}

void TieDialogTest::tellsBoxesApartThatReadAlike() {
    const BoxKey cellar{BoxId{2}, {}};
    const BoxKey none{BoxId{3}, {}};
    const Asked asked(std::nullopt, {{attic, "plug", {}, "root@attic"},
                                     {cellar, "Plug", {}, "root@cellar"},
                                     {none, "None", "e7.5", "root@none"},
                                     {plain, "None", {}, "root@nobody"}});
    QCOMPARE(asked.box->itemText(2), QStringLiteral("Plug (root@cellar)"));
    QCOMPARE(asked.box->itemText(3), QStringLiteral("None (e7.5)"));
    asked.box->setCurrentIndex(2);
    QVERIFY(asked.dialog.chosen() == cellar);
    asked.box->setCurrentIndex(4);
    QVERIFY(asked.dialog.chosen() == plain);
    asked.enter("plug (root@attic)");
    QVERIFY(asked.dialog.chosen() == attic);
    asked.enter("none");
    QVERIFY(!asked.dialog.chosen() && asked.isPossible());
    // Not even their signs differ: only which one is chosen.
    const Asked alike(std::nullopt, {{attic, "plug", {}}, {cellar, "plug", {}}});
    alike.enter("plug");
    QVERIFY(!alike.isPossible());
    alike.box->setCurrentIndex(2);
    QVERIFY(alike.dialog.chosen() == cellar);
}

void TieDialogTest::takesAMacAddressAsOne() {
    const auto text = QString::fromStdString(mac.toString());
    const Asked asked(std::nullopt, {{attic, text, {}, "root@attic"}});
    QCOMPARE(asked.box->itemText(1), text + " (root@attic)");
    asked.enter(text);
    QVERIFY(asked.dialog.chosen() == plain);
}

void TieDialogTest::takesAMacAddress() {
    const Asked asked(attic);
    asked.enter(" 02:1a:4b:00:00:05 ");
    const BoxKey typed{BoxId{}, MacAddress({0x02, 0x1a, 0x4b, 0, 0, 5})};
    QVERIFY(asked.dialog.chosen() == typed);
    QVERIFY(asked.isPossible());
}

void TieDialogTest::refusesOtherText() {
    const Asked asked(attic);
    asked.enter("02:1a");
    QVERIFY(!asked.isPossible());
    asked.enter("attic (e7.3)");
    QVERIFY(asked.isPossible());
}

QTEST_MAIN(TieDialogTest)
#include "tst_tie_dialog.moc"
