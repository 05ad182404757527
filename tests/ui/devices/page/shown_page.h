#pragma once

#include "tests/ui/support/fake_devices.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/list_actions.h"
#include "ui/devices/page/page.h"
#include "ui/devices/plan/queue_banner.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_place.h"

#include <QAction>

#include <memory>

namespace etherdeck::ui {

/// The page on the screen, with two boxes of which nothing is known yet.
struct ShownPage {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    DevicesPage page;

    ShownPage() {
        page.setCommands(commands);
        page.resize(1000, 700);
        page.setDevices({{demo::plugDevice, {}}, {"root@other", "Attic"}});
        page.show();
    }
    [[nodiscard]] DeviceBoxView& view() const { return page.view(); }
    [[nodiscard]] QAction* action(DeviceTab tab, const QString& text) const {
        for (auto* one : view().actions().of(tab))
            if (one->text() == text)
                return one;
        return nullptr;
    }
    [[nodiscard]] QString bannerTitle() const {
        for (const auto* banner : page.findChildren<Banner*>())
            if (!banner->isHidden())
                return banner->message().title;
        return {};
    }
    [[nodiscard]] QString place() const {
        for (const auto* empty : page.findChildren<EmptyPlaceView*>())
            if (empty->isVisible())
                return empty->place().title;
        return {};
    }
};

} // namespace etherdeck::ui
