#pragma once

#include <QLineEdit>

namespace etherdeck::ui {

class LineHistory;

/// One line for U-Boot, with the lines before it on the arrow keys. Several pasted at once are told and not
/// put in.
class LineEntry : public QLineEdit {
    Q_OBJECT

public:
    explicit LineEntry(QWidget* parent = nullptr);

    /// Not owned; nullptr: none.
    void setHistory(LineHistory* history) { m_history = history; }

signals:
    void severalPasted(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    bool pasteSeveral();

    LineHistory* m_history = nullptr;
};

} // namespace etherdeck::ui
