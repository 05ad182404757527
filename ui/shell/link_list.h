#pragma once

#include "core/services/discovery_service.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace etherdeck::ui {

/// The links at the foot of the sidebar: state by shape and word, and what has passed in and out.
class LinkList : public QWidget {
    Q_OBJECT

public:
    explicit LinkList(QWidget* parent = nullptr);

    void setLinks(const std::vector<LinkStatus>& links);

private:
    class Row;

    QVBoxLayout* m_layout;
    QWidget* m_none;
    std::vector<Row*> m_rows;
};

} // namespace etherdeck::ui
