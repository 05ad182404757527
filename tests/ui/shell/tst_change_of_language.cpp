#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_boxes.h"
#include "tests/ui/support/demo_interfaces.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/inventory/page/page.h"
#include "ui/look/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigation_list.h"
#include "ui/shell/preferences/dialog.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/undo/edits.h"
#include "ui/wizards/discovery_wizard.h"
#include "ui/wizards/interfaces/dialog.h"
#include "ui/wizards/permission_dialog.h"
#include "ui/wizards/welcome.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QMenu>
#include <QMetaProperty>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

void addModel(const QAbstractItemModel& model, const QModelIndex& parent, QSet<QString>& texts) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column)
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                texts << "cell: " + model.index(row, column, parent).data(role).toString();
        addModel(model, model.index(row, 0, parent), texts);
    }
}

/// All that an object says, and those in it: every property that is a text, and what models hold. What does
/// not show gets its texts when it is shown; menus are there all the time.
void addTexts(const QObject& object, QSet<QString>& texts) {
    const auto* widget = qobject_cast<const QWidget*>(&object);
    if (widget != nullptr && !widget->isVisible() && qobject_cast<const QMenu*>(widget) == nullptr)
        return;
    static const QSet<QString> notForPeople{"objectName", "styleSheet", "inputMask", "iconText", "html"};
    const auto* type = object.metaObject();
    for (int i = 0; i < type->propertyCount(); ++i) {
        const QMetaProperty property = type->property(i);
        if (property.metaType() == QMetaType::fromType<QString>() &&
            !notForPeople.contains(QLatin1String(property.name())))
            texts << QLatin1String(type->className()) + '.' + QLatin1String(property.name()) + ": " +
                         property.read(&object).toString();
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&object))
        for (int i = 0; i < box->count(); ++i)
            texts << "choice: " + box->itemText(i);
    if (const auto* view = qobject_cast<const QAbstractItemView*>(&object);
        view != nullptr && view->model() != nullptr) {
        for (int column = 0; column < view->model()->columnCount(); ++column)
            texts << "heading: " + view->model()->headerData(column, Qt::Horizontal).toString();
        addModel(*view->model(), {}, texts);
    }
    for (const QObject* child : object.children())
        addTexts(*child, texts);
}

/// Without numbers, as times go on.
QSet<QString> textsOf(const QObject& object) {
    static const QRegularExpression number(QStringLiteral("[0-9]+"));
    QSet<QString> all;
    addTexts(object, all);
    if (auto* pages = object.findChild<NavigationList*>())
        for (int row = 0; row < pages->count(); ++row) {
            pages->setCurrentRow(row);
            addTexts(object, all);
        }
    QSet<QString> texts;
    for (QString text : all)
        if (!text.endsWith(QLatin1String(": ")))
            texts << text.replace(number, QStringLiteral("#"));
    return texts;
}

QStringList without(const QSet<QString>& some, const QSet<QString>& others) {
    QStringList left = (some - others).values();
    left.sort();
    return left;
}

/// Something to look at, with what it needs.
struct Scene {
    QTemporaryDir folder;
    std::unique_ptr<QSettings> settings;
    std::unique_ptr<QWidget> widget;
};
using SceneMaker = void (*)(Scene& scene);

std::unique_ptr<MainWindow> windowIn(Scene& scene) {
    scene.settings = std::make_unique<QSettings>(scene.folder.filePath("settings.ini"), QSettings::IniFormat);
    return std::make_unique<MainWindow>(*scene.settings, "/opt/etherdeck-link",
                                        [] { return std::vector<InterfaceChoice>(); });
}

void makeEmptyWindow(Scene& scene) {
    auto window = windowIn(scene);
    window->setLinks({demo::link("san0")});
    window->noteSettled();
    scene.widget = std::move(window);
}

void makeBusyWindow(Scene& scene) {
    auto window = windowIn(scene);
    auto targets = demo::home();
    demo::makeConflict(targets.front());
    demo::makeVanished(targets[1], std::chrono::minutes(4));
    demo::makeMissing(targets[2], std::chrono::hours(26));
    demo::makeNotWatched(targets[3], std::chrono::hours(1));
    window->setLinks({demo::link("san0"), demo::link("san1", LinkStatus::State::NoCarrier)});
    window->applyInventory({targets, {}});
    window->noteSettled();
    window->present(targets.front().address);
    window->console().reception().noteOpened({"192.0.2.1:6666"});
    window->console().setBoxes(demo::boxes(10, WallTime::clock::now()));
    window->edits().push(ShelfLabelEdit{7, {"films", {}}, {}});
    scene.widget = std::move(window);
}

void makeWizard(Scene& scene) {
    auto wizard = std::make_unique<DiscoveryWizard>("/opt/etherdeck-link");
    wizard->setPermission({});
    wizard->setInterfaces(demo::interfacesOfAServer());
    scene.widget = std::move(wizard);
}

} // namespace

class ChangeOfLanguageTest : public QObject {
    Q_OBJECT

private slots:
    void noTextIsLeftBehind_data();
    void noTextIsLeftBehind();
};

void ChangeOfLanguageTest::noTextIsLeftBehind_data() {
    QTest::addColumn<SceneMaker>("make");
    QTest::newRow("window without anything") << SceneMaker(makeEmptyWindow);
    QTest::newRow("window with everything") << SceneMaker(makeBusyWindow);
    QTest::newRow("wizard") << SceneMaker(makeWizard);
    QTest::newRow("welcome") << SceneMaker([](Scene& scene) { scene.widget = std::make_unique<Welcome>(); });
    QTest::newRow("interfaces") << SceneMaker([](Scene& scene) {
        auto dialog = std::make_unique<InterfaceDialog>();
        dialog->setInterfaces(demo::interfacesOfAServer());
        scene.widget = std::move(dialog);
    });
    QTest::newRow("permission") << SceneMaker(
        [](Scene& scene) { scene.widget = std::make_unique<PermissionDialog>(demo::linkNotPermitted()); });
    QTest::newRow("preferences") << SceneMaker([](Scene& scene) {
        scene.widget = std::make_unique<PreferencesDialog>(
            Preferences(), std::vector<LanguageOffer>{{"en", "English"}, {"de", "Deutsch"}});
    });
    QTest::newRow("shortcuts") << SceneMaker([](Scene& scene) {
        scene.widget = std::make_unique<ShortcutsDialog>(std::vector<Shortcut>{{"1", "F5"}});
    });
}

/// What was made in one language and has changed says the same as what was made in the other.
void ChangeOfLanguageTest::noTextIsLeftBehind() {
    QFETCH(SceneMaker, make);
    Language language;
    language.apply("en");
    Scene changed;
    make(changed);
    changed.widget->show();
    const QSet<QString> before = textsOf(*changed.widget);
    language.apply("de");
    Scene fresh;
    make(fresh);
    fresh.widget->show();
    QSet<QString> after;
    const auto isLike = [&](const QSet<QString>& other) {
        after = textsOf(*changed.widget);
        return without(after, other).isEmpty() && without(other, after).isEmpty();
    };
    const QSet<QString> expected = textsOf(*fresh.widget);
    if (!QTest::qWaitFor([&] { return isLike(expected); }))
        QFAIL(qPrintable("left behind:\n" + without(after, expected).join('\n') + "\nmissing:\n" +
                         without(expected, after).join('\n')));
    QVERIFY(after != before);
    language.apply("en");
    if (!QTest::qWaitFor([&] { return isLike(before); }))
        QFAIL(qPrintable("left behind:\n" + without(after, before).join('\n') + "\nmissing:\n" +
                         without(before, after).join('\n')));
}

QTEST_MAIN(ChangeOfLanguageTest)
#include "tst_change_of_language.moc"
