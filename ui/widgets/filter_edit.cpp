#include "ui/widgets/filter_edit.h"

#include <QKeyEvent>

namespace etherdeck::ui {

namespace {

constexpr int longestFilter = 1000; // characters

} // namespace

FilterEdit::FilterEdit(QWidget* parent, Icon icon) : QLineEdit(parent) {
    setClearButtonEnabled(true);
    setMaxLength(longestFilter);
    addAction(ui::icon(icon), LeadingPosition);
}

void FilterEdit::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            emit left();
        else
            clear();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace etherdeck::ui

#include "moc_filter_edit.cpp"
