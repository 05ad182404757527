#include "app/etherdeck/interface_choice.h"
#include "app/etherdeck/options.h"
#include "tests/support/registered_test.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::app;

class OptionsTest : public QObject {
    Q_OBJECT

private slots:
    void takesInterfacesMoreThanOnce();
    void takesTheLinkProgramFromTheEnvironmentToo();
    void takesWhereToListenAndWhereToKeepIt();
    void everythingIsOptional();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void namesWhatWasMeant();
    void helpAndVersionAreAnswers();
    void asksForTextOnlyWhenItDoes();
    void interfacesOfTheCommandLineComeFirst();
    void nothingIsChosenOnAFirstStart();
    void noInterfaceIsRememberedAsSuch();
};

namespace {

std::variant<Options, Answer> parse(QStringList arguments) {
    arguments.prepend("etherdeck");
    return parseOptions(arguments);
}

} // namespace

void OptionsTest::takesInterfacesMoreThanOnce() {
    const auto parsed = parse(
        {"-i", "san0", "--interface=san1", "--link", "/x/link", "--theme", "dark", "--picture", "p.png"});
    QVERIFY(std::holds_alternative<Options>(parsed));
    const auto& options = std::get<Options>(parsed);
    QVERIFY(options.interfaces == (std::vector<std::string>{"san0", "san1"}));
    QCOMPARE(options.linkProgram, "/x/link");
    QCOMPARE(options.picture, "p.png");
    QVERIFY(options.theme == ui::ThemeChoice::Dark);
}

void OptionsTest::takesTheLinkProgramFromTheEnvironmentToo() {
    qputenv("ETHERDECK_LINK", "/lab/link");
    const auto fromEnvironment = parse({});
    const auto given = parse({"--link", "/x/link"});
    qunsetenv("ETHERDECK_LINK");
    QCOMPARE(std::get<Options>(fromEnvironment).linkProgram, "/lab/link");
    QCOMPARE(std::get<Options>(given).linkProgram, "/x/link");
}

void OptionsTest::takesWhereToListenAndWhereToKeepIt() {
    const auto parsed = parse({"--console-port", "6667", "--console-address", "127.0.0.1",
                               "--console-address", "::1", "--store", "h.sqlite"});
    QVERIFY(std::holds_alternative<Options>(parsed));
    const auto& options = std::get<Options>(parsed);
    QVERIFY(options.consolePort == 6667);
    QCOMPARE(options.consoleAddresses, (QStringList{"127.0.0.1", "::1"}));
    QCOMPARE(options.store, "h.sqlite");
    for (const char* port : {"0", "65536", "x", "-1"})
        QVERIFY(std::holds_alternative<Answer>(parse({"--console-port", port})));
}

void OptionsTest::everythingIsOptional() {
    const auto parsed = parse({});
    QVERIFY(std::holds_alternative<Options>(parsed));
    QVERIFY(!std::get<Options>(parsed).theme);
    QVERIFY(std::get<Options>(parsed).interfaces.empty());
}

void OptionsTest::refusesWrongUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{"--colour"};
    QTest::newRow("a word") << QStringList{"san0"};
    QTest::newRow("no such theme") << QStringList{"--theme", "pink"};
    QTest::newRow("no value") << QStringList{"-i"};
    QTest::newRow("no file") << QStringList{"--picture", ""};
}

void OptionsTest::refusesWrongUsage() {
    QFETCH(QStringList, arguments);
    const auto parsed = parse(arguments);
    QVERIFY(std::holds_alternative<Answer>(parsed));
    QCOMPARE(std::get<Answer>(parsed).status, 2);
    QVERIFY(std::get<Answer>(parsed).text.contains("--help"));
}

void OptionsTest::namesWhatWasMeant() {
    const auto text = [](const QStringList& arguments) { return std::get<Answer>(parse(arguments)).text; };
    QVERIFY(text({"--pciture", "x"}).contains("Did you mean 'picture'?"));
    QVERIFY(text({"--theme", "drak"}).contains("Did you mean 'dark'?"));
    QVERIFY(!text({"--colour"}).contains("Did you mean"));
}

void OptionsTest::helpAndVersionAreAnswers() {
    for (const char* option : {"--help", "-h", "--version", "-v"}) {
        const auto parsed = parse({option});
        QVERIFY(std::holds_alternative<Answer>(parsed));
        QCOMPARE(std::get<Answer>(parsed).status, 0);
    }
    QCOMPARE(std::get<Answer>(parse({"--version"})).text, "etherdeck " ETHERDECK_VERSION "\n");
}

void OptionsTest::asksForTextOnlyWhenItDoes() {
    const char* const help[] = {"etherdeck", "-i", "san0", "--help"};
    QVERIFY(asksForText(4, help));
    QVERIFY(!asksForText(3, help));
    QVERIFY(!asksForText(0, nullptr));
}

void OptionsTest::interfacesOfTheCommandLineComeFirst() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    rememberInterfaces(settings, {"old0"});
    Options options;
    QVERIFY(firstInterfaces(options, settings) == std::vector<std::string>{"old0"});
    options.interfaces = {"new0"};
    QVERIFY(firstInterfaces(options, settings) == std::vector<std::string>{"new0"});
}

void OptionsTest::nothingIsChosenOnAFirstStart() {
    const QTemporaryDir folder;
    const QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    QVERIFY(!firstInterfaces({}, settings));
}

void OptionsTest::noInterfaceIsRememberedAsSuch() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("s.ini");
    {
        QSettings settings(file, QSettings::IniFormat);
        rememberInterfaces(settings, {});
    }
    const QSettings settings(file, QSettings::IniFormat);
    QVERIFY(firstInterfaces({}, settings) == std::vector<std::string>());
}

QTEST_GUILESS_MAIN(OptionsTest)
#include "tst_options.moc"
