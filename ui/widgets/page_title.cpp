#include "ui/widgets/page_title.h"

#include "ui/look/theme.h"

#include <QLabel>

namespace etherdeck::ui {

QLabel* pageTitle(QWidget* parent) {
    auto* title = new QLabel(parent);
    title->setFont(theme::titleFont(title->font()));
    title->setMinimumHeight(metrics::controlHeight);
    return title;
}

} // namespace etherdeck::ui
