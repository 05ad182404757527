#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"

#include <QBasicTimer>
#include <QObject>

#include <unordered_map>
#include <vector>

class QWidget;

namespace etherdeck::ui {

class TargetModel;

/// The soft light on a target that has just changed: comes at once, fades once. There is none where the style
/// has no animations, and none for a crowd, because what changes everywhere at once needs no pointing at.
class ChangeFlash : public QObject {
    Q_OBJECT

public:
    /// Works while `view`, its owner, is visible.
    ChangeFlash(const TargetModel& targets, QWidget& view);

    /// 1 just after the change, 0 when there is none.
    [[nodiscard]] double strength(Address address) const;

signals:
    /// These are to be painted anew.
    void faded(const std::vector<etherdeck::Address>& addresses);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void begin(int first, int last);

    const TargetModel& m_targets;
    QWidget& m_view;
    std::unordered_map<Address, TimePoint> m_begun;
    QBasicTimer m_timer;
};

} // namespace etherdeck::ui
