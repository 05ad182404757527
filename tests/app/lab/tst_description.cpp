#include "app/lab/description.h"
#include "tests/support/registered_test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::lab;

namespace {

std::string homeText() {
    const std::vector<PlugProcesses> processes{
        {3, {11, 12, 13}, 21, 31}, {4, {14, 15, 16}, 22, 32}, {5, {17, 18}, -1, 33}};
    return describe(makeProfile({}), processes, "/srv", 2);
}

QJsonObject objectOf(const std::string& text) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

} // namespace

class TestLabDescription : public QObject {
    Q_OBJECT

private slots:
    void readsWhatWasDescribed() {
        const auto read = Description::parse(homeText());
        QVERIFY(read);
        QVERIFY(!read->isSimulated());
        QCOMPARE(read->switchBox(), 2);
        QVERIFY(read->profile().wish == (Wish{ProfileKind::Home, 8, defaultMtu, true}));
        QCOMPARE(read->plug(1).holder, 4);
        QCOMPARE(read->plug(1).agent, 32);
        QCOMPARE(read->plug(1).voice, 22);
        QCOMPARE(read->plug(2).voice, -1);
        QVERIFY(read->cable(0) == CableFaults{});
        QCOMPARE(read->text(), homeText());
    }

    void readsEveryKindOfLab() {
        for (const auto kind : {ProfileKind::Conflict, ProfileKind::Twins, ProfileKind::Rack}) {
            Wish wish{kind, 10, 9000, false};
            const auto profile = makeProfile(wish);
            const auto read = Description::parse(describe(profile, {}, {}));
            QVERIFY(read);
            QVERIFY(read->isSimulated());
            wish.targets = profile.targetCount();
            QVERIFY(read->profile().wish == wish);
        }
    }

    void keepsChanges() {
        auto read = Description::parse(homeText());
        QVERIFY(read);
        read->setPlug(0, {3, {}, 21, 41});
        read->setPlug(1, {});
        read->setCable(0, {10, 200, true});
        const auto text = read->text();
        const auto again = Description::parse(text);
        QVERIFY(again);
        QCOMPARE(again->plug(0).agent, 41);
        QCOMPARE(again->plug(1).holder, -1);
        QCOMPARE(again->plug(1).voice, -1);
        QVERIFY(again->cable(0) == (CableFaults{10, 200, true}));
        const auto targets = objectOf(text)["targets"].toArray();
        QCOMPARE(targets[0].toObject()["pid"].toInt(), 11);
        QVERIFY(targets[3].toObject()["pid"].isNull()); // of the plug that has ended
        QCOMPARE(targets[7].toObject()["pid"].toInt(), 18);
    }

    void refusesEveryShorterText() {
        const auto text = homeText();
        for (std::size_t length = 0; length + 1 < text.size(); ++length)
            QVERIFY2(!Description::parse(std::string_view(text).substr(0, length)),
                     qPrintable(QString::number(length)));
    }

    void refusesOtherDocuments() {
        for (const auto* text :
             {"[]", "{}", R"({"profile":"home"})", R"({"profile":"home","mtu":1500,"targets":[1]})",
              R"({"profile":"home","mtu":1500,"targets":[1],"plugs":[1,2,3]})",
              R"({"profile":"home","mtu":1500,"targets":[1],"plugs":[{}]})",
              R"({"profile":"barn","mtu":1500,"targets":[1],"plugs":[{},{},{}]})",
              R"({"profile":"home","mtu":15,"targets":[1],"plugs":[{},{},{}]})",
              R"({"profile":"rack","mtu":1500,"targets":[],"plugs":[{}]})"})
            QVERIFY2(!Description::parse(text), text);
    }

    void takesStrangeNumbersForNone() {
        const auto read = Description::parse(
            R"({"profile":"home","mtu":1500,"targets":[1],"switch_pid":-7,"plugs":[
                {"pid":99999999999999,"agent_pid":"x","voice":[],"loss_percent":"y","no_jumbo":7},{},{}]})");
        QVERIFY(read);
        QVERIFY(read->isSimulated());
        QCOMPARE(read->plug(0).holder, -1);
        QCOMPARE(read->plug(0).agent, -1);
        QCOMPARE(read->plug(0).voice, -1);
        QVERIFY(read->cable(0) == CableFaults{});
    }
};

QTEST_APPLESS_MAIN(TestLabDescription)
#include "tst_description.moc"
