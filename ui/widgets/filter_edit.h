#pragma once

#include "ui/look/icons.h"

#include <QLineEdit>

namespace etherdeck::ui {

/// The field above a list that the list is filtered by. Escape empties it; in an empty field it leaves, as
/// Down and Return always do.
class FilterEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterEdit(QWidget* parent = nullptr, Icon icon = Icon::Search);

signals:
    /// The focus belongs to the list now.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace etherdeck::ui
