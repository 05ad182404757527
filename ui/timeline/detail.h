#pragma once

#include "ui/timeline/items.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace etherdeck::ui {

/// A strip that describes one mark or a cluster of marks, with a button that goes to the place.
class TimelineDetail : public QWidget {
    Q_OBJECT

public:
    explicit TimelineDetail(QWidget* parent = nullptr);

    void clear();
    void showItem(const TimelineItems& items, const TimelineItem& item);
    void showCluster(const TimelineItems& items, const MarkCluster& cluster);

signals:
    void placeRequested();
    void boxRequested(const etherdeck::boxes::BoxKey& box);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setTexts(const QString& head, const QString& text);

    std::optional<MarkKind> m_kind;
    std::optional<boxes::BoxKey> m_box;
    QLabel* m_head;
    QLabel* m_text;
    QPushButton* m_showBox;
    QPushButton* m_go;
};

} // namespace etherdeck::ui
