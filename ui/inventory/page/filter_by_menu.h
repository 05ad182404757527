#pragma once

#include "ui/inventory/targets/target_box.h"

#include <QMenu>

namespace etherdeck::ui {

class InventoryContents;

/// Offers the words by which the filter finds what is like the selected target: of its shelf, owner, box,
/// model or state.
class FilterByMenu : public QMenu {
    Q_OBJECT

public:
    /// The contents outlive it.
    explicit FilterByMenu(const InventoryContents& contents, QWidget* parent = nullptr);

signals:
    /// Text for the filter.
    void chosen(const QString& filter);

private:
    void fill();
    void add(const QString& text, const QString& filter);

    const InventoryContents& m_contents;
};

} // namespace etherdeck::ui
