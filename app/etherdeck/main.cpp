#include "app/etherdeck/options.h"
#include "app/etherdeck/surroundings.h"
#include "app/etherdeck/window_session.h"
#include "core/system/output.h"

#include <QApplication>

#include <csignal>
#include <optional>
#include <unistd.h>

namespace {

using namespace etherdeck;

void nameApplication() {
    QCoreApplication::setOrganizationName(QStringLiteral("etherdeck"));
    QCoreApplication::setApplicationName(QStringLiteral("etherdeck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ETHERDECK_VERSION));
}

int say(const app::Answer& answer) {
    Output output(answer.status == 0 ? STDOUT_FILENO : STDERR_FILENO);
    output.print(answer.text.toStdString());
    return output.close() || output.isLeft() || answer.status != 0 ? answer.status : 1;
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
    Output(STDERR_FILENO)
        .print("etherdeck: there is no display here. etherdeckctl does the same in a terminal.\n");
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN); // the limit on the size of files is told as an error
    openMissingDescriptors();
    nameApplication();
    if (app::asksForText(argc, argv) || !app::hasDisplay(argc, argv))
        if (const auto status = startWithoutDisplay(argc, argv))
            return *status;
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("org.etherdeck.Etherdeck"));
    const auto parsed = app::parseOptions(QCoreApplication::arguments());
    if (const auto* answer = std::get_if<app::Answer>(&parsed))
        return say(*answer);
    if (app::isRealRoot())
        Output(STDERR_FILENO)
            .print("etherdeck: running as root, which it never needs: only etherdeck-link needs a right.\n");
    return app::WindowSession(application, std::get<app::Options>(parsed)).run();
}
