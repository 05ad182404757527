#pragma once

#include "ui/look/icons.h"

#include <QAbstractButton>

namespace etherdeck::ui {

/// A large button: an icon, what it does, and a sentence about it.
class WelcomeChoice : public QAbstractButton {
    Q_OBJECT

public:
    WelcomeChoice(Icon which, bool isFirst, QWidget* parent = nullptr);

    void setTexts(const QString& verb, const QString& explanation);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QFont verbFont() const;

    Icon m_icon;
    bool m_isFirst; ///< the likely next step
    QString m_explanation;
};

} // namespace etherdeck::ui
