#pragma once

#include "core/services/inventory/discovery_service.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;

namespace etherdeck::ui {

/// Each link in one line, for the status bar: only what it is called and its state where there is no room for
/// more, which its tool tip and the sidebar show.
class LinkStatusLine : public QWidget {
    Q_OBJECT

public:
    explicit LinkStatusLine(QWidget* parent = nullptr);

    void setLinks(const std::vector<LinkStatus>& links);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showTexts();

    std::vector<LinkStatus> m_links;
    QHBoxLayout* m_layout;
    std::vector<QLabel*> m_labels;
    int m_room = 0; ///< not known before it is shown
};

} // namespace etherdeck::ui
