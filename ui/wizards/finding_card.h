#pragma once

#include "ui/widgets/state_lamp.h"

#include <QFrame>
#include <QStringList>

class QLabel;

namespace etherdeck::ui {

/// A finding, in a frame tinted by its meaning: a mark, a title, sentences, and rows of raw facts in
/// monospace.
class FindingCard : public QFrame {
    Q_OBJECT

public:
    struct Finding {
        Lamp lamp = Lamp::On;
        QString title;
        QString text;
        QStringList facts;

        friend bool operator==(const Finding&, const Finding&) = default;
    };

    explicit FindingCard(QWidget* parent = nullptr);

    void setFinding(const Finding& finding);
    [[nodiscard]] const Finding& finding() const { return m_finding; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Finding m_finding;
    LampMark* m_mark;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_facts;
};

} // namespace etherdeck::ui
