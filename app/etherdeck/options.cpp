#include "app/etherdeck/options.h"

#include "core/base/nearest.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::app {

namespace {

struct OptionsTexts {
    Q_DECLARE_TR_FUNCTIONS(Options)
};

constexpr int wrongUsage = 2;

Answer usageError(const QString& what) {
    return {OptionsTexts::tr("etherdeck: %1\nTry 'etherdeck --help'.\n").arg(what), wrongUsage};
}

/// What the nearest of the known words is, as a sentence; nothing when none is near.
QString meant(const QString& typed, const QStringList& known) {
    std::vector<std::string> words;
    for (const QString& word : known)
        words.push_back(word.toStdString());
    const auto word = nearest(typed.toStdString(), words);
    return word ? OptionsTexts::tr(" Did you mean '%1'?").arg(QString::fromStdString(*word)) : QString();
}

Answer unknownOption(const QCommandLineParser& parser, const QList<QCommandLineOption>& options) {
    if (parser.unknownOptionNames().isEmpty())
        return usageError(parser.errorText());
    QStringList known{"help", "version"};
    for (const auto& option : options)
        known << option.names();
    return usageError(parser.errorText() + meant(parser.unknownOptionNames().first(), known));
}

} // namespace

std::variant<Options, Answer> parseOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(OptionsTexts::tr("Shows every ATA-over-Ethernet target on the wire."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption interface({"i", "interface"},
                                       OptionsTexts::tr("Search on interface IF; may be repeated."), "IF");
    QCommandLineOption link(
        "link", OptionsTexts::tr("Path of the helper etherdeck-link; also set by ETHERDECK_LINK."), "PATH");
    link.setDefaultValue(qEnvironmentVariable("ETHERDECK_LINK"));
    const QCommandLineOption theme("theme", OptionsTexts::tr("light, dark or system."), "THEME");
    const QCommandLineOption picture(
        "picture",
        OptionsTexts::tr("Save a picture of the window to FILE once discovery is complete, then exit."),
        "FILE");
    const QCommandLineOption consolePort(
        "console-port", OptionsTexts::tr("Receive netconsole output on UDP port N instead of 6666."), "N");
    const QCommandLineOption consoleAddress(
        "console-address", OptionsTexts::tr("Receive netconsole output on ADDRESS only; may be repeated."),
        "ADDRESS");
    const QCommandLineOption store("store", OptionsTexts::tr("Keep the history in FILE."), "FILE");
    QCommandLineOption measureStart("measure-start");
    measureStart.setFlags(QCommandLineOption::HiddenFromHelp); // for tests/bench
    const QList<QCommandLineOption> known{interface,   link,           theme, picture,
                                          consolePort, consoleAddress, store, measureStart};
    parser.addOptions(known);

    if (!parser.parse(arguments))
        return unknownOption(parser, known);
    if (parser.isSet(help))
        return Answer{parser.helpText(), 0};
    if (parser.isSet(version))
        return Answer{QStringLiteral("etherdeck " ETHERDECK_VERSION "\n"), 0};
    if (!parser.positionalArguments().isEmpty())
        return usageError(
            OptionsTexts::tr("'%1' is not expected here.").arg(parser.positionalArguments().first()));

    Options options;
    for (const QString& name : parser.values(interface))
        options.interfaces.push_back(name.toStdString());
    options.linkProgram = parser.value(link);
    options.picture = parser.value(picture);
    options.measuresStart = parser.isSet(measureStart);
    options.store = parser.value(store);
    options.consoleAddresses = parser.values(consoleAddress);
    if (parser.isSet(store) && options.store.isEmpty())
        return usageError(OptionsTexts::tr("--store needs a file name."));
    if (parser.isSet(consolePort)) {
        bool isNumber = false;
        const uint port = parser.value(consolePort).toUInt(&isNumber);
        if (!isNumber || port == 0 || port > std::numeric_limits<std::uint16_t>::max())
            return usageError(
                OptionsTexts::tr("'%1' is not a port: use 1 to 65535.").arg(parser.value(consolePort)));
        options.consolePort = static_cast<std::uint16_t>(port);
    }
    if (parser.isSet(picture) && options.picture.isEmpty())
        return usageError(OptionsTexts::tr("--picture needs a file name."));
    if (parser.isSet(theme)) {
        options.theme = ui::themeChoice(parser.value(theme));
        if (!options.theme)
            return usageError(
                OptionsTexts::tr("'%1' is not a theme: use light, dark or system.").arg(parser.value(theme)) +
                meant(parser.value(theme), {"light", "dark", "system"}));
    }
    return options;
}

bool asksForText(int argc, const char* const* argv) {
    static constexpr std::array<std::string_view, 5> textOptions{"--help", "-h", "--help-all", "--version",
                                                                 "-v"};
    return std::any_of(argv + 1, argv + std::max(argc, 1), [](std::string_view argument) {
        return std::find(textOptions.begin(), textOptions.end(), argument) != textOptions.end();
    });
}

} // namespace etherdeck::app
