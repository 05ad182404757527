#pragma once

#include "core/discovery/target.h"
#include "ui/text/target.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace etherdeck::ui {

class FactGroup;

/// The paths of a target, and what is true of all of them.
class PathsSection : public QWidget {
    Q_OBJECT

public:
    explicit PathsSection(QWidget* parent = nullptr);

    void setTarget(const discovery::Target& target, const InterfaceNames& interfaceName, const Moment& now);

private:
    QVBoxLayout* m_column;
    QLabel* m_note;
    std::vector<FactGroup*> m_paths;
};

} // namespace etherdeck::ui
