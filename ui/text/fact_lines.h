#pragma once

#include <QString>
#include <QStringList>

namespace etherdeck::ui {

/// What is known about one thing: its name, and sentences.
struct FactLines {
    QString label;
    QStringList lines;

    friend bool operator==(const FactLines&, const FactLines&) = default;
};

} // namespace etherdeck::ui
