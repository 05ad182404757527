// Draws the console page, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/demo_boxes.h"
#include "tests/ui/support/drawing.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

enum class Sleep { None, Warning, Slept };

bool draw(const QString& path, int count, bool isTaken, Sleep sleep = Sleep::None) {
    ConsolePage page;
    page.resize(1032, 660);
    const auto now = std::chrono::system_clock::now();
    if (isTaken)
        page.reception().noteFailed({ErrorCode::Busy, "bind: Address already in use", 98},
                                    QStringLiteral("0.0.0.0:6666"), {{4711, "socat"}});
    else
        page.reception().noteOpened({QStringLiteral("0.0.0.0:6666"), QStringLiteral("[::]:6666")});
    page.setBoxes(demo::boxes(count, now));
    page.show();
    const bool isShown = QTest::qWaitForWindowExposed(&page);
    if (count > 0)
        page.showBox(1);
    if (count > 1) {
        auto later = demo::boxes(count, now);
        later[2].lines += 128;
        later[2].crashes += 1;
        later[3].lines += 5;
        page.setBoots(3, demo::bootsOf(3, now));
        page.tree().expand(page.model().indexOf(3));
        page.setBoxes(later);
    }
    if (sleep == Sleep::Warning)
        page.reception().noteAboutToSleep({QStringLiteral("e02-left"), QStringLiteral("e02-right")});
    else if (sleep == Sleep::Slept)
        page.reception().noteSlept(now - std::chrono::hours(4), now - std::chrono::minutes(2),
                                   {QStringLiteral("e02-left")});
    return isShown && demo::stillPicture(page).save(path);
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        const auto path = [&](const char* name) { return demo::picturePath(folder, name, choice); };
        bool isGood = draw(path("console-empty"), 0, false);
        isGood &= draw(path("console-taken"), 1, true);
        isGood &= draw(path("console-one"), 1, false);
        isGood &= draw(path("console-sleep"), 10, false, Sleep::Warning);
        isGood &= draw(path("console-slept"), 10, false, Sleep::Slept);
        isGood &= draw(path("console-ten"), 10, false);
        return isGood;
    });
}
