#include "app/etherdeck/discovery_thread.h"
#include "app/etherdeck/first_paint.h"
#include "app/etherdeck/interface_choice.h"
#include "app/etherdeck/options.h"
#include "app/etherdeck/picture.h"
#include "app/etherdeck/surroundings.h"
#include "app/etherdeck/wiring.h"
#include "core/link/child_link.h"
#include "core/link/link_program.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QSettings>

#include <cstdio>
#include <optional>

namespace {

using namespace etherdeck;

const QString themeKey = QStringLiteral("theme");

void nameApplication() {
    QCoreApplication::setOrganizationName(QStringLiteral("etherdeck"));
    QCoreApplication::setApplicationName(QStringLiteral("etherdeck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ETHERDECK_VERSION));
}

int say(const app::Answer& answer) {
    std::fputs(qPrintable(answer.text), answer.status == 0 ? stdout : stderr);
    return answer.status;
}

/// What can be done without a display: answer in text, or get ready to draw off-screen. Nothing when the
/// window can open after that.
std::optional<int> startWithoutDisplay(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const auto parsed = app::parseOptions(QCoreApplication::arguments());
    if (const auto* answer = std::get_if<app::Answer>(&parsed))
        return say(*answer);
    if (!std::get<app::Options>(parsed).picture.isEmpty() && qputenv("QT_QPA_PLATFORM", "offscreen"))
        return std::nullopt;
    std::fputs("etherdeck: there is no display here. etherdeckctl does the same in a terminal.\n", stderr);
    return 1;
}

/// The helper's path; when it is not found, where it should be, so that the window can say so.
std::string linkProgram(const app::Options& options) {
    const std::string beside = (QCoreApplication::applicationDirPath() + "/etherdeck-link").toStdString();
    const std::string given = options.linkProgram.toStdString();
    return link::findLinkProgram(given).value_or(given.empty() ? beside : given);
}

int runWindow(QApplication& application, const app::Options& options) {
    QSettings settings;
    ui::Theme theme(application);
    const auto remembered = ui::themeChoice(settings.value(themeKey).toString());
    const auto choice = options.theme.value_or(remembered.value_or(ui::ThemeChoice::System));
    theme.apply(choice);

    const std::string program = linkProgram(options);
    ui::MainWindow window(settings, QString::fromStdString(program), app::listInterfaces);
    window.setThemeChoice(choice);
    QObject::connect(&window, &ui::MainWindow::themeChosen, &window, [&](ui::ThemeChoice chosen) {
        theme.apply(chosen);
        settings.setValue(themeKey, ui::name(chosen));
    });
    QObject::connect(&window, &ui::MainWindow::interfacesChosen, &window,
                     [&](const auto& names) { app::rememberInterfaces(settings, names); });

    const auto makeLink = [program](const std::string& interface) {
        return std::make_unique<link::ChildLink>(std::vector<std::string>{program, interface});
    };
    app::DiscoveryThread discovery(makeLink, discovery::Settings());
    app::connectWindow(window, discovery.service());
    std::optional<app::PictureTaker> picture;
    if (!options.picture.isEmpty()) {
        picture.emplace(window, options.picture);
        picture->connectTo(discovery.service());
        window.setAttribute(Qt::WA_DontShowOnScreen);
    }

    const auto interfaces = app::firstInterfaces(options, settings);
    window.setChosenInterfaces(interfaces);
    QMetaObject::invokeMethod(&discovery.service(), [&service = discovery.service(), interfaces] {
        service.setInterfaces(interfaces);
    });
    if (options.measuresStart)
        new app::FirstPaint(window);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    nameApplication();
    if (app::asksForText(argc, argv) || !app::hasDisplay(argc, argv))
        if (const auto status = startWithoutDisplay(argc, argv))
            return *status;
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Etherdeck"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.etherdeck.Etherdeck"));
    const auto parsed = app::parseOptions(QCoreApplication::arguments());
    if (const auto* answer = std::get_if<app::Answer>(&parsed))
        return say(*answer);
    if (app::isRealRoot())
        std::fputs("etherdeck: running as root, which it never needs: only etherdeck-link needs a right.\n",
                   stderr);
    return runWindow(application, std::get<app::Options>(parsed));
}
