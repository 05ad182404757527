#include "app/etherdeck/window_session.h"

#include "app/etherdeck/first_paint.h"
#include "app/etherdeck/interface_choice.h"
#include "app/etherdeck/wiring/connections.h"
#include "core/link/child_link.h"
#include "core/link/link_program.h"
#include "core/services/desk/lab_launcher.h"
#include "core/services/desk/state_folder.h"
#include "core/services/inventory/link_factory.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/preferences_control.h"

#include <QApplication>
#include <QFile>
#include <QSysInfo>

namespace etherdeck::app {

namespace {

/// The helper's path; when it is not found, where it should be, so that the window can say so.
std::string linkProgramOf(const Options& options) {
    const std::string beside = (QCoreApplication::applicationDirPath() + "/etherdeck-link").toStdString();
    const std::string given = options.linkProgram.toStdString();
    return link::findLinkProgram(given).value_or(given.empty() ? beside : given);
}

/// Of this computer, and of the boxes that are connected.
std::vector<ui::InterfaceChoice> allInterfaces(const BoxInterfaces& ofBoxes) {
    auto all = listInterfaces();
    const auto others = ofBoxes.choices();
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

BoxFinder::LinkFactory arpLinkFactory(const std::string& program) {
    return [program](const std::string& interface) {
        return std::make_unique<link::ChildLink>(std::vector<std::string>{program, "--arp", interface});
    };
}

QStringList languageCodes() {
    QStringList codes;
    for (const auto& language : ui::Language::available())
        codes << language.code;
    return codes;
}

std::vector<ui::LanguageOffer> languageOffers() {
    std::vector<ui::LanguageOffer> offers;
    for (const auto& language : ui::Language::available())
        offers.push_back({language.code, language.name});
    return offers;
}

/// What was remembered, with what the command line says for this time.
ui::Preferences firstPreferences(const QSettings& settings, const Options& options) {
    ui::Preferences preferences = ui::loadPreferences(settings, languageCodes());
    preferences.theme = options.theme.value_or(preferences.theme);
    return preferences;
}

/// Before any widget is made: then none has to make its texts twice.
const Options& inLanguage(const Options& options, ui::Language& language,
                          const ui::Preferences& preferences) {
    language.apply(preferences.language);
    return options;
}

discovery::Settings discoverySettings(const ui::Preferences& preferences) {
    discovery::Settings settings;
    settings.pollInterval = std::chrono::seconds(preferences.pollSeconds);
    return settings;
}

/// What the preferences say, with what the command line says for this time.
ConsoleSettings consoleSettings(const ui::Preferences& preferences, const Options& options,
                                const QString& store) {
    ConsoleSettings settings;
    const bool isAskedFor = options.consolePort || !options.consoleAddresses.isEmpty();
    settings.listens = preferences.listens || isAskedFor;
    for (const QString& address :
         options.consoleAddresses.isEmpty() ? preferences.consoleAddresses : options.consoleAddresses)
        settings.addresses.push_back(address.toStdString());
    settings.port = options.consolePort.value_or(static_cast<std::uint16_t>(preferences.consolePort));
    settings.store = QFile::encodeName(store).toStdString();
    settings.retention.age = std::chrono::hours(24) * preferences.keepDays;
    settings.retention.bytes = std::int64_t{preferences.keepMegabytes} * 1'000'000;
    return settings;
}

/// What the boxes write to their journals.
wire::ClientIdentity deviceIdentity() {
    constexpr std::chrono::seconds keepAlive(15);
    const QString who =
        qEnvironmentVariable("USER", QStringLiteral("?")) + QLatin1Char('@') + QSysInfo::machineHostName();
    return {"etherdeck " ETHERDECK_VERSION, who.left(100).toStdString(), keepAlive};
}

} // namespace

WindowSession::WindowSession(QApplication& application, const Options& options) :
    m_application(application),
    m_options(options),
    m_theme(application),
    m_preferences(firstPreferences(m_settings, options)),
    m_linkProgram(linkProgramOf(inLanguage(options, m_language, m_preferences))),
    m_window(m_settings, QString::fromStdString(m_linkProgram),
             [this] { return allInterfaces(m_boxInterfaces); }),
    m_watch(link::interfaces, linkFactory(m_linkProgram, findDevice)),
    m_discovery(linkFactory(m_linkProgram, findDevice), discoverySettings(m_preferences)),
    m_history(new HistoryService, QStringLiteral("history")),
    m_console(new ConsoleService(m_testLines), QStringLiteral("console")),
    m_devices(new DeviceService(deviceIdentity()), QStringLiteral("devices")),
    m_queue(new QueueKeeper(QFile::encodeName(changeQueuePath()).toStdString()), QStringLiteral("queue")),
    m_finder(new BoxFinder(arpLinkFactory(m_linkProgram)), QStringLiteral("finder")),
    m_installer(new AgentInstaller(deviceIdentity()), QStringLiteral("installer")),
    m_boxes(new BoxService, QStringLiteral("boxes")),
    m_boxLogs(new BoxLogService(boxLogWays(m_devices.service())), QStringLiteral("box logs")),
    m_timeline(new TimelineReader, QStringLiteral("timeline")),
    m_arranger(new ui::TimelineArranger(m_timeline.service()), QStringLiteral("arranger")),
    m_probe(new ArrivalProbe(m_testLines), QStringLiteral("arrival")) {
    m_theme.apply(m_preferences.theme);
    application.installEventFilter(&m_fit);
    m_window.preferences().setLanguages(languageOffers());
    m_window.preferences().set(m_preferences);
    m_notifications.setPreferences(m_preferences);
    connectWindow(m_window, m_discovery.service());
    connectReports(m_window, m_discovery.service(), m_notifications);
    const Services services{m_discovery.service(), m_discovery.editor(), m_discovery.peek(),
                            m_history.service(),   m_console.service(),  m_reader,
                            m_devices.service(),   m_queue.service(),    m_finder.service(),
                            m_installer.service(), m_boxLogs.service(),  m_boxes.service(),
                            [this] { startLab(); }};
    connectCommands(m_window, services);
    connectBoxes(m_window, m_boxes.service(), services, m_arranger.service());
    connectBoxLogs(m_window, m_boxLogs.service(), m_boxes.service(), services);
    applyToBoxLogs();
    connectHistory(m_window, m_history.service(), m_discovery.service(), storePath());
    connectConsole(m_window, m_console.service(), m_notifications);
    connectPanels(m_window, m_reader, m_console.service());
    connectArrival(m_window, m_probe.service(), m_console.service());
    QObject::connect(&m_devices.service(), &DeviceService::changed, &m_window,
                     [this](const DeviceStatePtr& state) { m_boxInterfaces.note(*state); });
    QObject::connect(&m_devices.service(), &DeviceService::removed, &m_window,
                     [this](const std::string& device) { m_boxInterfaces.remove(device); });
    connectDevices(m_window, m_devices.service(), m_queue.service(), m_logins);
    connectTimeline(m_window, m_timeline.service(), m_arranger.service(), m_console.service());
    connectTimelineFacts(m_arranger.service(), m_discovery.service(), m_history.service());
    connectSleep(m_window, m_sleep, m_console.service(), m_notifications);
    m_sleep.setKeepsAwake(m_preferences.keepsAwake);
    connectFirstSteps(m_window, m_watch, m_repair, m_linkProgram);
    connectWishes();
}

void WindowSession::connectWishes() {
    QObject::connect(&m_window.preferences(), &ui::PreferencesControl::changed, &m_window,
                     [this](const auto& preferences) { apply(preferences); });
    QObject::connect(&m_window, &ui::MainWindow::interfacesChosen, &m_window,
                     [this](const auto& names, bool isToBeRemembered) {
                         if (isToBeRemembered)
                             rememberInterfaces(m_settings, names);
                     });
    QObject::connect(&m_application, &QGuiApplication::applicationStateChanged, &m_notifications,
                     [this](Qt::ApplicationState state) {
                         m_notifications.setWindowInFront(state == Qt::ApplicationActive);
                     });
    QObject::connect(&m_notifications.desktop(), &ui::DesktopNotifier::activated, &m_window,
                     &ui::MainWindow::present);
}

void WindowSession::apply(const ui::Preferences& preferences) {
    if (preferences.theme != m_preferences.theme)
        m_theme.apply(preferences.theme);
    if (preferences.language != m_preferences.language)
        m_language.apply(preferences.language);
    m_notifications.setPreferences(preferences);
    m_sleep.setKeepsAwake(preferences.keepsAwake);
    QMetaObject::invokeMethod(&m_discovery.service(), [&service = m_discovery.service(), preferences] {
        service.setPollInterval(std::chrono::seconds(preferences.pollSeconds));
    });
    ui::savePreferences(m_settings, preferences, m_preferences);
    m_preferences = preferences;
    applyToBoxLogs();
    openConsole(); // with what has changed, if anything has
}

void WindowSession::applyToBoxLogs() {
    QMetaObject::invokeMethod(
        &m_boxLogs.service(),
        [&service = m_boxLogs.service(), fills = m_preferences.fillsGaps] { service.setFillsGaps(fills); });
}

void WindowSession::openFirstInterfaces() {
    const auto interfaces = firstInterfaces(m_options, m_settings);
    if (interfaces)
        m_window.setChosenInterfaces(*interfaces);
    else
        m_window.showWelcome();
    QMetaObject::invokeMethod(
        &m_discovery.service(),
        [&service = m_discovery.service(), names = interfaces.value_or(std::vector<std::string>())] {
            service.setInterfaces(names);
        });
}

void WindowSession::openHistory() {
    QMetaObject::invokeMethod(&m_history.service(),
                              [&service = m_history.service(), path = storePath()] { service.open(path); });
}

QString WindowSession::storePath() const {
    return m_options.store.isEmpty() ? historyPath() : m_options.store;
}

void WindowSession::openConsole() {
    QMetaObject::invokeMethod(
        &m_console.service(),
        [&service = m_console.service(), settings = consoleSettings(m_preferences, m_options, storePath())] {
            service.open(settings);
        });
}

void WindowSession::startLab() {
    const auto command = labCommand();
    const auto started = command ? startDetached(*command) : fail(command.error());
    if (!started)
        m_window.noteLabFailed(started.error());
}

int WindowSession::run() {
    if (!m_options.picture.isEmpty()) {
        m_picture.emplace(m_window, m_options.picture);
        m_picture->connectTo(m_discovery.service());
        m_window.setAttribute(Qt::WA_DontShowOnScreen);
    }
    openHistory();
    openConsole();
    openFirstInterfaces();
    if (m_options.measuresStart)
        new FirstPaint(m_window);
    m_window.show();
    return QApplication::exec();
}

} // namespace etherdeck::app
