#pragma once

#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/rack/view.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/model.h"
#include "ui/inventory/targets/selection.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

#include <memory>
#include <utility>
#include <vector>

namespace etherdeck::ui {

/// A rack on the screen, handled as a person does it.
struct ShownRack {
    TargetModel model;
    TargetFilterModel filter;
    TargetSelection selection;
    std::unique_ptr<RackView> rack;

    explicit ShownRack(std::vector<discovery::Target> targets = demo::home(), QSize size = {900, 420}) {
        filter.setSourceModel(&model);
        selection.follow(model);
        model.setTime(Moment::now());
        model.apply({std::move(targets), {}});
        rack = std::make_unique<RackView>(filter, selection);
        rack->resize(size);
        rack->show();
        rack->activateWindow();
        (void)QTest::qWaitForWindowActive(rack.get());
        rack->setFocus();
    }
    [[nodiscard]] QPoint at(Address address) const { return rack->bayRect(address).center(); }
    void click(Address address, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::mouseClick(rack->viewport(), Qt::LeftButton, modifiers, at(address));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(rack.get(), key, modifiers);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::mousePress(rack->viewport(), Qt::LeftButton, modifiers, from);
        for (const QPoint point : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, point, rack->viewport()->mapToGlobal(point), Qt::NoButton,
                             Qt::LeftButton, modifiers);
            QApplication::sendEvent(rack->viewport(), &move);
        }
        QTest::mouseRelease(rack->viewport(), Qt::LeftButton, modifiers, to);
    }
    void turnWheel(int notches, QPoint where, Qt::KeyboardModifiers modifiers) const {
        QWheelEvent event(where, rack->viewport()->mapToGlobal(where), {}, QPoint(0, 120 * notches),
                          Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(rack->viewport(), &event);
    }
    [[nodiscard]] QString selected() const {
        QStringList list;
        for (const Address address : selection.addresses())
            list << QString::fromStdString(address.toString());
        return list.join(' ');
    }
    [[nodiscard]] QString current() const {
        return selection.current() ? QString::fromStdString(selection.current()->toString()) : QString();
    }
    [[nodiscard]] bool isInSight(Address address) const {
        return rack->viewport()->rect().contains(rack->bayRect(address));
    }
    [[nodiscard]] QImage bay(Address address) const {
        return rack->viewport()->grab(rack->bayRect(address)).toImage();
    }
};

} // namespace etherdeck::ui
