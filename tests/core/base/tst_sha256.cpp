#include "core/base/sha256.h"
#include "tests/support/registered_test.h"

#include <QCryptographicHash>
#include <QTest>

using namespace etherdeck;

class TestSha256 : public QObject {
    Q_OBJECT

private slots:
    void isThatOfTheStandard() {
        QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256("abc"),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void isTheSameHoweverItIsAdded() {
        std::string text;
        for (int i = 0; i < 300; ++i) { // across two blocks and more
            const auto expected =
                QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256)
                    .toHex()
                    .toStdString();
            QCOMPARE(sha256(text), expected);
            Sha256 inPieces;
            for (std::size_t at = 0; at < text.size(); at += 7)
                inPieces.add(std::string_view(text).substr(at, 7));
            QCOMPARE(inPieces.finish(), expected);
            text += static_cast<char>(i);
        }
    }
};

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
