#include "tests/ui/support/drawing.h"
#include "ui/console/terminal/panel.h"

#include <QAction>
#include <QLineEdit>
#include <QPixmap>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace etherdeck;
using namespace etherdeck::ui;
using netconsole::UbootPhase;

// Not a test: draws the states of the terminal for people to look at.
namespace {

constexpr qint64 box = 7;
constexpr auto session =
    "U-Boot 2017.07-tld-1 (Sep 05 2017 - 00:34:01 -0700)\nPogoplug E02\n\nSoC:   Kirkwood 88F6281_A1\n"
    "DRAM:  256 MiB\nNAND:  128 MiB\n\x1b[2K\rHit any key to stop autoboot: 0\n=> usb start; usb tree\n"
    "starting USB...\n\x1b[32mUSB0:   USB EHCI 1.00\x1b[0m\nscanning bus 0 for devices... \x1b[33m2 USB "
    "Device(s) found\x1b[0m\n\x1b[31mno storage\x1b[0m \x1b[44mblue\x1b[0m \x1b[7mreverse\x1b[0m\n";

struct Scene {
    Scene() {
        ConsoleBoxState state;
        state.source = box;
        state.title = "films";
        const auto endpoint = netconsole::Endpoint::v4({192, 168, 1, 5}, consolePort);
        state.addresses = {endpoint};
        state.typeTo = ConsoleAddress{endpoint, 0};
        auto silent = state;
        silent.source = box + 1;
        silent.title = "backup";
        silent.typeTo.reset();
        page.setContentsMargins(0, 0, 0, 0);
        auto* layout = new QVBoxLayout(&page);
        layout->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin,
                                   metrics::pageMargin);
        layout->addWidget(&panel);
        page.resize(880, 460);
        panel.setBoxes({state, silent});
        panel.showBox(box);
        panel.hear(box, *state.typeTo, session);
    }
    void prompt() {
        panel.hear(box, {}, "=> ");
        panel.setState(box, {UbootPhase::AtPrompt, 0, "=> "});
    }
    bool save(const QDir& folder, const QString& name, ThemeChoice choice) {
        page.show();
        page.activateWindow();
        panel.focusContent();
        return demo::stillPicture(page).save(demo::picturePath(folder, name, choice));
    }

    QWidget page;
    TerminalPanel panel{&page};
};

bool draw(const QDir& folder, ThemeChoice choice) {
    bool isGood = true;
    {
        Scene scene;
        scene.prompt();
        isGood &= scene.save(folder, "terminal-prompt", choice);
    }
    {
        Scene scene;
        scene.panel.actions().at(0)->trigger();
        isGood &= scene.save(folder, "terminal-armed", choice);
        scene.panel.setState(box, {UbootPhase::CountingDown, 2, {}});
        isGood &= scene.save(folder, "terminal-counting", choice);
    }
    {
        Scene scene;
        const QTemporaryDir own; // QSettings puts a new file in place of what it is given
        QSettings settings(own.filePath("settings.ini"), QSettings::IniFormat);
        settings.setValue("console/typesLines", true);
        scene.panel.restoreLayout(settings);
        scene.panel.setState(box, {UbootPhase::RunningCommand, 0, "=> "});
        scene.page.show();
        auto* entry = scene.panel.findChild<QLineEdit*>();
        entry->setText("printenv");
        QTest::keyClick(entry, Qt::Key_Return);
        isGood &= scene.save(folder, "terminal-lines", choice);
    }
    {
        Scene scene;
        scene.panel.showBox(box + 1);
        isGood &= scene.save(folder, "terminal-nothing", choice);
    }
    return isGood;
}

} // namespace

int main(int argc, char** argv) { return demo::drawInBothThemes(argc, argv, draw); }
