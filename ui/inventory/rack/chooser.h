#pragma once

#include "ui/inventory/rack/layout.h"

#include <QElapsedTimer>
#include <QPoint>
#include <QString>

#include <chrono>

class QKeyEvent;

namespace etherdeck::ui {

class TargetSelection;

/// What mouse and keys choose in the rack: a bay, a range, the bays in a rectangle, or one whose address is
/// typed. Knows the layout, and no widget.
class RackChooser {
public:
    /// Both live longer.
    RackChooser(TargetSelection& selection, const RackLayout& layout) :
        m_selection(selection), m_layout(layout) {}

    /// It alone, or with Shift all from the last one that was chosen; with Control besides what is selected.
    void choose(Address address, Qt::KeyboardModifiers modifiers);
    void toggle(Address address);
    void chooseAll();
    /// As choose(), but Control makes it current only.
    void moveTo(Address address, Qt::KeyboardModifiers modifiers);
    /// Where an arrow, page, Home or End key leads; `page` is how far a page key goes.
    [[nodiscard]] std::optional<Address> destination(int key, int page, bool isMirrored) const;

    enum class KeyUse {
        None,   ///< it means nothing here
        Chosen, ///< all, or one more or less; or a part of an address
        Moved,  ///< the current one is another, or should be in sight
    };
    /// Selects, moves, or begins an address.
    [[nodiscard]] KeyUse takeKey(const QKeyEvent& event, int page, bool isMirrored);

    /// The left button, at a place of the layout.
    void press(QPoint place, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] const std::optional<QPoint>& pressed() const { return m_pressed; }
    void dragTo(QPoint place);
    void release();
    /// While it is dragged.
    [[nodiscard]] const std::optional<QRect>& rubberBand() const { return m_rubberBand; }

    /// After this long without a key, the next one begins a new address.
    void setTypingPause(std::chrono::milliseconds pause) { m_typingPause = pause; }
    /// Whether it can be a part of an address, as "e7.1" or "7.1".
    [[nodiscard]] bool type(const QString& key);
    /// The first bay whose address begins with what was typed.
    [[nodiscard]] std::optional<Address> typedAddress() const;

private:
    [[nodiscard]] KeyUse takeMove(const QKeyEvent& event, int page, bool isMirrored);
    [[nodiscard]] KeyUse takeTyped(const QKeyEvent& event);

    TargetSelection& m_selection;
    const RackLayout& m_layout;
    std::optional<Address> m_pivot; ///< where a range begins
    std::optional<QPoint> m_pressed;
    std::optional<QRect> m_rubberBand;
    std::vector<Address> m_beforeDrag;
    QString m_typed;
    QElapsedTimer m_sinceTyped;
    std::chrono::milliseconds m_typingPause{1500};
};

} // namespace etherdeck::ui
