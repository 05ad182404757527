#pragma once

#include <QObject>

class QStackedWidget;
class QWidget;

namespace etherdeck::ui {

class ConsolePage;
class DevicesPage;
class InventoryPage;
class NavigationList;
class PageReports;
class TimelinePage;
class Welcome;

/// The pages, and which of them is shown. The title of the window is what that page reports of itself.
class Navigator : public QObject {
    Q_OBJECT

public:
    struct Pages {
        InventoryPage* inventory;
        DevicesPage* devices;
        ConsolePage* console;
        TimelinePage* timeline;
        Welcome* welcome;
    };

    /// The list is filled with their names, and the stack takes the pages. All of them outlive it.
    Navigator(QWidget& window, NavigationList& list, const Pages& pages);

    [[nodiscard]] QStackedWidget* stack() const { return m_stack; }
    /// One of page_rows.
    void choose(int row);
    /// The same, and raises the window.
    void comeToFront(int row);
    [[nodiscard]] int row() const;
    [[nodiscard]] int count() const;
    /// Gives the keyboard to the page that is shown.
    void focusPage();
    [[nodiscard]] bool shows(const QWidget* page) const;
    /// In place of the pages, until leaveWelcome().
    void showWelcome();
    void leaveWelcome();

signals:
    void shown(int row);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showPage(int row);
    void showTitle();
    void tellWhatIsSeen();
    void retranslate();

    QWidget& m_window;
    NavigationList& m_list;
    Pages m_pages;
    QStackedWidget* m_stack;
    PageReports* m_reports;
};

} // namespace etherdeck::ui
