// Each window and dialog on a small screen, with small and large letters: nothing is outside of it or cut.
#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_boxes.h"
#include "tests/ui/support/demo_interfaces.h"
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/fake_probe.h"
#include "ui/console/arrival/nothing_arrives_dialog.h"
#include "ui/console/log/bookmarks_dialog.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/console/rules/dialog.h"
#include "ui/look/language.h"
#include "ui/look/screen_fit.h"
#include "ui/look/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/messages.h"
#include "ui/shell/navigation_list.h"
#include "ui/shell/preferences/dialog.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/widgets/input_dialog.h"
#include "ui/wizards/discovery_wizard.h"
#include "ui/wizards/interfaces/dialog.h"
#include "ui/wizards/permission_dialog.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

constexpr QMargins frame(2, 32, 2, 2);

/// Something to look at, with what it needs.
struct Scene {
    QTemporaryDir folder;
    std::unique_ptr<QSettings> settings;
    tests::FakeProbe probe;
    std::unique_ptr<QWidget> widget;
    std::function<void()> step; ///< to its next page
    int pages = 1;
};
using SceneMaker = void (*)(Scene& scene);

QString nameOf(const QWidget& widget) {
    QString text = widget.accessibleName();
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        text = label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        text = button->text();
    return QStringLiteral("%1 \"%2\" in %3")
        .arg(QLatin1String(widget.metaObject()->className()), text.left(60),
             QLatin1String(widget.parentWidget() ? widget.parentWidget()->metaObject()->className() : ""));
}

/// The part of the window in which the widget has to be: all of it, or anywhere in what scrolls.
const QScrollArea* scrollAreaAround(const QWidget& widget) {
    for (const QWidget* above = widget.parentWidget(); above && !above->isWindow();
         above = above->parentWidget())
        if (const auto* area = qobject_cast<const QScrollArea*>(above);
            area != nullptr && area->widget() && area->widget()->isAncestorOf(&widget))
            return area;
    return nullptr;
}

bool isPartOfAView(const QWidget& widget) {
    for (const QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(above) && !qobject_cast<const QScrollArea*>(above))
            return true;
    return false;
}

bool isCut(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget); label && !label->text().isEmpty()) {
        if (label->wordWrap())
            return label->height() < label->heightForWidth(label->width());
        return label->minimumWidth() != 1 && label->width() < label->minimumSizeHint().width();
    }
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button && !button->text().isEmpty() &&
           (button->width() < button->minimumSizeHint().width() ||
            button->height() < button->fontMetrics().height());
}

QStringList faultsOf(const QWidget& window) {
    QStringList faults;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window || isPartOfAView(*widget) ||
            widget->visibleRegion().isEmpty())
            continue;
        const QRect place(widget->mapTo(&window, QPoint(0, 0)), widget->size());
        const auto* area = scrollAreaAround(*widget);
        const bool isInside =
            area ? area->horizontalScrollBar()->maximum() == 0 : window.rect().contains(place);
        if (!isInside)
            faults << QStringLiteral("outside: %1 at %2,%3 %4x%5")
                          .arg(nameOf(*widget))
                          .arg(place.x())
                          .arg(place.y())
                          .arg(place.width())
                          .arg(place.height());
        else if (isCut(*widget))
            faults << QStringLiteral("cut: %1, %2x%3 of %4x%5")
                          .arg(nameOf(*widget))
                          .arg(widget->width())
                          .arg(widget->height())
                          .arg(widget->minimumSizeHint().width())
                          .arg(widget->minimumSizeHint().height());
    }
    return faults;
}

std::unique_ptr<MainWindow> windowIn(Scene& scene) {
    scene.settings = std::make_unique<QSettings>(scene.folder.filePath("settings.ini"), QSettings::IniFormat);
    auto window = std::make_unique<MainWindow>(*scene.settings, "/opt/etherdeck-link",
                                               [] { return std::vector<InterfaceChoice>(); });
    auto* pages = window->findChild<NavigationList*>();
    scene.pages = pages->count();
    scene.step = [pages] { pages->setCurrentRow(pages->currentRow() + 1); };
    return window;
}

void makeEmptyWindow(Scene& scene) {
    auto window = windowIn(scene);
    window->setLinks({demo::link("san0")});
    window->noteSettled();
    scene.widget = std::move(window);
}

void makeBusyWindow(Scene& scene) {
    auto window = windowIn(scene);
    window->setLinks({demo::link("san0"), demo::link("enx00e04c6803f2", LinkStatus::State::NoCarrier)});
    window->applyInventory({demo::home(), {}});
    window->noteSettled();
    window->console().reception().noteOpened({"192.0.2.1:6666"});
    window->console().setBoxes(demo::boxes(10, WallTime::clock::now()));
    window->console().showBox(2);
    scene.widget = std::move(window);
}

void makeSearchingWindow(Scene& scene) {
    makeBusyWindow(scene);
    auto& window = static_cast<MainWindow&>(*scene.widget);
    window.presentConsole(2, 0, 0);
    window.console().actions().search->trigger();
    scene.pages = 1;
}

void makeWizard(Scene& scene) {
    auto wizard = std::make_unique<DiscoveryWizard>("/opt/etherdeck-link");
    wizard->setPermission(demo::linkNotPermitted());
    wizard->setInterfaces(demo::interfacesOfAServer());
    scene.pages = 2;
    scene.step = [wizard = wizard.get()] { wizard->next(); };
    scene.widget = std::move(wizard);
}

void makePermittedWizard(Scene& scene) {
    auto wizard = std::make_unique<DiscoveryWizard>("/opt/etherdeck-link");
    wizard->setPermission({});
    wizard->setInterfaces(demo::interfacesOfAServer());
    scene.pages = 5;
    scene.step = [wizard = wizard.get()] {
        wizard->next();
        if (wizard->currentId() != DiscoveryWizard::Search)
            return;
        wizard->setLinks({demo::link("eth1")});
        wizard->applyInventory({demo::home(), {}});
        wizard->noteSettled();
    };
    scene.widget = std::move(wizard);
}

void makePreferences(Scene& scene) {
    auto dialog = std::make_unique<PreferencesDialog>(
        Preferences(), std::vector<LanguageOffer>{{"en", "English"}, {"de", "Deutsch"}});
    auto* tabs = dialog->findChild<QTabWidget*>();
    scene.pages = tabs->count();
    scene.step = [tabs] { tabs->setCurrentIndex(tabs->currentIndex() + 1); };
    scene.widget = std::move(dialog);
}

void makeAbout(Scene& scene) {
    QWidget parent;
    showAbout(&parent);
    auto* about = parent.findChild<QMessageBox*>();
    about->hide();
    about->setAttribute(Qt::WA_DeleteOnClose, false);
    about->setParent(nullptr, about->windowFlags());
    scene.widget.reset(about);
}

} // namespace

class EveryWindowFitsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_font = QApplication::font(); }
    void cleanup() { QApplication::setFont(m_font); }
    void fits_data();
    void fits();

private:
    QFont m_font;
};

void EveryWindowFitsTest::fits_data() {
    QTest::addColumn<SceneMaker>("make");
    QTest::addColumn<QString>("language");
    QTest::addColumn<double>("letters");
    QTest::addColumn<QSize>("screen");
    const std::pair<const char*, SceneMaker> scenes[] = {
        {"window without anything", makeEmptyWindow},
        {"window with everything", makeBusyWindow},
        {"search", makeSearchingWindow},
        {"wizard, not permitted", makeWizard},
        {"wizard", makePermittedWizard},
        {"preferences", makePreferences},
        {"about", makeAbout},
        {"interfaces",
         [](Scene& scene) {
             auto dialog = std::make_unique<InterfaceDialog>();
             dialog->setInterfaces(demo::interfacesOfAServer());
             scene.widget = std::move(dialog);
         }},
        {"permission",
         [](Scene& scene) { scene.widget = std::make_unique<PermissionDialog>(demo::linkNotPermitted()); }},
        {"shortcuts",
         [](Scene& scene) {
             scene.widget = std::make_unique<ShortcutsDialog>(std::vector<Shortcut>{{"Discover now", "F5"}});
         }},
        {"highlight rules",
         [](Scene& scene) {
             scene.widget = std::make_unique<LogRulesDialog>(
                 QList<LogRule>{{QStringLiteral("eth0"), false, RuleColor::Blue}},
                 QMap<qint64, QString>{{1, QStringLiteral("plug-a")}});
         }},
        {"note",
         [](Scene& scene) {
             InputDialog::Question question;
             question.title = QStringLiteral("Note on a line of the log");
             question.text = QString(200, QLatin1Char('x')).replace(20, 1, QLatin1Char(' '));
             question.label = QStringLiteral("Note");
             question.verb = QStringLiteral("Save");
             scene.widget = std::make_unique<InputDialog>(question);
         }},
        {"nothing arrives",
         [](Scene& scene) { scene.widget = std::make_unique<NothingArrivesDialog>(scene.probe); }},
        {"bookmarks",
         [](Scene& scene) {
             scene.widget = std::make_unique<LogBookmarksDialog>(std::vector<store::ConsoleBookmark>{},
                                                                 QMap<qint64, QString>());
         }},
    };
    for (const auto& [name, make] : scenes)
        for (const auto& choice : Language::available()) {
            QTest::addRow("%s, %s, 900x600", name, qPrintable(choice.code))
                << make << choice.code << 1.0 << QSize(900, 600);
            QTest::addRow("%s, %s, 1366x768, large letters", name, qPrintable(choice.code))
                << make << choice.code << 1.5 << QSize(1366, 768);
            // The same screen at 150 dpi has room for fewer pixels of that size.
            QTest::addRow("%s, %s, 910x512", name, qPrintable(choice.code))
                << make << choice.code << 1.0 << QSize(910, 512);
        }
}

void EveryWindowFitsTest::fits() {
    QFETCH(SceneMaker, make);
    QFETCH(QString, language);
    QFETCH(double, letters);
    QFETCH(QSize, screen);
    Theme theme(*qApp);
    QFont font = m_font;
    font.setPointSizeF(m_font.pointSizeF() * letters);
    QApplication::setFont(font);
    theme.apply(ThemeChoice::Light);
    Language languages;
    languages.apply(language);
    Scene scene;
    make(scene);
    QWidget& window = *scene.widget;
    const QRect available = QRect(QPoint(), screen);
    QStringList faults;
    for (int page = 0; page < scene.pages; ++page) {
        if (page == 0)
            window.show();
        else
            scene.step();
        window.resize(ScreenFit::fitted(window.geometry(), frame, available).size());
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCoreApplication::processEvents();
        const QSize inside = available.marginsRemoved(frame).size();
        if (window.width() > inside.width() || window.height() > inside.height())
            faults << QStringLiteral("page %1 is %2x%3").arg(page).arg(window.width()).arg(window.height());
        for (const auto& fault : faultsOf(window))
            faults << QStringLiteral("page %1: %2").arg(page).arg(fault);
    }
    QVERIFY2(faults.isEmpty(), qPrintable('\n' + faults.join('\n')));
}

QTEST_MAIN(EveryWindowFitsTest)
#include "tst_every_window_fits.moc"
