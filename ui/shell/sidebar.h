#pragma once

#include <QWidget>

namespace etherdeck::ui {

enum class Icon;
class ActivityButton;
class LinkList;
class NavigationList;

/// Pages at the top; at the foot activity and links. In a narrow window it folds to icons and lamps.
class Sidebar : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget* parent = nullptr);

    [[nodiscard]] NavigationList& pages() const { return *m_pages; }
    [[nodiscard]] ActivityButton& activity() const { return *m_activity; }
    [[nodiscard]] LinkList& links() const { return *m_links; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fold();

    NavigationList* m_pages;
    ActivityButton* m_activity;
    LinkList* m_links;
};

} // namespace etherdeck::ui
