#include "ui/inventory/table/columns.h"

#include "ui/inventory/targets/model.h"
#include "ui/look/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>

#include <algorithm>
#include <array>

namespace etherdeck::ui::columns {

namespace {

struct TargetColumnsTexts {
    Q_DECLARE_TR_FUNCTIONS(TargetColumns)
};

/// The number goes up with the columns, so that an older layout is not forced onto them.
QString key(const QString& view) { return QStringLiteral("inventory/%1-2").arg(view); }

/// A column is at first as wide as its heading and this text: about the longest that is usual.
struct Sample {
    int column;
    const char* text;
};
constexpr std::array samples{
    Sample{TargetModel::AddressColumn, "e4094.254"},
    Sample{TargetModel::NameColumn, "Backup box · 12 targets"},
    Sample{TargetModel::StateColumn, QT_TRANSLATE_NOOP("TargetColumns", "Not watched")},
    Sample{TargetModel::SizeColumn, "999.9 GB"},
    Sample{TargetModel::ModelColumn, "Coraid EtherDrive vblade"},
    Sample{TargetModel::SerialColumn, "7.254:pogoplug"},
    Sample{TargetModel::ConfigStringColumn, "backup-server-1"},
    Sample{TargetModel::PathsColumn, "16"},
    Sample{TargetModel::InterfaceColumn, "enp4s0"},
    Sample{TargetModel::LastSeenColumn, "59 min ago"},
};

} // namespace

void setUp(QHeaderView& header) {
    header.setSectionsMovable(true);
    header.setSectionsClickable(true);
    header.setHighlightSections(false);
    header.setStretchLastSection(true);
    header.setMinimumSectionSize(6 * metrics::grid);
    header.setFixedHeight(std::max(metrics::rowHeight, header.fontMetrics().height()) + metrics::half);
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(&header, &QHeaderView::customContextMenuRequested, &header,
                     [&header](const QPoint& position) { popUpMenu(header, position); });
}

void setDefaultWidths(QHeaderView& header, const QFontMetrics& font) {
    for (const auto& [column, text] : samples) {
        const QString heading = header.model()->headerData(column, Qt::Horizontal).toString();
        const int lamp = column == TargetModel::StateColumn ? metrics::lampSize + metrics::grid : 0;
        const int longest = std::max(font.horizontalAdvance(TargetColumnsTexts::tr(text)) + lamp,
                                     font.horizontalAdvance(heading));
        header.resizeSection(column, longest + 2 * metrics::grid + metrics::half);
    }
}

void popUpMenu(QHeaderView& header, const QPoint& position) {
    auto* menu = new QMenu(&header);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int visual = 0; visual < header.count(); ++visual) {
        const int column = header.logicalIndex(visual);
        if (column == TargetModel::AddressColumn)
            continue;
        QAction* action = menu->addAction(header.model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header.isSectionHidden(column));
        QObject::connect(action, &QAction::toggled, &header,
                         [&header, column](bool isShown) { header.setSectionHidden(column, !isShown); });
    }
    menu->popup(header.viewport()->mapToGlobal(position));
}

void save(const QHeaderView& header, QSettings& settings, const QString& view) {
    settings.setValue(key(view), header.saveState());
}

bool restore(QHeaderView& header, const QSettings& settings, const QString& view) {
    const QByteArray state = settings.value(key(view)).toByteArray();
    if (state.isEmpty() || !header.restoreState(state))
        return false;
    header.setSectionHidden(TargetModel::AddressColumn, false);
    return true;
}

QString text(const QHeaderView& header, const QModelIndexList& rows) {
    QStringList lines;
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int visual = 0; visual < header.count(); ++visual) {
            const int column = header.logicalIndex(visual);
            if (!header.isSectionHidden(column))
                cells << row.siblingAtColumn(column).data().toString();
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

QString addressText(const QModelIndexList& rows) {
    QStringList lines;
    for (const QModelIndex& row : rows)
        lines << QString::fromStdString(row.data(TargetModel::AddressRole).value<Address>().toString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace etherdeck::ui::columns
