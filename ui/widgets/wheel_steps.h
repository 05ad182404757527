#pragma once

namespace etherdeck::ui {

/// Whole steps from the turns of a wheel. A touchpad reports fractions of a notch: the rest counts for the
/// next turn.
class WheelSteps {
public:
    /// `angle` as of QWheelEvent::angleDelta().
    [[nodiscard]] int take(int angle, int stepsOfANotch = 1) {
        constexpr int notch = 120;
        m_rest += angle * stepsOfANotch;
        const int steps = m_rest / notch;
        m_rest -= steps * notch;
        return steps;
    }

private:
    int m_rest = 0;
};

} // namespace etherdeck::ui
