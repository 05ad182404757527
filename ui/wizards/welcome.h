#pragma once

#include <QWidget>

#include <array>

class QLabel;

namespace etherdeck::ui {

class WelcomeChoice;

/// What a first start shows: what Etherdeck does, and three ways on.
class Welcome : public QWidget {
    Q_OBJECT

public:
    explicit Welcome(QWidget* parent = nullptr);

signals:
    void wizardRequested();
    void labRequested();
    void chooseInterfacesRequested();

private:
    void retranslate();
    void drawEmblem();

    QLabel* m_emblem;
    QLabel* m_title;
    QLabel* m_text;
    std::array<WelcomeChoice*, 3> m_choices;
};

} // namespace etherdeck::ui
