#pragma once

#include "core/services/inventory/discovery_service.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;

namespace etherdeck::ui {

/// Each link in one line, for the status bar. Shrinks when there is no room; the sidebar shows it all.
class LinkStatusLine : public QWidget {
    Q_OBJECT

public:
    explicit LinkStatusLine(QWidget* parent = nullptr);

    void setLinks(const std::vector<LinkStatus>& links);
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void refresh();

    std::vector<LinkStatus> m_links;
    QHBoxLayout* m_layout;
    std::vector<QLabel*> m_labels;
};

} // namespace etherdeck::ui
