#pragma once

#include "ui/widgets/step_commands.h"

#include <QWidget>

#include <array>
#include <utility>

class QLabel;

namespace etherdeck::ui {

class WelcomeChoice;

/// The page of a first start: what Etherdeck does, and three ways to begin.
class Welcome : public QWidget {
    Q_OBJECT

public:
    explicit Welcome(QWidget* parent = nullptr);

    void setCommands(StepCommandsPtr commands) { m_commands = std::move(commands); }

private:
    void retranslate();
    void drawEmblem();

    StepCommandsPtr m_commands = std::make_shared<StepCommands>();
    QLabel* m_emblem;
    QLabel* m_title;
    QLabel* m_text;
    std::array<WelcomeChoice*, 3> m_choices;
};

} // namespace etherdeck::ui
