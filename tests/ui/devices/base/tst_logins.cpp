#include "tests/support/registered_test.h"
#include "ui/devices/base/login_dialog.h"
#include "ui/devices/base/logins.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <sys/resource.h>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

LoginQuestionPtr questionOf(const std::string& text) {
    return std::make_shared<LoginQuestion>(remote::AskedQuestion{"root@plug", text});
}

LoginQuestionPtr noticeOf(const std::string& text) {
    return std::make_shared<LoginQuestion>(remote::AskedQuestion{"root@plug", text, true});
}

QString allText(const QWidget& dialog) {
    QStringList texts;
    for (const auto* label : dialog.findChildren<QLabel*>())
        texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

rlim_t coreLimit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_CORE, &limit);
    return limit.rlim_cur;
}

/// A window that shows what ssh asks.
struct Window {
    QWidget window;
    Logins logins{[](const std::string& device) {
                      return device == "root@plug" ? QStringLiteral("Cellar") : QString();
                  },
                  &window};
    QSignalSpy cancelled{&logins, &Logins::cancelled};

    Window() { window.show(); }
    [[nodiscard]] LoginDialog* dialog() const {
        for (auto* one : window.findChildren<LoginDialog*>())
            if (one->isVisible())
                return one;
        return nullptr;
    }
};

} // namespace

/// What ssh asks while it connects to a box.
class LoginsTest : public QObject {
    Q_OBJECT

private slots:
    void hidesWhatIsEntered();
    void passesAnAnswerOn();
    void tellsThatItWasCancelled();
    void closesWhenNobodyWaits();
    void makesAHostilePromptHarmless();
    void asksForNothingWhereASecurityKeyIsToBeTouched();
    void writesNoCoreDumpMeanwhile();
};

void LoginsTest::hidesWhatIsEntered() {
    Window shown;
    shown.logins.ask(questionOf("root@192.168.1.7's password: "));
    auto* const dialog = shown.dialog();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Log in to Cellar"));
    QVERIFY(allText(*dialog).contains("root@192.168.1.7's password:"));
    auto* const field = dialog->findChild<QLineEdit*>();
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    dialog->findChild<QCheckBox*>()->click();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    dialog->reject();
}

void LoginsTest::passesAnAnswerOn() {
    Window shown;
    const auto question = questionOf("password: ");
    shown.logins.ask(question);
    QPointer<LoginDialog> dialog = shown.dialog();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit*>()->setText(QString::fromUtf8("s\xC3\xA4ge"));
    QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
    QVERIFY(question->isOver());
    QCOMPARE(shown.cancelled.size(), 0);
    QVERIFY(!dialog || dialog->findChild<QLineEdit*>()->text().isEmpty());
}

void LoginsTest::tellsThatItWasCancelled() {
    Window shown;
    const auto question = questionOf("password: ");
    shown.logins.ask(question);
    QTest::keyClick(shown.dialog(), Qt::Key_Escape);
    QVERIFY(question->isOver());
    QCOMPARE(shown.cancelled.size(), 1);
    QVERIFY(shown.cancelled.front().front().value<std::string>() == "root@plug");
}

void LoginsTest::closesWhenNobodyWaits() {
    Window shown;
    const auto question = questionOf("password: ");
    shown.logins.ask(question);
    QVERIFY(shown.dialog());
    shown.logins.withdraw(questionOf("another: "));
    QVERIFY(shown.dialog());
    shown.logins.withdraw(question);
    QVERIFY(!shown.dialog());
    QCOMPARE(shown.cancelled.size(), 0);
    question->refuse();
    shown.logins.ask(question); // it came late
    QVERIFY(!shown.dialog());
}

void LoginsTest::makesAHostilePromptHarmless() {
    Window shown;
    std::string prompt = "(root@plug) \x1b[2J<b>Enter</b>\r\n";
    for (int i = 0; i < 100; ++i)
        prompt += "line " + std::to_string(i) + '\n';
    shown.logins.ask(questionOf(prompt));
    const auto text = allText(*shown.dialog());
    QVERIFY(!text.contains(QChar(0x1b)));
    QVERIFY(text.contains("<b>Enter</b>")); // as it is, and not bold
    QVERIFY(!text.contains("line 10"));
    QVERIFY(shown.dialog()->height() < 600);
    for (const auto* label : shown.dialog()->findChildren<QLabel*>())
        QVERIFY(label->textFormat() == Qt::PlainText || !label->text().contains("<b>"));
}

void LoginsTest::asksForNothingWhereASecurityKeyIsToBeTouched() {
    Window shown;
    const auto notice = noticeOf("Confirm user presence for key ED25519-SK SHA256:abc");
    shown.logins.ask(notice);
    auto* const dialog = shown.dialog();
    QVERIFY(dialog);
    QVERIFY(allText(*dialog).contains("Confirm user presence for key ED25519-SK SHA256:abc"));
    QVERIFY(allText(*dialog).contains("touch your security key"));
    QVERIFY(!dialog->findChild<QLineEdit*>()->isVisible());
    QVERIFY(!dialog->findChild<QCheckBox*>()->isVisible());
    QCOMPARE(dialog->findChildren<QPushButton*>().size(), 1);
    QTest::keyClick(dialog, Qt::Key_Return); // answers nothing
    QVERIFY(!notice->isOver());
    shown.logins.withdraw(notice); // it was touched
    QVERIFY(!shown.dialog());
    QCOMPARE(shown.cancelled.size(), 0);
}

void LoginsTest::writesNoCoreDumpMeanwhile() {
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
    if (limit.rlim_max == 0)
        QSKIP("core dumps are not permitted here");
    limit.rlim_cur = limit.rlim_max;
    QCOMPARE(::setrlimit(RLIMIT_CORE, &limit), 0);
    Window shown;
    shown.logins.ask(questionOf("password: "));
    QCOMPARE(coreLimit(), rlim_t{0});
    shown.dialog()->reject();
    QCOMPARE(coreLimit(), limit.rlim_cur);
}

QTEST_MAIN(LoginsTest)
#include "tst_logins.moc"
