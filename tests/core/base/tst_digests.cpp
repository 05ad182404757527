#include "core/base/base64.h"
#include "core/base/sha256.h"
#include "tests/support/registered_test.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QTest>

using namespace etherdeck;

namespace {

QByteArray bytesOf(int count) {
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(i * 37 + i / 7);
    return bytes;
}

} // namespace

/// SHA-256 and base64, compared with those of Qt.
class TestDigests : public QObject {
    Q_OBJECT

private slots:
    void areThoseOfQt_data() {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 3, 4, 54, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 131072})
            QTest::addRow("%d bytes", count) << count;
    }
    void areThoseOfQt() {
        QFETCH(int, count);
        const auto bytes = bytesOf(count);
        const auto text = bytes.toStdString();
        QCOMPARE(QByteArray::fromStdString(sha256(text)),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        QCOMPARE(QByteArray::fromStdString(toBase64(text)), bytes.toBase64());
        const auto back = fromBase64(toBase64(text));
        QVERIFY(back);
        QCOMPARE(*back, text);
    }
    void refusesWhatIsNoBase64_data() {
        QTest::addColumn<QByteArray>("text");
        for (const auto* text :
             {"A", "AA", "AAA", "AA=A", "A===", "====", "AA==AAAA", "AA A", "AAAA\n", "AA-_"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesWhatIsNoBase64() {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestDigests)
#include "tst_digests.moc"
