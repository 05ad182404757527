#include "app/etherdeckctl/device/asking.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::ctl;

class TestAsking : public QObject {
    Q_OBJECT

private slots:
    void passwordsAreForOneLogin_data() {
        QTest::addColumn<std::string>("question");
        QTest::addColumn<bool>("isAnswered");
        const auto row = [](const char* question, bool isAnswered) {
            QTest::newRow(question) << std::string(question) << isAnswered;
        };
        row("root@plug's password: ", true);
        row("root@10.0.0.7's password: ", true);
        row("(root@plug) Password: ", true);
        row("(root@plug) Password for root@box:", true);
        row("root@jump's password: ", false);
        row("eva@plug's password: ", false);
        row("root@plug.example's password: ", false);
        row("(eva@jump) root@plug's password: ", false);
        row("(root@plug) Verification code: ", false);
        row("Password: ", false);
        row("Enter passphrase for key '/root/password': ", false);
    }
    void passwordsAreForOneLogin() {
        QFETCH(std::string, question);
        QFETCH(bool, isAnswered);
        auto answer = answerPasswordWith("secret", {"root@plug", "root@10.0.0.7"});
        QCOMPARE(answer(question, -1).has_value(), isAnswered);
        QVERIFY(!answer(question, -1)); // once
    }
};

QTEST_APPLESS_MAIN(TestAsking)
#include "tst_asking.moc"
