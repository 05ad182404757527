#include "tests/support/registered_test.h"
#include "tests/ui/support/mnemonics.h"
#include "ui/shell/preferences.h"
#include "ui/shell/preferences_dialog.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/widgets/language.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace etherdeck::ui;

namespace {

const QStringList languages{"en", "de"};
const std::vector<LanguageOffer> offers{{"en", "English"}, {"de", "Deutsch"}};

Preferences unusual() {
    Preferences preferences;
    preferences.pollSeconds = 42;
    preferences.notifies = false;
    preferences.notifiesReturned = false;
    preferences.language = "de";
    preferences.theme = ThemeChoice::Dark;
    preferences.startView = StartView::Table;
    preferences.notifiesCrash = false;
    preferences.notifiesBoot = true;
    preferences.notifiesSilence = false;
    preferences.listens = false;
    preferences.consoleAddresses = QStringList{QStringLiteral("192.168.1.2"), QStringLiteral("::1")};
    preferences.consolePort = 6667;
    preferences.keepDays = 30;
    preferences.keepsAwake = false;
    preferences.keepMegabytes = 500;
    return preferences;
}

} // namespace

class TestPreferences : public QObject {
    Q_OBJECT

private slots:
    void areTheUsualOnesAtFirst();
    void comeBackAsTheyWereSaved();
    void fallBackValueByValue_data();
    void fallBackValueByValue();
    void dialogShowsWhatItIsGivenAndGivesItBack();
    void dialogFitsIntoASmallScreen_data() { addLanguages(); }
    void dialogFitsIntoASmallScreen();
    void dialogTellsOfAChangeOnOk();
    void dialogTellsNothingOnCancel();
    void dialogTellsNothingWhenNothingIsDifferent();
    void noLetterIsThereTwice_data() { addLanguages(); }
    void noLetterIsThereTwice();
    void listsShortcutsOfActions();
    void findsShortcutsByWordAndByKey();

private:
    static void addLanguages();

    QTemporaryDir m_folder;
};

void TestPreferences::areTheUsualOnesAtFirst() {
    const QSettings settings(m_folder.filePath("empty.ini"), QSettings::IniFormat);
    QVERIFY(loadPreferences(settings, languages) == Preferences());
}

void TestPreferences::comeBackAsTheyWereSaved() {
    const QString path = m_folder.filePath("saved.ini");
    {
        QSettings settings(path, QSettings::IniFormat);
        savePreferences(settings, unusual());
    }
    const QSettings settings(path, QSettings::IniFormat);
    QVERIFY(loadPreferences(settings, languages) == unusual());
}

void TestPreferences::fallBackValueByValue_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("no port") << "console/port" << QVariant(0);
    QTest::newRow("too high a port") << "console/port" << QVariant(65536);
    QTest::newRow("fewer than no days") << "console/keepDays" << QVariant(-1);
    QTest::newRow("no size") << "console/keepMegabytes" << QVariant("much");
    QTest::newRow("no truth") << "console/listen" << QVariant("perhaps");
    QTest::newRow("no time") << "discovery/pollSeconds" << QVariant(0);
    QTest::newRow("too long a time") << "discovery/pollSeconds" << QVariant(301);
    QTest::newRow("huge") << "discovery/pollSeconds" << QVariant("99999999999999999999");
    QTest::newRow("no number") << "discovery/pollSeconds" << QVariant("often");
    QTest::newRow("list") << "discovery/pollSeconds" << QVariant(QStringList{"5", "6"});
    QTest::newRow("no truth value") << "notifications/enabled" << QVariant("perhaps");
    QTest::newRow("unknown language") << "language" << QVariant("../../etc/passwd");
    QTest::newRow("unknown theme") << "theme" << QVariant("neon");
    QTest::newRow("unknown view") << "inventory/startView" << QVariant("map");
}

void TestPreferences::fallBackValueByValue() {
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QSettings settings(m_folder.filePath("hostile.ini"), QSettings::IniFormat);
    settings.clear();
    settings.setValue(key, value);
    QVERIFY(loadPreferences(settings, languages) == Preferences());
}

void TestPreferences::dialogShowsWhatItIsGivenAndGivesItBack() {
    const PreferencesDialog usual(Preferences(), offers);
    QVERIFY(usual.preferences() == Preferences());
    const PreferencesDialog dialog(unusual(), offers);
    QVERIFY(dialog.preferences() == unusual());
    for (const auto* box : dialog.findChildren<QCheckBox*>())
        if (box->text().contains("anishes"))
            QVERIFY(!box->isEnabled());
}

void TestPreferences::dialogFitsIntoASmallScreen() {
    QFETCH(QString, language);
    Language shown;
    shown.apply(language);
    PreferencesDialog dialog(Preferences(), offers);
    dialog.show();
    QVERIFY(dialog.height() <= dialog.screen()->availableSize().height());
    QVERIFY(dialog.minimumSizeHint().height() < 500);
    dialog.resize(dialog.width(), 500);
    const auto* scroll = dialog.findChild<QScrollArea*>();
    const auto* buttons = dialog.findChild<QDialogButtonBox*>();
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    QVERIFY(scroll->widget()->width() >= scroll->widget()->minimumSizeHint().width()); // nothing is cut
    for (const auto* label : dialog.findChildren<QLabel*>())
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    QVERIFY(dialog.rect().contains(QRect(buttons->mapTo(&dialog, QPoint(0, 0)), buttons->size())));
    dialog.resize(dialog.width(), 1000);
    QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
}

void TestPreferences::dialogTellsOfAChangeOnOk() {
    PreferencesDialog dialog(Preferences(), offers);
    std::vector<Preferences> told;
    connect(&dialog, &PreferencesDialog::preferencesChanged, this,
            [&](const Preferences& preferences) { told.push_back(preferences); });
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* poll = dialog.findChild<QSpinBox*>();
    poll->setFocus();
    poll->selectAll();
    QTest::keyClicks(poll, "30");
    QVERIFY(told.empty());
    QTest::keyClick(poll, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.front().pollSeconds, 30);
}

void TestPreferences::dialogTellsNothingOnCancel() {
    PreferencesDialog dialog(Preferences(), offers);
    QSignalSpy changed(&dialog, &PreferencesDialog::preferencesChanged);
    dialog.show();
    dialog.findChild<QSpinBox*>()->setValue(30);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(changed.count(), 0);
}

void TestPreferences::dialogTellsNothingWhenNothingIsDifferent() {
    PreferencesDialog dialog(unusual(), offers);
    QSignalSpy changed(&dialog, &PreferencesDialog::preferencesChanged);
    dialog.accept();
    QCOMPARE(changed.count(), 0);
}

void TestPreferences::addLanguages() {
    QTest::addColumn<QString>("language");
    for (const auto& choice : Language::available())
        QTest::newRow(qPrintable(choice.code)) << choice.code;
}

void TestPreferences::noLetterIsThereTwice() {
    QFETCH(QString, language);
    Language shown;
    shown.apply(language);
    const PreferencesDialog dialog(unusual(), offers);
    QStringList texts;
    for (const auto* label : dialog.findChildren<QLabel*>())
        texts << label->text();
    for (const auto* button : dialog.findChildren<QAbstractButton*>())
        texts << button->text();
    QCOMPARE(etherdeck::tests::sharedLetters(texts), QStringList());
}

void TestPreferences::listsShortcutsOfActions() {
    QAction discover("&Discover now");
    discover.setShortcut(Qt::Key_F5);
    QAction research("R&&D…");
    research.setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_R), QKeySequence(Qt::Key_F9)});
    QAction silent("Silent");
    const auto found = shortcutsOf({&discover, &silent, &research, &discover});
    QVERIFY(found == (std::vector<Shortcut>{{"Discover now", "F5"}, {"R&D", "Ctrl+R, F9"}}));
}

void TestPreferences::findsShortcutsByWordAndByKey() {
    ShortcutsDialog dialog({{"Discover now", "F5"}, {"Quit", "Ctrl+Q"}});
    const auto* list = dialog.findChild<QTreeWidget*>();
    dialog.search().setText("disc");
    QVERIFY(!list->topLevelItem(0)->isHidden() && list->topLevelItem(1)->isHidden());
    dialog.search().setText("ctrl+q");
    QVERIFY(list->topLevelItem(0)->isHidden() && !list->topLevelItem(1)->isHidden());
    dialog.search().clear();
    QVERIFY(!list->topLevelItem(0)->isHidden() && !list->topLevelItem(1)->isHidden());
}

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
