#include "app/etherdeck/options.h"
#include "app/etherdeck/surroundings.h"
#include "app/etherdeck/window_session.h"

#include <QApplication>

#include <cstdio>
#include <optional>

namespace {

using namespace etherdeck;

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
    return app::WindowSession(application, std::get<app::Options>(parsed)).run();
}
