#include "tests/support/registered_test.h"
#include "ui/look/language.h"
#include "ui/look/translated.h"

#include <QCoreApplication>
#include <QFile>
#include <QLabel>
#include <QLibraryInfo>
#include <QTest>

using namespace etherdeck::ui;

namespace {

/// A widget as ours are: its text is made again when the language changes.
class Title : public QLabel {
public:
    Title() {
        keepTranslated(this, [this] {
            ++timesMade;
            setText(QCoreApplication::translate("etherdeck::ui::Navigator", "Inventory"));
        });
    }

    int timesMade = 0;
};

QStringList codes() {
    QStringList all;
    for (const auto& choice : Language::available())
        all << choice.code;
    return all;
}

} // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private slots:
    void aShownTextFollowsTheChoice() {
        Language language;
        Title title;
        title.show();
        QVERIFY(QTest::qWaitForWindowExposed(&title));
        QCOMPARE(title.text(), QString("Inventory"));
        language.apply("de");
        QTRY_COMPARE_WITH_TIMEOUT(title.text(), QString("Inventar"), 30'000);
        QCOMPARE(language.applied(), QString("de"));
        language.apply("en");
        QTRY_COMPARE_WITH_TIMEOUT(title.text(), QString("Inventory"), 30'000);
    }

    void aWidgetHasItsTextsAfterItsChildren() {
        Language language;
        QWidget parent;
        QWidget child(&parent);
        QStringList order;
        keepTranslated(&parent, [&] { order << "parent"; });
        keepTranslated(&child, [&] { order << "child"; });
        onLanguageChange(&parent, [&] { order << "later"; });
        QCOMPARE(order, QStringList({"parent", "child"})); // at once, and the last one not yet
        order.clear();
        language.apply("de");
        QTRY_COMPARE(order.size(), 3);
        QCOMPARE(order.first(), "child");
        QVERIFY(order.contains("parent") && order.contains("later"));
    }

    void otherEventsMakeNoTexts() {
        Title title;
        title.show();
        QVERIFY(QTest::qWaitForWindowExposed(&title));
        title.setEnabled(false);
        QCOMPARE(title.timesMade, 1);
    }

    void theTextsOfQtComeAlong() {
        if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + "/qtbase_de.qm"))
            QSKIP("Qt's own translations are not installed (qt6-translations-l10n)");
        Language language;
        language.apply("de");
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QString("Abbrechen"));
        language.apply("en");
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QString("Cancel"));
    }

    void offersEnglishAndWhatItHasByTheirOwnNames() {
        QVERIFY(codes().contains("en"));
        QVERIFY(codes().contains("de"));
        QCOMPARE(Language::available().first().name, QString("Deutsch"));
        QVERIFY(!codes().contains(""));
    }

    void whatIsNotThereBecomesEnglish() {
        Language language;
        language.apply("de");
        language.apply("../../etc/passwd");
        QCOMPARE(language.applied(), QString("en"));
        QCOMPARE(QCoreApplication::translate("etherdeck::ui::Navigator", "Inventory"), QString("Inventory"));
    }

    void theSystemsLanguageIsOneOfTheAvailableOnes() {
        Language language;
        language.apply({});
        QVERIFY(codes().contains(language.applied()));
    }

    void nothingStaysBehindWhenItEnds() {
        {
            Language language;
            language.apply("de");
        }
        QCOMPARE(QCoreApplication::translate("etherdeck::ui::Navigator", "Inventory"), QString("Inventory"));
    }
};

QTEST_MAIN(LanguageTest)
#include "tst_language.moc"
