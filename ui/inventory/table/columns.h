#pragma once

#include <QModelIndex>
#include <QString>

class QFontMetrics;
class QHeaderView;
class QPoint;
class QSettings;

/// The columns of a TargetModel, alike in table and tree: widths, the menu that chooses them, the memory of
/// them.
namespace etherdeck::ui::columns {

void setUp(QHeaderView& header);
/// As wide as what they usually hold.
void setDefaultWidths(QHeaderView& header, const QFontMetrics& font);
/// The one that shows and hides columns.
void popUpMenu(QHeaderView& header, const QPoint& position);

void save(const QHeaderView& header, QSettings& settings, const QString& view);
/// Returns true when there was something to restore.
bool restore(QHeaderView& header, const QSettings& settings, const QString& view);

/// Rows as shown: a row a line, visible columns in their order, tabs between.
[[nodiscard]] QString text(const QHeaderView& header, const QModelIndexList& rows);
/// A line an address.
[[nodiscard]] QString addressText(const QModelIndexList& rows);

} // namespace etherdeck::ui::columns
