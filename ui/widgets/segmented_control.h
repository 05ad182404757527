#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace etherdeck::ui {

/// A few choices side by side, one of them active: the views of a page. Arrow keys move between them.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedControl(QWidget* parent = nullptr);

    /// Numbered from 0 in the order of adding; initially the first one is active.
    void addSegment(const QString& text);
    void setText(int segment, const QString& text);
    void setToolTip(int segment, const QString& text);
    [[nodiscard]] int current() const;
    /// Does not emit chosen().
    void setCurrent(int segment);

signals:
    /// By the user.
    void chosen(int segment);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
};

} // namespace etherdeck::ui
