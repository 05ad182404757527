#include "tests/support/registered_test.h"
#include "tests/ui/support/mnemonics.h"
#include "ui/look/language.h"
#include "ui/shell/preferences/dialog.h"
#include "ui/shell/preferences/preferences.h"

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
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace etherdeck::ui;

namespace {

const QStringList languages{"en", "de"};
const std::vector<LanguageOffer> offers{{"en", "English"}, {"de", "Deutsch"}};

void makeUnusual(const Toggle& toggle, Preferences& preferences) {
    preferences.*toggle.value = !(preferences.*toggle.value);
}
void makeUnusual(const Number& number, Preferences& preferences) { preferences.*number.value = number.max; }
void makeUnusual(const WordList& list, Preferences& preferences) {
    preferences.*list.value = QStringList{QStringLiteral("192.168.1.2"), QStringLiteral("::1")};
}
void makeUnusual(const Choice& choice, Preferences& preferences) {
    choice.write(preferences, choice.isLanguage ? QStringLiteral("de") : QString(choice.options.back().code));
}

void makeUnusual(const PreferenceRow& row, Preferences& preferences) {
    std::visit([&](const auto& kind) { makeUnusual(kind, preferences); }, row.kind);
}

/// No value is its default.
Preferences unusual() {
    Preferences preferences;
    for (const PreferenceRow& row : preferenceTable())
        makeUnusual(row, preferences);
    return preferences;
}

/// What no row takes for a value.
QVariantList hostile(const Toggle&) { return {"perhaps", 2, QStringList{"true", "false"}}; }
QVariantList hostile(const Number& number) {
    return {qlonglong{number.min} - 1, qlonglong{number.max} + 1, "much", "99999999999999999999", ""};
}
QVariantList hostile(const WordList&) { return {QStringList{}, QString()}; }
QVariantList hostile(const Choice&) { return {"neon", "../../etc/passwd", 7}; }

} // namespace

class TestPreferences : public QObject {
    Q_OBJECT

private slots:
    void areTheUsualOnesAtFirst();
    void comeBackAsTheyWereSaved();
    void whatIsNotChangedIsNotSaved();
    void eachRowIsStoredAndShownByItself_data() { addRows(); }
    void eachRowIsStoredAndShownByItself();
    void eachRowFallsBackByItself_data() { addRows(); }
    void eachRowFallsBackByItself();
    void noMoreAddressesThanThereMayBe();
    void fallBackValueByValue_data();
    void fallBackValueByValue();
    void dialogShowsWhatItIsGivenAndGivesItBack();
    void dialogFitsIntoASmallScreen_data() { addLanguages(); }
    void dialogFitsIntoASmallScreen();
    void tabGoesThroughTheDialogFromTopToBottom();
    void whatHasTheFocusIsInSight_data();
    void whatHasTheFocusIsInSight();
    void dialogTellsOfAChangeOnOk();
    void dialogKeepsWhatItDoesNotShow_data() { addRows(); }
    void dialogKeepsWhatItDoesNotShow();
    void dialogTellsNothingOnCancel();
    void dialogTellsNothingWhenNothingIsDifferent();
    void noLetterIsThereTwice_data() { addLanguages(); }
    void noLetterIsThereTwice();

private:
    static void addLanguages();
    static void addRows();

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
        savePreferences(settings, unusual(), Preferences());
    }
    const QSettings settings(path, QSettings::IniFormat);
    QVERIFY(loadPreferences(settings, languages) == unusual());
}

/// As a theme that the command line gives for one run.
void TestPreferences::whatIsNotChangedIsNotSaved() {
    QSettings settings(m_folder.filePath("given.ini"), QSettings::IniFormat);
    settings.setValue("theme", "light");
    Preferences running = loadPreferences(settings, languages);
    running.theme = ThemeChoice::Dark;
    Preferences changed = running;
    changed.pollSeconds = 30;
    savePreferences(settings, changed, running);
    QCOMPARE(settings.value("theme").toString(), QStringLiteral("light"));
    QCOMPARE(loadPreferences(settings, languages).pollSeconds, 30);
    savePreferences(settings, running, changed);
    QCOMPARE(loadPreferences(settings, languages).pollSeconds, Preferences().pollSeconds);
    Preferences chosen = running;
    chosen.theme = ThemeChoice::System;
    savePreferences(settings, chosen, running);
    QVERIFY(loadPreferences(settings, languages) == Preferences());
}

void TestPreferences::addRows() {
    QTest::addColumn<int>("index");
    const auto table = preferenceTable();
    for (std::size_t i = 0; i < table.size(); ++i)
        QTest::newRow(table[i].key) << static_cast<int>(i);
}

void TestPreferences::eachRowIsStoredAndShownByItself() {
    QFETCH(int, index);
    Preferences changed;
    makeUnusual(preferenceTable()[static_cast<std::size_t>(index)], changed);
    QVERIFY(changed != Preferences());
    QSettings settings(m_folder.filePath("row.ini"), QSettings::IniFormat);
    settings.clear();
    savePreferences(settings, changed, Preferences());
    settings.sync();
    const QSettings readAgain(m_folder.filePath("row.ini"), QSettings::IniFormat);
    QVERIFY(loadPreferences(readAgain, languages) == changed);
    QVERIFY(PreferencesDialog(changed, offers).preferences() == changed);
}

void TestPreferences::eachRowFallsBackByItself() {
    QFETCH(int, index);
    const PreferenceRow& row = preferenceTable()[static_cast<std::size_t>(index)];
    QSettings settings(m_folder.filePath("hostile.ini"), QSettings::IniFormat);
    for (const QVariant& value : std::visit([](const auto& kind) { return hostile(kind); }, row.kind)) {
        settings.clear();
        savePreferences(settings, unusual(), Preferences());
        settings.setValue(row.key, value);
        // As if all others had been changed, and this one never.
        Preferences expected;
        for (const PreferenceRow& other : preferenceTable())
            if (other.key != row.key)
                makeUnusual(other, expected);
        QVERIFY2(loadPreferences(settings, languages) == expected, qPrintable(value.toString()));
    }
}

void TestPreferences::noMoreAddressesThanThereMayBe() {
    QStringList many;
    for (int i = 0; i < 100; ++i)
        many << QStringLiteral("10.0.0.%1").arg(i);
    QSettings settings(m_folder.filePath("many.ini"), QSettings::IniFormat);
    settings.setValue("console/addresses", many);
    QCOMPARE(loadPreferences(settings, languages).consoleAddresses, many.mid(0, 16));
    Preferences preferences;
    preferences.consoleAddresses = many;
    QCOMPARE(PreferencesDialog(preferences, offers).preferences().consoleAddresses, many.mid(0, 16));
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
    QVERIFY(dialog.minimumSizeHint().height() < 300);
    auto* tabs = dialog.findChild<QTabWidget*>();
    const auto* buttons = dialog.findChild<QDialogButtonBox*>();
    QCOMPARE(tabs->count(), 4);
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        const auto* scroll = qobject_cast<QScrollArea*>(tabs->widget(page));
        QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
        for (const auto* label : scroll->findChildren<QLabel*>())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        dialog.resize(dialog.width(), 200);
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
        QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
        QVERIFY(dialog.rect().contains(QRect(buttons->mapTo(&dialog, QPoint(0, 0)), buttons->size())));
        dialog.resize(dialog.width(), 800);
    }
}

void TestPreferences::tabGoesThroughTheDialogFromTopToBottom() {
    PreferencesDialog dialog(Preferences(), offers);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* tabs = dialog.findChild<QTabWidget*>();
    const auto* buttons = dialog.findChild<QDialogButtonBox*>();
    std::size_t fields = 0;
    for (int shown = 0; shown < tabs->count(); ++shown) {
        tabs->setCurrentIndex(shown);
        tabs->tabBar()->setFocus();
        const QWidget* page = qobject_cast<QScrollArea*>(tabs->widget(shown))->widget();
        std::pair<int, int> before(-1, 0);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        for (const QWidget* field = dialog.focusWidget(); page->isAncestorOf(field);
             field = dialog.focusWidget()) {
            const QPoint place = field->mapTo(page, QPoint(0, 0));
            QVERIFY2(std::pair(place.y(), place.x()) > before, field->metaObject()->className());
            before = {place.y(), place.x()};
            ++fields;
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(dialog.focusWidget()->parentWidget(), buttons);
    }
    QCOMPARE(fields, preferenceTable().size() + 1); // and the interfaces
}

void TestPreferences::whatHasTheFocusIsInSight_data() {
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("forward") << Qt::Key_Tab;
    QTest::newRow("backward") << Qt::Key_Backtab;
}

void TestPreferences::whatHasTheFocusIsInSight() {
    QFETCH(Qt::Key, key);
    PreferencesDialog dialog(Preferences(), offers);
    dialog.show();
    auto* tabs = dialog.findChild<QTabWidget*>();
    tabs->setCurrentIndex(1); // the longest
    dialog.resize(dialog.width(), 200);
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const auto* scroll = qobject_cast<QScrollArea*>(tabs->currentWidget());
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    for (std::size_t i = 0; i < 2 * preferenceTable().size(); ++i) {
        QTest::keyClick(dialog.focusWidget(), key);
        const QWidget* field = dialog.focusWidget();
        if (scroll->widget()->isAncestorOf(field))
            QCOMPARE(field->visibleRegion().boundingRect(), field->rect());
    }
}

void TestPreferences::dialogTellsOfAChangeOnOk() {
    PreferencesDialog dialog(Preferences(), offers);
    std::vector<Preferences> told;
    connect(&dialog, &PreferencesDialog::preferencesChanged, this,
            [&](const Preferences& preferences) { told.push_back(preferences); });
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const auto numbers = dialog.findChildren<QSpinBox*>();
    const auto found = std::ranges::find(numbers, 300, &QSpinBox::maximum);
    QVERIFY(found != numbers.end());
    auto* poll = *found;
    auto* tabs = dialog.findChild<QTabWidget*>();
    for (int page = 0; page < tabs->count(); ++page)
        if (tabs->widget(page)->isAncestorOf(poll))
            tabs->setCurrentIndex(page);
    poll->setFocus();
    poll->selectAll();
    QTest::keyClicks(poll, "30");
    QVERIFY(told.empty());
    QTest::keyClick(poll, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.front().pollSeconds, 30);
}

void TestPreferences::dialogKeepsWhatItDoesNotShow() {
    QFETCH(int, index);
    const auto all = preferenceTable();
    std::vector<PreferenceRow> others(all.begin(), all.end());
    others.erase(others.begin() + index);
    PreferencesDialog dialog(unusual(), offers, nullptr, others);
    std::vector<Preferences> told;
    connect(&dialog, &PreferencesDialog::preferencesChanged, this,
            [&](const Preferences& preferences) { told.push_back(preferences); });
    Preferences expected = unusual();
    for (auto* box : dialog.findChildren<QCheckBox*>())
        box->setChecked(!box->isChecked());
    for (const PreferenceRow& row : others)
        if (const auto* toggle = std::get_if<Toggle>(&row.kind))
            expected.*toggle->value = !(expected.*toggle->value);
    dialog.accept();
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY(told.front() == expected);
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

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
