// Opens the real window in the lab, navigates it by keys, and saves a picture of each view:
//   take_pictures home|devices|console|rack light|dark FOLDER      (inside etherdeck-lab --profile home or
//   rack)
#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/export_wizard.h"
#include "tests/integration/window/real_window.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace etherdeck::tests;

namespace {

class Photographer {
public:
    Photographer(QString theme, const QString& folder) : m_theme(std::move(theme)), m_folder(folder) {}

    [[nodiscard]] bool home();
    [[nodiscard]] bool devices();
    [[nodiscard]] bool console();
    [[nodiscard]] bool rack();

private:
    [[nodiscard]] bool start(const QStringList& arguments, const QString& title);
    [[nodiscard]] bool take(const QString& name);
    [[nodiscard]] bool firstStart();
    [[nodiscard]] bool inventory();
    [[nodiscard]] bool contents();
    [[nodiscard]] bool trouble();
    [[nodiscard]] bool dialogs();
    [[nodiscard]] bool end();

    QString m_theme;
    QDir m_folder;
    Lab m_lab;
    QTemporaryDir m_disks;
    RealWindow m_window;
};

bool Photographer::start(const QStringList& arguments, const QString& title) {
    if (!m_window.start(QStringList{"--theme", m_theme} + arguments) || !m_window.waitForTitle(title))
        return false;
    m_window.resize(1240, 780);
    return true;
}

bool Photographer::end() { return m_window.quit(); }

bool Photographer::take(const QString& name) {
    const QString path = m_folder.filePath(name + "-" + m_theme + ".png");
    std::printf("%s\n", qPrintable(path));
    return m_window.savePicture(path);
}

bool Photographer::firstStart() {
    if (!start({}, "^Welcome") || !take("welcome"))
        return false;
    m_window.press({"alt+n"});
    if (!m_window.waitForTitle("^What AoE is") || !take("wizard-1-what-aoe-is"))
        return false;
    m_window.press({"Return"});
    if (!m_window.waitForTitle("^Interfaces") || !take("wizard-2-interfaces") ||
        !m_window.pressUntilTitle("alt+n", "^Search") || !m_window.pressUntilTitle("alt+n", "^Result"))
        return false;
    m_window.type("cellar");
    m_window.press({"Tab"});
    m_window.type("attic");
    m_window.press({"Tab"});
    m_window.type("backup box");
    if (!take("wizard-4-result"))
        return false;
    // Back to the search, which has ended by now.
    m_window.press({"alt+b"});
    if (!m_window.waitForTitle("^Search") || !take("wizard-3-search") ||
        !m_window.pressUntilTitle("alt+n", "^Result") || !m_window.pressUntilTitle("alt+n", "^Summary") ||
        !take("wizard-5-summary"))
        return false;
    m_window.press({"alt+f"});
    return m_window.waitForTitle("^7 targets");
}

bool Photographer::inventory() {
    // Typing an address in the rack selects it.
    m_window.type("7.3");
    m_window.press({"F2"});
    if (!m_window.waitForTitle("e7.3"))
        return false;
    m_window.type("photos");
    m_window.press({"Return"});
    if (!m_window.waitForTitle("^7 targets") || !take("rack"))
        return false;
    m_window.press({"ctrl+2"});
    if (!take("table"))
        return false;
    m_window.press({"ctrl+g"});
    if (!take("tree"))
        return false;
    m_window.press({"ctrl+g", "ctrl+1"});
    return true;
}

bool Photographer::contents() {
    QFile disk(m_disks.filePath("photos"));
    if (!disk.open(QIODevice::WriteOnly) || !disk.resize(500'000'000'000))
        return false;
    qputenv("PATH", qgetenv("PATH") + ":/usr/sbin:/sbin");
    if (run("mkfs.ext4", {"-q", "-E", "lazy_itable_init=1,lazy_journal_init=1", "-L", "photos", "-m", "0",
                          disk.fileName()})
            .status != 0)
        return false;
    const Vblade vblade(m_lab.plugPid("plug2"), "1", "2", "eth0", disk.fileName());
    if (!vblade.isServing() || !m_window.waitForTitle("^8 targets"))
        return false;
    m_window.type("e1.2");
    m_window.press({"ctrl+l"});
    return take("contents");
}

bool Photographer::trouble() {
    QFile disk(m_disks.filePath("another"));
    if (!disk.open(QIODevice::WriteOnly) || !disk.resize(320'000'000))
        return false;
    auto intruder =
        std::make_unique<Vblade>(m_lab.plugPid("plug3"), "0", "0", "eth0", disk.fileName(), QStringList());
    if (!intruder->isServing() || !m_window.waitForTitle("1 conflict"))
        return false;
    m_window.press({"F8"});
    if (!take("conflict"))
        return false;
    intruder.reset();
    if (!m_window.waitForTitle("^7 targets · 3 shelves – "))
        return false;
    m_window.press({"ctrl+3"});
    if (!take("history"))
        return false;
    m_window.press({"ctrl+1"});
    return true;
}

bool Photographer::dialogs() {
    m_window.press({"ctrl+comma"});
    if (!m_window.waitForTitle("^Preferences") || !take("preferences"))
        return false;
    m_window.press({"Escape", "F1"});
    if (!m_window.waitForTitle("^Keyboard shortcuts") || !take("shortcuts"))
        return false;
    m_window.press({"Escape", "ctrl+i"});
    if (!m_window.waitForTitle("nterfaces") || !take("interfaces"))
        return false;
    m_window.press({"Escape"});
    return m_window.waitForTitle("^7 targets");
}

bool Photographer::home() {
    return firstStart() && inventory() && trouble() && dialogs() && contents() && end();
}

bool Photographer::devices() {
    if (!start({"-i", "san0"}, "^7 targets") ||
        !addsABox(m_window, m_lab.plug("plug1")["device"].toString()) || !take("devices") ||
        !plansAnExport(m_window) || !take("devices-plan"))
        return false;
    m_window.press({"Escape"});
    return m_window.waitForTitle("^1 of 1 connected") && end();
}

/// The plugs of the lab send output by themselves: one waits at its prompt, and another panics in time.
bool Photographer::console() {
    const auto store = m_window.home() + "/console.sqlite";
    if (!start({"-i", "san0", "--store", store}, "^7 targets"))
        return false;
    m_window.press({"alt+3"});
    if (!m_window.waitForTitle("1 at the prompt"))
        return false;
    m_window.type("192.168.7.13");
    m_window.press({"ctrl+t"});
    m_window.type("printenv");
    m_window.press({"Return"});
    const auto hasPanicked = [&store] {
        return ctl({"log", "crashes", "--store", store, "--json"}).output.contains("panic");
    };
    if (!take("console-terminal") || !eventually(hasPanicked))
        return false;
    m_window.press({"ctrl+shift+m"});
    if (!take("console"))
        return false;
    m_window.press({"ctrl+shift+f"});
    m_window.type("panic");
    m_window.press({"Return"});
    if (!take("console-search"))
        return false;
    m_window.press({"alt+4"});
    return take("timeline") && end();
}

bool Photographer::rack() {
    if (!start({"-i", "san0"}, "^2,000 targets") || !take("large-rack"))
        return false;
    m_window.press({"ctrl+minus", "ctrl+minus", "ctrl+minus"});
    return take("large-rack-lamps") && end();
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4 || !QDir().mkpath(arguments[3])) {
        std::fputs("usage: take_pictures home|devices|console|rack light|dark FOLDER\n", stderr);
        return 2;
    }
    Photographer photographer(arguments[2], arguments[3]);
    const bool isDone = arguments[1] == "rack"      ? photographer.rack()
                        : arguments[1] == "console" ? photographer.console()
                        : arguments[1] == "devices" ? photographer.devices()
                                                    : photographer.home();
    if (isDone)
        return 0;
    std::fputs("take_pictures: the window did not do as expected after the last picture\n", stderr);
    return 1;
}
